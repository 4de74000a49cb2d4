"""Keys that were pressed before it was clear which field they belong to."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

DIGITS = "0123456789"


def type_digits(digits: str) -> None:
    """Have the field with the focus take digits as if they were typed there.

    A letter may stand among them, as in `3pm`.
    """
    field = QApplication.focusWidget()
    if field is None:
        return
    for digit in digits:
        key = Qt.Key(ord(digit)) if digit in DIGITS else Qt.Key.Key_unknown
        press = QKeyEvent(
            QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, digit
        )
        QApplication.sendEvent(field, press)
