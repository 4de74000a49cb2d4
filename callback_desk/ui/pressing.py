"""Enter presses the button that has the keys, as Space does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD = ~Qt.KeyboardModifier.KeypadModifier


def press_by_enter(event: QKeyEvent, button: QWidget | None) -> bool:
    """Press what has the keys, if it is a button and this is Enter; whether it was.

    Qt does so in dialogs alone, and there it presses the default one where another has
    the focus that is not to become it: Enter on *Cancel* saved. What can be ticked is
    left to Space, and a key that is held down presses once.
    """
    if event.key() not in _ENTER or event.modifiers() & _HELD:
        return False
    if not isinstance(button, QAbstractButton):
        return False
    if isinstance(button, QCheckBox | QRadioButton):
        return False
    # Left to Qt, a key that is held down would press the dialog's default button.
    if not event.isAutoRepeat():
        button.click()
    return True
