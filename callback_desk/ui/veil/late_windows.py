"""Windows that open behind the veil: what was asked for before it fell comes late.

A sheet that was being made, or what taking an import back would mean, names people.
"""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_SHOWS = QEvent.Type.Show
_UNSEEN = Qt.WidgetAttribute.WA_DontShowOnScreen


class LateWindows(QObject):
    """Keeps what belongs to a window off the screen; `came` carries each of them.

    The sign-in window, and what stands over that, belongs to no desk's window.
    """

    came = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def begin(self) -> None:
        """From now on none is seen."""
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # there is one where windows are

    def end(self) -> None:
        """From now on they are."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr] # the same

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See windows come, before they are on the screen."""
        if (
            event.type() is _SHOWS
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and self._has(watched)
        ):
            watched.setAttribute(_UNSEEN)
            # It cannot be hidden while it is being shown.
            QTimer.singleShot(0, self, partial(self._take, watched))
        return False

    def _has(self, other: QWidget) -> bool:
        """Whether it stands over the window, or over what does."""
        over = other.parentWidget()
        while over is not None and over is not self._window:
            over = over.parentWidget()
        return over is not None

    def _take(self, other: QWidget) -> None:
        if isValid(other):
            self.came.emit(other)
            if isValid(other):
                other.setAttribute(_UNSEEN, False)
