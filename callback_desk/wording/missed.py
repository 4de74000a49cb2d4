"""Missed callbacks in words: the likely cause, and how late they were."""

from callback_desk.translation import _, _n
from datetime import timedelta

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.due_promise import DuePromise
from callback_desk.domain.missed_cause import Cause, DeskLoad, Event, Reason
from callback_desk.wording.figures import say_open_minutes
from callback_desk.wording.times import say_instant

SECONDS_A_MINUTE = 60
EVENTS = {
    Event.RECEIVED: "asked",
    Event.IMPORTED: "came in",
    Event.SHOWN: "opened",
    Event.CLAIMED: "call opened",
    Event.ATTEMPT: "tried",
    Event.CONTACT: "reached",
    Event.DUE: "due",
}
# What an office manager can say was the cause, beside what was worked out.
ANSWERS = {
    Cause.CAME_IN_LATE.value: "Came in late",
    Cause.NOT_SHOWN.value: "Not seen",
    Cause.OVERLOAD.value: "No time",
    Cause.UNUSABLE_NUMBER.value: "Wrong number",
    Cause.CLOSED_DAY.value: "We were closed",
    "called_not_logged": "Called, not logged",
}
# The answer that fits what was worked out.
FITTING = {Cause.SHOWN_NOT_CALLED: Cause.OVERLOAD.value}
CAUSES = {
    Cause.CAME_IN_LATE: "Came in late",
    Cause.NOT_SHOWN: "Nobody opened it",
    Cause.SHOWN_NOT_CALLED: "Shown, not called",
    Cause.OVERLOAD: "Shown, desk busy",
    Cause.UNUSABLE_NUMBER: "Number of no use",
    Cause.CLOSED_DAY: "The desk was closed",
}


def say_cause(
    promise: DuePromise, reason: Reason, calendar: BusinessCalendar
) -> list[str]:
    """What speaks for the likely cause, a sentence each."""
    request, origin = promise.told.request, promise.told.origin
    asked = say_instant(calendar.local(request.received_at))
    came = say_instant(calendar.local(origin.imported_at))
    left = say_open_minutes(reason.left.total_seconds() / SECONDS_A_MINUTE)
    match reason.cause:
        case Cause.UNUSABLE_NUMBER if reason.outcome is None:
            return ["The number may not be called."]
        case Cause.UNUSABLE_NUMBER:
            return ["When somebody dialed, the number reached nobody of that name."]
        case Cause.CLOSED_DAY:
            by_now = say_instant(calendar.local(reason.closed_due_at or promise.due_at))
            return [
                "By the calendar as it is now the desk was closed on that day.",
                f"The promise would have run until {by_now}.",
            ]
        case Cause.CAME_IN_LATE if reason.left == timedelta(0):
            return [f"Asked {asked}, but it reached the desk {came}, after it was due."]
        case Cause.CAME_IN_LATE:
            return [
                f"Asked {asked}, but it reached the desk {came}, with {left} of desk "
                "time left.",
                *_say_load(reason.load),
            ]
        case Cause.NOT_SHOWN:
            return [
                f"It reached the desk {came}, with {left} of desk time left.",
                "Nobody opened it before it was due.",
            ]
        case Cause.OVERLOAD:
            return [
                "It was seen in time.",
                *_say_load(reason.load),
            ]
        case Cause.SHOWN_NOT_CALLED:
            return ["It was seen in time, and not called.", *_say_load(reason.load)]


def _say_load(load: DeskLoad) -> list[str]:
    due = _n(
        "1 promise was due that day", "{count} promises were due that day", load.due
    )
    calls = _n("1 call", "{count} calls", load.dials)
    if load.usual is None:
        return [_("{due}; the desk made {calls}.", due=due, calls=calls)]
    return [
        _(
            "{due}; the desk made {calls}, usually it makes {usual}.",
            due=due,
            calls=calls,
            usual=round(load.usual),
        )
    ]


def say_review(cause: str) -> str:
    """The cause that an office manager saw, in words."""
    return ANSWERS.get(cause, cause)


def say_late(minutes: int, *, is_overdue: bool) -> str:
    """How late the first call was; one that was not made yet is still open."""
    return "still open" if is_overdue else f"{say_open_minutes(minutes)} late"
