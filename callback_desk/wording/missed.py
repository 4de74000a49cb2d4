"""Missed callbacks in words: the likely cause, and how late they were."""

from datetime import timedelta

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.due_promise import DuePromise
from callback_desk.domain.missed_cause import Cause, DeskLoad, Event, Reason
from callback_desk.translation import _, _n
from callback_desk.wording.counting import say_up_to
from callback_desk.wording.figures import say_open_minutes
from callback_desk.wording.times import say_instant, say_open_time

SECONDS_A_MINUTE = 60
EVENTS = {
    Event.RECEIVED: _("asked"),
    Event.IMPORTED: _("came in"),
    Event.SHOWN: _("opened"),
    Event.CLAIMED: _("call opened"),
    Event.ATTEMPT: _("tried"),
    Event.CONTACT: _("reached"),
    Event.DUE: _("due"),
}
# What an office manager can say was the cause, beside what was worked out.
ANSWERS = {
    Cause.CAME_IN_LATE.value: _("Came in late"),
    Cause.NOT_SHOWN.value: _("Not seen"),
    Cause.OVERLOAD.value: _("No time"),
    Cause.UNUSABLE_NUMBER.value: _("Wrong number"),
    Cause.CLOSED_DAY.value: _("We were closed"),
    "called_not_logged": _("Called, not logged"),
}
# The answer that fits what was worked out.
FITTING = {Cause.SHOWN_NOT_CALLED: Cause.OVERLOAD.value}
CAUSES = {
    Cause.CAME_IN_LATE: _("Came in late"),
    Cause.NOT_SHOWN: _("Nobody opened it"),
    Cause.SHOWN_NOT_CALLED: _("Shown, not called"),
    Cause.OVERLOAD: _("Shown, desk busy"),
    Cause.UNUSABLE_NUMBER: _("Unusable number"),
    Cause.CLOSED_DAY: _("The desk was closed"),
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
            return [_("The number may not be called.")]
        case Cause.UNUSABLE_NUMBER:
            return [_("When somebody dialed, the number reached nobody of that name.")]
        case Cause.CLOSED_DAY:
            by_now = say_instant(calendar.local(reason.closed_due_at or promise.due_at))
            return [
                _("By the calendar as it is now the desk was closed on that day."),
                _("The promise would have run until {by_now}.", by_now=by_now),
            ]
        case Cause.CAME_IN_LATE if reason.left == timedelta(0):
            return [
                _(
                    "Asked {asked}, but it reached the desk {came}, after it was due.",
                    asked=asked,
                    came=came,
                )
            ]
        case Cause.CAME_IN_LATE:
            return [
                _(
                    "Asked {asked}, but it reached the desk {came}, with {left} of "
                    "desk time left.",
                    asked=asked,
                    came=came,
                    left=left,
                ),
                *_say_load(reason.load),
            ]
        case Cause.NOT_SHOWN:
            return [
                _(
                    "It reached the desk {came}, with {left} of desk time left.",
                    came=came,
                    left=left,
                ),
                _("Nobody opened it before it was due."),
            ]
        case Cause.OVERLOAD:
            return [
                _("It was seen in time."),
                *_say_load(reason.load),
            ]
        case Cause.SHOWN_NOT_CALLED:
            return [_("It was seen in time, and not called."), *_say_load(reason.load)]


def _say_load(load: DeskLoad) -> list[str]:
    due = _n(
        "1 promise was due that day", "{count} promises were due that day", load.due
    )
    calls = _n("1 call", "{count:,} calls", load.dials)
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


def say_late(promise: DuePromise, calendar: BusinessCalendar) -> str:
    """How late the first call was; one that was not made yet is still open."""
    if promise.is_overdue:
        return _("still open")
    if promise.first_call is None:
        return _("closed, not called")
    called = promise.first_call.at
    return _("{span} late", span=say_open_time(promise.due_at, called, calendar))


def say_waiting(count: int) -> str:
    """That some of the last weeks wait for a sign-off."""
    return _n(
        "1 callback missed in the last five weeks is not signed off yet.",
        "{count} callbacks missed in the last five weeks are not signed off yet.",
        count,
        count=say_up_to(count),
    )
