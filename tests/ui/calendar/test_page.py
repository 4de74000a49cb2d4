"""The Calendar page: by keys, on services that stand in for a desk's."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.business_calendar import Policy
from callback_desk.domain.staff import Role
from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.services.calendar_changes import PersonToCall
from callback_desk.services.calendar_sheet import HolidayNews
from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.calendar import day_edits, place_panel
from callback_desk.ui.calendar.page import CalendarPage
from callback_desk.ui.first_run.choices import HolidayBook
from callback_desk.ui.first_run.day_hours import NO_TIME
from callback_desk.ui.first_run.place import KnownPlace, look_up
from callback_desk.ui.theme import Theme
from tests.desks import CALENDAR
from tests.ui.calendar.stand_in import NOW, Refused, StandIn, Waiting
from tests.ui.sign_in.walks import hard_to_read, stop, tab_order, unnamed

TODAY, EVE = date(2026, 11, 30), date(2026, 12, 24)
VETERANS_2027 = date(2027, 11, 11)
Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, NO_KEY = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def services() -> StandIn:
    leads = [Waiting(n, f"Lead {n}", "2026-12-23T10:00") for n in range(1, 4)]
    made = StandIn(waiting=leads, confirmed={2026}, unconfirmed=(2027,))
    made.definition = replace(made.definition, special_hours={})
    made.kept = [replace(made.kept[0], definition=made.definition)]
    return made


def shown(
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


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, services: StandIn
) -> CalendarPage:
    return shown(qtbot, theme, background, desk, services)


def settle(qtbot: QtBot, page: CalendarPage) -> None:
    qtbot.waitUntil(lambda: page.live.is_settled)


def press(page: CalendarPage, *keys: Qt.Key, held: object = NO_KEY) -> None:
    for key in keys:
        QTest.keyClick(stop(page), key, held)  # type: ignore[call-overload] # a modifier


def type_in(page: CalendarPage, text: str) -> None:
    QTest.keyClicks(stop(page), text)


def to_eve(page: CalendarPage) -> None:
    """From 30 November to 24 December by keys."""
    press(page, Key.Key_Down, Key.Key_Down, Key.Key_Down)
    press(page, Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert page.sheet.chosen.at == EVE


def close_eve(qtbot: QtBot, page: CalendarPage) -> None:
    """Close the day by keys, as far as the preview."""
    to_eve(page)
    press(page, Key.Key_Return, Key.Key_Right)
    assert page.side.day.choice.held() == "closed"
    ready(qtbot, page)


def ready(qtbot: QtBot, page: CalendarPage) -> None:
    """Wait for the preview."""
    qtbot.waitUntil(page.side.change.apply_button.isEnabled)


def apply(qtbot: QtBot, page: CalendarPage) -> None:
    with qtbot.waitSignal(page.calendar_changed):
        press(page, Key.Key_S, held=CONTROL)
    settle(qtbot, page)


# Looking


def test_it_opens_on_today_with_the_keys_on_the_sheet(page: CalendarPage) -> None:
    assert page.sheet.hasFocus()
    assert page.sheet.chosen.days == (TODAY,)
    assert page.side.day.title.text() == "Mon 30 Nov 2026"
    assert page.side.change.isHidden()


def test_a_lead_received_now_has_its_deadline_with_reasons(page: CalendarPage) -> None:
    policy = page.side.policy
    assert policy.said == "would be due Tue 1 Dec 2026, 5:00 PM"
    assert policy.why == "Tue 1 Dec is the next business day; it closes at 5:00 PM."
    assert policy.still == ""


def test_any_instant_can_be_asked_about(qtbot: QtBot, page: CalendarPage) -> None:
    field = page.side.policy.at
    field.day.setDate(field.day.date().addDays(-5))
    field.clock.setText("2 pm")
    field.clock.changed_by_hand.emit()
    qtbot.waitUntil(lambda: page.side.policy.received == "2026-11-25T14:00")
    settle(qtbot, page)
    assert page.side.policy.said == "would be due Mon 30 Nov 2026, 5:00 PM"
    assert "Thu 26 Nov closed: Thanksgiving Day." in page.side.policy.why
    page.side.policy.now.click()
    settle(qtbot, page)
    assert page.side.policy.said == "would be due Tue 1 Dec 2026, 5:00 PM"


def test_the_year_goes_by_keys(qtbot: QtBot, page: CalendarPage) -> None:
    press(page, Key.Key_Right, held=ALT)
    qtbot.waitUntil(lambda: page.side.day.title.text() == "Tue 30 Nov 2027")
    assert page.sheet.year == 2027
    press(page, Key.Key_Left, held=ALT)
    press(page, Key.Key_Left, held=ALT)
    qtbot.waitUntil(lambda: page.side.day.title.text() == "Sun 30 Nov 2025")


# Nothing moves unseen


def test_closing_a_day_is_shown_before_it_is_written(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    close_eve(qtbot, page)
    change = page.side.change
    assert "This moves 3 open leads" in change.said
    assert "Thu 24 Dec 2026: closed." in change.said
    assert "What was promised first stays on record." in change.said
    assert change.apply_button.text() == "Apply, move 3 leads"
    assert change.moved.model().index(0, 1).data() == "Thu 24 Dec → Mon 28 Dec 5:00 PM"
    assert services.version == 1, "nothing is written yet"
    apply(qtbot, page)
    assert services.definition.closures[EVE] == ""
    assert change.isHidden()
    assert page.sheet.hasFocus()


def test_apply_waits_for_the_preview_of_what_is_typed(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    close_eve(qtbot, page)
    press(page, Key.Key_Return)
    type_in(page, "Snow")
    press(page, Key.Key_Tab)
    assert not page.side.change.apply_button.isEnabled()
    press(page, Key.Key_S, held=CONTROL)
    assert services.version == 1
    ready(qtbot, page)
    apply(qtbot, page)
    assert services.definition.closures[EVE] == "Snow"


def test_leaving_it_writes_nothing(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    close_eve(qtbot, page)
    page.side.change.leave_button.click()
    settle(qtbot, page)
    assert page.side.change.isHidden()
    assert services.version == 1
    assert page.side.day.choice.held() == "as_usual"
    assert page.sheet.hasFocus()


def test_special_hours_by_keys(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    to_eve(page)
    press(page, Key.Key_Return, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    assert stop(page).accessibleName() == "Desk hours to"
    type_in(page, "12")
    press(page, Key.Key_Tab)
    qtbot.waitUntil(lambda: "9:00 AM-12:00 PM" in page.side.change.said)
    ready(qtbot, page)
    assert "This moves 3 open leads" in page.side.change.said
    apply(qtbot, page)
    assert services.definition.special_hours[EVE] == ((540, 720),)
    assert page.sheet.say(EVE) == "Thu 24 Dec: desk 9:00 AM-12:00 PM, special hours"


def test_hours_that_cannot_be_are_said_in_place(
    qtbot: QtBot, page: CalendarPage
) -> None:
    to_eve(page)
    press(page, Key.Key_Return, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    before = page.live.draft.definition if page.live.draft else None
    type_in(page, "8 am")
    press(page, Key.Key_Tab)
    assert page.side.day.spans.wrong == "The end must be later than the start."
    assert page.live.draft is not None
    assert page.live.draft.definition == before


def test_a_range_closes_only_days_on_which_the_desk_is_open(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    to_eve(page)
    press(page, Key.Key_Down, held=SHIFT)
    press(page, Key.Key_Return, Key.Key_Right)
    ready(qtbot, page)
    apply(qtbot, page)
    days = [EVE, *(date(2026, 12, day) for day in (28, 29, 30, 31))]
    assert sorted(set(services.definition.closures) - {date(2026, 11, 27)}) == days


def test_a_holiday_is_decided_by_its_name(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    page.sheet.choose(page.sheet.chosen.moved(date(2026, 11, 11), extends=False))
    assert page.side.day.choice.held() == "open"
    press(page, Key.Key_Return, Key.Key_Left)
    ready(qtbot, page)
    assert "Closed every year on Veterans Day." in page.side.change.said
    apply(qtbot, page)
    assert services.definition.open_on == ("Columbus Day",)


def test_overdue_at_once_is_said(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    services.waiting = [Waiting(1, "Ann", "2026-11-25T10:00")]
    services.now = NOW.replace(hour=19)
    press(page, Key.Key_Return, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    type_in(page, "12")
    press(page, Key.Key_Tab)
    qtbot.waitUntil(lambda: "1 would be overdue at once" in page.side.change.said)


def test_the_promise_is_a_draft_too(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    policy = page.side.policy
    policy.policy.setFocus()
    press(page, Key.Key_Down, Key.Key_Down, Key.Key_Down)
    policy.policy.activated.emit(policy.policy.currentIndex())
    ready(qtbot, page)
    assert "within 8 desk hours" in page.side.change.said
    assert policy.said == "would be due Tue 1 Dec 2026, 10:00 AM"
    assert policy.still == "In force today: due Tue 1 Dec 2026, 5:00 PM"
    policy.hours.setFocus()
    policy.hours.selectAll()
    type_in(page, "2.5")
    press(page, Key.Key_Tab)
    qtbot.waitUntil(lambda: "within 2.5 desk hours" in page.side.change.said)
    ready(qtbot, page)
    apply(qtbot, page)
    assert services.definition.policy is Policy.OPEN_HOURS
    assert services.definition.open_hours == 2.5


def test_a_cut_off_that_is_no_time_is_said_and_changes_nothing(
    qtbot: QtBot, page: CalendarPage
) -> None:
    policy = page.side.policy
    policy.policy.setFocus()
    press(page, Key.Key_Down, Key.Key_Down)
    policy.policy.activated.emit(policy.policy.currentIndex())
    ready(qtbot, page)
    policy.at_close.click()
    qtbot.waitUntil(policy.cut_off.isVisible)
    ready(qtbot, page)
    before = page.side.change.said
    policy.cut_off.setFocus()
    policy.cut_off.selectAll()
    type_in(page, "half past")
    press(page, Key.Key_Tab)
    assert policy.cut_off.accessibleDescription() == NO_TIME
    settle(qtbot, page)
    assert (policy.cut_off.text(), page.side.change.said) == ("half past", before)
    policy.cut_off.setFocus()
    policy.cut_off.selectAll()
    type_in(page, "4 pm")
    press(page, Key.Key_Tab)
    assert policy.cut_off.accessibleDescription() == ""
    qtbot.waitUntil(lambda: "4:00 PM" in page.side.change.said)


# Others change it too


def test_what_another_desk_changed_meanwhile_is_not_undone(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    close_eve(qtbot, page)

    def interfere() -> None:
        services.before_apply = None
        services.set(day_edits.closed((TODAY,), "Theirs")(services.definition))
        raise Refused()

    services.before_apply = interfere
    page.side.change.apply_button.click()
    qtbot.waitUntil(lambda: page.side.notice.sentence == "It was refused.")
    ready(qtbot, page)
    assert services.version == 2
    apply(qtbot, page)
    assert services.definition.closures[TODAY] == "Theirs"
    assert EVE in services.definition.closures


def test_what_takes_long_to_apply_can_be_left_until_it_is_in_force(
    qtbot: QtBot,
    page: CalendarPage,
    services: StandIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    close_eve(qtbot, page)
    may_go_on, change = Event(), page.side.change

    def wait() -> None:
        assert may_go_on.wait(30)

    services.before_apply = wait
    change.apply_button.click()
    qtbot.waitUntil(lambda: "Putting it in force…" in change.said)
    assert change.leave_button.text() == "Stop"
    with qtbot.waitSignal(page.told) as told:
        change.leave_button.click()
        may_go_on.set()
    assert told.args == ["Stopped: the calendar stays as it was."]
    assert services.version == 1
    assert page.live.draft is not None
    assert not page.live.draft.is_pending
    services.before_apply = None
    page.live.edit("eve", day_edits.closed((EVE,), "Eve"))
    ready(qtbot, page)
    assert change.leave_button.text() == "Leave it"
    apply(qtbot, page)
    assert EVE in services.definition.closures


def test_a_refusal_keeps_the_draft(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    close_eve(qtbot, page)
    services.failures = [Refused()]
    page.side.change.apply_button.click()
    qtbot.waitUntil(lambda: page.side.notice.sentence == "It was refused.")
    ready(qtbot, page)
    assert services.version == 1
    assert page.live.draft is not None
    assert page.live.draft.is_pending


# The side's panels


def test_next_year_is_looked_at_decided_and_confirmed(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    assert page.banners.confirm.said == (
        "2027 is not confirmed yet: 2 holidays to look at. "
        "Until then Columbus Day and Veterans Day count as open."
    )
    page.banners.confirm.button.click()
    qtbot.waitUntil(lambda: page.side.holidays.year == 2027)
    settle(qtbot, page)
    rows = page.side.holidays.list.rows
    names = [row.text(0) for row in rows.rows()]
    assert rows.rows()[names.index("Veterans Day")].text(1) == "Thu 11 Nov"
    rows.setCurrentItem(rows.rows()[names.index("Veterans Day")])
    assert rows.hasFocus()
    press(page, Key.Key_C)
    ready(qtbot, page)
    assert not page.side.holidays.confirm.isEnabled(), "the change comes first"
    apply(qtbot, page)
    assert services.definition.open_on == ("Columbus Day",)
    page.side.holidays.confirm.click()
    qtbot.waitUntil(lambda: not page.banners.confirm.said)
    assert 2027 in services.confirmed


def test_snow_by_keys_says_whom_to_call(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    services.people = (PersonToCall(7, "Ann Bell", "+12125550142", NOW, None),)
    press(page, Key.Key_D, held=CONTROL)
    qtbot.waitUntil(lambda: page.side.shown is page.side.close_day)
    press(page, Key.Key_2, held=ALT)
    qtbot.waitUntil(lambda: page.side.close_day.day == date(2026, 12, 1))
    press(page, Key.Key_Return)
    ready(qtbot, page)
    assert "Tue 1 Dec 2026: closed, Snow day." in page.side.change.said
    apply(qtbot, page)
    assert page.side.shown is page.side.whom
    assert services.definition.closures[date(2026, 12, 1)] == "Snow day"
    press(page, Key.Key_Escape)
    assert page.side.shown is page.side.whom, "it stands until somebody is done"
    page.side.whom.copy.click()
    assert QApplication.clipboard().text().startswith("Ann Bell\t(212) 555-0142")
    page.side.whom.done.click()
    assert page.side.shown is None


def test_the_week_has_gaps_and_days_that_do_not_count(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    page.header.hours.click()
    monday, saturday = page.side.week.days[0], page.side.week.days[5]
    monday.spans.rows[0].end.setText("12 pm")
    monday.spans.rows[0].button.click()
    saturday.tick.click()
    saturday.counts.click()
    ready(qtbot, page)
    apply(qtbot, page)
    assert services.definition.hours[0] == ((540, 720), (780, 960))
    assert services.definition.hours[5]
    assert services.definition.not_counted_weekdays == {5}


def test_a_week_without_business_days_is_refused_in_a_sentence(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    page.header.hours.click()
    for row in page.side.week.days[:5]:
        row.tick.click()
    qtbot.waitUntil(lambda: "no weekday is a business day" in page.side.notice.sentence)
    assert services.version == 1


def test_a_place_is_looked_up_from_today_on_whatever_day_is_chosen(
    qtbot: QtBot, page: CalendarPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[date] = []

    def hear(
        book: HolidayBook, country: str, region: str, today: date, **more: bool
    ) -> KnownPlace:
        asked.append(today)
        return look_up(book, country, region, today, **more)

    monkeypatch.setattr(place_panel, "look_up", hear)
    page.sheet.choose(page.sheet.chosen.moved(EVE, extends=False))
    page.header.menu.actions()[1].trigger()
    qtbot.waitUntil(page.side.place.take.isEnabled)
    assert asked == [desk.now().date()]


def test_the_place_can_be_another(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    page.header.menu.actions()[1].trigger()
    place = page.side.place
    qtbot.waitUntil(place.take.isEnabled)
    place.zone.setCurrentIndex(place.zone.findData("America/Chicago"))
    place.take.click()
    ready(qtbot, page)
    assert "Time zone: America/Chicago." in page.side.change.said
    apply(qtbot, page)
    assert services.definition.timezone == "America/Chicago"
    assert set(services.definition.open_on) == {"Columbus Day", "Veterans Day"}


def test_a_file_comes_in_as_a_draft_and_goes_out(
    qtbot: QtBot, page: CalendarPage, services: StandIn, tmp_path: Path
) -> None:
    file = tmp_path / "new.toml"
    file.write_text(CALENDAR.replace("2026-12-24", "2026-12-23"), "utf-8")
    page.errands.import_file(file)
    ready(qtbot, page)
    assert "Wed 23 Dec 2026: desk 9:00 AM-12:00 PM." in page.side.change.said
    apply(qtbot, page)
    with qtbot.waitSignal(page.told):
        page.errands.export_file(tmp_path / "out.toml")
    assert "2026-12-23" in (tmp_path / "out.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"timezone = 3", "timezone"),
        (b"not toml at all", "it is not TOML"),
        (b"\xff\xfe\x00", "no text"),
        (None, "could not be read"),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(
    qtbot: QtBot, page: CalendarPage, tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "bad.toml"
    if content is not None:
        file.write_bytes(content)
    page.errands.import_file(file)
    qtbot.waitUntil(lambda: said in page.side.notice.sentence)
    assert page.side.notice.what_to_do
    assert page.side.change.isHidden()


def test_history_says_who_when_and_what_and_brings_back(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    close_eve(qtbot, page)
    apply(qtbot, page)
    page.header.history_wanted.emit()
    qtbot.waitUntil(lambda: page.side.shown is page.side.history)
    assert len(page.side.history.rows) == 2
    page.side.history.rows[1].bring_back.click()
    ready(qtbot, page)
    assert "Thu 24 Dec 2026: as usual again." in page.side.change.said


def test_new_holiday_dates_are_looked_at_before_they_are_taken(
    qtbot: QtBot, page: CalendarPage, services: StandIn
) -> None:
    services.news = {2027: (HolidayNews(VETERANS_2027, (), ("Peace Day",)),)}
    page.live.ask()
    qtbot.waitUntil(lambda: "1 date of 2027 is named" in page.banners.news.said)
    page.banners.news.button.click()
    qtbot.waitUntil(page.side.news.change.apply_button.isEnabled)
    with qtbot.waitSignal(page.calendar_changed):
        page.side.news.change.apply_button.click()
    assert services.news == {}
    qtbot.waitUntil(lambda: not page.banners.news.said)


# For everybody


def test_a_receptionist_reads_and_is_told_why(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, services: StandIn
) -> None:
    ana = replace(desk.staff, role=Role.RECEPTIONIST)
    page = shown(qtbot, theme, background, replace(desk, staff=ana), services)
    press(page, Key.Key_Return)
    assert page.side.day.choice.isHidden()
    assert page.header.close_day.isHidden()
    assert page.banners.confirm.said
    assert page.banners.confirm.button.isHidden()
    page.side.edited.emit("close", day_edits.closed((EVE,), ""))
    assert page.live.draft is not None
    assert not page.live.draft.is_pending


def panels(page: CalendarPage) -> dict[str, QWidget]:
    side = page.side
    return {
        "week": side.week,
        "place": side.place,
        "holidays": side.holidays,
        "close": side.close_day,
        "history": side.history,
        "news": side.news,
    }


def test_everything_that_takes_keys_has_a_name(
    qtbot: QtBot, page: CalendarPage
) -> None:
    close_eve(qtbot, page)
    assert unnamed(page) == []
    page.header.hours.click()
    for panel in panels(page).values():
        page.side.show_panel(panel)  # type: ignore[arg-type] # all are side panels
        assert unnamed(page) == []
        assert hard_to_read(page) == {}


def test_tab_goes_as_one_reads(qtbot: QtBot, page: CalendarPage) -> None:
    close_eve(qtbot, page)
    page.sheet.setFocus()
    names = tab_order(page)
    order = [
        *("Calendar 2026, Thu 24 Dec 2026", "Closed", "Why it is closed"),
        *("The promise", "A lead received: day", "A lead received: time"),
        *("Leads that move", "Leave it"),
        *("Apply, move 3 leads", "Year before", "Year after", "Close a day…"),
    ]
    places = [names.index(name) for name in order]
    assert places == sorted(places)
