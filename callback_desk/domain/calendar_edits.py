"""Edits of a calendar: each gives a new definition and leaves the old one as it is."""

from collections.abc import Collection, Mapping
from datetime import date

from callback_desk.domain.business_calendar import CalendarDefinition, Policy, Span

Hours = tuple[tuple[Span, ...], ...]


def close_dates(
    definition: CalendarDefinition, days: Collection[date], name: str
) -> CalendarDefinition:
    """The desk is closed on these dates, whatever they were before."""
    raise NotImplementedError


def give_special_hours(
    definition: CalendarDefinition, days: Collection[date], spans: tuple[Span, ...]
) -> CalendarDefinition:
    """The desk has these hours on these dates, whatever they were before.

    Raises:
        CalendarUnreadable: the intervals are none, backward or overlap.
    """
    raise NotImplementedError


def leave_as_usual(
    definition: CalendarDefinition, days: Collection[date]
) -> CalendarDefinition:
    """These dates are what weekday and holidays make of them."""
    raise NotImplementedError


def decide_holiday(
    definition: CalendarDefinition, names: Collection[str], *, closed: bool
) -> CalendarDefinition:
    """These holidays close the desk every year, or leave it open every year."""
    raise NotImplementedError


def count_dates(
    definition: CalendarDefinition, days: Collection[date], *, counted: bool
) -> CalendarDefinition:
    """These dates are business days, or have desk hours without being one."""
    raise NotImplementedError


def set_week(
    definition: CalendarDefinition, hours: Hours, not_counted: frozenset[int]
) -> CalendarDefinition:
    """The weekly desk hours, and the weekdays that are open but no business days.

    Raises:
        CalendarUnreadable: backward or overlapping intervals, no business day left.
    """
    raise NotImplementedError


def set_policy(
    definition: CalendarDefinition,
    policy: Policy,
    *,
    cut_off: int | None = None,
    open_hours: float | None = None,
) -> CalendarDefinition:
    """The rule for deadlines, with what it needs.

    Raises:
        CalendarUnreadable: the hours or the cut-off are out of reach.
    """
    raise NotImplementedError


def set_place(
    definition: CalendarDefinition,
    timezone: str,
    country: str | None,
    subdivision: str | None,
    open_on: Collection[str],
) -> CalendarDefinition:
    """Where the clinic is.

    Raises:
        CalendarUnreadable: the zone is not known, or a subdivision has no country.
    """
    raise NotImplementedError


def differences(
    before: CalendarDefinition, after: CalendarDefinition
) -> Mapping[str, tuple[object, object]]:
    """What differs, by field of the calendar file, as (before, after)."""
    raise NotImplementedError
