"""A heart in Qt's own event loop: how long the window could hear nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, process_time, thread_time

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

from callback_desk.ui.background import Background

BEAT_MS = 2
# So long nothing may have been going on behind before something counts as done.
QUIET, PATIENCE = 0.2, 60.0


@dataclass(frozen=True, slots=True)
class Gap:
    """The longest time between two beats, each the longest of its own kind.

    Attributes:
        wall: by the clock, in seconds.
        own: in which this thread was at work, in seconds.
        work: in which all threads of the process were at work, in seconds.
    """

    wall: float
    own: float
    work: float = 0.0


class Heart(QObject):
    """Beats as often as the event loop lets it."""

    def __init__(self, background: Background, patience: float = PATIENCE) -> None:
        """Listen to what goes on behind.

        Args:
            background: the lane whose work is waited for.
            patience: seconds after which it is not waited for any more.
        """
        super().__init__()
        self._loop, self._beating = QEventLoop(), QTimer(self)
        self._beating.setTimerType(Qt.TimerType.PreciseTimer)
        self._beating.setInterval(BEAT_MS)
        self._beating.timeout.connect(self._on_beat)
        self._is_busy, self._patience = False, patience
        self._until: Callable[[], bool] | None = None
        background.busy_changed.connect(self._on_busy_changed)
        self._wall = self._own = self._work = self._last_busy = 0.0
        self._started = self._last_wall = self._last_own = self._last_work = 0.0

    def during(
        self, act: Callable[[], object], until: Callable[[], bool] | None = None
    ) -> Gap:
        """Do something in the loop, and what follows from it.

        Args:
            act: what a person or a timer does.
            until: says whether what is waited for has come; None if all that is
                waited for goes on behind.

        Returns:
            the longest gap until nothing was going on any more.

        Raises:
            TimeoutError: it did not end.
        """
        self._wall = self._own = self._work = 0.0
        self._until = until
        self._last_wall, self._last_own = perf_counter(), thread_time()
        self._last_work = process_time()
        self._started = self._last_busy = self._last_wall
        QTimer.singleShot(BEAT_MS, self, act)
        self._beating.start()
        self._loop.exec()
        self._beating.stop()
        if perf_counter() - self._started > self._patience:
            raise TimeoutError("what was done did not end")
        return Gap(self._wall, self._own, self._work)

    def _on_busy_changed(self, busy: bool) -> None:
        self._is_busy = busy
        self._last_busy = perf_counter()

    def _on_beat(self) -> None:
        wall, own, work = perf_counter(), thread_time(), process_time()
        self._work = max(self._work, work - self._last_work)
        self._wall = max(self._wall, wall - self._last_wall)
        self._own = max(self._own, own - self._last_own)
        self._last_wall, self._last_own, self._last_work = wall, own, work
        has_come = self._until is None or self._until()
        is_quiet = not self._is_busy and wall - self._last_busy > QUIET
        if (is_quiet and has_come) or wall - self._started > self._patience:
            self._loop.quit()
