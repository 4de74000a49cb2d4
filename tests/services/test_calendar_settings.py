"""The calendar in force: holidays that close, names that are checked, years kept."""

# ruff: noqa: D102 - the ports say what each method does

from collections.abc import Mapping
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from callback_desk.domain.business_calendar import CalendarDefinition, Policy
from callback_desk.domain.calendar_file import read_calendar, write_calendar
from callback_desk.domain.errors import CalendarUnreadable, InstantUnreadable
from callback_desk.domain.known_holidays import HolidayDates, closing_dates
from callback_desk.domain.submission import Precision
from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.services.calendar_settings import (
    calendar_in_force,
    check_holidays,
    keep_holidays,
    plain_name,
    promises_at,
    ready_calendar,
    usual_calendar,
    years_around,
)
from tests.domain.calendars import WORKED, local

if TYPE_CHECKING:
    from callback_desk.domain.ports import Work

WORKED_DEFINITION = read_calendar(WORKED.format(policy="next-day-close"))
NO_COUNTRY = CalendarDefinition(
    timezone="America/New_York", hours=(((540, 1020),),) * 5 + ((), ())
)


class FakeHolidays:
    """Names a few holidays in every year, and remembers for which it was asked."""

    library = "fake 1.0"

    def __init__(self, only: Mapping[int, HolidayDates] | None = None) -> None:
        self.asked: list[tuple[str, str | None, int]] = []
        self._only = only

    def holidays(
        self, country: str, subdivision: str | None, year: int
    ) -> HolidayDates:
        self.asked.append((country, subdivision, year))
        if self._only is not None:
            return self._only.get(year, {})
        return {
            date(year, 7, 2): ("Midsummer",),
            date(year, 12, 24): ("Eve (observed)", "Other Day"),
        }


class FakeSettings:
    """Keeps one calendar and years of holidays."""

    def __init__(self, definition: CalendarDefinition) -> None:
        self.definition = definition
        self.years: dict[tuple[str, str | None], dict[int, HolidayDates]] = {}
        self.libraries: list[tuple[int, str]] = []

    def calendar(self) -> tuple[int, CalendarDefinition]:
        return 7, self.definition

    def holiday_years(
        self, country: str, subdivision: str | None
    ) -> dict[int, HolidayDates]:
        return dict(self.years.get((country, subdivision), {}))

    def add_holiday_year(
        self,
        country: str,
        subdivision: str | None,
        year: int,
        dates: HolidayDates,
        library: str,
    ) -> None:
        known = self.years.setdefault((country, subdivision), {})
        assert year not in known, "a stored year is never replaced"
        known[year] = dates
        self.libraries.append((year, library))


def work_on(settings: FakeSettings) -> "Work":
    return cast("Work", SimpleNamespace(settings=settings))


# A country's holidays close unless named


def calendar_with(open_on: tuple[str, ...]) -> CalendarDefinition:
    return CalendarDefinition(
        timezone="America/New_York",
        hours=NO_COUNTRY.hours,
        country="US",
        open_on=open_on,
    )


@pytest.mark.parametrize(
    ("open_on", "closing"),
    [
        ((), {2: "Midsummer", 24: "Eve (observed) and Other Day"}),
        (("Midsummer",), {24: "Eve (observed) and Other Day"}),
        # Observed days are included, by the plain name as by the full one.
        (("Eve",), {2: "Midsummer", 24: "Other Day"}),
        (("Eve (observed)",), {2: "Midsummer", 24: "Other Day"}),
        # A date that bears two holidays opens only if both are named.
        (("Other Day",), {2: "Midsummer", 24: "Eve (observed)"}),
        (("Eve", "Other Day"), {2: "Midsummer"}),
        (("Eve", "Other Day", "Midsummer"), {}),
        # Names are told apart to the letter.
        (("midsummer", "Other"), {2: "Midsummer", 24: "Eve (observed) and Other Day"}),
    ],
)
def test_a_holiday_closes_unless_it_is_named(
    open_on: tuple[str, ...], closing: dict[int, str]
) -> None:
    dates = FakeHolidays().holidays("US", None, 2026)
    found = closing_dates(calendar_with(open_on), dates)
    assert {day.day: name for day, name in found.items()} == closing


