"""Booked visits by keys: a letter says what became of one, and goes on to the next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.visit import Visit
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.visits import visits_of
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.visits.page import HINT, ROW, VisitsPage
from callback_desk.ui.visits.visit_table import MARK
from callback_desk.ui.widgets import PlainLabel
from tests.desks import MONDAY, DeskClock, copy_desk, opened
from tests.storage.stored_desk import take
from tests.ui.sign_in.walks import unnamed

ROWS = (
    "Ana Lopez,212-555-0101,,hello,2026-11-16 10:00",
    "<b>Bo</b> Chen,212-555-0102,,hello,2026-11-16 10:30",
    "Cy Dunn,212-555-0103,,hello,2026-11-16 11:00",
)
DAY = timedelta(days=1)
WEDNESDAY = (MONDAY + 2 * DAY).date()


@dataclass
class Shown:
    """The page on a desk."""

    page: VisitsPage
    desk: Desk
    clock: DeskClock

    def cells(self, column: int) -> list[str]:
        """What stands in a column."""
        model = self.page.view.model()
        rows = range(model.rowCount())
        return [str(model.index(row, column).data()) for row in rows]

    def name(self) -> str:
        """Whom the keys are on."""
        return self.cells(0)[self.page.view.currentIndex().row()]


@pytest.fixture
def shown(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> Iterator[Shown]:
    clock = DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        take(desk, tmp_path, *ROWS)
        for lead_id in (1, 2, 3):
            details = AttemptDetails(appointment_on=WEDNESDAY)
            record_outcome(desk, lead_id, Call("booked", details=details))
        clock.now = MONDAY + 2 * DAY
        page = VisitsPage(theme, background, desk)
        qtbot.addWidget(page)
        page.resize(1100, 600)
        with qtbot.waitSignal(page.shown), qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.view.setFocus()
        yield Shown(page, desk, clock)
        background.close()


def press(qtbot: QtBot, shown: Shown, key: str) -> None:
    with qtbot.waitSignals([shown.page.changed, shown.page.shown]):
        QTest.keyClicks(shown.page.view, key)


def test_sorted_visits_are_marked_from_top_to_bottom(
    qtbot: QtBot, shown: Shown
) -> None:
    view = shown.page.view
    assert view.sorting is not None
    view.sorting.ask(0)
    view.sorting.ask(0)
    assert shown.cells(0) == ["Cy Dunn", "Ana Lopez", "<b>Bo</b> Chen"]
    view.selectRow(0)
    with qtbot.waitSignal(shown.page.shown):
        QTest.keyClick(view, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: shown.name() == "Ana Lopez")


def test_a_letter_marks_a_visit_and_the_next_one_is_there(
    qtbot: QtBot, shown: Shown
) -> None:
    assert shown.cells(0) == ["<b>Bo</b> Chen", "Ana Lopez", "Cy Dunn"]
    for key, name in (("c", "Ana Lopez"), ("N", "Cy Dunn")):
        press(qtbot, shown, key)
        assert shown.name() == name
    with qtbot.waitSignal(shown.page.told) as told:
        QTest.keyClicks(shown.page.view, "x")
    assert told.args == ["The visit of C. D. was canceled."]
    qtbot.waitUntil(lambda: shown.cells(4) == ["Came", "No-show", "Canceled"])
    states = [visit.visit for visit in visits_of(shown.desk).visits]
    assert states == [Visit.CAME, Visit.NO_SHOW, Visit.CANCELED]
    assert unnamed(shown.page) == []


def test_what_was_said_is_taken_back(qtbot: QtBot, shown: Shown) -> None:
    press(qtbot, shown, "n")
    QTest.keyClick(shown.page.view, Qt.Key.Key_Up)
    button = shown.page.buttons[Visit.AHEAD]
    with qtbot.waitSignals([shown.page.changed, shown.page.shown]):
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert shown.cells(4) == ["not said yet"] * 3


def test_a_day_without_visits_says_so(qtbot: QtBot, shown: Shown) -> None:
    with qtbot.waitSignal(shown.page.shown):
        QTest.keyClick(shown.page.back, Qt.Key.Key_Space)
    assert "No visit is booked for Tue 17 Nov" in shown.page.said.text()
    assert not shown.page.buttons[Visit.CAME].isVisible()


def test_where_no_visit_is_listed_enter_leads_back(qtbot: QtBot, shown: Shown) -> None:
    """The keys went to the foot, where Enter asked for the safety contact."""
    with qtbot.waitSignal(shown.page.shown):
        shown.page.show_day((MONDAY - 7 * DAY).date())
    assert shown.page.view.isHidden()
    assert shown.page.focusWidget() is shown.page.leave


def test_nobody_comes_early(qtbot: QtBot, shown: Shown) -> None:
    shown.clock.now = MONDAY
    with qtbot.waitSignal(shown.page.shown):
        shown.page.show_day(WEDNESDAY)
    QTest.keyClicks(shown.page.view, "c")
    qtbot.waitUntil(lambda: "has not come" in shown.page.said.text())


def test_enter_opens_the_lead(qtbot: QtBot, shown: Shown) -> None:
    with qtbot.waitSignal(shown.page.lead_wanted) as wanted:
        QTest.keyClick(shown.page.view, Qt.Key.Key_Return)
    assert wanted.args == [2]


@pytest.mark.parametrize("wide", [1100, 560, 420])
def test_what_became_of_it_is_seen_whole_however_narrow(
    qtbot: QtBot, shown: Shown, wide: int
) -> None:
    shown.page.resize(wide, 600)
    view = shown.page.view
    header = view.horizontalHeader()
    qtbot.waitUntil(lambda: header.length() <= view.viewport().width())
    for column in (0, MARK):
        assert not view.isColumnHidden(column)
        needed = max(view.sizeHintForColumn(column), header.sectionSizeHint(column))
        assert view.columnWidth(column) >= needed


def test_on_a_low_screen_visits_have_rows_to_be_seen(
    qtbot: QtBot, theme: Theme, shown: Shown
) -> None:
    """At 200 % on a small screen not one of them was."""
    shown.page.resize(557, 240)
    view = shown.page.view
    # One whole, and the next one's words.
    qtbot.waitUntil(lambda: view.viewport().height() >= 1.75 * theme.px(ROW))
    shown.page.resize(1100, 600)
    hint = [x for x in shown.page.findChildren(PlainLabel) if x.text() == HINT]
    qtbot.waitUntil(hint[0].isVisible)
