"""A field for a password, which notices a Caps Lock left on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

LONGEST_PASSWORD = 1000


class PasswordField(QLineEdit):
    """Shows dots. `caps_lock_noticed` tells when Caps Lock seems to go on or off.

    Qt tells of no Caps Lock by itself, so the letters do: a capital that was typed
    without Shift, or a small one with it.
    """

    caps_lock_noticed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST_PASSWORD)
        self._caps_lock = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key, and see what it tells of Caps Lock."""
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_CapsLock:
            # Only a lock known to be on is known to go off.
            self._notice(on=False)
            return
        letter = event.text()
        if len(letter) == 1 and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._notice(on=letter.isupper() != shift)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave it: what was known of Caps Lock may change unseen."""
        super().focusOutEvent(event)
        self._notice(on=False)

    def _notice(self, *, on: bool) -> None:
        if on != self._caps_lock:
            self._caps_lock = on
            self.caps_lock_noticed.emit(on)
