"""Ending in good order when the system asks for it."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication


class Termination(QObject):
    """Ends the event loop cleanly when the system asks the program to end."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._reading, self._writing = socket.socketpair()
        self._writing.setblocking(False)
        signal.set_wakeup_fd(self._writing.fileno())
        self._notifier = QSocketNotifier(
            self._reading.fileno(), QSocketNotifier.Type.Read
        )
        self._notifier.activated.connect(self._on_signal)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _heard)

    def _on_signal(self) -> None:
        self._reading.recv(1)
        self._application.quit()

    def release(self) -> None:
        """Give the signals back."""
        signal.set_wakeup_fd(-1)
        self._reading.close()
        self._writing.close()


def _heard(number: int, frame: object) -> None:
    """Python must have a handler, or the signal ends the program at once."""