def test_a_name_opens_its_observed_day_by_the_real_library() -> None:
    calendar = ready_calendar(calendar_with(("Independence Day",)), HolidayTable())
    assert calendar.day(date(2026, 7, 3)).counts
    closed = ready_calendar(calendar_with(()), HolidayTable())
    assert closed.day(date(2026, 7, 3)).name == "Independence Day (observed)"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Christmas Day", "Christmas Day"),
        ("Christmas Day (observed)", "Christmas Day"),
        ("Eid al-Fitr (estimated)", "Eid al-Fitr"),
        ("Eid al-Fitr (observed, estimated)", "Eid al-Fitr"),
        ("New Year's Day (in lieu)", "New Year's Day"),
        ("Children's Day (substitute day)", "Children's Day"),
        ("Chinese New Year (Spring Festival)", "Chinese New Year (Spring Festival)"),
        ("(observed) Day", "(observed) Day"),
    ],
)
def test_the_mark_of_an_observed_day_is_no_part_of_the_name(
    name: str, plain: str
) -> None:
    assert plain_name(name) == plain


# What the library does not know is refused


def test_the_worked_calendar_is_accepted() -> None:
    check_holidays(WORKED_DEFINITION, HolidayTable(), 2026)


@pytest.mark.parametrize(
    ("country", "subdivision", "open_on", "field"),
    [
        ("ZZ", None, (), "country"),
        ("US", "XX", (), "subdivision"),
        ("US", None, ("Colombus Day",), "open_on"),
        ("US", None, ("Columbus Day", "columbus day"), "open_on"),
        ("US", None, ("Lincoln's Birthday",), "open_on"),
        (None, None, ("Columbus Day",), "open_on"),
    ],
)
def test_what_the_library_does_not_know_is_refused_with_its_field(
    country: str | None, subdivision: str | None, open_on: tuple[str, ...], field: str
) -> None:
    definition = CalendarDefinition(
        timezone="America/New_York",
        hours=NO_COUNTRY.hours,
        country=country,
        subdivision=subdivision,
        open_on=open_on,
    )
    with pytest.raises(CalendarUnreadable) as refused:
        check_holidays(definition, HolidayTable(), 2026)
    assert refused.value.fields["field"] == field
    assert refused.value.what_to_do


def test_a_mistyped_holiday_is_answered_with_those_there_are() -> None:
    with pytest.raises(CalendarUnreadable) as refused:
        check_holidays(calendar_with(("Midsumer",)), FakeHolidays(), 2026)
    assert "'Midsumer'" in refused.value.sentence
    assert refused.value.what_to_do == "Use one of: Eve, Midsummer, Other Day."


def test_a_states_holiday_is_known_in_that_state() -> None:
    definition = read_calendar(
        WORKED.format(policy="cut-off").replace('"Columbus Day"', '"Election Day"')
        .replace('country = "US"', 'country = "US"\nsubdivision = "NY"')
    )  # fmt: skip
    check_holidays(definition, HolidayTable(), 2026)


def test_a_calendar_without_a_country_asks_no_library() -> None:
    fake = FakeHolidays()
    check_holidays(NO_COUNTRY, fake, 2026)
    calendar = ready_calendar(NO_COUNTRY, fake)
    assert calendar.day(date(2026, 12, 25)).counts
    settings = FakeSettings(NO_COUNTRY)
    keep_holidays(work_on(settings), NO_COUNTRY, fake, years_around(2026))
    assert (fake.asked, settings.years) == ([], {})


# The calendar of a desk that was given none


def test_the_usual_calendar_keeps_six_holidays_closed_and_the_others_open() -> None:
    usual = usual_calendar("America/New_York", HolidayTable(), 2026)
    assert usual.policy is Policy.NEXT_DAY_CLOSE
    assert usual.hours == (((540, 1020),),) * 5 + ((), ())
    assert (usual.timezone, usual.country) == ("America/New_York", "US")
    assert usual.open_on == (
        "Columbus Day",
        "Juneteenth National Independence Day",
        "Martin Luther King Jr. Day",
        "Veterans Day",
        "Washington's Birthday",
    )
    calendar = ready_calendar(usual, HolidayTable())
    names = {
        name
        for month in range(1, 13)
        for day in range(1, 29)
        if (name := calendar.day(date(2026, month, day)).name) is not None
    }
    assert names == {
        "New Year's Day",
        "Memorial Day",
        "Independence Day (observed)",
        "Labor Day",
        "Thanksgiving Day",
        "Christmas Day",
    }


