"""What loads behind the sign-in window: what is Qt on the window's thread alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.desks import MANAGER, PASSWORD, copy_desk

ROOT = Path(__file__).parents[1]
# Tells, of each of the window's modules, which thread began to load it.
_WATCH = """
import json, os, sys, threading, traceback
from PySide6.QtCore import QTimer
OURS = ("callback_desk.ui.", "callback_desk.export.", "PySide6.")
loaded = []
class Seen:
    def find_spec(self, name, path=None, target=None):
        if name.startswith(OURS):
            step = sum(f.name == "_on_next" for f in traceback.extract_stack())
            loaded.append((name, threading.current_thread().name, step, turn))
turn = 0
sys.meta_path.insert(0, Seen())
from callback_desk import app
def tell():
    print(json.dumps(loaded), flush=True)
    os._exit(0)
"""
# Once the panels of Today are made, it says what was loaded so far.
_BEHIND = f"""{_WATCH}
from callback_desk.loading import Loading
made, next_one = Loading._on_all_loaded, Loading._load
def load(loading, name):
    global turn
    turn += 1
    next_one(loading, name)
def ended(loading):
    made(loading)
    tell()
Loading._on_all_loaded, Loading._load = ended, load
app.run_window()
"""
# Signs in at once, then shows one page after another.
_EVERY_PAGE = f"""{_WATCH}
from callback_desk.ui.sign_in.sign_in_window import SignInWindow
class Told(app.Reception):
    def _show_sign_in(self):
        super()._show_sign_in()
        self._sign_in.name.setText({MANAGER!r})
        self._sign_in.password.setText({PASSWORD!r})
        self._sign_in.button.click()
    def _on_opened(self, opened):
        super()._on_opened(opened)
        window = self._window
        self.pages = [
            *(window.kept_room, window.missed.room, window.calendar),
            # The last one stays: what a page is left by is not drawn any more.
            *(window._settings_room, window.visits.room, window.reports.room),
        ]
        self.turning = QTimer()
        self.turning.timeout.connect(self.turn)
        self.turning.start(300)
    def turn(self):
        if self.pages:
            self._window.show_page(self.pages.pop(0))
        elif "pyqtgraph" in sys.modules:
            tell()
app.Reception = Told
app.run_window()
"""

# Signs in once all is loaded that is loaded ahead, and tells what came behind that.
_SIGNED_IN = f"""{_WATCH}
class Told(app.Reception):
    def _show_sign_in(self):
        super()._show_sign_in()
        self.looking = QTimer()
        self.looking.timeout.connect(self.look)
        self.looking.start(20)
    def look(self):
        if self._ahead.is_done and not self._background._running:
            self.looking.stop()
            self.before = set(sys.modules)
            self._sign_in.name.setText({MANAGER!r})
            self._sign_in.password.setText({PASSWORD!r})
            self._sign_in.button.click()
    def _on_opened(self, opened):
        super()._on_opened(opened)
        QTimer.singleShot(0, self.end)
    def end(self):
        print(json.dumps([(name, "", 0, 0) for name in set(sys.modules) - self.before]))
        sys.stdout.flush()
        os._exit(0)
app.Reception = Told
app.run_window()
"""


def loaded_by(program: str, folder: Path) -> list[tuple[str, str, int, int]]:
    """Each of the window's modules: by which thread, in a step of ours, in which."""
    environment = {
        "CALLBACK_DESK_DB": str(copy_desk(folder)),
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "QT_QPA_PLATFORM": "offscreen",
    }
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    return [tuple(one) for one in json.loads(ran.stdout.splitlines()[-1])]


def test_the_windows_modules_load_on_its_own_thread(tmp_path: Path) -> None:
    loaded = loaded_by(_BEHIND, tmp_path)
    assert "callback_desk.ui.desk_window" in {name for name, *_ in loaded}
    assert {thread for _, thread, *_ in loaded} == {"MainThread"}


def test_they_load_one_at_a_time(tmp_path: Path) -> None:
    steps = [turn for *_, step, turn in loaded_by(_BEHIND, tmp_path) if step]
    assert len(set(steps)) > 200
    most = max(steps.count(step) for step in set(steps))
    assert most <= 3


def test_no_page_loads_any_on_another_thread(tmp_path: Path) -> None:
    loaded = loaded_by(_EVERY_PAGE, tmp_path)
    behind = [(name, thread) for name, thread, *_ in loaded if thread != "MainThread"]
    assert behind == []


def test_whoever_signs_in_waits_for_no_module(tmp_path: Path) -> None:
    """Sixteen were: one of the window's parts asked for them, and the key pair."""
    assert loaded_by(_SIGNED_IN, tmp_path) == []
