"""The promise: until when a request is to be answered, and why until then."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from callback_desk.domain.business_calendar import (
    BusinessCalendar,
    ClosedBy,
    Day,
    Policy,
)
from callback_desk.domain.deadline import PAGE_BITS, DeadlineTable, deadline_table
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.submission import Precision


@dataclass(frozen=True, slots=True)
class Received:
    """When the request came in, on the clinic's clocks."""

    at: datetime
    precision: Precision


@dataclass(frozen=True, slots=True)
class DayPassedOver:
    """A day that could not be the next business day.

    `closed_by` is None for a day with desk hours that does not count.
    """

    on: date
    closed_by: ClosedBy | None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class BeforeOpening:
    """It came in before the desk opened on a business day."""

    on: date
    opens_at: datetime


@dataclass(frozen=True, slots=True)
class NotBeforeCutOff:
    """It came in at or after the cut-off of a business day."""

    on: date
    cut_off_at: datetime


@dataclass(frozen=True, slots=True)
class CountsAsReceived:
    """It came in too late, or on no business day, and counts as of another day."""

    on: date


@dataclass(frozen=True, slots=True)
class DueAtClose:
    """The business day whose close is the deadline."""

    on: date
    close_at: datetime
    same_day: bool = False


@dataclass(frozen=True, slots=True)
class DueAfterOpenTime:
    """The hours of open time end here."""

    hours: float
    due_at: datetime


@dataclass(frozen=True, slots=True)
class DueAtClockTime:
    """The same clock time on the next business day, or the opening that follows it."""

    on: date
    due_at: datetime
    moved_to_opening: bool


@dataclass(frozen=True, slots=True)
class MovedSince:
    """The deadline first given was another, until somebody changed the calendar."""

    promised_at: datetime
    changed_at: datetime
    by: str


Step = (
    Received
    | DayPassedOver
    | BeforeOpening
    | NotBeforeCutOff
    | CountsAsReceived
    | DueAtClose
    | DueAfterOpenTime
    | DueAtClockTime
    | MovedSince
)


@dataclass(frozen=True, slots=True)
class Promise:
    """A deadline with its reasons.

    Attributes:
        received_at: aware UTC; the instant it is reckoned from.
        due_at: aware UTC; the last instant that keeps the promise.
        policy: the rule it was reckoned by.
        steps: the reasons in order, times on the clinic's clocks.
    """

    received_at: datetime
    due_at: datetime
    policy: Policy
    steps: tuple[Step, ...]


def promise_for(
    calendar: BusinessCalendar, received_at: datetime, precision: Precision
) -> Promise:
    """The deadline of what was received then, by the calendar's policy.

    Raises:
        NoBusinessDay: the calendar never opens again.
    """
    due_at, reasons = _RULES[calendar.definition.policy](calendar, received_at)
    return Promise(
        received_at=received_at,
        due_at=due_at,
        policy=calendar.definition.policy,
        steps=(Received(calendar.local(received_at), precision), *reasons),
    )


def due_epoch(calendar: BusinessCalendar, epoch: int) -> int:
    """The deadline alone, epoch seconds in and out: the fast twin of `promise_for`.

    Raises:
        NoBusinessDay: the calendar never opens again.
    """
    # What `DeadlineTable.at` does, without a call more: a fifth of its time.
    table = calendar.deadlines or _table(calendar)
    try:
        page = table.pages[epoch >> PAGE_BITS]
    except KeyError:
        return table.at(epoch)
    place = bisect_right(page.starts, epoch) - 1
    due = page.dues[place]
    if due is not None:
        return due
    shift = page.shifts[place]
    return table.at(epoch) if shift is None else epoch + shift


def due_epochs(
    calendar: BusinessCalendar, epochs: Iterable[int], *, in_order: bool = False
) -> list[int]:
    """The deadlines of many receipts, each in its place.

    Args:
        calendar: whose.
        epochs: the receipts; those in order of time are fastest.
        in_order: say so if they are known to be.

    Raises:
        NoBusinessDay: the calendar never opens again.
    """
    table = calendar.deadlines or _table(calendar)
    return table.at_all(epochs, in_order=in_order)


def _table(calendar: BusinessCalendar) -> DeadlineTable:
    rule = _RULES[calendar.definition.policy]

    def reckon(epoch: int) -> int:
        return to_epoch(rule(calendar, from_epoch(epoch))[0])

    table = calendar.deadlines = deadline_table(calendar, reckon)
    return table


