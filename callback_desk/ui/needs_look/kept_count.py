"""How many records wait for a look, asked while nobody has opened their page yet."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from callback_desk.domain.errors import DeskError
from callback_desk.services.desk import Desk
from callback_desk.services.needs_look import COUNTED, count_kept
from callback_desk.ui.background import Background

REFRESH_MS = 60_000


class KeptCount(QObject):
    """Asks now and then; `counted` tells how many wait, `failed` of a bug, once.

    Once the page is there it counts by itself: `end` stops this.
    """

    counted = Signal(int)
    failed = Signal(object)

    def __init__(self, background: Background, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._desk = background, desk
        self._asking = QTimer(self)
        self._asking.timeout.connect(self.ask)
        self._asking.start(REFRESH_MS)
        self._is_over = self._is_told = False

    def ask(self) -> None:
        """Count them, behind."""
        self._background.run(
            partial(count_kept, self._desk), self._on_counted, self._on_failed
        )

    def end(self) -> None:
        """Ask no more, and tell nothing of what was asked before."""
        self._asking.stop()
        self._is_over = True

    def _on_counted(self, count: int) -> None:
        if not self._is_over:
            self.counted.emit(min(count, COUNTED))

    def _on_failed(self, error: Exception) -> None:
        if not (self._is_told or isinstance(error, DeskError)):
            self._is_told = True
            self.failed.emit(error)
