"""What the desk is told by itself: counts and times, never a name or a condition."""

from datetime import datetime

from callback_desk.domain.being_told import AFTERNOON, DayNumbers, Kind, Told
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.while_away import ChangedMeanwhile
from callback_desk.translation import _, _n
from callback_desk.wording.counting import say_up_to
from callback_desk.wording.times import say_hour, say_nearest

# Each choice of the settings: its words, and what it means.
_CHOICES = {
    "priority": (
        _("Priority"),
        _("Ten minutes before its goal. This one cannot be turned off."),
    ),
    "due": (_("Before promises are due"), _("An hour of desk time before.")),
    "goal": (_("Before the desk’s own goal"), _("Twenty minutes before.")),  # noqa: RUF001 - printed
    "call": (_("Before agreed calls"), _("Ten minutes before.")),
    "morning": (_("In the morning"), _("How the day stands when the desk opens.")),
    "afternoon": (
        _("In the afternoon"),
        _("How many promises are due today, from {hour}."),
    ),
    "evening": (_("Before closing"), _("What is still open, half an hour before.")),
    "away": (
        _("When I come back"),
        _("What came in and what others recorded meanwhile."),
    ),
}


def say_choices() -> dict[str, tuple[str, str]]:
    """Each choice of the settings: its words, and what it means."""
    words, _means = _CHOICES["afternoon"]
    since = say_hour(AFTERNOON.hour)
    means = _("How many promises are due today, from {hour}.", hour=since)
    return _CHOICES | {"afternoon": (words, means)}


def say_told(told: Told, now: datetime, calendar: BusinessCalendar) -> str:
    """What is told, in one sentence; the day of an instant where it is another one."""
    at = "" if told.at is None else say_nearest(told.at, now, calendar)
    count = told.count
    match told.kind:
        case Kind.PRIORITY if told.at is None:
            return _n(
                "A priority lead waits for a call, over its goal.",
                "{count} priority leads wait for a call, over their goal.",
                count,
            )
        case Kind.PRIORITY if told.is_past:
            return _n(
                "A priority lead should have been called by {at}.",
                "{count} priority leads should have been called by {at}.",
                count,
                at=at,
            )
        case Kind.PRIORITY:
            return _n(
                "A priority lead should be called by {at}.",
                "{count} priority leads should be called by {at}.",
                count,
                at=at,
            )
        case Kind.DUE:
            return _n(
                "1 promise is due soon, at {at}.",
                "{count} promises are due soon, the first at {at}.",
                count,
                at=at,
            )
        case Kind.GOAL:
            return _n(
                "1 lead waits for a first call; the goal is {at}.",
                "{count} leads wait for a first call; the goal is {at}.",
                count,
                at=at,
            )
        case Kind.CALL:
            return _n(
                "An agreed call is due, at {at}.",
                "{count} agreed calls are due, the first at {at}.",
                count,
                at=at,
            )
        case Kind.AFTERNOON:
            return f"{_promises(count)}."
    return "" if told.day is None else _say_day(told.kind, told.day)


def _promises(count: int) -> str:
    """Of these the day asks for a try; those that were tried are not counted."""
    if count == 0:
        return _("no untried promise is due today")
    return _n(
        "1 promise not tried yet is due today",
        "{count} promises not tried yet are due today",
        count,
        count=say_up_to(count),
    )


def _say_day(kind: Kind, day: DayNumbers) -> str:
    counted = [_promises(day.end_today)]
    if day.overdue:
        overdue = say_up_to(day.overdue)
        counted.append(
            _n("{count} overdue", "{count} overdue", day.overdue, count=overdue)
        )
    if day.calls_today and kind is Kind.MORNING:
        calls, said_so = day.calls_today, say_up_to(day.calls_today)
        counted.append(
            _n("1 call is agreed", "{count} calls are agreed", calls, count=said_so)
        )
    if day.priority:
        counted.append(_n("{count} priority", "{count} priority", day.priority))
    said = ", ".join(counted)
    if kind is Kind.MORNING:
        said = f"{said[0].upper()}{said[1:]}"
        return _("Good morning. {counts}.", counts=said)
    if not day.total:
        return _("Before closing: {counts}.", counts=said)
    return _(
        "Before closing: {done} of {total} done today; {counts}.",
        done=day.done,
        total=say_up_to(day.total),
        counts=said,
    )


def say_changed(changed: ChangedMeanwhile) -> str:
    """What changed while somebody was away."""
    said = []
    if changed.new:
        said.append(_n("1 new", "{count} new", changed.new))
    if changed.recorded:
        said.append(
            _n(
                "1 call recorded by others",
                "{count} calls recorded by others",
                changed.recorded,
            )
        )
    if changed.moved:
        said.append(_n("1 promise moved", "{count} promises moved", changed.moved))
    return _("While you were away: {changes}.", changes=", ".join(said))
