"""What was chosen in a picture, in words."""

from callback_desk.domain.due_promise import Became
from callback_desk.domain.report_choice import (
    Choice,
    ComingLoad,
    FallingDue,
    NeverReached,
    OfHour,
    OfSource,
    OfWeek,
    PromiseList,
)
from callback_desk.wording.people import visible
from callback_desk.wording.times import WEEKDAYS, say_day

LONGEST_SOURCE = 60


BECAME = {
    Became.SPOKE: "spoken with",
    Became.MESSAGE: "message left",
    Became.TRIED: "tried only",
    Became.MISSED: "missed",
    None: "not due yet",
}


def say_became(became: Became | None) -> str:
    """What a promise was when it fell due."""
    return BECAME[became]


def say_choice(people: PromiseList) -> str:
    """What was chosen and how many are behind it, `12 promises …`."""
    count = "1 promise" if people.total == 1 else f"{people.total} promises"
    if not people.total:
        count = "No promise"
    said = f"{count} {_say(people.choice)}"
    if len(people.rows) < people.total:
        said += f"; the first {len(people.rows)} are listed"
    if people.rows:
        said += ". Enter opens a lead, Esc leads back"
    return f"{said}."


def _say(choice: Choice) -> str:
    match choice:
        case OfWeek(monday):
            return f"due in the week of {say_day(monday)}"
        case OfHour(weekday, hour):
            return f"asked for on a {WEEKDAYS[weekday]} from {say_hour(hour)} on"
        case OfSource(source):
            return f"asked for by {say_source(source)}"
        case NeverReached(given_up=True):
            return "due in these days, closed without anybody being reached"
        case NeverReached():
            return "due in these days, tried without anybody being reached by now"
        case FallingDue(day):
            return f"that nobody has called yet, due {say_day(day)}"


def say_source(source: str) -> str:
    """A source by its name, in quotation marks."""
    return f"“{visible(source[:LONGEST_SOURCE])}”"


def say_hour(hour: int) -> str:
    """An hour of the day like `3 PM`."""
    return f"{hour % 12 or 12} {'AM' if hour < 12 else 'PM'}"


def say_coming(load: ComingLoad) -> str:
    """Whether a day holds more than the desk usually handles."""
    if not any(count for _, count in load.days):
        return "No open promise that nobody has called yet falls due on these days."
    if load.usual is None:
        return "How much the desk usually handles is not known yet: too few days."
    usual = round(load.usual)
    over = [(day, count - usual) for day, count in load.days if count > usual]
    if not over:
        return "No day holds more than the desk usually handles."
    day, more = max(over, key=lambda one: one[1])
    return f"{say_day(day)} holds more than the desk usually handles: {more} more."
