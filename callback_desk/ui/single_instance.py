"""One window a desk: a second start raises the first."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

# How long a second start waits for the first to answer.
ANSWER_MS = 1_000


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

    def take(self) -> bool:
        """Whether this program is the first."""
        return self._lock.tryLock(0)

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

    def show_the_first(self) -> None:
        """Ask the program that holds the desk to show its window."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self.name)
        socket.waitForConnected(ANSWER_MS)
        socket.disconnectFromServer()

    def release(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _on_connected(self) -> None:
        if self._server is None:
            return
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.close()
            connection.deleteLater()
        self.asked_to_show.emit()
