"""The digit that leads to a field is not typed into it."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from callback_desk.ui.today.digit_wait import WAIT_MS
from callback_desk.ui.today.named_time_field import NamedTimeField


class OpeningDigit(QObject):
    """Keeps it out where the key is held down or, of a field for words, pressed twice.

    A time may well begin with the digit of its key; somebody's name or a reason hardly.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._digit, self._is_words = "", False
        self._field: QWidget | None = None
        self._just_now = QTimer(self)
        self._just_now.setSingleShot(True)
        self._just_now.setInterval(WAIT_MS)

    def keep_out(self, digit: str, field: QWidget) -> None:
        """A digit has just led to a field, which has the focus now."""
        self._let_in()
        self._digit, self._field = digit, field
        is_time = isinstance(field, NamedTimeField)
        self._is_words = isinstance(field, QLineEdit) and not is_time
        field.installEventFilter(self)
        self._just_now.start()

    def _let_in(self) -> None:
        if self._field is not None:
            self._field.removeEventFilter(self)
        self._field = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow the same digit until another key comes, or it is pressed anew."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_double = self._is_words and self._just_now.isActive()
            if event.text() == self._digit and (event.isAutoRepeat() or is_double):
                return True
            self._let_in()
        return super().eventFilter(watched, event)