def test_the_usual_calendar_stands_its_own_check_and_its_own_file() -> None:
    usual = usual_calendar("America/New_York", HolidayTable(), 2026)
    check_holidays(usual, HolidayTable(), 2026)
    assert read_calendar(write_calendar(usual)) == usual


def test_a_holiday_of_years_to_come_is_open_and_stands_the_check() -> None:
    """An act of Congress may name one that begins five years from now."""
    coming = FakeHolidays({2031: {date(2031, 9, 2): ("New Day (observed)",)}})
    usual = usual_calendar("America/New_York", coming, 2026)
    assert usual.open_on == ("New Day",)
    check_holidays(usual, coming, 2026)


# Years are stored as the library named them once


def test_stored_years_are_taken_as_they_stand() -> None:
    fake = FakeHolidays()
    stored = {2026: {date(2026, 7, 6): ("As it was named",)}}
    calendar = ready_calendar(calendar_with(()), fake, stored)
    assert calendar.day(date(2026, 7, 6)).name == "As it was named"
    assert calendar.day(date(2026, 7, 2)).counts
    assert fake.asked == []
    assert calendar.day(date(2027, 7, 2)).name == "Midsummer"
    assert fake.asked == [("US", None, 2027)]


def test_an_empty_stored_year_is_no_missing_one() -> None:
    fake = FakeHolidays()
    calendar = ready_calendar(calendar_with(()), fake, {2026: {}})
    assert calendar.day(date(2026, 7, 2)).counts
    assert fake.asked == []


def test_years_are_stored_once_with_the_librarys_version() -> None:
    settings, fake = FakeSettings(WORKED_DEFINITION), FakeHolidays()
    keep_holidays(work_on(settings), WORKED_DEFINITION, fake, [2027, 2026, 2026])
    keep_holidays(work_on(settings), WORKED_DEFINITION, fake, years_around(2027))
    assert settings.libraries == [
        (year, "fake 1.0") for year in (2026, 2027, 2028, 2029)
    ]
    assert [year for _, _, year in fake.asked] == [2026, 2027, 2028, 2029]
    expected = FakeHolidays().holidays("US", None, 2028)
    assert settings.years["US", None][2028] == expected


def test_another_state_has_years_of_its_own() -> None:
    settings, fake = FakeSettings(WORKED_DEFINITION), FakeHolidays()
    settings.add_holiday_year("US", "NY", 2026, {}, "older")
    keep_holidays(work_on(settings), WORKED_DEFINITION, fake, [2026])
    assert fake.asked == [("US", None, 2026)]
    assert set(settings.years) == {("US", "NY"), ("US", None)}


def test_the_calendar_in_force_knows_its_version_and_its_stored_years() -> None:
    settings, fake = FakeSettings(calendar_with(("Midsummer",))), FakeHolidays()
    stored = {date(2026, 7, 2): ("Midsummer",), date(2026, 7, 6): ("Stored",)}
    settings.add_holiday_year("US", None, 2026, stored, "older")
    version, calendar = calendar_in_force(work_on(settings), fake)
    assert version == 7
    assert calendar.day(date(2026, 7, 2)).counts
    assert calendar.day(date(2026, 7, 6)).name == "Stored"
    assert fake.asked == []


# What is due


def test_promises_are_reckoned_for_each_instant_in_order() -> None:
    calendar = ready_calendar(WORKED_DEFINITION, HolidayTable())
    made = promises_at(
        calendar, ["2026-07-02T15:00", "2026-11-16", "2026-11-13T21:59:00Z"]
    )
    assert [promise.due_at for promise in made] == [
        local("2026-07-06 17:00"),
        local("2026-11-17 17:00"),
        local("2026-11-16 17:00"),
    ]
    assert made[1].received_at == datetime(2026, 11, 16, 5, tzinfo=UTC)
    precisions = [getattr(promise.steps[0], "precision", None) for promise in made]
    assert precisions == [Precision.MINUTE, Precision.DAY, Precision.SECOND]
    assert promises_at(calendar, []) == []


def test_one_bad_instant_spoils_the_whole_question() -> None:
    calendar = ready_calendar(WORKED_DEFINITION, HolidayTable())
    with pytest.raises(InstantUnreadable):
        promises_at(calendar, ["2026-07-02T15:00", "tomorrow"])
