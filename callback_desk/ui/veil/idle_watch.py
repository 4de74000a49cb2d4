"""Tells when nobody has touched the program for a while."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from callback_desk.ui.window_state import WindowState

LOOK_MS = 5_000
# How long nobody may touch a desk, kept for everybody at this computer.
IDLE_MINUTES = "idle_minutes"
MINUTES, USUAL_MINUTES = (2, 5, 10, 15, 30), 10
# So long a call holds the veil off.
CALL_SECONDS = 30 * 60
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.Drop,
    }
)


def idle_minutes(state: WindowState) -> int:
    """After how many minutes the desk locks by itself."""
    kept = state.number(IDLE_MINUTES, USUAL_MINUTES)
    return kept if kept in MINUTES else USUAL_MINUTES


def idle_seconds(state: WindowState) -> float:
    """The same in seconds."""
    return idle_minutes(state) * 60.0


class IdleWatch(QObject):
    """Hears keys and mouse on the windows themselves, which costs a page nothing.

    `idle` follows every few seconds once nobody touched anything for so long;
    `touched` when somebody does so again.
    """

    idle = Signal(float)
    touched = Signal()

    def __init__(
        self,
        application: QGuiApplication,
        seconds: Callable[[], float],
        parent: QObject | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Watch the application's windows.

        Args:
            application: whose windows.
            seconds: how long nobody may touch anything, asked anew each time.
            parent: who keeps it.
            clock: tells seconds that only grow.
        """
        super().__init__(parent)
        self._seconds, self._clock = seconds, clock
        self._touched_at, self._is_idle = clock(), False
        self._heard: set[QWindow] = set()
        application.focusWindowChanged.connect(self._on_window_changed)
        self._on_window_changed(application.focusWindow())
        self._looking = QTimer(self)
        self._looking.timeout.connect(self.look)
        self._looking.start(LOOK_MS)

    def _on_window_changed(self, window: QWindow | None) -> None:
        if window is None:
            return
        self.touch()
        if window not in self._heard:
            self._heard.add(window)
            window.installEventFilter(self)
            window.destroyed.connect(self._on_window_gone)

    def _on_window_gone(self, window: QObject) -> None:
        self._heard = {one for one in self._heard if one is not window}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear a touch; every event goes on as it was."""
        if event.type() in _TOUCHES:
            self.touch()
        return False

    def touch(self) -> None:
        """Somebody is there."""
        self._touched_at = self._clock()
        if self._is_idle:
            self._is_idle = False
            self.touched.emit()

    def look(self) -> None:
        """See how long nobody has touched anything."""
        idle_for = self._clock() - self._touched_at
        if idle_for >= self._seconds():
            self._is_idle = True
            self.idle.emit(idle_for)
