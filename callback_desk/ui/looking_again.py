"""Looking again at what another window, or a command, may have set up meanwhile."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from callback_desk.domain.errors import DeskError
from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background

LOOK_MS = 10_000


class LookingAgain(QObject):
    """Reads a list of the open desk every ten seconds, behind.

    `found` carries the desk and the list, `failed` a bug, once. What the desk refuses
    is passed over: whoever works with it is told.
    """

    found = Signal(object, object)
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        read: Callable[[Desk], object],
        parent: QObject,
        every: int = LOOK_MS,
    ) -> None:
        """Make it for no desk yet.

        Args:
            background: where it is read.
            read: reads the list.
            parent: what it belongs to.
            every: milliseconds between two looks.
        """
        super().__init__(parent)
        self._background, self._read = background, read
        self._desk: Desk | None = None
        self._is_reading = self._is_told = False
        self._timer = QTimer(self)
        self._timer.setInterval(every)
        self._timer.timeout.connect(self.look)

    def watch(self, desk: Desk) -> None:
        """Look at a desk, at another one no more."""
        self._desk = desk
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._desk = None
        self._timer.stop()

    def look(self) -> None:
        """Look now, unless the last look is not done."""
        if self._desk is None or self._is_reading:
            return
        self._is_reading = True
        self._background.run(
            partial(self._read, self._desk),
            partial(self._on_read, self._desk),
            self._on_failed,
        )

    def _on_read(self, desk: Desk, found: object) -> None:
        self._is_reading = False
        if desk is self._desk:
            self.found.emit(desk, found)

    def _on_failed(self, error: Exception) -> None:
        self._is_reading = False
        if not (self._is_told or isinstance(error, DeskError)):
            self._is_told = True
            self.failed.emit(error)
