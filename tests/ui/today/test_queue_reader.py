"""The page holds what was read of the queue, and reads on as it is asked for."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.standing import Standing
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import PAGE, first_page, show_queue
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.today import queue_reader
from callback_desk.ui.today.lead_table import RowKey, key_of
from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.today.queue_reader import QueueReader
from tests.desks import DeskClock, copy_desk, opened
from tests.storage.stored_desk import take

LEADS = 2 * PAGE + 50
LAST = LEADS


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with more leads than two pages hold, all due at the same time."""
    folder = tmp_path_factory.mktemp("full")
    path = copy_desk(folder)
    rows = [
        f"Person {n},212-{200 + n // 100}-{5000 + n},,," for n in range(1, LEADS + 1)
    ]
    with opened(path, DeskClock()) as desk:
        report, _ = take(desk, folder, *rows)
        assert report.counts["new"] == LEADS
    return path


@pytest.fixture
def clock() -> DeskClock:
    return DeskClock()


@pytest.fixture
def desk(full: Path, tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    for file in full.parent.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with opened(tmp_path / full.name, clock) as desk:
        yield desk


@pytest.fixture
def reader(background: Background, desk: Desk) -> QueueReader:
    return QueueReader(background, desk)


def keys(reader: QueueReader) -> list[RowKey]:
    return [key_of(entry) for entry in reader.entries]


def test_the_first_page_comes_alone_and_the_counts_behind_it(
    qtbot: QtBot, reader: QueueReader
) -> None:
    heard: list[str] = []
    reader.read.connect(partial(heard.append, "read"))
    reader.counted.connect(lambda summary: heard.append("counted"))
    with qtbot.waitSignal(reader.counted) as counted:
        reader.refresh()
    assert heard == ["read", "counted"]
    assert keys(reader) == list(range(1, PAGE + 1))
    assert reader.has_more
    assert counted.args is not None
    assert counted.args[0].counts["on_track"] == LEADS


def test_page_after_page_comes_until_nothing_is_left(
    qtbot: QtBot, reader: QueueReader, desk: Desk
) -> None:
    with qtbot.waitSignal(reader.read):
        reader.refresh()
    while reader.has_more:
        with qtbot.waitSignal(reader.grown):
            reader.read_more()
    assert tuple(reader.entries) == show_queue(desk)[0].entries
    with qtbot.assertNotEmitted(reader.grown, wait=50):
        reader.read_more()


def test_asked_twice_a_page_is_read_once(qtbot: QtBot, reader: QueueReader) -> None:
    with qtbot.waitSignal(reader.read):
        reader.refresh()
    with qtbot.waitSignal(reader.grown):
        reader.read_more()
        reader.read_more()
    assert len(reader.entries) == 2 * PAGE
    with qtbot.assertNotEmitted(reader.grown, wait=50):
        pass


def test_a_refresh_reads_as_much_as_there_is(
    qtbot: QtBot, reader: QueueReader, desk: Desk
) -> None:
    with qtbot.waitSignal(reader.read):
        reader.refresh()
    with qtbot.waitSignal(reader.grown):
        reader.read_more()
    record_outcome(desk, 3, Call("booked"))
    with qtbot.waitSignal(reader.read):
        reader.refresh()
    assert len(reader.entries) == 2 * PAGE
    assert 3 not in keys(reader)


def test_who_stands_further_behind_by_now_is_not_shown_twice(
    qtbot: QtBot, reader: QueueReader, desk: Desk, clock: DeskClock
) -> None:
    with qtbot.waitSignal(reader.read):
        reader.refresh()
    recorded = record_outcome(desk, 7, Call("no_answer"))
    assert recorded.next_call_at is not None
    clock.now = recorded.next_call_at
    page, _ = first_page(desk, None, LEADS)
    assert key_of(page.entries[-1]) == 7
    with qtbot.waitSignal(reader.grown):
        reader.read_more()
    with qtbot.waitSignal(reader.grown):
        reader.read_more()
    assert len(keys(reader)) == len(set(keys(reader))) == LEADS


def test_what_was_asked_before_a_refresh_is_not_put_behind_it(
    qtbot: QtBot, reader: QueueReader, desk: Desk
) -> None:
    with qtbot.waitSignal(reader.read):
        reader.refresh()
    record_outcome(desk, PAGE, Call("booked"))
    with qtbot.waitSignal(reader.grown):
        # The refresh is on its way before the page is.
        reader.refresh()
        reader.read_more()
    assert keys(reader) == [n for n in range(1, 2 * PAGE + 2) if n != PAGE]


def test_what_was_read_on_since_a_refresh_was_asked_for_stays(
    qtbot: QtBot, reader: QueueReader
) -> None:
    with qtbot.waitSignal(reader.read):
        reader.refresh()
    reader.read_more()
    reader.refresh()
    with qtbot.waitSignal(reader.read):
        pass
    assert len(reader.entries) == 2 * PAGE


def test_narrowed_it_reads_that_kind_alone(
    qtbot: QtBot, reader: QueueReader, desk: Desk
) -> None:
    record_outcome(desk, 9, Call("no_answer"))
    with qtbot.waitSignal(reader.read):
        reader.refresh()
        reader.narrow_to(Standing.RESTING)
    qtbot.waitUntil(lambda: keys(reader) == [9])
    with qtbot.waitSignal(reader.read):
        reader.narrow_to(None)
    assert keys(reader)[:2] == [1, 2]


# On the page


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, background: Background, desk: Desk) -> TodayPage:
    page = TodayPage(theme, background, desk)
    qtbot.addWidget(page)
    page.resize(1250, 640)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.lead_shown() == "Person 1")
    page.list.setFocus()
    return page


