"""Start: from the process's birth to the sign-in window painted.

The peer is the least that a Qt program can be: a bare QMainWindow with a table. Each
start is a process of its own, ours and the peer's in turn; both find their modules
compiled, as an installed program does.
"""

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic

from tests.benchmarks.compiled import compiled
from tests.benchmarks.figure import Figure, paired_ratio

STARTS = 9
ROOT = Path(__file__).parents[2]
# Each ends itself as soon as its window has been painted, and prints when that was.
_WATCH = """
from time import monotonic
from PySide6.QtCore import QEvent, QObject, QTimer
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWindow():
            print(monotonic(), flush=True)
            os._exit(0)
        return False
"""
_PEER = f"""
import os, sys
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget
{_WATCH}
application = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QTableWidget(20, 5))
watch = Watch()
application.installEventFilter(watch)
window.show()
application.exec()
"""
_OURS = f"""
import os, sys
{_WATCH}
from PySide6.QtWidgets import QApplication
start = QApplication.exec
def start_watched(application):
    watch = Watch()
    application.installEventFilter(watch)
    start()
QApplication.exec = start_watched
sys.argv = ["callback-desk"]
from callback_desk.__main__ import main
main()
"""


def measure() -> list[Figure]:
    """The sign-in window beside a bare one."""
    from tests.desks import copy_desk

    ours: list[float] = []
    peer: list[float] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        environment = compiled(folder) | {
            "CALLBACK_DESK_DB": str(copy_desk(folder)),
            "HOME": name,
            "XDG_CONFIG_HOME": name,
        }
        if "DISPLAY" not in environment:
            environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        for turn in range(STARTS + 1):
            took = _start(_OURS, environment), _start(_PEER, environment)
            if turn:
                ours.append(took[0])
                peer.append(took[1])
    return [
        Figure(
            "start to the sign-in window painted",
            f"{median(ours) * 1000:.0f} ms p50",
            f"{median(peer) * 1000:.0f} ms p50, bare QMainWindow with a table",
            paired_ratio(ours, peer),
            1.3,
        )
    ]


def _start(program: str, environment: dict[str, str]) -> float:
    born = monotonic()
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(ran.stdout) - born
