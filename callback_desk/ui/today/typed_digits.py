"""Digits that were pressed before it was clear which field they belong to."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication


def type_digits(digits: str) -> None:
    """Have the field with the focus take digits as if they were typed there."""
    field = QApplication.focusWidget()
    if field is None:
        return
    for digit in digits:
        key = Qt.Key(ord(digit))
        press = QKeyEvent(
            QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, digit
        )
        QApplication.sendEvent(field, press)
