"""A calendar changed by real keys: what moves is shown first, what fell due stays.

One lead fell due before anybody called, one lies ahead, one may be in danger. An office
manager closes a range, changes the promise, closes the day for snow, confirms the year
and writes the calendar to a file. Every deadline gives its reasons all along.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.domain.business_calendar import Policy
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.lead import Request
from callback_desk.services.calendar_changes import list_versions
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.page import CalendarPage
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from callback_desk.wording.promises import say_promise
from tests.desks import DeskClock, copy_desk, opened
from tests.domain.calendars import local
from tests.ui.sign_in.walks import stop

KEY = Qt.Key
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LATE, ANN, DEE = 1, 2, 3
LEADS = (LATE, ANN, DEE)
WEDNESDAY, THURSDAY, FRIDAY = (date(2026, 11, day) for day in (18, 19, 20))


@pytest.fixture
def clock() -> DeskClock:
    return DeskClock(local("2026-11-16 10:00"))


@pytest.fixture
def desk(tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path), clock) as desk:
        enter_lead(desk, Typed("Late Lee", "(212) 555-0101"))
        clock.now = local("2026-11-18 10:00")
        enter_lead(desk, Typed("Ann Bell", "(212) 555-0102"))
        enter_lead(desk, Typed("Dee Ray", "(212) 555-0103", "I want to end my life"))
        yield desk
        assert check_desk(desk)[0] == []


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, tmp_path: Path
) -> DeskWindow:
    ini = QSettings(str(tmp_path / "state.ini"), QSettings.Format.IniFormat)
    state = WindowState(ini, "Kim Osei", "desk")
    window = build_desk_window(theme, background, desk, state, discreet=False)
    qtbot.addWidget(window)
    window.resize(1366, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_page(window.calendar)
    page = window.calendar.page
    qtbot.waitUntil(lambda: page.live.is_settled and page.sheet.hasFocus())
    return window


def press(page: CalendarPage, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(stop(page.window()), key, held)


def apply(qtbot: QtBot, page: CalendarPage) -> str:
    """Ctrl+S once the preview stands there; what the preview said."""
    qtbot.waitUntil(page.side.change.apply_button.isEnabled)
    said = page.side.change.said
    with qtbot.waitSignal(page.calendar_changed):
        press(page, KEY.Key_S, held=CONTROL)
    qtbot.waitUntil(lambda: page.live.is_settled)
    return said


def request(desk: Desk, lead: int) -> Request:
    return show_lead(desk, lead).state.current.request


def explained(desk: Desk, lead: int) -> list[str]:
    """Its reasons, which end at the deadline that is stored."""
    card = show_lead(desk, lead)
    assert card.promises[-1].due_at == card.lead.due_at
    return say_promise(card.promises[-1].steps)


def test_a_manager_changes_the_calendar_and_nothing_moves_unseen(
    qtbot: QtBot, window: DeskWindow, desk: Desk, tmp_path: Path
) -> None:
    page = window.calendar.page
    promised = {lead: request(desk, lead).promised_due_at for lead in LEADS}
    fell_due = request(desk, LATE).due_at
    assert page.sheet.chosen.days == (WEDNESDAY,)

    # Tomorrow and the day after are closed, as one range.
    press(page, KEY.Key_Right)
    press(page, KEY.Key_Right, held=SHIFT)
    press(page, KEY.Key_Return, KEY.Key_Right, KEY.Key_Return)
    QTest.keyClicks(stop(window), "Move")
    qtbot.waitUntil(lambda: "closed, Move." in page.side.change.said)
    said = apply(qtbot, page)
    assert "This moves 2 open leads" in said
    assert "closed, Move." in said
    assert request(desk, ANN).due_at == local("2026-11-23 17:00")
    assert "Thu 19 Nov to Fri 20 Nov closed: Move." in explained(desk, ANN)
    assert explained(desk, ANN)[-1].startswith("First promised by Thu 19 Nov 5:00 PM;")

    # Open hours instead: both are due earlier, and it says so.
    page.side.policy.policy.setFocus()
    press(page, KEY.Key_O)
    while page.side.policy.policy.currentData() != Policy.OPEN_HOURS:
        press(page, KEY.Key_Down)
    said = apply(qtbot, page)
    assert "2 open leads, all of them earlier" in said
    assert request(desk, ANN).due_at == local("2026-11-23 10:00")
    assert explained(desk, ANN)[-2] == "8 desk hours later is Mon 23 Nov 10:00 AM."

    # Snow today: whoever waits already is called, whoever may be in danger first.
    press(page, KEY.Key_D, held=CONTROL)
    qtbot.waitUntil(lambda: page.side.shown is page.side.close_day)
    press(page, KEY.Key_Return)
    apply(qtbot, page)
    whom = page.side.whom.people.model()
    names = [whom.index(row, 0).data() for row in range(whom.rowCount())]
    assert names == ["Dee Ray", "Late Lee"]
    press(page, KEY.Key_Tab, KEY.Key_Tab, KEY.Key_Space)
    assert page.side.shown is None

    # The first promises stand, and what fell due did not move.
    assert {lead: request(desk, lead).promised_due_at for lead in LEADS} == promised
    assert request(desk, LATE).due_at == fell_due
    assert explained(desk, LATE)[-1].startswith("Tue 17 Nov is the next business day")
    newest, *older = list_versions(desk)
    assert [version.set_by for version in (newest, *older)] == ["Kim Osei"] * 4
    assert set(newest.definition.closures) >= {WEDNESDAY, THURSDAY, FRIDAY}

    # This year is confirmed by keys, and the next one is asked for.
    page.banners.confirm.button.setFocus()
    press(page, KEY.Key_Space)
    panel = page.side.holidays
    qtbot.waitUntil(lambda: page.side.shown is panel and panel.list.rows.hasFocus())
    press(page, KEY.Key_Tab)
    assert stop(window) is panel.confirm
    press(page, KEY.Key_Space)
    qtbot.waitUntil(lambda: page.banners.confirm.said.startswith("2027 is not"))

    file = tmp_path / "calendar.toml"
    with qtbot.waitSignal(page.told):
        page.errands.export_file(file)
    assert read_calendar(file.read_text("utf-8")) == newest.definition
