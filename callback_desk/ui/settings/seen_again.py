"""A window that was locked meanwhile, seen again by whoever came back."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget


class SeenAgain(QObject):
    """Tells once, by `came`, that a hidden window is shown, whichever page it shows."""

    came = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See that it is shown; every event goes on as it was."""
        if event.type() == QEvent.Type.Show:
            watched.removeEventFilter(self)
            self.came.emit()
            self.deleteLater()
        return False
