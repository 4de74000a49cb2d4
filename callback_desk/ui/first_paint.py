"""Tells when a window has been painted, for what loads behind it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

# A window that is covered or minimised is painted later, or never.
LATEST_MS = 2_000


class FirstPaint(QObject):
    """`painted` follows once: behind a window's first painting, or if that is late."""

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._told = window, False
        window.installEventFilter(self)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._tell)
        self._late.start(LATEST_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the window painted; every event goes on as it was."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # Behind this painting, and what else is to be done for it.
            self._late.start(0)
        return False

    def _tell(self) -> None:
        self._window.removeEventFilter(self)
        if not self._told:
            self._told = True
            self.painted.emit()
