"""An import in the window: its preview, how long the window stands still, its calls.

A file is dropped on the open window, looked at and taken in, while calls are recorded
on the database's lane. A gap is told by the clock and in processor time of the window's
own thread, as in `event_loop`; where other work takes the processors, the clock's tells
of that as well.
"""

import json
import os
import subprocess
import sys
from dataclasses import astuple
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.ui.background import Background
from callback_desk.ui.collecting import Collecting
from callback_desk.ui.desk_window import build_desk_window
from callback_desk.ui.intake.intake_lane import IntakeLane
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.benchmarks.event_loop import LONGEST_GAP, ROOT
from tests.benchmarks.figure import Figure
from tests.benchmarks.heart import QUIET, Gap, Heart
from tests.benchmarks.import_leads import write_file
from tests.desks import MANAGER, DeskClock, copy_desk, opened

PREVIEWED, TAKEN_IN = 10_000, 100_000
PREVIEW_S, CALL_S, CALL_MS, PATIENCE_S = 1.0, 1.0, 200, 600.0
SAMPLE = ROOT / "tests" / "samples" / "gravity-forms.csv"
_TURN = "from tests.benchmarks.import_window import turn; turn()"


def measure() -> list[Figure]:
    """The preview of a middling file, and a long one taken in."""
    ran = subprocess.run(
        [sys.executable, "-c", _TURN],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    took, worked, looking, taking, calls, longest = json.loads(ran.stdout)
    return [
        Figure(
            f"the preview of {PREVIEWED:,} rows, in the window",
            f"{took:.2f} s, {worked:.2f} s of processor time",
            f"{PREVIEW_S:.0f} s allowed",
            worked / PREVIEW_S,
            1.0,
        ),
        _gap(f"a preview of {TAKEN_IN:,} rows", Gap(*looking)),
        _gap(f"an import of {TAKEN_IN:,} rows", Gap(*taking)),
        Figure(
            f"{calls} calls recorded meanwhile, the longest wait of one",
            f"{longest * 1000:.0f} ms",
            f"{CALL_S:.0f} s allowed",
            longest / CALL_S,
            1.0,
        ),
    ]


def _gap(what: str, gap: Gap) -> Figure:
    return Figure(
        f"the longest gap, {what}",
        f"{gap.wall * 1000:.0f} ms, {gap.own * 1000:.0f} ms of its own thread, "
        f"{gap.work * 1000:.0f} ms of all threads",
        f"{LONGEST_GAP * 1000:.0f} ms, the longest allowed",
        gap.wall / LONGEST_GAP,
        1.0,
    )


class _Calls(QObject):
    """Calls that are recorded one after the other on the database's lane."""

    def __init__(self, background: Background, desk: Desk) -> None:
        super().__init__()
        self._background, self._desk = background, desk
        self._pause = QTimer(self, interval=CALL_MS, singleShot=True)
        self._pause.timeout.connect(self.make)
        self._started = self.longest = 0.0
        self.made = 0
        self.goes_on = True

    def make(self) -> None:
        """Record one more."""
        self._started = perf_counter()
        call = partial(record_outcome, self._desk, 1, Call("busy"))
        self._background.run(call, self._on_made)

    def stop(self) -> None:
        """Record none any more."""
        self.goes_on = False

    def _on_made(self, _: object) -> None:
        self.made += 1
        self.longest = max(self.longest, perf_counter() - self._started)
        if self.goes_on:
            self._pause.start()


def turn() -> None:
    """Look at two files and import the longer one; print what it took."""
    application = QApplication(sys.argv[:1])
    theme, background = Theme(application, dark=False), Background()
    # As in the program: garbage that Python looks for on the lane holds the window up.
    collecting = Collecting()
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = copy_desk(folder)
        settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
        files = [folder / f"{number}.csv" for number in (PREVIEWED, TAKEN_IN)]
        for file, rows in zip(files, (PREVIEWED, TAKEN_IN), strict=True):
            write_file(file, rows)
        with opened(path, DeskClock()) as desk:
            import_file(desk, lambda: desk.open_lead_file(SAMPLE), SourceSettings())
            state = WindowState(settings, MANAGER, "main")
            intake = IntakeLane(background)
            window = build_desk_window(
                *(theme, background, desk, state), discreet=False, intake=intake
            )
            window.resize(1366, 700)
            heart = Heart(background, PATIENCE_S)
            heart.during(window.show)
            page = window.importing

            def is_looked_at() -> bool:
                return page.import_button.isEnabled()

            began, worked = perf_counter(), process_time()
            heart.during(partial(window.look_at, files[0]), is_looked_at)
            took, worked = perf_counter() - began - QUIET, process_time() - worked
            looking = heart.during(partial(window.look_at, files[1]), is_looked_at)
            calls, came = _Calls(background, desk), list[object]()
            page.imported.connect(came.append)
            page.imported.connect(calls.stop)
            calls.make()
            taking = heart.during(page.import_button.click, lambda: bool(came))
            intake.close()
            background.close()
            window.close()
    collecting.end()
    told = took, worked, astuple(looking), astuple(taking), calls.made, calls.longest
    print(json.dumps(told))
