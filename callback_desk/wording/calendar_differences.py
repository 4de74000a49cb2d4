"""What differs between two calendars, in sentences."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar

from callback_desk.domain.business_calendar import CalendarDefinition, Span
from callback_desk.translation import _
from callback_desk.wording.calendar import (
    WEEKDAY_NAMES,
    say_full_day,
    say_range,
    say_rule,
    say_week_spans,
)
from callback_desk.wording.first_letter import with_capital
from callback_desk.wording.holidays import say_holiday, say_holidays
from callback_desk.wording.people import say_list

A_DAY = timedelta(days=1)
Value = TypeVar("Value")


def say_changes(before: CalendarDefinition, after: CalendarDefinition) -> list[str]:
    """Each thing that is another, one sentence each; nothing where nothing is."""
    said = (
        *_say_dates(before, after),
        *_say_holidays(before, after),
        *_say_counting(before, after),
        *_say_week(before, after),
        *_say_policy(before, after),
        *_say_place(before, after),
    )
    return [with_capital(sentence) for sentence in said]


def _say_dates(before: CalendarDefinition, after: CalendarDefinition) -> Iterator[str]:
    closed = _other(before.closures, after.closures)
    for first, last, name in _runs(closed):
        days = say_range(first, last)
        if name:
            yield _("{days}: closed, {name}.", days=days, name=say_holiday(name))
        else:
            yield _("{days}: closed.", days=days)
    special = _other(before.special_hours, after.special_hours)
    for first, last, spans in _runs(special):
        hours = say_week_spans(spans)
        yield _("{days}: desk {hours}.", days=say_range(first, last), hours=hours)
    had = before.closures.keys() | before.special_hours.keys()
    has = after.closures.keys() | after.special_hours.keys()
    for first, last, _nothing in _runs(dict.fromkeys(had - has, "")):
        yield _("{range}: as usual again.", range=say_range(first, last))


def _other(
    before: Mapping[date, Value], after: Mapping[date, Value]
) -> dict[date, Value]:
    return {
        day: value
        for day, value in after.items()
        if day not in before or before[day] != value
    }


def _runs(values: Mapping[date, Value]) -> Iterator[tuple[date, date, Value]]:
    """Days in a row that are alike, as first, last and value."""
    days = sorted(values)
    if not days:
        return
    first = days[0]
    for day, following in pairwise(days):
        if following - day > A_DAY or values[day] != values[following]:
            yield first, day, values[day]
            first = following
    yield first, days[-1], values[days[-1]]


def _say_holidays(
    before: CalendarDefinition, after: CalendarDefinition
) -> Iterator[str]:
    if (before.country, before.subdivision) != (after.country, after.subdivision):
        return
    opened = [name for name in after.open_on if name not in before.open_on]
    closed = [name for name in before.open_on if name not in after.open_on]
    if opened:
        named = say_list(say_holidays(opened))
        yield _("Open every year on {holidays}.", holidays=named)
    if closed:
        named = say_list(say_holidays(closed))
        yield _("Closed every year on {holidays}.", holidays=named)


def _say_counting(
    before: CalendarDefinition, after: CalendarDefinition
) -> Iterator[str]:
    for day in sorted(after.not_counted_dates - before.not_counted_dates):
        yield _("{full_day} is not a business day.", full_day=say_full_day(day))
    for day in sorted(before.not_counted_dates - after.not_counted_dates):
        yield _("{full_day} counts as a business day.", full_day=say_full_day(day))
    for weekday in sorted(after.not_counted_weekdays - before.not_counted_weekdays):
        name = WEEKDAY_NAMES[weekday]
        yield _("{weekday}s are not business days.", weekday=name)
    for weekday in sorted(before.not_counted_weekdays - after.not_counted_weekdays):
        name = WEEKDAY_NAMES[weekday]
        yield _("{weekday}s count as business days.", weekday=name)


def _say_week(before: CalendarDefinition, after: CalendarDefinition) -> Iterator[str]:
    run: tuple[int, int, tuple[Span, ...]] | None = None
    pairs = zip(before.hours, after.hours, strict=True)
    for weekday, (was, spans) in enumerate(pairs):
        if was == spans:
            continue
        if run is not None and run[1] == weekday - 1 and run[2] == spans:
            run = (run[0], weekday, spans)
            continue
        if run is not None:
            yield _say_weekdays(*run)
        run = (weekday, weekday, spans)
    if run is not None:
        yield _say_weekdays(*run)


def _say_weekdays(first: int, last: int, spans: tuple[Span, ...]) -> str:
    days = WEEKDAY_NAMES[first]
    if last != first:
        days = _("{first} to {last}", first=days, last=WEEKDAY_NAMES[last])
    if not spans:
        return _("{days}: closed.", days=days)
    return _("{days}: desk {hours}.", days=days, hours=say_week_spans(spans))


def _say_policy(before: CalendarDefinition, after: CalendarDefinition) -> Iterator[str]:
    was = say_rule(before.policy, before.cut_off, before.open_hours)
    rule = say_rule(after.policy, after.cut_off, after.open_hours)
    if was != rule:
        yield _("The promise: {rule}.", rule=f"{rule[0].lower()}{rule[1:]}")


def _say_place(before: CalendarDefinition, after: CalendarDefinition) -> Iterator[str]:
    if before.timezone != after.timezone:
        yield _("Time zone: {timezone}.", timezone=after.timezone)
    place = (after.country, after.subdivision)
    if (before.country, before.subdivision) != place:
        said = ", ".join(part for part in place if part)
        yield (
            _("Holidays of {place}.", place=said) if said else _("No public holidays.")
        )
