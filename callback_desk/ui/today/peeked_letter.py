"""An M that was the first letter of a word: it showed what was sent instead."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

# Whoever types a word types its second letter within this time.
WORD_MS = 1_000
_NONE = Qt.KeyboardModifier.NoModifier


class PeekedLetter:
    """Gives the M back where another letter follows at once: `mon 2pm`."""

    def __init__(self) -> None:
        self._since = QElapsedTimer()

    def hear(self) -> None:
        """M was pressed."""
        self._since.start()

    def give_back(
        self, event: QKeyEvent, take_key: Callable[[QKeyEvent], bool]
    ) -> bool:
        """Have both letters typed; whether somebody takes an M there.

        Args:
            event: the key that was pressed now.
            take_key: takes a key where no field has the focus.
        """
        follows = self._since.isValid() and self._since.elapsed() < WORD_MS
        self._since.invalidate()
        press = QEvent.Type.KeyPress
        if not (follows and event.text().isalpha()):
            return False
        if not take_key(QKeyEvent(press, Qt.Key.Key_M, _NONE, "m")):
            return False
        again = QKeyEvent(press, event.key(), event.modifiers(), event.text())
        if (field := QApplication.focusWidget()) is not None:
            QApplication.sendEvent(field, again)
        return True
