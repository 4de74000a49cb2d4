"""The business calendar in force, and what is due by it."""

from collections.abc import Collection, Iterable, Mapping

from callback_desk.domain.business_calendar import (
    BusinessCalendar,
    CalendarDefinition,
    Policy,
)
from callback_desk.domain.errors import CalendarUnreadable
from callback_desk.domain.holiday_names import plain_name as plain_name
from callback_desk.domain.holiday_source import HolidaySource
from callback_desk.domain.known_holidays import HolidayDates, KnownHolidays
from callback_desk.domain.local_time import read_instant, zone_named
from callback_desk.domain.ports import Work
from callback_desk.domain.promise import Promise, promise_for
from callback_desk.translation import _

# The holidays that nearly every US office keeps closed (promise.md).
KEPT_BY_MOST_OFFICES = frozenset(
    {
        "New Year's Day",
        "Memorial Day",
        "Independence Day",
        "Labor Day",
        "Thanksgiving Day",
        "Christmas Day",
    }
)
USUAL_HOURS = ((9 * 60, 17 * 60),)
# The years whose holidays are stored, and whose names are known, from the start.
YEARS_BEHIND, YEARS_AHEAD = 1, 2
# Holidays come into law: those of the years to come are named as well.
YEARS_NAMED_AHEAD = 10


def usual_calendar(
    timezone: str, holidays: HolidaySource, year: int
) -> CalendarDefinition:
    """The calendar of a desk that was given none: Monday to Friday, US holidays."""
    names = {
        plain_name(name)
        for near in range(year, year + YEARS_NAMED_AHEAD)
        for date_names in holidays.holidays("US", None, near).values()
        for name in date_names
    }
    return CalendarDefinition(
        timezone=timezone,
        hours=(USUAL_HOURS,) * 5 + ((), ()),
        policy=Policy.NEXT_DAY_CLOSE,
        country="US",
        open_on=tuple(sorted(names - KEPT_BY_MOST_OFFICES)),
    )


def years_around(year: int) -> range:
    """The years at hand in a year."""
    return range(year - YEARS_BEHIND, year + YEARS_AHEAD + 1)


def check_holidays(
    definition: CalendarDefinition,
    holidays: HolidaySource,
    year: int,
    known_names: Collection[str] = (),
) -> None:
    """Refuse a country, subdivision or holiday that the library does not know.

    Args:
        definition: the calendar.
        holidays: the library.
        year: the years around it are looked at.
        known_names: holidays that are known besides, since a library may rename one
            that the clinic has decided about.

    Raises:
        CalendarUnreadable: naming it and what would be right.
    """
    if definition.country is None:
        if definition.open_on:
            raise CalendarUnreadable(
                field="open_on",
                reason=_("no country is given"),
                right=_("Add country."),
            )
        return
    names = {
        name
        for near in range(year - YEARS_BEHIND, year + YEARS_NAMED_AHEAD)
        for date_names in holidays.holidays(
            definition.country, definition.subdivision, near
        ).values()
        for name in date_names
    }
    names |= {plain_name(name) for name in names} | set(known_names)
    for name in definition.open_on:
        if name not in names:
            known = ", ".join(sorted({plain_name(n) for n in names}))
            raise CalendarUnreadable(
                field="open_on",
                reason=_(
                    "{country} has no holiday called {name!r}",
                    country=definition.country,
                    name=name,
                ),
                right=_("Use one of: {known}.", known=known),
            )


def ready_calendar(
    definition: CalendarDefinition,
    holidays: HolidaySource,
    stored: Mapping[int, HolidayDates] | None = None,
) -> BusinessCalendar:
    """A calendar that knows its holidays.

    Stored years are taken as they stand; the library is asked for others only.
    """
    if definition.country is None:
        return BusinessCalendar(definition)
    known = KnownHolidays(definition, definition.country, holidays, stored or {})
    return BusinessCalendar(definition, known)


def calendar_in_force(
    work: Work, holidays: HolidaySource
) -> tuple[int, BusinessCalendar]:
    """The calendar in force, and its version."""
    version, definition = work.settings.calendar()
    stored: Mapping[int, HolidayDates] = {}
    if definition.country is not None:
        stored = work.settings.holiday_years(definition.country, definition.subdivision)
    return version, ready_calendar(definition, holidays, stored)


def keep_holidays(
    work: Work,
    definition: CalendarDefinition,
    holidays: HolidaySource,
    years: Iterable[int],
) -> None:
    """Store the years that are not stored yet, as the library names them today."""
    if definition.country is None:
        return
    country, subdivision = definition.country, definition.subdivision
    stored = work.settings.holiday_years(country, subdivision)
    for year in sorted(set(years) - stored.keys()):
        dates = holidays.holidays(country, subdivision, year)
        work.settings.add_holiday_year(
            country, subdivision, year, dates, holidays.library
        )


def promises_at(calendar: BusinessCalendar, instants: Iterable[str]) -> list[Promise]:
    """The promises of leads received at these INSTANTs.

    Raises:
        InstantUnreadable: one of them is none.
        NoBusinessDay: the calendar never opens again.
    """
    zone = zone_named(calendar.definition.timezone)
    read = [read_instant(text, zone) for text in instants]
    return [promise_for(calendar, instant, precision) for instant, precision in read]
