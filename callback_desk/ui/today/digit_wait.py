"""Tells a key pressed alone from a number that is being typed."""

from PySide6.QtCore import QObject, QTimer, Signal

# Two digits within this time are typing: a hand, or a scanner.
WAIT_MS = 500


class DigitWait(QObject):
    """Holds a digit for half a second before it may act.

    `stood_alone` tells the digit that nothing followed; `typed` tells digits that are
    part of a number, first the two that showed it, then each that follows as fast.
    """

    stood_alone = Signal(str)
    typed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held = ""
        # The same digit pressed again, where that is one press.
        self._doubled = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._on_timed_out)

    @property
    def held(self) -> str:
        """The digit that waits, or ""."""
        return self._held

    def press(self, digit: str, *, twice_is_once: bool = False) -> None:
        """A digit was pressed.

        Args:
            digit: which.
            twice_is_once: whether the same one twice is an unsteady hand: then it waits
                on, and begins a number only when another one follows.
        """
        follows = self._timer.isActive()
        self._timer.start()
        if follows and twice_is_once and digit == self._held:
            self._doubled += digit
            return
        number = self._held + self._doubled + digit
        self._held, self._doubled = "" if follows else digit, ""
        if follows:
            self.typed.emit(number)

    def hurry(self) -> bool:
        """Let a digit that waits act at once; whether one did wait."""
        waited = bool(self._held)
        if waited:
            self._timer.stop()
            self._on_timed_out()
        return waited

    def take_back(self) -> bool:
        """Let a digit that waits act never; whether one did wait."""
        waited = bool(self._held)
        self._held = self._doubled = ""
        self._timer.stop()
        return waited

    def _on_timed_out(self) -> None:
        digit, self._held, self._doubled = self._held, "", ""
        if digit:
            self.stood_alone.emit(digit)
