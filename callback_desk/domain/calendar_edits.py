"""Edits of a calendar: each gives a new definition and leaves the old one as it is.

Every edit is written as a calendar file and read back, so that what may not stand in
one cannot come about by editing either, and is refused with the same sentence.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from callback_desk.domain.business_calendar import (
    CalendarDefinition,
    Policy,
    Span,
)
from callback_desk.domain.calendar_file import (
    WEEKDAYS,
    read_calendar,
    write_calendar,
    write_minute,
    write_span,
)
from callback_desk.domain.errors import CalendarUnreadable
from callback_desk.domain.holiday_names import plain_name
from callback_desk.translation import _

Hours = tuple[tuple[Span, ...], ...]
Value = TypeVar("Value")
# What a policy that does not ask for hours has for them.
USUAL_OPEN_HOURS = 8.0


def close_dates(
    definition: CalendarDefinition, days: Collection[date], name: str
) -> CalendarDefinition:
    """The desk is closed on these dates, whatever they were before."""
    return _checked(
        replace(
            definition,
            closures={**definition.closures, **dict.fromkeys(days, name)},
            special_hours=_without(definition.special_hours, days),
        )
    )


def give_special_hours(
    definition: CalendarDefinition, days: Collection[date], spans: tuple[Span, ...]
) -> CalendarDefinition:
    """The desk has these hours on these dates, whatever they were before.

    Raises:
        CalendarUnreadable: the intervals are none, backward or overlap.
    """
    if not spans:
        raise CalendarUnreadable(
            field="special_hours",
            reason=_("there is no interval"),
            right=_("Give at least one, or close the day."),
        )
    return _checked(
        replace(
            definition,
            closures=_without(definition.closures, days),
            special_hours={**definition.special_hours, **dict.fromkeys(days, spans)},
        )
    )


def leave_as_usual(
    definition: CalendarDefinition, days: Collection[date]
) -> CalendarDefinition:
    """These dates are what weekday and holidays make of them."""
    return _checked(
        replace(
            definition,
            closures=_without(definition.closures, days),
            special_hours=_without(definition.special_hours, days),
            not_counted_dates=definition.not_counted_dates - set(days),
        )
    )


def decide_holiday(
    definition: CalendarDefinition, names: Collection[str], *, closed: bool
) -> CalendarDefinition:
    """These holidays close the desk every year, or leave it open every year.

    A holiday and the day on which it is observed are one.

    Raises:
        CalendarUnreadable: the calendar has no country.
    """
    if definition.country is None:
        raise CalendarUnreadable(
            field="open_on", reason=_("no country is given"), right=_("Add country.")
        )
    decided = {plain_name(name) for name in names}
    kept = [name for name in definition.open_on if plain_name(name) not in decided]
    open_on = kept if closed else [*kept, *sorted(decided)]
    return _checked(replace(definition, open_on=tuple(open_on)))


def count_dates(
    definition: CalendarDefinition, days: Collection[date], *, counted: bool
) -> CalendarDefinition:
    """These dates are business days, or have desk hours without being one.

    Raises:
        CalendarUnreadable: one is to count whose weekday does not.
    """
    for day in sorted(days):
        if counted and day.weekday() in definition.not_counted_weekdays:
            raise CalendarUnreadable(
                field="not_counted",
                reason=_("{day} is a weekday that does not count", day=day),
                right=_(
                    "Count {weekdays} in the weekly hours.",
                    weekdays=WEEKDAYS[day.weekday()],
                ),
            )
    dates = definition.not_counted_dates
    changed = dates - set(days) if counted else dates | set(days)
    return _checked(replace(definition, not_counted_dates=changed))


def set_week(
    definition: CalendarDefinition, hours: Hours, not_counted: frozenset[int]
) -> CalendarDefinition:
    """The weekly desk hours, and the weekdays that are open but no business days.

    Raises:
        CalendarUnreadable: backward or overlapping intervals, no business day left.
    """
    return _checked(replace(definition, hours=hours, not_counted_weekdays=not_counted))


def set_policy(
    definition: CalendarDefinition,
    policy: Policy,
    *,
    cut_off: int | None = None,
    open_hours: float | None = None,
) -> CalendarDefinition:
    """The rule for deadlines, with what it needs.

    Without a cut-off the close is meant, without hours those that were set before;
    what another rule needed is dropped.

    Raises:
        CalendarUnreadable: the hours or the cut-off are out of reach.
    """
    hours = definition.open_hours if open_hours is None else open_hours
    return _checked(
        replace(
            definition,
            policy=policy,
            cut_off=cut_off if policy is Policy.CUT_OFF else None,
            open_hours=hours if policy is Policy.OPEN_HOURS else USUAL_OPEN_HOURS,
        )
    )


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
    return _checked(
        replace(
            definition,
            timezone=timezone,
            country=country,
            subdivision=subdivision,
            open_on=tuple(open_on),
        )
    )


def differences(
    before: CalendarDefinition, after: CalendarDefinition
) -> Mapping[str, tuple[object, object]]:
    """What differs, by field of the calendar file, as (before, after).

    A day of the week, a closure and a date's hours are fields of their own, such as
    `hours.mon` and `closures.2026-11-27`; what is not there is None.
    """
    old, new = _fields(before), _fields(after)
    return {
        field: (old.get(field), new.get(field))
        for field in dict.fromkeys((*old, *new))
        if old.get(field) != new.get(field)
    }


def _fields(definition: CalendarDefinition) -> dict[str, object]:
    """A definition by fields, each with its value as the file writes it."""
    cut_off = definition.cut_off
    not_counted = [WEEKDAYS[day] for day in sorted(definition.not_counted_weekdays)]
    not_counted += [str(day) for day in sorted(definition.not_counted_dates)]
    fields: dict[str, object] = {
        "timezone": definition.timezone,
        "country": definition.country,
        "subdivision": definition.subdivision,
        "open_on": tuple(sorted(definition.open_on)),
        "policy": definition.policy.value,
        "cut_off": None if cut_off is None else write_minute(cut_off),
        "open_hours": definition.open_hours,
        "not_counted": tuple(not_counted),
    }
    for weekday, spans in zip(WEEKDAYS, definition.hours, strict=True):
        fields[f"hours.{weekday}"] = tuple(map(write_span, spans))
    for day, name in sorted(definition.closures.items()):
        fields[f"closures.{day}"] = name
    for day, spans in sorted(definition.special_hours.items()):
        fields[f"special_hours.{day}"] = tuple(map(write_span, spans))
    return fields


def _checked(edited: CalendarDefinition) -> CalendarDefinition:
    return read_calendar(write_calendar(edited))


def _without(of: Mapping[date, Value], days: Collection[date]) -> dict[date, Value]:
    return {day: value for day, value in of.items() if day not in days}
