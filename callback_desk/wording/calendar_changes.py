"""Changes of the calendar in words: what differs, and how many leads it moves."""

from collections.abc import Mapping
from datetime import date

from callback_desk.domain.calendar_file import WEEKDAYS as FILE_WEEKDAYS
from callback_desk.translation import _, _n
from callback_desk.wording.times import WEEKDAYS, say_date

_FIELDS = {
    "timezone": _("time zone"),
    "country": _("country"),
    "subdivision": _("state"),
    "open_on": _("holidays on which the desk is open"),
    "policy": _("rule for deadlines"),
    "cut_off": _("cut-off"),
    "open_hours": _("desk hours of the rule"),
    "not_counted": _("days that do not count"),
    "hours": _("desk hours on {day}"),
    "closures": _("closure on {day}"),
    "special_hours": _("special hours on {day}"),
}


def say_differences(differences: Mapping[str, tuple[object, object]]) -> list[str]:
    """What differs between two calendars, one line a field."""
    return [
        f"{_say_field(field)}: {_say_value(before)} → {_say_value(after)}"
        for field, (before, after) in differences.items()
    ]


def _say_field(field: str) -> str:
    name, part = [*field.split(".", 1), ""][:2]
    words = _FIELDS[name]
    if not part:
        return words
    if name == "hours":
        return words.format(day=WEEKDAYS[FILE_WEEKDAYS.index(part)])
    return words.format(day=say_date(date.fromisoformat(part)))


def _say_value(value: object) -> str:
    if value is None or value == ():
        return _("none")
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:g}"
    return str(value) or _("no name")


def say_moved(count: int, earlier: int, overdue: int, *, done: bool) -> str:
    """How many open leads a change moves, in one sentence."""
    if count == 0:
        return _("No open lead moves.")
    if done:
        return _n(
            "1 open lead moved, {earlier} of them earlier, {overdue} overdue at once.",
            "{count} open leads moved, {earlier} of them earlier, {overdue} overdue at "
            "once.",
            count,
            earlier=earlier,
            overdue=overdue,
        )
    return _n(
        "1 open lead would move, {earlier} of them earlier, {overdue} overdue at once.",
        "{count} open leads would move, {earlier} of them earlier, {overdue} overdue "
        "at once.",
        count,
        earlier=earlier,
        overdue=overdue,
    )
