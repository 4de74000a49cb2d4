"""The Calendar page on a real desk: what it shows is what the desk then does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.services.calendar_changes import change_calendar, list_versions
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.background import Background
from callback_desk.ui.calendar import day_edits
from callback_desk.ui.calendar.page import CalendarPage
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.rail import RailButton
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.cli.command_line import SAMPLES
from tests.desks import MONDAY, DeskClock, copy_desk, opened
from tests.ui.sign_in.walks import stop

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
TUESDAY = MONDAY.date().replace(day=17)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path), DeskClock()) as desk:
        file = SAMPLES / "gravity-forms.csv"
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        yield desk


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, tmp_path: Path
) -> DeskWindow:
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    state = WindowState(settings, "Kim", "main")
    made = build_desk_window(theme, background, desk, state, discreet=False)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    assert not made.calendar.findChildren(CalendarPage), "it is made when needed"
    (rail,) = (b for b in made.findChildren(RailButton) if b.text() == "Calendar")
    rail.click()
    qtbot.waitUntil(lambda: made.calendar.page.live.is_settled)
    return made


def ready(qtbot: QtBot, page: CalendarPage) -> None:
    qtbot.waitUntil(page.side.change.apply_button.isEnabled)


def test_looking_drafts_nothing(qtbot: QtBot, window: DeskWindow) -> None:
    page = window.calendar.page
    for year in (2026, 2027):
        page.look_at_year(year)
        qtbot.waitUntil(lambda: page.live.is_settled)
    page.header.hours.click()
    qtbot.waitUntil(lambda: page.live.is_settled)
    assert page.live.draft is not None
    assert page.live.draft._edits == []
    assert page.side.change.isHidden()


def test_snow_moves_what_was_shown_and_today_hears_of_it(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    page = window.calendar.page
    page.header.close_day.click()
    QTest.keyClick(stop(page), Key.Key_Right)
    QTest.keyClick(stop(page), Key.Key_Return)
    ready(qtbot, page)
    shown = page.side.change.moved.model()
    count = shown.rowCount()
    assert count > 0
    assert "Tue 17 Nov → Wed 18 Nov 5:00 PM" in str(shown.index(0, 1).data())
    before = len(list_versions(desk))
    with qtbot.waitSignal(page.calendar_changed):
        QTest.keyClick(stop(page), Key.Key_S, CONTROL)
    assert page.side.shown is page.side.whom
    assert page.side.whom.people.model().rowCount() == count
    assert len(list_versions(desk)) == before + 1
    dues = [
        show_lead(desk, lead_id).state.requests[-1].request for lead_id in range(1, 5)
    ]
    moved = [request for request in dues if request.due_at != request.promised_due_at]
    assert moved, "what was promised first stays on record"


def test_what_another_desk_changed_is_told_and_kept(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    page = window.calendar.page
    page.live.edit("close", day_edits.closed((TUESDAY,), "Snow"))
    ready(qtbot, page)
    assert page.live.draft is not None
    theirs = day_edits.closed((TUESDAY.replace(day=20),), "Theirs")
    change_calendar(desk, theirs(page.live.draft.in_force))
    page.side.change.apply_button.click()
    qtbot.waitUntil(lambda: "was changed meanwhile" in page.side.notice.sentence)
    ready(qtbot, page)
    with qtbot.waitSignal(page.calendar_changed):
        page.side.change.apply_button.click()
    closures = list_versions(desk)[0].definition.closures
    assert closures[TUESDAY] == "Snow"
    assert closures[TUESDAY.replace(day=20)] == "Theirs"


def test_a_lead_that_came_in_since_the_preview_is_shown_before_it_moves(
    qtbot: QtBot, window: DeskWindow, desk: Desk, tmp_path: Path
) -> None:
    page = window.calendar.page
    page.live.edit("close", day_edits.closed((TUESDAY,), "Snow"))
    ready(qtbot, page)
    count = page.side.change.moved.model().rowCount()
    versions = len(list_versions(desk))
    late = tmp_path / "late.csv"
    late.write_text("name,phone\nLate Comer,212-555-0177\n", encoding="utf-8")
    import_file(desk, lambda: desk.open_lead_file(late), SourceSettings())
    page.side.change.apply_button.click()
    qtbot.waitUntil(lambda: "Open leads changed" in page.side.notice.sentence)
    ready(qtbot, page)
    assert len(list_versions(desk)) == versions
    assert page.side.change.moved.model().rowCount() == count + 1
    with qtbot.waitSignal(page.calendar_changed):
        page.side.change.apply_button.click()


def confirm(qtbot: QtBot, page: CalendarPage, year: int) -> None:
    assert page.banners.confirm.said.startswith(f"{year} is not confirmed yet")
    page.banners.confirm.button.click()
    qtbot.waitUntil(lambda: page.side.holidays.year == year)
    qtbot.waitUntil(page.side.holidays.confirm.isEnabled)
    with qtbot.waitSignal(page.told):
        page.side.holidays.confirm.click()
    qtbot.waitUntil(lambda: page.live.is_settled)


def test_a_year_is_confirmed_once(qtbot: QtBot, window: DeskWindow) -> None:
    page = window.calendar.page
    confirm(qtbot, page, 2026)
    confirm(qtbot, page, 2027)
    assert page.banners.confirm.said == ""
    assert page.side.holidays.confirm.isHidden()


def test_history_names_who_did_it(qtbot: QtBot, window: DeskWindow, desk: Desk) -> None:
    page = window.calendar.page
    page.live.edit("close", day_edits.closed((TUESDAY,), "Snow"))
    ready(qtbot, page)
    with qtbot.waitSignal(page.calendar_changed):
        page.side.change.apply_button.click()
    page.errands.show_history()
    qtbot.waitUntil(lambda: page.side.shown is page.side.history)
    assert list_versions(desk)[0].set_by == "Kim Osei"
    assert len(page.side.history.rows) == 2


@pytest.mark.parametrize(
    ("words", "panel"),
    [
        ("Close a day…", "close_day"),
        ("Holidays of the year…", "holidays"),
        ("Desk hours…", "week"),
    ],
)
def test_the_menu_leads_there_from_anywhere_at_once(
    *,
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    tmp_path: Path,
    words: str,
    panel: str,
) -> None:
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    state = WindowState(settings, "Kim", "main")
    made = build_desk_window(theme, background, desk, state, discreet=False)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    (offered,) = (one for one in made.menu.offered() if one.words == words)
    offered.action.trigger()
    page = made.calendar.page
    qtbot.waitUntil(lambda: page.side.shown is getattr(page.side, panel))
    qtbot.waitUntil(lambda: page.live.is_settled)
    assert page.side.isAncestorOf(stop(made))
