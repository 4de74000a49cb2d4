"""The year on one sheet, its confirmation, and what a newer library would change."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from callback_desk.domain.business_calendar import Policy
from callback_desk.domain.calendar_edits import (
    close_dates,
    decide_holiday,
    give_special_hours,
    set_place,
    set_policy,
)
from callback_desk.domain.errors import (
    CalendarUnreadable,
    InstantUnreadable,
    MovesUnseen,
)
from callback_desk.services.calendar_changes import (
    change_calendar,
    list_versions,
    preview_library_dates,
    take_library_dates,
)
from callback_desk.services.calendar_sheet import (
    CalendarSheet,
    DayKind,
    HolidayNews,
    confirm_year,
    show_sheet,
    would_be_due,
    years_to_confirm,
)
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.in_force import show_calendar
from callback_desk.services.work_queue import show_lead
from callback_desk.wording.promises import say_promise
from tests.desks import MANAGER, DeskClock, copy_desk, opened
from tests.services.fake_desk import clock
from tests.services.newer_holidays import LABOR_DAY, NEW_HOLIDAY, NewerHolidays
from tests.storage.stored_desk import rows_of, take

COLUMBUS, VETERANS = date(2026, 10, 12), date(2026, 11, 11)
ANA = "Ana Lopez,(212) 555-0142,ana@example.net,please call,2026-11-17 10:00"
NOON_TUESDAY = clock("2026-11-17 12:00")


def kinds(sheet: CalendarSheet, *days: date) -> list[DayKind]:
    return [sheet.days[day].kind for day in days]


def test_a_year_shows_what_each_day_is(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk:
        sheet = show_sheet(desk, 2026)
    assert (sheet.year, sheet.version, len(sheet.days)) == (2026, 1, 365)
    assert list(sheet.days) == sorted(sheet.days)
    assert kinds(
        sheet,
        date(2026, 11, 16),
        date(2026, 11, 26),
        date(2026, 11, 27),
        date(2026, 11, 28),
        date(2026, 12, 24),
        COLUMBUS,
    ) == [
        *(DayKind.OPEN, DayKind.HOLIDAY_CLOSED, DayKind.CLOSED, DayKind.CLOSED),
        *(DayKind.SHORT, DayKind.TO_DECIDE),
    ]
    assert sheet.to_decide == (COLUMBUS, VETERANS)
    assert sheet.days[date(2026, 11, 26)].holidays == ("Thanksgiving Day",)
    assert sheet.days[date(2026, 11, 27)].is_closure
    assert sheet.days[date(2026, 12, 24)].has_special_hours
    assert (sheet.confirmed_at, sheet.confirmed_by, sheet.news) == (None, None, ())
    assert sheet.library is not None
    assert sheet.library.startswith("holidays ")


def test_a_draft_is_shown_and_nothing_is_stored(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        definition = show_calendar(desk).definition
        draft = decide_holiday(definition, ["Columbus Day"], closed=True)
        draft = close_dates(draft, [date(2026, 11, 16)], "Snow")
        longer = ((540, 1080),)
        draft = give_special_hours(draft, [VETERANS, date(2026, 11, 28)], longer)
        sheet = show_sheet(desk, 2026, draft)
        assert kinds(
            sheet, COLUMBUS, date(2026, 11, 16), VETERANS, date(2026, 11, 28)
        ) == [DayKind.HOLIDAY_CLOSED, DayKind.CLOSED, DayKind.OPEN, DayKind.OPEN]
        assert sheet.definition == draft
        abroad = set_place(definition, "Europe/Paris", "FR", None, ())
        french = show_sheet(desk, 2026, abroad)
        assert french.days[date(2026, 7, 14)].kind is DayKind.HOLIDAY_CLOSED
        assert (french.library, french.version) == (None, 1)
        nowhere = set_place(definition, "Europe/Paris", None, None, ())
        assert show_sheet(desk, 2026, nowhere).to_decide == ()
    assert rows_of(path, "SELECT count(*) FROM calendar_versions") == [(1,)]
    assert rows_of(path, "SELECT DISTINCT country FROM holiday_years") == [("US",)]


def test_a_year_is_confirmed_once_and_then_nothing_waits(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk:
        confirm_year(desk, 2026)
        sheet = show_sheet(desk, 2026)
        assert sheet.to_decide == ()
        assert (sheet.confirmed_at, sheet.confirmed_by) == (desk.now(), MANAGER)
        assert show_sheet(desk, 2027).confirmed_at is None


@pytest.mark.parametrize(
    ("now", "years"),
    [
        ("2026-09-30 12:00", (2026,)),
        ("2026-10-01 00:00", (2026, 2027)),
        ("2026-12-31 23:59", (2026, 2027)),
        ("2027-01-01 00:00", (2027,)),
    ],
)
def test_this_year_asks_to_be_confirmed_and_the_next_from_october_on(
    tmp_path: Path, now: str, years: tuple[int, ...]
) -> None:
    with opened(copy_desk(tmp_path), DeskClock(clock(now))) as desk:
        assert years_to_confirm(desk) == years
        for year in years:
            confirm_year(desk, year)
        assert years_to_confirm(desk) == ()


def test_a_year_far_ahead_is_stored_when_it_is_confirmed(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk:
        assert show_sheet(desk, 2040).library is None
        confirm_year(desk, 2040)
        sheet = show_sheet(desk, 2040)
    assert sheet.library is not None
    assert sheet.confirmed_by == MANAGER


def newer(desk: Desk) -> Desk:
    """The same desk after an update of the library."""
    return replace(desk, holidays=NewerHolidays())


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_new_release_changes_no_stored_year_without_asking(
    tmp_path: Path, *, confirmed: bool
) -> None:
    path = copy_desk(tmp_path)
    with opened(path, DeskClock(NOON_TUESDAY)) as desk:
        take(desk, tmp_path, ANA)
        before = show_lead(desk, 1).lead.due_at
        if confirmed:
            confirm_year(desk, 2026)
        later = newer(desk)
        assert show_calendar(later).day(NEW_HOLIDAY).counts
        assert show_lead(later, 1).lead.due_at == before
        sheet = show_sheet(later, 2026)
        assert sheet.news == (
            HolidayNews(LABOR_DAY, ("Labor Day",), ()),
            HolidayNews(NEW_HOLIDAY, (), ("Founders Day",)),
        )
        assert sheet.days[NEW_HOLIDAY].kind is DayKind.OPEN
        assert (sheet.confirmed_by is not None) == confirmed
        # Only a year that was not stored is as the new release has it.
        assert show_sheet(later, 2035).news == ()


def test_taking_the_new_dates_is_a_calendar_change_of_its_own(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path), DeskClock(NOON_TUESDAY)) as desk:
        take(desk, tmp_path, ANA)
        confirm_year(desk, 2026)
        old = say_promise(show_lead(desk, 1).promises[0].steps)
        later = newer(desk)
        seen = preview_library_dates(later, 2026)
        assert list_versions(later)[0].version == 1
        with pytest.raises(MovesUnseen):
            take_library_dates(later, 2026, seen=())
        assert take_library_dates(later, 2026, seen=seen.moved) == seen
        (moved,) = seen.moved
        assert (moved.due_before, moved.due_after) == (
            clock("2026-11-18 17:00"),
            clock("2026-11-19 17:00"),
        )
        assert say_promise(show_lead(later, 1).promises[0].steps) == [
            old[0],
            "Wed 18 Nov closed: Founders Day.",
            "Thu 19 Nov is the next business day; it closes at 5:00 PM.",
            "First promised by Wed 18 Nov 5:00 PM; moved when the calendar was "
            f"changed on Tue 17 Nov by {MANAGER}.",
        ]
        newest = list_versions(later)[0]
        assert (newest.version, newest.took_year) == (2, 2026)
        sheet = show_sheet(later, 2026)
        assert (sheet.library, sheet.news) == ("holidays 99", ())
        assert years_to_confirm(later) == (2026, 2027)
        assert check_desk(later)[0] == []
        # Once more there is nothing to take.
        assert take_library_dates(later, 2026).moved == ()
        assert list_versions(later)[0].version == 2


def test_an_old_deadline_explains_itself_by_the_dates_of_its_time(
    tmp_path: Path,
) -> None:
    path = copy_desk(tmp_path)
    with opened(path, DeskClock(NOON_TUESDAY)) as desk:
        take(desk, tmp_path, ANA)
    at_close = DeskClock(clock("2026-11-18 17:00:01"))
    with opened(path, at_close) as desk:
        old = show_lead(desk, 1)
        take_library_dates(newer(desk), 2026)
    with opened(path, at_close) as desk:
        card = show_lead(desk, 1)
        assert card.lead.due_at == clock("2026-11-18 17:00")
        assert card.promises == old.promises
        assert check_desk(desk)[0] == []


def test_a_desk_without_a_country_has_nothing_to_decide(tmp_path: Path) -> None:

    with opened(copy_desk(tmp_path)) as desk:
        definition = show_calendar(desk).definition
        place = set_place(definition, definition.timezone, None, None, ())
        change_calendar(desk, place)
        assert years_to_confirm(desk) == ()
        confirm_year(desk, 2026)
        sheet = show_sheet(desk, 2026)
        assert (sheet.to_decide, sheet.library, sheet.confirmed_by) == ((), None, None)
        assert take_library_dates(desk, 2026).moved == ()


def test_any_receipt_is_tried_against_a_draft(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk:
        assert would_be_due(desk, None, None).due_at == clock("2026-11-17 17:00")
        definition = show_calendar(desk).definition
        draft = set_policy(definition, Policy.SAME_TIME)
        assert would_be_due(desk, draft, None).due_at == clock("2026-11-17 13:00")
        friday = would_be_due(desk, draft, "2026-11-20T10:30")
        assert friday.due_at == clock("2026-11-23 10:30")
        with pytest.raises(InstantUnreadable):
            would_be_due(desk, None, "soon")
        unknown = replace(draft, country="ZZ")
        with pytest.raises(CalendarUnreadable):
            would_be_due(desk, unknown, "2040-11-20")
