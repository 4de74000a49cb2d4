"""Tells when the system itself is locked or put to sleep, where that can be heard.

On Linux by D-Bus (logind, and the screen savers of the desktops), on Windows by its
session notifications, on a Mac by its notification center. Where none can be heard
nothing is told, and nothing fails: the desk's own clock stays.
"""

import sys

from PySide6.QtCore import QObject, QTimer, Signal

# Behind the first painting of the window.
LISTEN_AFTER_MS = 500


class SystemLock(QObject):
    """`locked` follows whenever the system was locked, or is about to sleep."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ear: QObject | None = None
        QTimer.singleShot(LISTEN_AFTER_MS, self, self.listen)

    def listen(self) -> None:
        """Begin to listen in the way of this system; once."""
        if self._ear is not None:
            return
        if sys.platform == "win32":
            from callback_desk.ui.veil.windows_sessions import WindowsSessions

            windows = WindowsSessions(self)
            windows.locked.connect(self.locked)
            self._ear = windows
        elif sys.platform.startswith("linux"):
            from callback_desk.ui.veil.bus_signals import BusSignals

            signals = BusSignals(self)
            signals.locked.connect(self.locked)
            self._ear = signals
        elif sys.platform == "darwin":
            from callback_desk.ui.veil.mac_notices import MacNotices

            notices = MacNotices(self)
            notices.locked.connect(self.locked)
            self._ear = notices
