"""Keys that wait while what was entered is being written, so that none is lost."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


class HeldKeys(QObject):
    """Holds what is typed in some fields, from `hold` on."""

    def __init__(self, fields: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self.holds, self._fields = False, tuple(fields)
        self._held: list[QKeyEvent] = []
        for field in self._fields:
            field.installEventFilter(self)

    def hold(self) -> None:
        """Hold what is typed from now on."""
        self.holds = True

    def let_go(self) -> None:
        """Type what was held where the keys are now, and hold nothing more.

        In another window, such as the lock's, they were meant for nobody.
        """
        self.holds = False
        held, self._held = self._held, []
        for event in held:
            focus = QApplication.focusWidget()
            if focus is not None and focus.window() is self._fields[0].window():
                # One of them may begin to hold again: the rest comes back here.
                QApplication.sendEvent(focus, event)

    def drop(self) -> None:
        """Hold nothing more; who was typing has something to read first."""
        self.holds = False
        self._held.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold keys."""
        if self.holds and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.KeyPress:
                self._held.append(event.clone())
            return event.type() is QEvent.Type.KeyPress
        return super().eventFilter(watched, event)
