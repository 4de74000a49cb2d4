"""What the sections of the settings have in common."""

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel


class SettingsPanel(QWidget):
    """One section: its name, a sentence about it, and what can be set.

    A child fills `column`, and may put a button at the right of `head`.
    """

    title: ClassVar[str]
    about: ClassVar[str]
    icon_name: ClassVar[str]
    # How wide it becomes at the most, in layout units: no wider than is good to read.
    widest: ClassVar[int] = 200

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(3.5))
        heading = QVBoxLayout()
        heading.setSpacing(theme.px(1))
        heading.addWidget(PlainLabel(theme, self.title, scale=1.3, bold=True))
        heading.addWidget(PlainLabel(theme, self.about, muted=True, wraps=True))
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.px(4))
        self.head.addLayout(heading, 1)
        self.column.addLayout(self.head)

    def first_field(self) -> QWidget | None:
        """What has the focus when the section is come to; None if nothing can."""
        return None
