"""One long piece of work on a thread of its own, which can be stopped."""

from collections.abc import Callable
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from callback_desk.domain.stopping import Heed, Stopped
from callback_desk.ui.background import Background

# Longer than that, and it is shown and can be stopped.
LONG_MS = 500


class LongWork(QObject):
    """Calls are saved while it runs: the database's lane is free.

    `took_long` follows where it is not done at once, `ended` in any case.
    """

    took_long = Signal()
    ended = Signal()

    def __init__(self, parent: QObject, name: str) -> None:
        super().__init__(parent)
        self._lane = Background(self, name)
        self._end = Event()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONG_MS)
        self._patience.timeout.connect(self.took_long)
        self.is_running = False

    def run(
        self,
        work: Callable[[Heed], object],
        done: Callable[[object], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do it behind.

        Args:
            work: asks now and then whether to go on; touches nothing of the window.
            done: hears its result.
            failed: hears its exception, `Stopped` where somebody ended it.
        """
        self.is_running, self._end = True, Event()
        self._patience.start()
        self._lane.run(
            partial(work, partial(_heed, self._end)),
            partial(self._on_over, done),
            partial(self._on_over, failed),
        )

    def stop(self) -> None:
        """End it where nothing of it is left half done."""
        self._end.set()

    def close(self) -> None:
        """The same, and wait until it has ended; nobody hears of it."""
        self.stop()
        self._lane.close()

    def _on_over(self, hears: Callable[..., None], what: object) -> None:
        self.is_running = False
        self._patience.stop()
        hears(what)
        self.ended.emit()


def _heed(end: Event) -> None:
    if end.is_set():
        raise Stopped
