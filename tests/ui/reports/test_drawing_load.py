"""What draws is loaded on the window's own thread: behind, it ended the program."""

import subprocess
import sys

OPENING = """
import sys, threading
from pathlib import Path
from tempfile import TemporaryDirectory
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from callback_desk.ui.background import Background
from callback_desk.ui.reports.page import ReportsPage
from callback_desk.ui.theme import Theme
from tests.desks import copy_desk, opened

class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "pyqtgraph":
            print(name, threading.current_thread() is threading.main_thread())
        elif name == "numpy":
            print(name, threading.current_thread() is threading.main_thread())

assert "pyqtgraph" not in sys.modules
sys.meta_path.insert(0, Watch())
application = QApplication([])
with TemporaryDirectory() as folder, opened(copy_desk(Path(folder))) as desk:
    background = Background()
    page = ReportsPage(Theme(application, dark=False), background, desk)
    waiting = QEventLoop()
    page.shown.connect(waiting.quit)
    page.show()
    waiting.exec()
    background.close()
"""


def test_pyqtgraph_is_loaded_where_the_window_lives() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", OPENING],
        capture_output=True,
        text=True,
        check=True,
        timeout=100,
    )
    assert ran.stdout.splitlines() == ["numpy False", "pyqtgraph True"]
