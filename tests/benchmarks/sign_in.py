"""Signing in: from the right password to the queue painted.

The peer does what cannot be spared: it derives the same key at the same cost, and
paints a bare QMainWindow with a table of 50 rows. Each sign-in is a process of its own,
ours and the peer's in turn; what loads behind the sign-in window while somebody types
has loaded, in ours and in the peer's.
"""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from callback_desk.storage.key_wrap import KeyCost
from callback_desk.storage.keys import KeyFile, keys_path
from tests.benchmarks.compiled import compiled
from tests.benchmarks.figure import Figure, paired_ratio
from tests.benchmarks.full_desk import make_full_desk
from tests.desks import MANAGER, PASSWORD

LEADS, SIGN_INS = 10_000, 11
# A quick typist's time for name and password.
TYPED_MS = 1_000
ROOT = Path(__file__).parents[2]
_WATCH = """
import os, sys
from time import perf_counter
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
class Watch(QObject):
    painting = Signal()
    def __init__(self, view):
        super().__init__()
        self.view = view
        view.viewport().installEventFilter(self)
        self.painting.connect(self.end, Qt.ConnectionType.QueuedConnection)
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.view.model().rowCount():
            self.painting.emit()
        return False
    def end(self):
        print(perf_counter() - started, flush=True)
        os._exit(0)
"""
_PEER = f"""{_WATCH}
from pathlib import Path
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem
from callback_desk.storage.keys import KeyFile, keys_path
application = QApplication(sys.argv)
path = Path(os.environ["CALLBACK_DESK_DB"])
started = perf_counter()
KeyFile.read(keys_path(path)).unwrap({MANAGER!r}, {PASSWORD!r})
window = QMainWindow()
table = QTableWidget(50, 5)
for row in range(50):
    for column in range(5):
        table.setItem(row, column, QTableWidgetItem(f"Cell {{row}} {{column}}"))
window.setCentralWidget(table)
window.resize(1400, 712)
watch = Watch(table)
window.show()
application.exec()
"""
_OURS = f"""{_WATCH}
from pathlib import Path
from PySide6.QtWidgets import QApplication
from callback_desk.reception import Reception
from callback_desk.ui.theme import Theme
application = QApplication(sys.argv)
application.setApplicationName("Callback Desk")
class Watched(Reception):
    def _on_opened(self, opened):
        super()._on_opened(opened)
        # A screen that is not there is too small for the list.
        self._window.resize(1400, 712)
        self.watch = Watch(self._window.today.list.view)
reception = Watched(application, Theme(application),
    Path(os.environ["CALLBACK_DESK_DB"]))
def sign_in():
    global started
    window = reception._sign_in
    window.name.setText({MANAGER!r})
    window.password.setText({PASSWORD!r})
    application.processEvents()
    started = perf_counter()
    window.button.click()
# Whatever is done behind the window is done when somebody has typed a password.
typing, looking = QTimer(), QTimer()
typing.setSingleShot(True)
typing.timeout.connect(sign_in)
def look():
    ahead = reception._ahead
    if ahead is not None and ahead.is_done and not reception._background._running:
        looking.stop()
        typing.start({TYPED_MS})
looking.timeout.connect(look)
looking.start(20)
reception.start()
application.exec()
"""


def measure() -> list[Figure]:
    """Somebody's sign-in at a desk of ten thousand open leads."""
    ours: list[float] = []
    peer: list[float] = []
    with TemporaryDirectory() as name:
        path = make_full_desk(Path(name), LEADS)
        _cost_as_much_as_real(path)
        environment = compiled(Path(name)) | {
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "CALLBACK_DESK_DB": str(path),
            "HOME": name,
            "XDG_CONFIG_HOME": name,
        }
        for turn in range(SIGN_INS + 1):
            took = _sign_in(_OURS, environment), _sign_in(_PEER, environment)
            if turn:
                ours.append(took[0])
                peer.append(took[1])
    return [
        Figure(
            "from the right password to the queue painted",
            f"{median(ours) * 1000:.0f} ms p50",
            f"{median(peer) * 1000:.0f} ms p50, the key derived and a bare table",
            paired_ratio(ours, peer),
            1.5,
        )
    ]


def _cost_as_much_as_real(path: Path) -> None:
    """Wrap the desk's key at the cost that a real desk's has."""
    keys = KeyFile.read(keys_path(path))
    keys.wrap(MANAGER, PASSWORD, keys.unwrap(MANAGER, PASSWORD), KeyCost())
    keys.save()


def _sign_in(program: str, environment: dict[str, str]) -> float:
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return float(ran.stdout)
