"""The search: from a key to its answer painted, and how long the window is held up.

Ours is the page Today on an encrypted desk: what stands in the list is narrowed at
once, and storage answers behind; the pause that waits for the next key is left out.
The peer is Qt's own filter over a table model in Python that holds all rows. Both are
told in processor time, of all threads: nothing that is done at once overlaps, and other
work on the machine does not count. The loop sleeps while it waits. The first turn of
both, in which statements are made ready, is left out.
"""

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from PySide6.QtCore import (
    QAbstractEventDispatcher,
    QAbstractTableModel,
    QEventLoop,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QApplication, QTableView

from callback_desk.services.search_upkeep import index_anew
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.page import TodayPage
from tests.benchmarks.figure import Figure, paired_ratio
from tests.benchmarks.full_desk import FIRST_NAMES, LAST_NAMES, make_full_desk
from tests.desks import DeskClock, opened

SIZES, PEER_SIZE = (10_000, 100_000, 1_000_000), 100_000
# What fits many, few and nobody, and what somebody has typed a key or two of.
TYPED = (
    *("haddad fa", "5550142", "de la cruz", "nobody here", "(212) 555-0107"),
    *("h", "57", "2012"),
)
TURNS = 5
SIZE = QSize(1250, 640)
LONGEST_GAP, PATIENCE = 0.1, 60.0
GOAL, WORST = 1 / 15, 3.0
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


def measure() -> list[Figure]:
    """Key to painted beside Qt's filter, the worst, and the longest gap."""
    return [figure for leads in SIZES for figure in measure_at(leads)]


def measure_at(leads: int) -> list[Figure]:
    """The figures of a desk with so many leads."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        raise TypeError("this needs an application with widgets")
    theme, figures = Theme(application, dark=False), []
    times, gap = _ours(application, theme, leads)
    if leads == PEER_SIZE:
        peer = _peer(application, leads)
        figures.append(
            Figure(
                f"search, key to painted at {leads:,}",
                _say(times),
                f"{_say(peer)}, Qt's filter over a Python model",
                paired_ratio([t.own for t in times], [t.own for t in peer]),
                GOAL,
            )
        )
    of_each = [times[at :: len(TYPED)] for at in range(len(TYPED))]
    slowest = max(median(t.own for t in some) for some in of_each)
    usual = median(t.own for t in times)
    return [
        *figures,
        Figure(
            f"the slowest search at {leads:,}",
            f"{slowest * 1000:.1f} ms of processor time",
            f"{usual * 1000:.1f} ms, the median",
            slowest / usual,
            WORST,
        ),
        Figure(
            f"the longest gap in the event loop while searching {leads:,}",
            f"{gap * 1000:.0f} ms",
            f"{LONGEST_GAP * 1000:.0f} ms, the longest allowed",
            gap / LONGEST_GAP,
            1.0,
        ),
    ]


@dataclass(frozen=True, slots=True)
class _Time:
    """How long something took, in seconds.

    Attributes:
        own: processor time of all threads.
        wall: by the clock.
    """

    own: float
    wall: float


def _say(times: list[_Time]) -> str:
    own, wall = median(t.own for t in times), median(t.wall for t in times)
    return f"{own * 1000:.1f} ms of processor time ({wall * 1000:.0f} by the clock)"


class _Watch:
    """Tells how long ago it was started."""

    def __init__(self) -> None:
        self._own, self._wall = process_time(), perf_counter()

    def taken(self) -> _Time:
        """The time since."""
        return _Time(process_time() - self._own, perf_counter() - self._wall)


def _ours(
    application: QApplication, theme: Theme, leads: int
) -> tuple[list[_Time], float]:
    with TemporaryDirectory() as folder:
        path = make_full_desk(Path(folder), leads)
        with opened(path, DeskClock()) as desk:
            index_anew(desk)
            background = Background()
            page = TodayPage(theme, background, desk)
            page.resize(SIZE)
            page.show()
            page.refresh()
            _until(application, page.lead_shown)
            loop = _Loop(application)
            turns = range(TURNS + 1)
            times = [_search(loop, page, text) for _ in turns for text in TYPED]
            page.close()
            background.close()
    return times[len(TYPED) :], loop.longest


def _search(loop: "_Loop", page: TodayPage, text: str) -> _Time:
    """Type, ask at once instead of after the pause, and wait until it is painted."""
    page.search.clear()
    loop.run_until(lambda: not page.search.text())
    came: list[object] = []
    page.finder.found.connect(partial(came.append, None))
    watch = _Watch()
    page.search.setText(text)
    page.finder.ask()
    loop.run_until(partial(bool, came))
    page.list.view.viewport().repaint()
    taken = watch.taken()
    page.finder.found.disconnect()
    page.finder.found.connect(page._on_found)
    return taken


class _Loop:
    """Runs the event loop, asleep while nothing happens; remembers its longest turn.

    A turn is the time from one sleep to the next.
    """

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._waking = QTimer(application)
        self._waking.start(int(PATIENCE * 1000) // 10)
        self.longest, self._woken = 0.0, perf_counter()
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._on_awake)
        dispatcher.aboutToBlock.connect(self._on_about_to_block)

    def _on_awake(self) -> None:
        self._woken = perf_counter()

    def _on_about_to_block(self) -> None:
        self.longest = max(self.longest, perf_counter() - self._woken)

    def run_until(self, done: object) -> None:
        """Until it is done."""
        ends = perf_counter() + PATIENCE
        self._woken = perf_counter()
        while callable(done) and not done():
            self._application.processEvents(
                QEventLoop.ProcessEventsFlag.WaitForMoreEvents
            )
            if perf_counter() > ends:
                raise TimeoutError("the search did not end")


def _until(application: QApplication, done: object) -> None:
    _Loop(application).run_until(done)


class _PythonModel(QAbstractTableModel):
    """All leads in Python, as a beginner's program would hold them."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        firsts, lasts = len(FIRST_NAMES), len(LAST_NAMES)
        self._rows = [
            (
                f"{FIRST_NAMES[n % firsts]} {LAST_NAMES[n // firsts % lasts]} {n}",
                f"+1212{n:07}",
            )
            for n in range(rows)
        ]

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Name and number."""
        return 0 if parent.isValid() else 2

    def data(self, index: _Index, role: int = 0) -> object:
        """The text of a cell."""
        if role != int(Qt.ItemDataRole.DisplayRole):
            return None
        return self._rows[index.row()][index.column()]


def _peer(application: QApplication, rows: int) -> list[_Time]:
    model, proxy, view = _PythonModel(rows), QSortFilterProxyModel(), QTableView()
    proxy.setSourceModel(model)
    proxy.setFilterKeyColumn(-1)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    view.setModel(proxy)
    view.resize(SIZE)
    view.show()
    application.processEvents()
    times = []
    for _ in range(TURNS + 1):
        for text in TYPED:
            proxy.setFilterFixedString("")
            application.processEvents()
            watch = _Watch()
            _filter(application, proxy, view, text)
            times.append(watch.taken())
    view.close()
    return times[len(TYPED) :]


def _filter(
    application: QApplication, proxy: QSortFilterProxyModel, view: QTableView, text: str
) -> None:
    proxy.setFilterFixedString(text)
    application.processEvents()
    view.viewport().repaint()
