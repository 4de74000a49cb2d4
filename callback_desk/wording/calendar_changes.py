"""Changes of the calendar in words: what differs, and how many leads it moves."""

from collections.abc import Mapping
from datetime import date

from callback_desk.wording.times import say_day

_FIELDS = {
    "timezone": "time zone",
    "country": "country",
    "subdivision": "state",
    "open_on": "holidays on which the desk is open",
    "policy": "rule for deadlines",
    "cut_off": "cut-off",
    "open_hours": "desk hours of the rule",
    "not_counted": "days that do not count",
    "hours": "desk hours on",
    "closures": "closure on",
    "special_hours": "special hours on",
}


def say_differences(differences: Mapping[str, tuple[object, object]]) -> list[str]:
    """What differs between two calendars, one line a field."""
    return [
        f"{_say_field(field)}: {_say_value(before)} → {_say_value(after)}"
        for field, (before, after) in differences.items()
    ]


def _say_field(field: str) -> str:
    name, _, part = field.partition(".")
    words = _FIELDS[name]
    if not part:
        return words
    if name == "hours":
        return f"{words} {part.capitalize()}"
    day = date.fromisoformat(part)
    return f"{words} {say_day(day)} {day.year}"


def _say_value(value: object) -> str:
    if value is None or value == ():
        return "none"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:g}"
    return str(value) or "no name"


def say_moved(count: int, earlier: int, overdue: int, *, done: bool) -> str:
    """How many open leads a change moves, in one sentence."""
    if count == 0:
        return "No open lead moves."
    moves = "1 open lead" if count == 1 else f"{count} open leads"
    verb = "moved" if done else "would move"
    rest = f"{earlier} of them earlier, {overdue} overdue at once"
    return f"{moves} {verb}, {rest}."
