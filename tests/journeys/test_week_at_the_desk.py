"""Days at the desk, call after call in one window, and nothing grows.

Neither memory nor handles, nor the database's log, nor files that somebody leaves.
Garbage is collected as the program does it: the tests collect none by themselves, and
what a week leaves uncollected would stand here as memory that grew.
"""

import gc
import os
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.storage.engine import WAL_PAGES
from callback_desk.ui.background import Background
from callback_desk.ui.collecting import Collecting
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import DeskClock, opened
from tests.storage.stored_desk import filled_desk

Key = Qt.Key
# Enough that nobody is called twice.
LEADS = 760
# What may come and go between two days; a leak of one a call is far more.
SLACK_OBJECTS, SLACK_HANDLES, MOST_GROWTH = 40, 2, 1.10
# The log is put in its place once it has so many pages, by the commit that fills it.
LOG_BYTES = (WAL_PAGES + 1_000) * 4_120


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, dark=False)


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    lane = Background()
    yield lane
    lane.close()


@pytest.fixture
def collecting(qapp: QApplication) -> Iterator[Collecting]:
    collecting = Collecting()
    yield collecting
    collecting.end()


@pytest.fixture
def clock() -> DeskClock:
    return DeskClock()


@pytest.fixture
def desk(tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    rows = [f"Person {n},212-555-{n:04},,," for n in range(1000, 1000 + LEADS)]
    with opened(filled_desk(tmp_path, *rows), clock) as desk:
        yield desk


def handles() -> int:
    return len(os.listdir("/proc/self/fd"))


def resident() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1])


def files(folder: Path) -> set[Path]:
    """The desk, what lies beside it, and what the program put among passing files."""
    return set(folder.rglob("*"))


def one_day(qtbot: QtBot, window: DeskWindow, calls: int) -> None:
    """Call after call by keys, a search and a look at other pages in between."""
    today, called = window.today, ""
    for _ in range(calls):
        qtbot.waitUntil(partial(_is_another, window, called))
        called = today.lead_shown()
        today.list.setFocus()
        QTest.keyClick(today.list.view, Key.Key_Return)
        qtbot.waitUntil(lambda: today.card.is_calling)
        with qtbot.waitSignal(today.recording.recorded):
            QTest.keyClick(today.list.view, Key.Key_5)
        window.day.watch.look()
    for page in (window.needs_look, window.calendar, today):
        window.show_page(page)
        QApplication.processEvents()
    today.search.setText("person")
    with qtbot.waitSignal(today.finder.found):
        today.finder.ask()
    today.search.clear()
    window.day.telling.look()
    with qtbot.waitSignal(today.looked):
        today.refresh()


def _is_another(window: DeskWindow, called: str) -> bool:
    return window.today.lead_shown() not in ("", called)


def counted(window: DeskWindow) -> tuple[int, int, int]:
    QApplication.processEvents()
    gc.collect()
    return len(window.findChildren(QObject)), handles(), resident()


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts in /proc")
@pytest.mark.parametrize(
    ("days", "calls"),
    [(2, 6), pytest.param(5, 120, marks=pytest.mark.depth)],
    ids=["slice", "week"],
)
@pytest.mark.timeout(1800)
def test_neither_memory_nor_handles_nor_files_grow(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    collecting: Collecting,
    desk: Desk,
    clock: DeskClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    days: int,
    calls: int,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    state = WindowState(settings, "Kim Osei", "main")
    window = build_desk_window(theme, background, desk, state, discreet=False)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    one_day(qtbot, window, calls)
    objects, fds, pages = counted(window)
    lie_there = files(tmp_path)
    for _ in range(days):
        clock.now += timedelta(days=1)
        one_day(qtbot, window, calls)
    after = counted(window)
    print(f"pages of memory: {pages} after a day, {after[2]} after {days} more")
    assert after[0] <= objects + SLACK_OBJECTS
    assert after[1] <= fds + SLACK_HANDLES
    assert after[2] <= pages * MOST_GROWTH
    assert files(tmp_path) <= lie_there
    assert sum(p.stat().st_size for p in tmp_path.glob("*-wal")) <= LOG_BYTES
