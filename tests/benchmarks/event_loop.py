"""The event loop: how long the window stands still while a page is opened.

Each act has a process of its own, so that every opening is the first: what is imported,
built and laid out then is in the gap. A gap is the time between two beats of a timer in
Qt's loop, by the clock and in processor time of the window's own thread; the second
says what a machine with nothing else to do would show.
"""

import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.benchmarks.compiled import told_by_turn, with_windows
from tests.benchmarks.figure import Figure
from tests.benchmarks.full_desk import make_full_desk
from tests.benchmarks.heart import Gap, Heart
from tests.desks import MANAGER, DeskClock, opened

LEADS, TURNS = 10_000, 5
LONGEST_GAP = 0.1
WIDE, HIGH = 1366, 700
ROOT = Path(__file__).parents[2]
# One file makes leads and records that need a look, the other one is previewed.
SAMPLES = ROOT / "tests" / "samples"
TAKEN_IN, PREVIEWED = "gravity-forms.csv", "wpforms-entries.csv"


def measure() -> list[Figure]:
    """Every page's first opening, a refresh, a tick."""
    gaps: dict[str, list[Gap]] = {}
    with TemporaryDirectory() as name:
        path = make_full_desk(Path(name), LEADS)
        with opened(path, DeskClock()) as desk:
            file = SAMPLES / TAKEN_IN
            import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        environment = with_windows(Path(name)) | {"CALLBACK_DESK_DB": str(path)}
        for number in range(TURNS + 1):
            for what in ACTS:
                gap = Gap(*told_by_turn("event_loop", environment, what))
                if number:
                    gaps.setdefault(what, []).append(gap)
    return [_figure(what, gaps[what]) for what in ACTS]


def _figure(what: str, gaps: list[Gap]) -> Figure:
    wall, own = median(g.wall for g in gaps), median(g.own for g in gaps)
    return Figure(
        f"the longest gap, {what}",
        f"{wall * 1000:.0f} ms, {own * 1000:.0f} ms of processor time",
        f"{LONGEST_GAP * 1000:.0f} ms, the longest allowed",
        wall / LONGEST_GAP,
        1.0,
    )


def turn(what: str) -> None:
    """Do one act in a new window, and print its gap."""
    application = QApplication(sys.argv[:1])
    path = Path(os.environ["CALLBACK_DESK_DB"])
    theme, background = Theme(application, dark=False), Background()
    settings = QSettings(str(path.parent / "w.ini"), QSettings.Format.IniFormat)
    with opened(path, DeskClock()) as desk:
        heart = Heart(background)
        window = build_desk_window(
            *(theme, background, desk, WindowState(settings, MANAGER, "main")),
            discreet=False,
        )
        window.resize(WIDE, HIGH)
        heart.during(window.show)
        gap = heart.during(partial(ACTS[what], window))
        background.close()
        window.close()
    print(json.dumps((gap.wall, gap.own)))


def _press(name: str, window: DeskWindow) -> None:
    """Press a page's button on the rail."""
    next(button for words, _, button in window._ways if words == name).click()


def _preview(window: DeskWindow) -> None:
    window.look_at(SAMPLES / PREVIEWED)


def _tick(window: DeskWindow) -> None:
    window.today._on_tick()


PAGES = ("Needs a look", "Missed", "Calendar", "Settings")
ACTS: dict[str, Callable[[DeskWindow], None]] = {
    **{f"{page} opened for the first time": partial(_press, page) for page in PAGES},
    "an import's preview opened for the first time": _preview,
    f"{LEADS:,} open leads looked at again": DeskWindow.refresh,
    f"a tick over {LEADS:,} open leads": _tick,
}
