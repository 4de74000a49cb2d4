"""The cadence: when a lead comes back after an outcome, unless told otherwise."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from callback_desk.domain.business_calendar import BusinessCalendar, Day
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.outcome import NextCall, NextRule

# Where the usual gap would pass the deadline, it shrinks to this.
SHORT_GAP = timedelta(minutes=15)
# The last try before a deadline is planned at least so long before the desk closes.
BEFORE_CLOSE = timedelta(minutes=45)
# The parts of a day, by the clock times at which they begin.
PARTS_OF_DAY = (time(0), time(12), time(15))


class WhyThen(StrEnum):
    """A reason why a try is planned for its instant."""

    GAP = "gap"
    SHORT_GAP = "short_gap"
    LAST_TRY = "last_try"
    OTHER_PART = "other_part"
    LONGEST_AGO = "longest_ago"
    BUSINESS_DAYS = "business_days"
    DESK_HOURS = "desk_hours"
    CALLING_HOURS = "calling_hours"


class Reason(NamedTuple):
    """A reason, and how many minutes or business days it speaks of; 0 for none."""

    why: WhyThen
    amount: int = 0


class Plan(NamedTuple):
    """When a lead comes back, and why then."""

    at: datetime
    reasons: tuple[Reason, ...]


def plan_next_call(
    rule: NextRule,
    calendar: BusinessCalendar,
    called_at: datetime,
    due_at: datetime | None,
    unanswered: Sequence[datetime],
) -> datetime | None:
    """When a lead comes back by the rule of its outcome.

    Args:
        rule: the outcome's.
        calendar: the clinic's; every planned try lies inside its desk hours.
        called_at: when the call was, aware UTC.
        due_at: the deadline still to be met, or None once contact was made.
        unanswered: the tries of this request with no answer, the present one included;
            they tell which parts of the day were tried, and how often.

    Returns:
        Aware UTC, or None where the rule plans nothing.
    """
    plan = plan_with_reasons(rule, calendar, called_at, due_at, unanswered)
    return None if plan is None else plan.at


def plan_with_reasons(
    rule: NextRule,
    calendar: BusinessCalendar,
    called_at: datetime,
    due_at: datetime | None,
    unanswered: Sequence[datetime],
) -> Plan | None:
    """As `plan_next_call`, with what led there.

    Whose hours these are is not among it: a calendar knows hours alone.
    """
    match rule.kind:
        case NextCall.MINUTES:
            enough = rule.other_part_after
            if enough is not None and len(unanswered) >= enough:
                return _in_another_part(calendar, called_at, due_at, unanswered)
            return _after_gap(calendar, called_at, due_at, rule.amount)
        case NextCall.BUSINESS_DAYS:
            day = calendar.day(calendar.local_date(called_at))
            for _ in range(rule.amount):
                day = calendar.business_day_after(day.date)
            days = Reason(WhyThen.BUSINESS_DAYS, rule.amount)
            if not rule.other_part:
                return Plan(from_epoch(day.opens), (days,))
            plan = _untried_part(calendar, day, (*unanswered, called_at))
            return Plan(plan.at, (days, *plan.reasons))
        case _:
            return None


def _after_gap(
    calendar: BusinessCalendar,
    called_at: datetime,
    due_at: datetime | None,
    minutes: int,
) -> Plan:
    planned, why = called_at + timedelta(minutes=minutes), Reason(WhyThen.GAP, minutes)
    if due_at is not None and called_at < due_at:
        soonest = called_at + min(SHORT_GAP, timedelta(minutes=minutes))
        if calendar.next_opening(planned) > due_at:
            shrunk = int((soonest - called_at).total_seconds()) // 60
            planned, why = soonest, Reason(WhyThen.SHORT_GAP, shrunk)
        if calendar.local_date(due_at) == calendar.local_date(planned):
            last_try = max(soonest, min(planned, _last_try_before(calendar, due_at)))
            if last_try != planned:
                planned, why = last_try, Reason(WhyThen.LAST_TRY)
    return _within_hours(calendar, planned, why)


def _within_hours(calendar: BusinessCalendar, planned: datetime, why: Reason) -> Plan:
    at = calendar.next_opening(planned)
    return Plan(at, (why,) if at == planned else (why, Reason(WhyThen.DESK_HOURS)))


def _in_another_part(
    calendar: BusinessCalendar,
    called_at: datetime,
    due_at: datetime | None,
    tries: Sequence[datetime],
) -> Plan:
    """A part of the day not tried yet: today if one is left, else the next day.

    Where the deadline falls today, the last try before it comes first.
    """
    today = calendar.day(calendar.local_date(called_at))
    last_try = None
    due_on = None if due_at is None else calendar.local_date(due_at)
    if due_at is not None and called_at < due_at and due_on == today.date:
        last_try = _last_try_before(calendar, due_at)
        if calendar.next_opening(last_try) > due_at:
            last_try = called_at + SHORT_GAP
    tried = {_part_of(calendar, at) for at in tries}
    for part in range(_part_of(calendar, called_at) + 1, len(PARTS_OF_DAY)):
        start = _start_of(calendar, today, part)
        if part in tried or start is None:
            continue
        if last_try is None or start <= last_try:
            return Plan(start, (Reason(WhyThen.OTHER_PART),))
    if last_try is not None and called_at + SHORT_GAP <= last_try:
        return _within_hours(calendar, last_try, Reason(WhyThen.LAST_TRY))
    return _untried_part(calendar, calendar.business_day_after(today.date), tries)


def _last_try_before(calendar: BusinessCalendar, due_at: datetime) -> datetime:
    day = calendar.day(calendar.local_date(due_at))
    return min(due_at, from_epoch(day.close) - BEFORE_CLOSE) if day.spans else due_at


def _untried_part(
    calendar: BusinessCalendar, day: Day, tries: Sequence[datetime]
) -> Plan:
    """A business day's first part not tried yet; else the one tried longest ago."""
    last_tried = {_part_of(calendar, at): at for at in sorted(tries)}
    starts = {
        part: start
        for part in range(len(PARTS_OF_DAY))
        if (start := _start_of(calendar, day, part)) is not None
    }
    untried = [part for part in starts if part not in last_tried]
    if untried:
        return Plan(starts[untried[0]], (Reason(WhyThen.OTHER_PART),))
    longest_ago = min(starts, key=lambda part: last_tried[part])
    return Plan(starts[longest_ago], (Reason(WhyThen.LONGEST_AGO),))


def _part_of(calendar: BusinessCalendar, at: datetime) -> int:
    clock = calendar.local(at).time()
    return sum(clock >= start for start in PARTS_OF_DAY) - 1


def _start_of(calendar: BusinessCalendar, day: Day, part: int) -> datetime | None:
    """When the desk first makes calls in a part of a day, or None if it does not."""
    begins = to_epoch(calendar.wall(datetime.combine(day.date, PARTS_OF_DAY[part])))
    last = part + 1 == len(PARTS_OF_DAY)
    ends = (
        day.close
        if last and day.spans
        else to_epoch(
            calendar.wall(
                datetime.combine(day.date, PARTS_OF_DAY[(part + 1) % len(PARTS_OF_DAY)])
            )
        )
    )
    for start, end in day.spans:
        first = max(start, begins)
        if first < min(end, ends):
            return from_epoch(first)
    return None
