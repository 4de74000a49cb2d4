"""A field for a small whole number."""

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit

from callback_desk.ui.theme import Theme
from callback_desk.ui.typed_words import let_pass

WIDEST = "00000"


class NumberField(QLineEdit):
    """Takes digits alone; what is empty counts as the least."""

    def __init__(self, theme: Theme, name: str, least: int, most: int) -> None:
        super().__init__()
        let_pass(self)
        self._least = least
        self.setAccessibleName(name)
        self.setValidator(QIntValidator(least, most, self))
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(WIDEST) + theme.px(6))

    @property
    def number(self) -> int:
        """What it holds."""
        text = self.text()
        return int(text) if text.isdecimal() else self._least

    def set_number(self, number: int) -> None:
        """Show a number."""
        self.setText(str(number))