Reasoned = tuple[datetime, list[Step]]


def _next_business_day(calendar: BusinessCalendar, on: date) -> tuple[Day, list[Step]]:
    """The business day after a date, and the days passed over on the way."""
    passed: list[Step] = []
    for day in calendar.days_from(on + timedelta(days=1)):
        if day.counts:
            return day, passed
        passed.append(_passed_over(day))
    raise AssertionError("days_from raises at its horizon")


def _passed_over(day: Day) -> DayPassedOver:
    return DayPassedOver(day.date, day.closed_by, day.name)


def _due_at_close(
    calendar: BusinessCalendar, day: Day, *, same_day: bool = False
) -> Reasoned:
    close = from_epoch(day.close)
    return close, [DueAtClose(day.date, calendar.local(close), same_day)]


def _next_day_close(calendar: BusinessCalendar, received_at: datetime) -> Reasoned:
    day, passed = _next_business_day(calendar, calendar.local_date(received_at))
    due_at, steps = _due_at_close(calendar, day)
    return due_at, passed + steps


def _same_day_if_early(calendar: BusinessCalendar, received_at: datetime) -> Reasoned:
    today = calendar.day(calendar.local_date(received_at))
    if not (today.counts and to_epoch(received_at) < today.opens):
        return _next_day_close(calendar, received_at)
    opens_at = calendar.local(from_epoch(today.opens))
    due_at, steps = _due_at_close(calendar, today, same_day=True)
    return due_at, [BeforeOpening(today.date, opens_at), *steps]


def _cut_off(calendar: BusinessCalendar, received_at: datetime) -> Reasoned:
    today = calendar.day(calendar.local_date(received_at))
    late = _too_late_for(calendar, today, received_at)
    steps: list[Step] = []
    if late is not None:
        counted, passed = _next_business_day(calendar, today.date)
        steps = [late, *passed, CountsAsReceived(counted.date)]
        today = counted
    day, passed = _next_business_day(calendar, today.date)
    due_at, due = _due_at_close(calendar, day)
    return due_at, steps + passed + due


def _too_late_for(
    calendar: BusinessCalendar, day: Day, received_at: datetime
) -> Step | None:
    """Why what came in on a day does not count as received on it, or None."""
    if not day.counts:
        return _passed_over(day)
    cut_off = calendar.cut_off_of(day)
    if to_epoch(received_at) < cut_off:
        return None
    return NotBeforeCutOff(day.date, calendar.local(from_epoch(cut_off)))


def _open_hours(calendar: BusinessCalendar, received_at: datetime) -> Reasoned:
    hours = calendar.definition.open_hours
    due_at = calendar.add_open_time(received_at, round(hours * 3600))
    first, last = calendar.local_date(received_at), calendar.local_date(due_at)
    passed: list[Step] = [
        _passed_over(day)
        for day in _days_before(calendar, first, last)
        if not day.spans
    ]
    return due_at, [*passed, DueAfterOpenTime(hours, calendar.local(due_at))]


def _days_before(calendar: BusinessCalendar, first: date, last: date) -> Iterator[Day]:
    for ahead in range((last - first).days):
        yield calendar.day(first + timedelta(days=ahead))


def _same_time(calendar: BusinessCalendar, received_at: datetime) -> Reasoned:
    clock = calendar.local(received_at).replace(tzinfo=None)
    day, steps = _next_business_day(calendar, clock.date())
    target = calendar.wall(datetime.combine(day.date, clock.time()))
    at = to_epoch(target)
    if any(start <= at <= end for start, end in day.spans):
        steps.append(DueAtClockTime(day.date, calendar.local(target), False))
        return target, steps
    later = [start for start, _ in day.spans if start > at]
    if not later:
        day, passed = _next_business_day(calendar, day.date)
        steps += passed
        later = [day.opens]
    due_at = from_epoch(later[0])
    steps.append(DueAtClockTime(day.date, calendar.local(due_at), True))
    return due_at, steps


_RULES = {
    Policy.NEXT_DAY_CLOSE: _next_day_close,
    Policy.SAME_DAY_IF_EARLY: _same_day_if_early,
    Policy.CUT_OFF: _cut_off,
    Policy.OPEN_HOURS: _open_hours,
    Policy.SAME_TIME: _same_time,
}
