"""What the steps of the first run have in common."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel


class StepPanel(QWidget):
    """One step: a question, a sentence about it, and the fields.

    A child fills `column`, and says with `check` whether the step may be left.
    """

    number: ClassVar[int]
    title: ClassVar[str]
    about: ClassVar[str]
    next_words: ClassVar[str] = _("Next")
    next_is_main: ClassVar[bool] = True

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(3.5))
        heading = QVBoxLayout()
        heading.setSpacing(theme.px(1))
        heading.addWidget(
            PlainLabel(theme, self.title, scale=1.5, bold=True, wraps=True)
        )
        self.about_label = PlainLabel(theme, self.about, muted=True, wraps=True)
        heading.addWidget(self.about_label)
        self.column.addLayout(heading)

    def first_field(self) -> QWidget | None:
        """What has the focus when the step is shown; None means the way on."""
        return None

    def check(self) -> bool:
        """Whether the step may be left; if not, it says why beside the field."""
        return True
