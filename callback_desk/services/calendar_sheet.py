"""The year on one sheet: what each day is, and what is still to be decided."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from callback_desk.domain.business_calendar import (
    BusinessCalendar,
    CalendarDefinition,
    ClosedBy,
    Day,
    Span,
)
from callback_desk.domain.calendar_versions import YearConfirmed
from callback_desk.domain.errors import CalendarUnreadable
from callback_desk.domain.holiday_source import HolidaySource
from callback_desk.domain.known_holidays import HolidayDates
from callback_desk.domain.ports import Work
from callback_desk.domain.promise import Promise, promise_for
from callback_desk.domain.submission import Precision
from callback_desk.services.calendar_plan import only_managers
from callback_desk.services.calendar_settings import (
    keep_holidays,
    promises_at,
    ready_calendar,
)
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force

# The month from which on next year is to be confirmed.
ASKED_FROM = 10


class DayKind(StrEnum):
    """What the sheet shows of a day, by colour, shape and word."""

    OPEN = "open"
    SHORT = "short"
    CLOSED = "closed"
    HOLIDAY_CLOSED = "holiday_closed"
    TO_DECIDE = "to_decide"


@dataclass(frozen=True, slots=True)
class SheetDay:
    """One day of the sheet.

    Attributes:
        day: what the desk does on it.
        kind: how it is shown. `short`: special hours with less open time than the
            weekday's. `to_decide`: a holiday of a year not yet confirmed that counts
            as open until somebody decides.
        holidays: the names that the library gives the date, () on most days.
        is_closure: a closure of the clinic's own.
        has_special_hours: hours of its own.
    """

    day: Day
    kind: DayKind
    holidays: tuple[str, ...]
    is_closure: bool
    has_special_hours: bool


@dataclass(frozen=True, slots=True)
class HolidayNews:
    """Where today's library names a date otherwise than the year that is stored.

    Attributes:
        day: the date.
        stored: the names kept for it, () where it was none.
        named_now: the names the library gives it now, () where it is none any more.
    """

    day: date
    stored: tuple[str, ...]
    named_now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CalendarSheet:
    """A year of a calendar.

    Attributes:
        year: which.
        version: of the calendar in force, to be handed back with a change.
        definition: what the sheet shows: the calendar in force, or a draft.
        calendar: the same, ready to reckon.
        days: every day of the year.
        confirmed_at: when somebody confirmed the year, or None.
        confirmed_by: who did.
        library: the library and version whose dates are stored for the year, or None.
        news: what a newer library would change, in order of date.
    """

    year: int
    version: int
    definition: CalendarDefinition
    calendar: BusinessCalendar
    days: Mapping[date, SheetDay]
    confirmed_at: datetime | None
    confirmed_by: str | None
    library: str | None
    news: tuple[HolidayNews, ...]

    @property
    def to_decide(self) -> tuple[date, ...]:
        """The holidays that wait for a decision, in order."""
        return tuple(
            day for day, shown in self.days.items() if shown.kind is DayKind.TO_DECIDE
        )


def show_sheet(
    desk: Desk, year: int, draft: CalendarDefinition | None = None
) -> CalendarSheet:
    """A year of the calendar in force, or of a draft of it; nothing is stored."""
    with desk.open_work(writes=False) as work:
        version, in_force_now = work.settings.calendar()
        definition = draft or in_force_now
        stored = _stored_years(work, definition)
        library = _library_of(work, definition, year)
        confirmed = _confirmation(work, definition, year)
    calendar = ready_calendar(definition, desk.holidays, stored)
    named = _named(desk, definition, year, stored)
    is_open_for_now = confirmed is None and definition.country is not None
    return CalendarSheet(
        year=year,
        version=version,
        definition=definition,
        calendar=calendar,
        days={
            day.date: _sheet_day(definition, day, named, undecided=is_open_for_now)
            for day in _days_of(calendar, year)
        },
        confirmed_at=confirmed.at if confirmed else None,
        confirmed_by=confirmed.by if confirmed else None,
        library=library,
        news=_news(desk, definition, year, stored, library),
    )


def _stored_years(
    work: Work, definition: CalendarDefinition
) -> Mapping[int, HolidayDates]:
    if definition.country is None:
        return {}
    return work.settings.holiday_years(definition.country, definition.subdivision)


def _library_of(work: Work, definition: CalendarDefinition, year: int) -> str | None:
    if definition.country is None:
        return None
    return work.calendars.library_of(definition.country, definition.subdivision, year)


def _confirmation(
    work: Work, definition: CalendarDefinition, year: int
) -> YearConfirmed | None:
    """Who confirmed the year, as long as its dates are those that were confirmed."""
    if definition.country is None:
        return None
    place = definition.country, definition.subdivision
    confirmed = work.calendars.confirmation(*place, year)
    if confirmed and confirmed.library == work.calendars.library_of(*place, year):
        return confirmed
    return None


def _named(
    desk: Desk,
    definition: CalendarDefinition,
    year: int,
    stored: Mapping[int, HolidayDates],
) -> HolidayDates:
    """The year's holidays: as stored, or as the library names them where it is not."""
    if definition.country is None:
        return {}
    known = stored.get(year)
    if known is not None:
        return known
    return desk.holidays.holidays(definition.country, definition.subdivision, year)


