"""What macOS tells of its lock, by Core Foundation's own functions.

Its distributed notification center calls a plain C function on the main run loop, which
is Qt's there: no part of PyObjC is needed. Of sleep it tells nobody by this way; a
computer that slept is known by its clock, which went on while the program stood still.
Written by Apple's documentation; it has not been seen on a Mac.
"""

import ctypes
from collections.abc import Callable
from time import monotonic, time
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

CORE_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
# Posted as the screen is locked, and as the screen saver begins.
NOTICES = (b"com.apple.screenIsLocked", b"com.apple.screensaver.didstart")
# CFString.h, CFNotificationCenter.h
UTF_8, DELIVER_IMMEDIATELY = 0x08000100, 4
LOOK_MS = 5_000
# So much further went the clock than the program: it slept.
SLEPT_SECONDS = 30.0
_ADDRESS = ctypes.c_void_p
# Center, observer, name, object, and what else is told.
Called = ctypes.CFUNCTYPE(None, *[_ADDRESS] * 5)


def core_foundation() -> Any:  # noqa: ANN401 - a C library is what it is asked for
    """The library, its functions told what they take and give.

    Raises:
        OSError: this is no Mac.
        AttributeError: it lacks one of them.
    """
    library = ctypes.CDLL(CORE_FOUNDATION)
    center = library.CFNotificationCenterGetDistributedCenter
    center.argtypes, center.restype = [], _ADDRESS
    text = library.CFStringCreateWithCString
    text.argtypes = [_ADDRESS, ctypes.c_char_p, ctypes.c_uint32]
    text.restype = _ADDRESS
    add = library.CFNotificationCenterAddObserver
    add.argtypes = [_ADDRESS, _ADDRESS, Called, _ADDRESS, _ADDRESS, ctypes.c_long]
    add.restype = None
    remove = library.CFNotificationCenterRemoveEveryObserver
    remove.argtypes, remove.restype = [_ADDRESS, _ADDRESS], None
    release = library.CFRelease
    release.argtypes, release.restype = [_ADDRESS], None
    return library


class MacNotices(QObject):
    """`locked` follows each notice, and a sleep; nothing fails where none is told."""

    locked = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        load: Callable[[], Any] = core_foundation,
        clock: Callable[[], float] = time,
        ticks: Callable[[], float] = monotonic,
    ) -> None:
        """Listen.

        Args:
            parent: who keeps it.
            load: gives the library.
            clock: the computer's, which goes on as it sleeps.
            ticks: seconds that the program was awake.
        """
        super().__init__(parent)
        self._clock, self._ticks = clock, ticks
        self._ahead = clock() - ticks()
        # Kept as long as it may be called.
        self._called = Called(self._on_notice)
        self._library: Any = None
        try:
            self._library = load()
            self._listen(self._library)
        except (OSError, AttributeError):
            self._library = None
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.end)
        self._looking = QTimer(self)
        self._looking.timeout.connect(self.look)
        self._looking.start(LOOK_MS)

    def _listen(self, library: Any) -> None:  # noqa: ANN401 - as above
        center = library.CFNotificationCenterGetDistributedCenter()
        for notice in NOTICES:
            name = library.CFStringCreateWithCString(None, notice, UTF_8)
            library.CFNotificationCenterAddObserver(
                center, id(self), self._called, name, None, DELIVER_IMMEDIATELY
            )
            library.CFRelease(name)

    def end(self) -> None:
        """Hear nothing any more; the center calls nobody who is gone."""
        self._looking.stop()
        if self._library is not None:
            center = self._library.CFNotificationCenterGetDistributedCenter()
            self._library.CFNotificationCenterRemoveEveryObserver(center, id(self))
            self._library = None

    def _on_notice(self, *told: object) -> None:
        self.locked.emit()

    def look(self) -> None:
        """See whether the computer slept meanwhile."""
        ahead = self._clock() - self._ticks()
        slept = ahead - self._ahead > SLEPT_SECONDS
        self._ahead = ahead
        if slept:
            self.locked.emit()
