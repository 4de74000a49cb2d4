"""What the sections of the settings have in common."""

from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel

# Layout units.
NARROW = 110


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
        self.head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.head.setSpacing(theme.px(4))
        self.head.addLayout(heading, 1)
        self.column.addLayout(self.head)

    @property
    def is_unsaved(self) -> bool:
        """Whether something was changed here that *Save* has not saved yet."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow panel what stands beside its name comes beneath it."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.px(NARROW)
        ways = QBoxLayout.Direction
        self.head.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def first_field(self) -> QWidget | None:
        """What has the focus when the section is come to; None if nothing can."""
        return None
