"""The year on one sheet: what each day is, and what is still to be decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from callback_desk.domain.business_calendar import (
    BusinessCalendar,
    CalendarDefinition,
    Day,
)
from callback_desk.domain.promise import Promise
from callback_desk.services.desk import Desk


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
    raise NotImplementedError


def years_to_confirm(desk: Desk) -> tuple[int, ...]:
    """The years at hand that nobody has confirmed.

    This year; the next one from October on. A desk without a country has none.
    """
    raise NotImplementedError


def confirm_year(desk: Desk, year: int) -> None:
    """Say that the year's holidays are decided as they stand.

    Raises:
        NotAllowed: only an office manager may.
    """
    raise NotImplementedError


def would_be_due(
    desk: Desk, draft: CalendarDefinition | None, received: str | None
) -> Promise:
    """When a lead received at an INSTANT (None: now) would be due, and why.

    Raises:
        InstantUnreadable: it is none.
        NoBusinessDay: the calendar never opens again.
    """
    raise NotImplementedError
