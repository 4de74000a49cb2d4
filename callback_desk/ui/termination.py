"""Ending in good order when the system asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier

if TYPE_CHECKING:
    import socket

    from PySide6.QtWidgets import QApplication


# A property of the application once the system asked it to end.
ASKED_TO_END = "asked-to-end"


class Termination(QObject):
    """Ends the event loop cleanly when the system asks the program to end."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._ends: tuple[socket.socket, socket.socket] | None = None

    def heed(self) -> None:
        """Listen from now on; until then such a signal ends the program at once.

        Apart from the making, since what it needs may load behind the first window:
        before that stands there is nothing to bring in order.
        """
        if self._ends is not None:
            return
        import signal
        import socket

        reading, writing = self._ends = socket.socketpair()
        writing.setblocking(False)
        signal.set_wakeup_fd(writing.fileno())
        self._notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._on_signal)
        # Where there is one, the third comes when a terminal or a session goes.
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if (number := getattr(signal, name, None)) is not None:
                signal.signal(number, _heard)

    def _on_signal(self) -> None:
        if self._ends is not None:
            self._ends[0].recv(1)
        self._application.setProperty(ASKED_TO_END, True)
        self._application.quit()

    def release(self) -> None:
        """Give the signals back."""
        if self._ends is None:
            return
        import signal

        signal.set_wakeup_fd(-1)
        for end in self._ends:
            end.close()
        self._ends = None


def _heard(number: int, frame: object) -> None:
    """Python must have a handler, or the signal ends the program at once."""
