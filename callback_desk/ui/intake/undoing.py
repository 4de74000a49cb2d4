"""Taking an import back: the last one, or the one that its own page shows; once."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from callback_desk.domain.errors import DeskError
from callback_desk.domain.import_errors import UnknownBatch
from callback_desk.domain.stopping import Ending, Stopped
from callback_desk.domain.undone_together import UndoneTogether
from callback_desk.services.desk import Desk
from callback_desk.services.import_together import undo_together
from callback_desk.ui.background import Background

# Longer than that, and whoever waits is told.
LONG_MS = 500


class ImportUndoing(QObject):
    """Remembers what came in last; `undone` carries what became of it.

    `refused` carries an error; `offer_changed` follows when there is something to take
    back, or nothing any more. A second press while the first one runs does nothing.
    `took_long` follows where it is not done at once, and `came_on` behind it how many
    leads of how many were looked at; `stopped` when it was ended before anything was
    taken back, and `ended` in any case, behind the others.
    """

    undone = Signal(object)
    refused = Signal(object)
    offer_changed = Signal()
    took_long = Signal()
    came_on = Signal(int, int)
    # The same, from the lane.
    _passed = Signal(int, int)
    stopped = Signal()
    ended = Signal()

    def __init__(self, lane: Background, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._lane, self._desk = lane, desk
        self._batches: tuple[int, ...] = ()
        # What is being taken back, or was last.
        self.taking: tuple[int, ...] = ()
        self._running, self._is_long = False, False
        self._end, self._leaving = Ending(), Ending()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONG_MS)
        self._patience.timeout.connect(self._on_took_long)
        self._passed.connect(self._on_passed)

    @property
    def is_running(self) -> bool:
        """Whether an import is being taken back."""
        return self._running

    @property
    def can_undo(self) -> bool:
        """Whether there is an import to take back, and nobody is at it."""
        return bool(self._batches) and not self._running

    @property
    def takes_the_last(self) -> bool:
        """Whether what came in last is what is, or was, being taken back."""
        return not set(self.taking).isdisjoint(self._batches)

    def remember(self, batches: Sequence[int]) -> None:
        """These came in last."""
        self._batches = tuple(batches)
        self.offer_changed.emit()

    def forget(self, batch_id: int) -> None:
        """An import was taken back elsewhere."""
        if batch_id in self._batches:
            self._batches = tuple(b for b in self._batches if b != batch_id)
            self.offer_changed.emit()

    def undo(self) -> None:
        """Take back what came in last."""
        self.undo_these(self._batches)

    def undo_these(self, batches: Sequence[int]) -> None:
        """Take these back, whatever came in since."""
        if self._running or not batches:
            return
        self._running, self._is_long = True, False
        self._end, self._leaving = Ending(), Ending()
        self._patience.start()
        self.offer_changed.emit()
        self.taking = taking = tuple(batches)
        heeds = self._end, self._leaving, self._passed.emit
        self._lane.run(
            partial(undo_together, self._desk, taking, *heeds),
            partial(self._on_undone, taking),
            partial(self._on_failed, taking),
        )

    def stop(self) -> None:
        """Take back no more of them; what is here by then stays."""
        self._end.end()

    def leave(self) -> None:
        """The same, but what is begun is finished at another time."""
        # Asked first.
        self._leaving.end()
        self._end.end()

    def _on_took_long(self) -> None:
        self._is_long = True
        self.took_long.emit()

    def _on_passed(self, passed: int, count: int) -> None:
        if self._is_long and self._running:
            self.came_on.emit(passed, count)

    def _rest(self, taken: tuple[int, ...], left: tuple[int, ...]) -> None:
        """What came in meanwhile is the last one now."""
        self._running = False
        self._patience.stop()
        self._batches = tuple(b for b in self._batches if b not in taken) or left
        self.offer_changed.emit()

    def _on_undone(self, taken: tuple[int, ...], undone: UndoneTogether) -> None:
        self._rest(taken, undone.left)
        self.undone.emit(undone)
        self.ended.emit()

    def _on_failed(self, taken: tuple[int, ...], error: Exception) -> None:
        self._rest(taken, () if isinstance(error, UnknownBatch) else taken)
        if isinstance(error, Stopped):
            self.stopped.emit()
        elif isinstance(error, DeskError):
            self.refused.emit(error)
        else:
            self._lane.failed_unheard.emit(error)
        self.ended.emit()
