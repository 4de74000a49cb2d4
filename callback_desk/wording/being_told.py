"""What the desk is told by itself: counts and times, never a name or a condition."""

from callback_desk.domain.being_told import DayNumbers, Kind, Told
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.while_away import ChangedMeanwhile
from callback_desk.wording.times import say_clock, say_instant

# Each choice of the settings: its words, and what it means.
CHOICES = {
    "priority": ("Priority", "Ten minutes before its goal. This one cannot be off."),
    "due": ("Before promises end", "An hour of desk time before."),
    "goal": ("Before the desk’s own goal", "Twenty minutes before."),  # noqa: RUF001 - printed
    "call": ("Before agreed calls", "Ten minutes before."),
    "morning": ("In the morning", "How the day stands when the desk opens."),
    "afternoon": ("In the afternoon", "How many promises end today, from 1 PM."),
    "evening": ("Before closing", "What is still open, half an hour before."),
    "away": ("When I come back", "What came in and what others recorded meanwhile."),
}


def say_told(told: Told, calendar: BusinessCalendar) -> str:
    """What is told, in one sentence."""
    at = "" if told.at is None else _when(told, calendar)
    many = told.count != 1
    match told.kind:
        case Kind.PRIORITY:
            whom = f"{told.count} priority leads" if many else "A priority lead"
            return f"{whom} should be called by {at}."
        case Kind.DUE:
            first = "the first " if many else ""
            ends = "promises end" if many else "promise ends"
            return f"{told.count} {ends} soon, {first}at {at}."
        case Kind.GOAL:
            wait = "leads wait" if many else "lead waits"
            return f"{told.count} {wait} for a first call; the goal is {at}."
        case Kind.CALL:
            first = "the first " if many else ""
            calls = f"{told.count} agreed calls are" if many else "An agreed call is"
            return f"{calls} due, {first}at {at}."
        case Kind.AFTERNOON:
            return f"{_promises(told.count)} today."
    return "" if told.day is None else _say_day(told.kind, told.day)


def _when(told: Told, calendar: BusinessCalendar) -> str:
    """The clock alone is enough: it lies within the next open hour, but for nights."""
    if told.at is None:
        return ""
    local = calendar.local(told.at)
    return say_clock(local) if told.kind is Kind.PRIORITY else say_instant(local)


def _promises(count: int) -> str:
    """Of these the day asks for a try; those that were tried are not counted."""
    if count == 0:
        return "no untried promise ends"
    if count == 1:
        return "1 promise not tried yet ends"
    return f"{count} promises not tried yet end"


def _say_day(kind: Kind, day: DayNumbers) -> str:
    counted = [f"{_promises(day.end_today)} today"]
    if day.overdue:
        counted.append(f"{day.overdue} overdue")
    if day.calls_today and kind is Kind.MORNING:
        calls = "call is" if day.calls_today == 1 else "calls are"
        counted.append(f"{day.calls_today} {calls} agreed")
    if day.priority:
        counted.append(f"{day.priority} priority")
    said = ", ".join(counted)
    if kind is Kind.MORNING:
        return f"Good morning. {said[0].upper()}{said[1:]}."
    done = f"{day.done} of {day.total} done today; " if day.total else ""
    return f"Before closing: {done}{said}."


def say_changed(changed: ChangedMeanwhile) -> str:
    """What changed while somebody was away."""
    parts = (
        (changed.new, "new", "new"),
        (changed.recorded, "call recorded by others", "calls recorded by others"),
        (changed.moved, "promise moved", "promises moved"),
    )
    said = [f"{n} {one if n == 1 else more}" for n, one, more in parts if n]
    return f"While you were away: {', '.join(said)}."
