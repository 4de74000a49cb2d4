"""Reports: a year of 100,000 leads, how soon it is seen and how long the window waits.

Each turn has a process of its own: the page, and what draws its pictures, are loaded
in it for the first time. Seconds until the pictures are painted are those of the clock
and of the whole process's processors; the second says what a quiet machine would show.
"""

import json
import os
import sys
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import NamedTuple

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from callback_desk.domain.period_report import Period
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import build_desk_window
from callback_desk.ui.reports.page import ReportsPage
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.benchmarks.compiled import told_by_turn, with_windows
from tests.benchmarks.figure import Figure
from tests.benchmarks.heart import Gap, Heart
from tests.benchmarks.year_desk import make_year_desk
from tests.desks import MANAGER, DeskClock, opened

LEADS, TURNS = 100_000, 5
LONGEST_GAP, SOON = 0.1, 2.0
WIDE, HIGH = 1366, 700
YEAR = Period(date(2025, 11, 17), date(2026, 11, 16))


class Opened(NamedTuple):
    """How one opening went: the page with eight weeks first, then the year.

    Attributes:
        wall: seconds from asking for the year until its pictures were painted.
        own: of the processors meanwhile.
        first: the longest gap while the page was opened for the first time.
        year: while the year was counted and drawn.
    """

    wall: float
    own: float
    first: Gap
    year: Gap


def measure() -> list[Figure]:
    """A year opened, and the gaps in the event loop."""
    with TemporaryDirectory() as name:
        path = make_year_desk(Path(name), LEADS)
        environment = with_windows(Path(name)) | {"CALLBACK_DESK_DB": str(path)}
        turns = [_run_turn(environment) for _ in range(TURNS + 1)][1:]
    wall, own = median(t.wall for t in turns), median(t.own for t in turns)
    return [
        Figure(
            f"a year of {LEADS:,} leads opened",
            f"{wall:.2f} s, {own:.2f} s of processor time",
            f"{SOON:g} s, the longest allowed",
            wall / SOON,
            1.0,
        ),
        _gap("Reports opened for the first time", [t.first for t in turns]),
        _gap(f"a year of {LEADS:,} leads", [t.year for t in turns]),
    ]


def _gap(what: str, gaps: list[Gap]) -> Figure:
    wall, own = median(g.wall for g in gaps), median(g.own for g in gaps)
    return Figure(
        f"the longest gap, {what}",
        f"{wall * 1000:.0f} ms, {own * 1000:.0f} ms of processor time",
        f"{LONGEST_GAP * 1000:.0f} ms, the longest allowed",
        wall / LONGEST_GAP,
        1.0,
    )


def _run_turn(environment: dict[str, str]) -> Opened:
    wall, own, first, year = told_by_turn("reports", environment)
    return Opened(wall, own, Gap(*first), Gap(*year))


class _Watch:
    """Stops when the pictures of a report are painted."""

    def __init__(self, page: ReportsPage) -> None:
        self._page = page
        self._began = self._began_own = 0.0
        self.wall = self.own = 0.0
        page.shown.connect(self._on_shown)

    def begin(self) -> None:
        """Ask for the year."""
        self._began, self._began_own = perf_counter(), process_time()
        self._page.show_period(YEAR)

    def _on_shown(self) -> None:
        self._page.repaint()
        self.wall = perf_counter() - self._began
        self.own = process_time() - self._began_own


def turn() -> None:
    """Open the page and the year in a new window, and print how it went."""
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
        assert window.reports is not None
        first = heart.during(partial(window.show_page, window.reports.room))
        watch = _Watch(window.reports.page)
        year = heart.during(watch.begin, lambda: watch.wall > 0)
        background.close()
        window.close()
    gaps = [(gap.wall, gap.own) for gap in (first, year)]
    print(json.dumps((watch.wall, watch.own, *gaps)))
