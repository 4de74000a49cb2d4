"""Why a callback was missed: worked out from when things happened, not from opinions.

The desk is named, never a person. What a lead came in too late for, or a number that
nobody could have reached, is told apart from what the desk could have done.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.due_promise import DuePromise
from callback_desk.domain.promise import promise_for

# With less desk time than this left, and most of it gone already, it came in late.
LITTLE_TIME = timedelta(hours=2)
# The desk had more to do than usual if so many times as many promises fell due as it
# usually makes calls, and it was busy if it made nearly as many as usual.
TOO_MANY, BUSY = 1.25, 0.8
# Fewer days with calls than this say nothing of what is usual.
LEAST_DAYS = 5
# Dials that found out that nobody could be reached by that number.
UNUSABLE = frozenset({"wrong_number", "disconnected"})
SECONDS_A_MINUTE = 60


class Cause(StrEnum):
    """The likely cause."""

    CAME_IN_LATE = "came_in_late"
    NOT_SHOWN = "not_shown"
    SHOWN_NOT_CALLED = "shown_not_called"
    OVERLOAD = "overload"
    UNUSABLE_NUMBER = "unusable_number"
    CLOSED_DAY = "closed_day"


class Event(StrEnum):
    """What stands on a timeline."""

    RECEIVED = "received"
    IMPORTED = "imported"
    SHOWN = "shown"
    CLAIMED = "claimed"
    ATTEMPT = "attempt"
    CONTACT = "contact"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened, at an aware UTC instant."""

    at: datetime
    what: Event


@dataclass(frozen=True, slots=True)
class Looked:
    """Who had a lead before them: seen on screen for a while, or opened for a call.

    Attributes:
        shown: when it was seen, oldest first.
        claimed: when a call to them was opened, oldest first.
    """

    shown: tuple[datetime, ...] = ()
    claimed: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class DeskLoad:
    """How much the desk had to do on the day of a deadline.

    Attributes:
        due: promises that fell due that day.
        dials: calls that it made that day.
        usual: calls that it makes on a usual open day; None where too few are known.
    """

    due: int
    dials: int
    usual: float | None

    @property
    def is_too_much(self) -> bool:
        """Whether the desk was busy, and more fell due than it usually handles."""
        return (
            self.usual is not None
            and self.due > TOO_MANY * self.usual
            and self.dials >= BUSY * self.usual
        )


def usual_dials(by_day: Sequence[int]) -> float | None:
    """The calls of a usual day, from the days on which there were any."""
    days = [dials for dials in by_day if dials]
    return median(days) if len(days) >= LEAST_DAYS else None


@dataclass(frozen=True, slots=True)
class Reason:
    """The likely cause, with what it was worked out from.

    Attributes:
        cause: the cause.
        left: desk time that was left when the lead came in.
        load: how much there was to do.
        closed_due_at: when it would have been due by the calendar in force.
        outcome: the code of the dial that found the number unusable, if one did.
    """

    cause: Cause
    left: timedelta
    load: DeskLoad
    closed_due_at: datetime | None = None
    outcome: str | None = None


def work_out(
    promise: DuePromise, looked: Looked, load: DeskLoad, calendar: BusinessCalendar
) -> Reason:
    """The likely cause of a missed callback; the first that holds.

    Args:
        promise: a missed one.
        looked: who had it before them.
        load: of the day on which it fell due.
        calendar: the one in force.
    """
    request, origin = promise.told.request, promise.told.origin
    due = promise.due_at
    left = _open_time(calendar, max(origin.imported_at, request.received_at), due)
    at_receipt = _open_time(calendar, request.received_at, due)
    first = promise.first_call
    unusable = first.outcome if first and first.outcome in UNUSABLE else None
    if unusable is not None or promise.told.barred:
        return Reason(Cause.UNUSABLE_NUMBER, left, load, outcome=unusable)
    by_now = promise_for(calendar, *request.reckoned_from).due_at
    if by_now > due and not calendar.day(calendar.local_date(due)).spans:
        return Reason(Cause.CLOSED_DAY, left, load, closed_due_at=by_now)
    if left < LITTLE_TIME and left < at_receipt / 2:
        return Reason(Cause.CAME_IN_LATE, left, load)
    if not any(at <= due for at in (*looked.shown, *looked.claimed)):
        return Reason(Cause.NOT_SHOWN, left, load)
    cause = Cause.OVERLOAD if load.is_too_much else Cause.SHOWN_NOT_CALLED
    return Reason(cause, left, load)


def timeline(promise: DuePromise, looked: Looked) -> list[Moment]:
    """What happened around a promise, oldest first."""
    return sorted(_moments(promise, looked), key=lambda moment: moment.at)


def _moments(promise: DuePromise, looked: Looked) -> Iterator[Moment]:
    yield Moment(promise.told.request.received_at, Event.RECEIVED)
    yield Moment(promise.told.origin.imported_at, Event.IMPORTED)
    for seen, what in ((looked.shown, Event.SHOWN), (looked.claimed, Event.CLAIMED)):
        if seen:
            yield Moment(seen[0], what)
    yield Moment(promise.due_at, Event.DUE)
    for attempt in promise.attempts:
        reached = attempt.at == promise.state.first_contact_at
        yield Moment(attempt.at, Event.CONTACT if reached else Event.ATTEMPT)


def minutes_late(promise: DuePromise, calendar: BusinessCalendar, now: datetime) -> int:
    """Whole desk minutes from the deadline to the first call, or to now without one."""
    until = now if promise.first_call is None else promise.first_call.at
    return calendar.open_seconds_between(promise.due_at, until) // SECONDS_A_MINUTE


def _open_time(
    calendar: BusinessCalendar, earlier: datetime, later: datetime
) -> timedelta:
    return timedelta(seconds=calendar.open_seconds_between(earlier, later))
