"""One window a desk: a second start raises the first."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCryptographicHash,
    QDeadlineTimer,
    QDir,
    QLockFile,
    QObject,
    Signal,
)

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

# How long a second start waits for the first to answer.
ANSWER_MS = 1_000
# How often it looks whether the first has ended that does not answer, and for how long.
BETWEEN_MS, ENDING_MS = 200, 120_000


class SingleInstance(QObject):
    """Holds a desk for this program, or tells the program that holds it to show itself.

    `asked_to_show` is emitted in the first one when a second is started.
    """

    asked_to_show = Signal()

    def __init__(self, desk: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Qt's own, as Python's would load a library that the first window waits for.
        mark = QCryptographicHash.hash(
            str(desk.absolute()).encode(), QCryptographicHash.Algorithm.Sha256
        )
        self.name = f"callback-desk-{bytes(mark.data()).hex()[:16]}"
        self._lock = QLockFile(QDir.temp().filePath(f"{self.name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def take(self, wait_ms: int = 0) -> bool:
        """Whether this program is the first, or is after so long at most."""
        return self._lock.tryLock(wait_ms)

    def take_or_show(self, longest_ms: int = ENDING_MS) -> bool:
        """Whether this program is the first; else that one shows itself.

        One that is being closed keeps what was done last, and shows nothing any more:
        it is waited for.
        """
        patience = QDeadlineTimer(longest_ms)
        if self.take():
            return True
        while not self.show_the_first():
            if self.take(BETWEEN_MS):
                return True
            if patience.hasExpired():
                return False
        return False

    def listen(self) -> None:
        """Hear from now on when a second one is started.

        Apart from `take`, since the network library that it needs may load behind the
        first window.
        """
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self.name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)
        self._server.listen(self.name)

    def show_the_first(self) -> bool:
        """Ask the program that holds the desk to show its window; whether it heard."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self.name)
        heard = socket.waitForConnected(ANSWER_MS)
        socket.disconnectFromServer()
        return heard

    def show_no_more(self) -> None:
        """The window is closed: the next start waits until the desk is let go of."""
        if self._server is not None:
            self._server.close()

    def release(self) -> None:
        """Let the next start be the first."""
        self.show_no_more()
        self._lock.unlock()

    def _on_connected(self) -> None:
        if self._server is None:
            return
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.close()
            connection.deleteLater()
        self.asked_to_show.emit()