def _days_of(calendar: BusinessCalendar, year: int) -> Iterator[Day]:
    first = date(year, 1, 1)
    for ahead in range((date(year + 1, 1, 1) - first).days):
        yield calendar.day(first + timedelta(days=ahead))


def _sheet_day(
    definition: CalendarDefinition, day: Day, named: HolidayDates, *, undecided: bool
) -> SheetDay:
    holidays = named.get(day.date, ())
    has_special_hours = day.date in definition.special_hours
    return SheetDay(
        day=day,
        kind=_kind(
            definition,
            day,
            waits=bool(undecided and holidays and not has_special_hours),
        ),
        holidays=tuple(holidays),
        is_closure=day.date in definition.closures,
        has_special_hours=has_special_hours,
    )


def _kind(definition: CalendarDefinition, day: Day, *, waits: bool) -> DayKind:
    if day.closed_by is ClosedBy.HOLIDAY:
        return DayKind.HOLIDAY_CLOSED
    if not day.spans:
        return DayKind.CLOSED
    if waits:
        return DayKind.TO_DECIDE
    special = definition.special_hours.get(day.date)
    usual = definition.hours[day.date.weekday()]
    if special is not None and _minutes(special) < _minutes(usual):
        return DayKind.SHORT
    return DayKind.OPEN


def _minutes(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)


def _news(
    desk: Desk,
    definition: CalendarDefinition,
    year: int,
    stored: Mapping[int, HolidayDates],
    library: str | None,
) -> tuple[HolidayNews, ...]:
    """What today's library names otherwise; nothing is taken over without asking."""
    if definition.country is None or library in (None, desk.holidays.library):
        return ()
    try:
        now = desk.holidays.holidays(definition.country, definition.subdivision, year)
    except CalendarUnreadable:
        return ()  # it does not know the country any more: what is stored stays
    then = stored[year]
    return tuple(
        HolidayNews(day, tuple(then.get(day, ())), tuple(now.get(day, ())))
        for day in sorted({*then, *now})
        if tuple(then.get(day, ())) != tuple(now.get(day, ()))
    )


def years_asked(today: date) -> tuple[int, ...]:
    """The years at hand: this one, and from October on the next."""
    if today.month >= ASKED_FROM:
        return today.year, today.year + 1
    return (today.year,)


def years_to_confirm(desk: Desk) -> tuple[int, ...]:
    """The years at hand that nobody has confirmed.

    This year; the next one from October on. A desk without a country has none.
    """
    with desk.open_work(writes=False) as work:
        calendar = in_force(desk, work).calendar
        if calendar.definition.country is None:
            return ()
        return tuple(
            year
            for year in years_asked(calendar.local_date(desk.now()))
            if _confirmation(work, calendar.definition, year) is None
        )


def confirm_year(desk: Desk, year: int) -> None:
    """Say that the year's holidays are decided as they stand.

    A desk without a country has nothing to decide.

    Raises:
        NotAllowed: only an office manager may.
    """
    only_managers(desk)
    with desk.open_work() as work:
        _, definition = work.settings.calendar()
        if definition.country is None:
            return
        confirm_in(
            work, definition, desk.holidays, year, desk.now(), desk.staff.staff_id
        )
        work.commit()


def confirm_in(
    work: Work,
    definition: CalendarDefinition,
    holidays: HolidaySource,
    year: int,
    now: datetime,
    staff_id: int,
) -> None:
    """The same, in a unit of work that may be making the desk."""
    if definition.country is None:
        return
    keep_holidays(work, definition, holidays, (year,))
    library = _library_of(work, definition, year) or holidays.library
    place = definition.country, definition.subdivision
    work.calendars.confirm(*place, year, library, now, staff_id)
    work.audit.add("year_confirmed", staff_id, now, "year", year)


def would_be_due(
    desk: Desk, draft: CalendarDefinition | None, received: str | None
) -> Promise:
    """When a lead received at an INSTANT (None: now) would be due, and why.

    Raises:
        InstantUnreadable: it is none.
        NoBusinessDay: the calendar never opens again.
    """
    with desk.open_work(writes=False) as work:
        calendar = in_force(desk, work).calendar
        if draft is not None:
            stored = _stored_years(work, draft)
            calendar = ready_calendar(draft, desk.holidays, stored)
    if received is None:
        return promise_for(calendar, desk.now(), Precision.SECOND)
    (promise,) = promises_at(calendar, [received])
    return promise