def scrolled_to_the_end(page: TodayPage) -> None:
    bar = page.list.view.verticalScrollBar()
    bar.setValue(bar.maximum())


def reads_on(page: TodayPage, rows: int) -> bool:
    """Whether more rows than these came, with the list at its end."""
    scrolled_to_the_end(page)
    return page.table.rowCount() > rows


def rows_are(page: TodayPage, count: int) -> Callable[[], bool]:
    return lambda: page.table.rowCount() == count


def test_scrolling_to_the_end_brings_the_next_page(
    qtbot: QtBot, page: TodayPage
) -> None:
    qtbot.waitUntil(rows_are(page, PAGE))
    scrolled_to_the_end(page)
    qtbot.waitUntil(rows_are(page, 2 * PAGE))
    assert page.lead_shown() == "Person 1", "nobody else was chosen"
    scrolled_to_the_end(page)
    qtbot.waitUntil(rows_are(page, LEADS))
    assert not page.table.canFetchMore(QModelIndex())


def test_a_refresh_keeps_the_place_the_choice_and_the_note(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    scrolled_to_the_end(page)
    qtbot.waitUntil(rows_are(page, 2 * PAGE))
    page.list.choose(PAGE + 30)
    qtbot.waitUntil(lambda: page.lead_shown() == f"Person {PAGE + 30}")
    note = page.card.findChild(QPlainTextEdit)
    assert isinstance(note, QPlainTextEdit)
    note.setFocus()
    QTest.keyClicks(note, "half a")
    top = page.list.view.rowViewportPosition(page.list.view.currentIndex().row())
    record_outcome(desk, 5, Call("booked"))
    page.refresh()
    qtbot.waitUntil(lambda: page.table.row_of(5) is None)
    assert page.table.rowCount() == 2 * PAGE
    assert page.lead_shown() == f"Person {PAGE + 30}"
    row = page.list.view.currentIndex().row()
    assert page.list.view.rowViewportPosition(row) == top
    assert note.toPlainText() == "half a"


def test_after_undo_a_lead_far_behind_is_on_the_card_at_once(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    while page.table.row_of(LAST) is None:
        qtbot.waitUntil(partial(reads_on, page, page.table.rowCount()))
    page.list.choose(LAST)
    qtbot.waitUntil(lambda: page.lead_shown() == f"Person {LAST}")
    QTest.keyClick(page.list.view, Qt.Key.Key_Return)
    QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: page.lead_shown() == "Person 1")
    # Another kind and back again: one page is there.
    page.counters.counter(Standing.OVERDUE).click()
    qtbot.waitUntil(rows_are(page, 0))
    page.counters.clear_filter()
    qtbot.waitUntil(rows_are(page, PAGE))
    page.undo()
    qtbot.waitUntil(lambda: page.lead_shown() == f"Person {LAST}")
    with qtbot.waitSignal(page.queue.counted):
        page.refresh()
    assert page.table.row_of(LAST) is None, "nothing is read only to find it"
    assert page.lead_shown() == f"Person {LAST}"
    while page.table.row_of(LAST) is None:
        qtbot.waitUntil(partial(reads_on, page, page.table.rowCount()))
    chosen = page.list.chosen()
    assert chosen is not None
    assert chosen.lead.lead_id == LAST
    assert page.lead_shown() == f"Person {LAST}"


def test_a_refresh_wakes_whose_rest_is_over(
    reader: QueueReader, desk: Desk, clock: DeskClock, qtbot: QtBot
) -> None:
    recorded = record_outcome(desk, LAST, Call("no_answer"))
    assert recorded.next_call_at is not None
    clock.now = recorded.next_call_at

    def rested() -> bool:
        with desk.open_work(writes=False) as work:
            return work.any_rested(clock.now)

    assert rested()
    reader.refresh()
    qtbot.waitUntil(lambda: not rested())


@pytest.mark.parametrize(("error", "told"), [(DatabaseLocked(), 0), (ValueError(), 1)])
def test_a_desk_that_cannot_be_written_to_is_read_all_the_same(
    reader: QueueReader,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    told: int,
) -> None:
    """Waking is no matter of anybody's; a bug is."""
    asked: list[Desk] = []

    def fail(desk: Desk) -> int:
        asked.append(desk)
        raise error

    monkeypatch.setattr(queue_reader, "wake_leads", fail)
    heard: list[object] = []
    reader.failed.connect(heard.append)
    with qtbot.waitSignal(reader.counted):
        reader.refresh()
    qtbot.waitUntil(lambda: bool(asked) and len(heard) == told)
    assert len(reader.entries) == PAGE


def test_all_else_waits_until_the_first_page_was_shown(
    qtbot: QtBot, background: Background, reader: QueueReader
) -> None:
    shown: list[int] = []
    behind: list[int] = []
    reader.read.connect(lambda: shown.append(len(reader.entries)))
    reader.refresh()
    background.run(lambda: behind.append(len(shown)))
    qtbot.waitUntil(lambda: len(behind) == 1)
    assert behind == [1]


def test_a_first_page_that_cannot_be_read_holds_nothing_up(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    background: Background,
    reader: QueueReader,
) -> None:
    def fail(*asked: object) -> None:
        raise DatabaseLocked()

    monkeypatch.setattr(queue_reader, "first_page", fail)
    monkeypatch.setattr(queue_reader, "PAINTED_WITHIN", 60)
    behind: list[int] = []
    with qtbot.waitSignal(reader.failed):
        reader.refresh()
    background.run(lambda: behind.append(1))
    qtbot.waitUntil(lambda: len(behind) == 1)
