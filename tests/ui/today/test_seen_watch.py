"""Who was seen stands in the audit; who only came up by itself is told apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.today.seen_watch import SeenWatch
from tests.desks import DeskClock, copy_desk, opened
from tests.storage.stored_desk import ANA, rows_of, take

BO = "Bo Chen,646-555-0188,,hello,2026-11-16 11:30"
CY = "Cy Dunn,646-555-0199,,hello,2026-11-16 12:30"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_desk(tmp_path)


@pytest.fixture
def desk(path: Path, tmp_path: Path) -> Iterator[Desk]:
    with opened(path, DeskClock()) as desk:
        take(desk, tmp_path, ANA, BO, CY)
        yield desk


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, background: Background, desk: Desk) -> TodayPage:
    page = TodayPage(theme, background, desk)
    qtbot.addWidget(page)
    page.resize(1250, 640)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.lead_shown() == "Ana Lopez")
    return page


def looks(path: Path) -> list[tuple[object, ...]]:
    return rows_of(
        path,
        "SELECT action, subject_id FROM audit WHERE subject = 'lead' ORDER BY audit_id",
    )


def wait_over(qtbot: QtBot, watch: SeenWatch, background: Background) -> None:
    """Two seconds later."""
    watch._waiting.timeout.emit()
    with qtbot.waitSignal(background.busy_changed, check_params_cb=lambda b: not b):
        background.run(list)


def test_whom_somebody_looked_at_for_a_while_was_seen(
    qtbot: QtBot, page: TodayPage, background: Background, desk: Desk, path: Path
) -> None:
    watch = SeenWatch(background, desk, page)
    page.list.choose(2)
    qtbot.waitUntil(lambda: page.lead_shown() == "Bo Chen")
    page.list.choose(3)
    qtbot.waitUntil(lambda: page.lead_shown() == "Cy Dunn")
    assert watch._waiting.isActive()
    wait_over(qtbot, watch, background)
    # Bo was only passed on the way.
    assert looks(path) == [("lead_seen", 3)]


def test_who_comes_up_after_a_call_was_not_opened_by_anybody(
    qtbot: QtBot, page: TodayPage, background: Background, desk: Desk, path: Path
) -> None:
    watch = SeenWatch(background, desk, page)
    page.recording.recorded.emit(1)
    qtbot.waitUntil(lambda: page.lead_shown() == "Bo Chen")
    wait_over(qtbot, watch, background)
    page.list.choose(3)
    qtbot.waitUntil(lambda: page.lead_shown() == "Cy Dunn")
    wait_over(qtbot, watch, background)
    assert looks(path) == [("lead_came_up", 2), ("lead_seen", 3)]


def test_who_comes_up_with_the_window_was_not_opened_by_anybody(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, path: Path
) -> None:
    page = TodayPage(theme, background, desk)
    qtbot.addWidget(page)
    watch = SeenWatch(background, desk, page)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.lead_shown() == "Ana Lopez")
    wait_over(qtbot, watch, background)
    # Somebody else deals with her: the next one comes up, and nobody chose him.
    record_outcome(desk, 1, Call("booked"))
    page.refresh()
    qtbot.waitUntil(lambda: page.lead_shown() == "Bo Chen")
    wait_over(qtbot, watch, background)
    QTest.keyClick(page.list.view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.lead_shown() == "Cy Dunn")
    wait_over(qtbot, watch, background)
    opened = [row for row in looks(path) if str(row[0]).startswith("lead_")]
    assert opened == [("lead_came_up", 1), ("lead_came_up", 2), ("lead_seen", 3)]


def test_a_locked_window_shows_nobody(
    qtbot: QtBot, page: TodayPage, background: Background, desk: Desk, path: Path
) -> None:
    watch = SeenWatch(background, desk, page)
    page.list.choose(2)
    qtbot.waitUntil(lambda: page.lead_shown() == "Bo Chen")
    page.hide()
    wait_over(qtbot, watch, background)
    assert looks(path) == []


def test_who_stands_in_no_row_is_seen_as_well(
    qtbot: QtBot, page: TodayPage, background: Background, desk: Desk, path: Path
) -> None:
    record_outcome(desk, 2, Call("booked"))
    with qtbot.waitSignal(page.looked):
        page.refresh()
    watch = SeenWatch(background, desk, page)
    page.show_lead(2)
    # Whose card is not there yet was not seen; the two seconds begin with it.
    wait_over(qtbot, watch, background)
    qtbot.waitUntil(lambda: page.lead_shown() == "Bo Chen")
    wait_over(qtbot, watch, background)
    assert ("lead_seen", 2) in looks(path)
