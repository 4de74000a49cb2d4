"""Practice: a program of its own on a throw-away desk, which never dials.

Another process cannot write to the real desk: it never hears where that is.
"""

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from callback_desk.translation import _

# Nobody waits for it any longer.
COMES_MS = 20_000
ARGUMENTS = ("-m", "callback_desk", "demo")
OPENING = _("Practice opens in a window of its own; it takes a moment.")
NOT_OPENED = _("Practice could not be opened.")

Start = Callable[[str, Sequence[str]], bool]


def start_process(program: str, arguments: Sequence[str]) -> bool:
    """Start a program that goes on by itself; whether it could be started."""
    started = QProcess.startDetached(program, list(arguments))
    return started[0] if isinstance(started, tuple) else bool(started)


class Practice(QObject):
    """Opens the practice desk. `told` says that it comes, or that it could not.

    `came` follows with the same words once it must be there.
    """

    told = Signal(str)
    came = Signal(str)

    def __init__(
        self, parent: QObject | None = None, start: Start = start_process
    ) -> None:
        super().__init__(parent)
        self._start = start
        self._coming = QTimer(self)
        self._coming.setSingleShot(True)
        self._coming.setInterval(COMES_MS)
        self._coming.timeout.connect(self._on_came)

    def open(self) -> None:
        """Open it, with nothing that leads to the real desk."""
        opened = self._start(sys.executable, ARGUMENTS)
        self.told.emit(OPENING if opened else NOT_OPENED)
        if opened:
            self._coming.start()

    def _on_came(self) -> None:
        self.came.emit(OPENING)
