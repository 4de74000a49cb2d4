"""A look, every second, whether the computer's clock went on as it should."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_MS = 1_000
# A window that was busy looks late by some seconds; sleep and a clock that was set
# show as more. Backwards nothing goes but a clock.
LATE, BACK = timedelta(seconds=6), timedelta(seconds=-2)


class ClockWatch(QObject):
    """`jumped` follows when the computer slept, or somebody set its clock.

    Some systems' other clock stands still while they sleep and some systems' goes on:
    what both show is that far more than a second lies between two looks.
    """

    jumped = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._now, self._before = now, now()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)

    def look(self) -> None:
        """Look now."""
        before, self._before = self._before, self._now()
        if not BACK <= self._before - before <= LATE:
            self.jumped.emit()
