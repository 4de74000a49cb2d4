"""Ending in good order when the system asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal

if TYPE_CHECKING:
    import socket

    from PySide6.QtWidgets import QApplication


# A property of the application once the system asked it to end.
ASKED_TO_END = "asked-to-end"
# The session waits for the answer, and for nothing behind it.
DIRECT = Qt.ConnectionType.DirectConnection


# A session that ends may go on after all: its end was canceled elsewhere.
CANCELED_MS = 60_000
# A dialog that is just doing something does not close; it is asked again. So long, at
# most, windows bring all in order by themselves; what is left then is ended behind.
AGAIN_MS, LONGEST_MS = 500, 8_000


class Termination(QObject):
    """Ends the event loop cleanly when the system asks the program to end.

    `asked` comes before, for what must be kept at once: by a signal, or by a session
    that ends (the user logs out, the computer is shut down).
    """

    asked = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._ends: tuple[socket.socket, socket.socket] | None = None
        self._going_on = QTimer(self)
        self._going_on.setSingleShot(True)
        self._going_on.setInterval(CANCELED_MS)
        self._going_on.timeout.connect(self._on_going_on)
        self._asking, self._patience = QTimer(self), QTimer(self)
        # Qt gives up where one window stays.
        self._asking.timeout.connect(application.quit)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(application.exit)
        application.commitDataRequest.connect(self._on_session_ends, DIRECT)

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
            number = getattr(signal, name, None)
            # Whoever started the program may want it to outlive that: `nohup`.
            if number is not None and signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, _heard)

    def _on_signal(self) -> None:
        if self._ends is not None:
            self._ends[0].recv(1)
        self._application.setProperty(ASKED_TO_END, True)
        self.asked.emit()
        self._asking.start(AGAIN_MS)
        self._patience.start(LONGEST_MS)
        self._application.quit()

    def _on_session_ends(self) -> None:
        """Nobody is asked from now on; the system ends the program at any moment."""
        self._application.setProperty(ASKED_TO_END, True)
        self._going_on.start()
        self.asked.emit()

    def _on_going_on(self) -> None:
        """The program is here still, so whoever closes the window is asked again."""
        self._application.setProperty(ASKED_TO_END, None)

    def release(self) -> None:
        """Give the signals back."""
        self._asking.stop()
        self._patience.stop()
        if self._ends is None:
            return
        import signal

        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        for end in self._ends:
            end.close()
        self._ends = None


def is_ended() -> bool:
    """Whether the system asks the program to end, or its session ends."""
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    return isinstance(application, QApplication) and (
        bool(application.property(ASKED_TO_END)) or application.isSavingSession()
    )


def _heard(number: int, frame: object) -> None:
    """Python must have a handler, or the signal ends the program at once."""
