"""The queue's first page out of a desk, however many leads it holds.

First, from the read to the painted view: the real page on a real encrypted desk of
10,000, 100,000 and 1,000,000 open leads, beside the same page on a desk of 50, once all
are in the search's index, and at 100,000 leads while they are taken in. Then the
statements of such a page, sent by the bare driver, beside one bare SELECT of the same
columns and as many rows from the same index.
"""

import os
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication
from sqlalchemy import Connection

from callback_desk.domain.callback_queue import QueueKey, Section
from callback_desk.services.desk import Desk
from callback_desk.services.search_upkeep import index_anew
from callback_desk.services.work_queue import (
    PAGE,
    first_page,
    next_page,
    show_queue,
)
from callback_desk.storage.engine import CACHE_KIB
from callback_desk.storage.prepared import Prepared, Values
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.page import TodayPage
from tests.benchmarks.figure import Figure, paired_ratio, seconds
from tests.benchmarks.full_desk import make_full_desk, raw_connection
from tests.desks import opened

FEW, MANY = 50, (10_000, 100_000, 1_000_000)
INDEXING = 100_000
TURNS, SENT_TURNS = 21, 101
SIZE = QSize(1250, 640)
BARE = """
SELECT lead_id, name, phone, extension, safety, received_at, due_at, promised_due_at,
    goal_at, next_call_at, next_is_agreed, attempts, asked, last_outcome, dialled,
    contact, barred, act_by
FROM leads
WHERE queue_part = 'waiting' AND barred = 0
ORDER BY act_by, attempts, received_at, lead_id LIMIT ?
"""

Statements = list[tuple[str, dict[str, object]]]


def measure() -> list[Figure]:
    """The painted first page, and what it sends to the database."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        raise TypeError("this needs an application with widgets")
    theme = Theme(application, dark=False)
    figures = []
    with TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        few = stack.enter_context(opened(make_full_desk(folder, FEW)))
        for leads in MANY:
            path = make_full_desk(folder, leads)
            with opened(path) as many:
                if leads == MANY[0]:
                    _is_the_queue(many)
                painting = partial(_painted, application, theme, many=many, few=few)
                if leads == INDEXING:
                    figures.append(painting(f"{leads:,} open leads being indexed"))
                index_anew(many)
                figures.append(painting(f"{leads:,} open leads"))
                figures += _sent(leads, path, many)
    return figures


def _is_the_queue(desk: Desk) -> None:
    whole, _ = show_queue(desk)
    if first_page(desk)[0].entries != whole.entries[:PAGE]:
        raise AssertionError("the page is not the queue's beginning")


# From the read to the painted view


class _Painted(QObject):
    """Hears when the list has been painted with rows in it."""

    _painting = Signal()

    def __init__(self, page: TodayPage) -> None:
        super().__init__()
        self._page = page
        self.at: float | None = None
        self._painting.connect(self._on_painted, Qt.ConnectionType.QueuedConnection)
        page.list.view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let it be painted; what is queued now comes after that."""
        if event.type() == QEvent.Type.Paint and self._page.table.rowCount():
            watched.removeEventFilter(self)
            self._painting.emit()
        return False

    def _on_painted(self) -> None:
        self.at = perf_counter()


def _painted(
    application: QApplication, theme: Theme, leads: str, *, many: Desk, few: Desk
) -> Figure:
    times: tuple[list[float], list[float]] = [], []
    background = Background()
    for turn in range(TURNS + 2):
        for desk, taken in zip((many, few), times, strict=True):
            time = _paint_first(application, theme, background, desk)
            if turn > 1:
                taken.append(time)
    background.close()
    ours, peer = times
    return Figure(
        f"first page read and painted, {leads}",
        f"{median(ours) * 1000:.1f} ms",
        f"{median(peer) * 1000:.1f} ms with {FEW}",
        paired_ratio(ours, peer),
        1.3,
    )


def _paint_first(
    application: QApplication, theme: Theme, background: Background, desk: Desk
) -> float:
    """A new page, seen empty; then from asking for the queue to its rows painted."""
    page = TodayPage(theme, background, desk)
    page.resize(SIZE)
    page.show()
    application.processEvents()
    painted = _Painted(page)
    counted: list[object] = []
    page.queue.counted.connect(counted.append)
    started = perf_counter()
    page.refresh()
    while painted.at is None or not counted:
        application.processEvents()
    took = painted.at - started
    # What the chosen lead's card still asks for must not reach into the next turn.
    while page.lead_shown() == "":
        application.processEvents()
    page.close()
    page.deleteLater()
    application.processEvents()
    return took


# The statements


def _sent(leads: int, path: Path, desk: Desk) -> list[Figure]:
    now = desk.now()
    behind = QueueKey(Section.REST, now, 0, now, 0)
    raw = raw_connection(path)
    # As much of the file is kept at hand as the program keeps.
    raw.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    try:
        pages: tuple[tuple[str, Callable[[], object]], ...] = (
            ("first page", partial(first_page, desk)),
            ("a page of all parts", partial(next_page, desk, behind, now)),
        )
        return [
            _beside_bare(f"SQL of {what}, {leads:,} open leads", raw, _noted(act))
            for what, act in pages
        ]
    finally:
        raw.close()


def _noted(act: Callable[[], object]) -> Statements:
    """The statements that a read of the queue sends."""
    sent: Statements = []
    send = Prepared._run

    def note(self: Prepared, connection: Connection, values: Values) -> Any:  # noqa: ANN401 - the driver's cursor
        sql, fixed = self._compile(connection)
        if sql.split("FROM ", 1)[-1].split()[0] in ("leads", "submissions", "batches"):
            sent.append((sql, {**fixed, **values}))
        return send(self, connection, values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Prepared, "_run", note)
        act()
    if not sent:
        raise AssertionError("statements were sent past the note-taker")
    return sent


def _beside_bare(what: str, raw: Any, sent: Statements) -> Figure:  # noqa: ANN401 - the driver has no types
    ours: list[float] = []
    peer: list[float] = []
    for turn in range(SENT_TURNS + 5):
        took = seconds(partial(_send, raw, sent)), seconds(partial(_send_bare, raw))
        if turn >= 5:
            ours.append(took[0])
            peer.append(took[1])
    return Figure(
        what,
        f"{median(ours) * 1000:.2f} ms",
        f"{median(peer) * 1000:.2f} ms, a bare SELECT of {PAGE} rows",
        paired_ratio(ours, peer),
        1.1,
    )


def _send(raw: Any, sent: Statements) -> None:  # noqa: ANN401 - see above
    raw.execute("BEGIN")
    for sql, values in sent:
        raw.execute(sql, values).fetchall()
    raw.execute("COMMIT")


def _send_bare(raw: Any) -> None:  # noqa: ANN401 - see above
    raw.execute("BEGIN")
    raw.execute(BARE, (PAGE + 1,)).fetchall()
    raw.execute("COMMIT")
