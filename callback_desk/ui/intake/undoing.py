"""Taking the last import back: from the foot, the menu or its own page, once."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.errors import DeskError
from callback_desk.services.desk import Desk
from callback_desk.services.import_together import UndoneTogether, undo_together
from callback_desk.ui.background import Background


class ImportUndoing(QObject):
    """Remembers what came in last; `undone` carries what became of it.

    `refused` carries an error; `offer_changed` follows when there is something to take
    back, or nothing any more. A second press while the first one runs does nothing.
    """

    undone = Signal(object)
    refused = Signal(object)
    offer_changed = Signal()

    def __init__(self, lane: Background, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._lane, self._desk = lane, desk
        self._batches: tuple[int, ...] = ()
        self._running = False

    @property
    def can_undo(self) -> bool:
        """Whether there is an import to take back, and nobody is at it."""
        return bool(self._batches) and not self._running

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
        """Take them back."""
        if not self.can_undo:
            return
        self._running = True
        self.offer_changed.emit()
        self._lane.run(
            partial(undo_together, self._desk, self._batches),
            self._on_undone,
            self._on_failed,
        )

    def _on_undone(self, undone: UndoneTogether) -> None:
        self._running, self._batches = False, ()
        self.offer_changed.emit()
        self.undone.emit(undone)

    def _on_failed(self, error: Exception) -> None:
        self._running = False
        if isinstance(error, DeskError):
            self.offer_changed.emit()
            self.refused.emit(error)
        else:
            self._lane.failed_unheard.emit(error)
