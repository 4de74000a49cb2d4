"""What Windows tells of locking and sleep, by messages to a window of ours."""

import ctypes
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QObject, Signal
from PySide6.QtGui import QWindow

# winuser.h, wtsapi32.h
WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x0004
WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK = 0x02B1, 0x7
NOTIFY_FOR_THIS_SESSION = 0


class Message(ctypes.Structure):
    """The head of Windows' MSG."""

    _fields_ = (
        ("hwnd", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wParam", ctypes.c_size_t),
    )


class Told(NamedTuple):
    """What a message is about."""

    message: int
    what: int

    @property
    def is_locking(self) -> bool:
        """Whether the session is locked, or the computer about to sleep."""
        return self in (
            (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
            (WM_POWERBROADCAST, PBT_APMSUSPEND),
        )


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, on_locked: Callable[[], None]) -> None:
        super().__init__()
        self._on_locked = on_locked

    # Its types are Qt's own: bytes, and a pointer that is a number.
    def nativeEventFilter(self, kind: Any, message: Any) -> Any:  # noqa: ANN401
        """See a message; every one goes on as it was."""
        if bytes(kind).startswith(b"windows"):
            head = Message.from_address(int(message))
            if Told(head.message, head.wParam).is_locking:
                self._on_locked()
        return False, 0


def ask_windows(window: int) -> None:
    """Have Windows tell a window of its session; that it cannot is no failure."""
    try:
        library = ctypes.CDLL("wtsapi32")
        library.WTSRegisterSessionNotification(
            ctypes.c_void_p(window), NOTIFY_FOR_THIS_SESSION
        )
    except (OSError, AttributeError):
        return


class WindowsSessions(QObject):
    """`locked` follows each message that says so."""

    locked = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        ask: Callable[[int], None] = ask_windows,
    ) -> None:
        """Listen by a window that is never shown.

        Args:
            parent: who keeps it.
            ask: has Windows tell a window.
        """
        super().__init__(parent)
        self._window = QWindow()
        self._window.create()
        ask(self._window.winId())
        self._filter = _Filter(self.locked.emit)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
