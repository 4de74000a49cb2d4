"""Enter presses the button that has the keys, as Space does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QRadioButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD = ~Qt.KeyboardModifier.KeypadModifier


def press_by_enter(event: QKeyEvent) -> bool:
    """Press the button with the focus, if this key is Enter; whether it was pressed.

    Qt does so in dialogs alone. What can be ticked is left to Space, and a key that is
    held down presses once.
    """
    button = QApplication.focusWidget()
    if event.key() not in _ENTER or event.modifiers() & _HELD:
        return False
    if not isinstance(button, QAbstractButton) or event.isAutoRepeat():
        return False
    if isinstance(button, QCheckBox | QRadioButton):
        return False
    button.click()
    return True
