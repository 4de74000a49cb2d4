"""The right of the sheet: where the keys go, what stays in sight, what is refused."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.errors import MovesUnseen
from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.services.calendar_sheet import HolidayNews
from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.chosen_days import ChosenDays
from callback_desk.ui.calendar.page import CalendarPage
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from tests.desks import CALENDAR
from tests.ui.calendar.stand_in import StandIn, Waiting
from tests.ui.sign_in.walks import stop

EVE = date(2026, 12, 24)
LOW = (972, 430)
Key = Qt.Key
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def services() -> StandIn:
    leads = [Waiting(n, f"Lead {n}", "2026-12-23T10:00") for n in range(1, 4)]
    made = StandIn(waiting=leads, confirmed={2026}, unconfirmed=(2027,))
    made.definition = replace(made.definition, special_hours={})
    return made


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, services: StandIn
) -> CalendarPage:
    page = CalendarPage(theme, background, desk, HolidayTable(), services)
    qtbot.addWidget(page)
    page.resize(1246, 646)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: CalendarPage) -> None:
    qtbot.waitUntil(lambda: page.live.is_settled)


def press(page: CalendarPage, *keys: Qt.Key, held: object = NO_KEY) -> None:
    for key in keys:
        QTest.keyClick(stop(page), key, held)  # type: ignore[call-overload] # a modifier


def in_sight(page: CalendarPage, widget: QWidget) -> bool:
    """Whether all of a widget of the scrolled part is seen."""
    view = page.side.view.viewport()
    top = widget.mapTo(view, widget.rect().topLeft()).y()
    return top >= 0 and top + widget.height() <= view.height()


def cut(page: CalendarPage) -> list[str]:
    """The texts of the side that have less room than they need."""
    page.grab()
    return [
        label.text()
        for label in page.side.findChildren(PlainLabel)
        if label.isVisible()
        and label.text()
        and label.height() < label.heightForWidth(label.width())
    ]


# Where the keys go


def test_escape_leads_back_from_anywhere_on_the_page(
    qtbot: QtBot, page: CalendarPage
) -> None:
    page.header.hours.click()
    page.header.more.setFocus()
    press(page, Key.Key_Escape)
    assert page.side.shown is None
    assert page.sheet.hasFocus()


def test_escape_leaves_one_day_of_several(page: CalendarPage) -> None:
    press(page, Key.Key_Right, Key.Key_Right, held=Qt.KeyboardModifier.ShiftModifier)
    press(page, Key.Key_Escape)
    assert page.sheet.chosen.days == (date(2026, 12, 2),)


def test_a_panel_that_stands_there_has_the_keys_again(
    qtbot: QtBot, page: CalendarPage
) -> None:
    page.header.hours.click()
    page.hide()
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    assert page.side.week.isAncestorOf(stop(page))


def test_confirming_a_year_leaves_the_keys_in_its_list(
    qtbot: QtBot, page: CalendarPage
) -> None:
    page.look_at_year(2027)
    settle(qtbot, page)
    panel = page.side.holidays
    row = panel.list.rows.currentItem()
    assert row is not None
    assert row.isSelected(), "the row that Space turns is marked"
    panel.confirm.setFocus()
    press(page, Key.Key_Space)
    qtbot.waitUntil(panel.confirm.isHidden)
    assert panel.list.rows.hasFocus()


# What stays in sight


def test_the_promise_stays_in_sight_when_its_preview_takes_room(
    qtbot: QtBot, page: CalendarPage
) -> None:
    page.resize(1246, 560)
    policy = page.side.policy
    policy.policy.setFocus()
    press(page, Key.Key_Down, Key.Key_Down, Key.Key_Down)
    policy.policy.activated.emit(policy.policy.currentIndex())
    qtbot.waitUntil(page.side.change.apply_button.isEnabled)
    settle(qtbot, page)
    qtbot.waitUntil(lambda: in_sight(page, policy.policy))
    policy.hours.setFocus()
    qtbot.waitUntil(lambda: in_sight(page, policy.hours))


def test_names_are_read_where_both_instants_are_long(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    services.waiting = [Waiting(1, "Ngozi Okafor-Smythe", "2026-12-01T16:00")]
    page.side.edited.emit("hours", _open_hours_edit)
    qtbot.waitUntil(page.side.change.apply_button.isEnabled)
    table = page.side.change.moved
    assert table.model().index(0, 0).data() == (
        "Ngozi Okafor-Smythe\nWed 2 Dec 5:00 PM → Thu 3 Dec 9:30 AM"
    )
    assert table.rowHeight(0) >= 2 * table.fontMetrics().height()
    assert table.selected_text() == (
        "Ngozi Okafor-Smythe\tWed 2 Dec 5:00 PM → Thu 3 Dec 9:30 AM"
    )


def _open_hours_edit(definition: object) -> object:
    from callback_desk.domain.business_calendar import CalendarDefinition, Policy

    assert isinstance(definition, CalendarDefinition)
    return replace(definition, policy=Policy.OPEN_HOURS, open_hours=9.5)


def test_how_many_fall_due_earlier_is_said(qtbot: QtBot, page: CalendarPage) -> None:
    page.sheet.choose(ChosenDays(EVE, EVE))
    press(page, Key.Key_Return, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    QTest.keyClicks(stop(page), "12")
    press(page, Key.Key_Tab)
    qtbot.waitUntil(lambda: "3 open leads, all of them earlier" in said(page))


def said(page: CalendarPage) -> str:
    return page.side.change.said


# What is refused


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('country = "US"', 'country = "XX"', "'XX'"),
        ('country = "US"', 'country = "US"\nsubdivision = "QQ"', "'QQ'"),
        ("Veterans Day", "Columbo Day", "'Columbo Day'"),
        ('"09:00-12:00"', '"12:00-09:00"', "'12:00-09:00'"),
    ],
)
@pytest.mark.parametrize("size", [(1246, 646), LOW])
def test_a_bad_file_is_refused_whole_and_read_in_full(
    *,
    qtbot: QtBot,
    page: CalendarPage,
    tmp_path: Path,
    size: tuple[int, int],
    old: str,
    new: str,
    named: str,
) -> None:
    page.resize(*size)
    page.sheet.choose(ChosenDays(EVE, EVE))
    press(page, Key.Key_Return, Key.Key_Right)
    qtbot.waitUntil(page.side.change.apply_button.isEnabled)
    assert page.live.draft is not None
    drafted = page.live.draft.definition
    file = tmp_path / "bad.toml"
    assert old in CALENDAR
    file.write_text(CALENDAR.replace(old, new, 1), "utf-8")
    page.errands.import_file(file)
    qtbot.waitUntil(lambda: named in page.side.notice.sentence)
    assert page.side.notice.what_to_do
    assert page.live.draft.definition == drafted, "what was drafted stays"
    qtbot.waitUntil(lambda: cut(page) == [])


def test_a_place_that_cannot_be_written_is_said_and_leaves_nothing(
    qtbot: QtBot, page: CalendarPage, tmp_path: Path
) -> None:
    page.errands.export_file(tmp_path / "no such folder" / "calendar.toml")
    qtbot.waitUntil(lambda: "no such folder" in page.side.notice.sentence)
    assert page.side.notice.what_to_do
    kept = tmp_path / "calendar.toml"
    with qtbot.waitSignal(page.told):
        page.errands.export_file(kept)
    assert read_calendar(kept.read_text("utf-8")) == page.live.draft.in_force  # type: ignore[union-attr] # drafted
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_new_dates_that_move_others_by_now_are_shown_again(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    named = HolidayNews(date(2027, 6, 18), (), ("Juneteenth (observed)",))
    services.news, services.failures = {2027: (named,)}, [MovesUnseen()]
    page.live.ask()
    qtbot.waitUntil(lambda: bool(page.banners.news.said))
    page.banners.news.button.click()
    take = page.side.news.change.apply_button
    qtbot.waitUntil(take.isEnabled)
    take.click()
    qtbot.waitUntil(lambda: "Open leads changed" in page.side.notice.sentence)
    qtbot.waitUntil(take.isEnabled)
    assert services.news, "nothing was taken over"
    with qtbot.waitSignal(page.calendar_changed):
        take.click()


def test_what_is_still_being_typed_is_shown_before_it_is_applied(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    page.sheet.choose(ChosenDays(EVE, EVE))
    press(page, Key.Key_Return, Key.Key_Right, Key.Key_Return)
    qtbot.waitUntil(page.side.change.apply_button.isEnabled)
    QTest.keyClicks(stop(page), "Snow")
    press(page, Key.Key_S, held=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "closed, Snow." in said(page))
    assert services.version == 1
    qtbot.waitUntil(page.side.change.apply_button.isEnabled)
    with qtbot.waitSignal(page.calendar_changed):
        press(page, Key.Key_S, held=Qt.KeyboardModifier.ControlModifier)
    assert services.definition.closures[EVE] == "Snow"
