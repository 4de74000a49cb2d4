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
from callback_desk.translation import _, _n
from callback_desk.wording.intake import say_origin
from callback_desk.wording.people import visible
from callback_desk.wording.times import WEEKDAYS, say_day, say_hour

LONGEST_SOURCE = 60


BECAME = {
    Became.SPOKE: _("spoken with"),
    Became.MESSAGE: _("message left"),
    Became.TRIED: _("tried only"),
    Became.MISSED: _("missed"),
    None: _("not due yet"),
}


def say_became(became: Became | None) -> str:
    """What a promise was when it fell due."""
    return BECAME[became]


def say_choice(people: PromiseList) -> str:
    """What was chosen and how many are behind it, `12 promises …`."""
    total = people.total
    count = (
        _n("1 promise", "{count} promises", total, count=total)
        if total
        else _("No promise")
    )
    said = [f"{_say(people.choice, count)}."]
    if len(people.rows) < total:
        said.append(
            _(
                "The first {count} are listed; only a whole list can be sorted.",
                count=len(people.rows),
            )
        )
    if people.rows:
        said.append(_("Enter opens a lead, Esc leads back."))
    return " ".join(said)


def _say(choice: Choice, count: str) -> str:
    match choice:
        case OfWeek(monday):
            week = say_day(monday)
            return _("{promises} due in the week of {day}", promises=count, day=week)
        case OfHour(weekday, hour):
            return _(
                "{promises} asked for on a {weekday} from {hour} on",
                promises=count,
                weekday=WEEKDAYS[weekday],
                hour=say_hour(hour),
            )
        case OfSource(source):
            by = say_source(source)
            return _("{promises} asked for by {source}", promises=count, source=by)
        case NeverReached(given_up=True):
            return _(
                "{promises} due in these days, closed without anybody being reached",
                promises=count,
            )
        case NeverReached():
            return _(
                "{promises} due in these days, tried without anybody being reached by "
                "now",
                promises=count,
            )
        case FallingDue(day):
            return _(
                "{promises} that nobody has called yet, due {day}",
                promises=count,
                day=say_day(day),
            )


def say_source(source: str) -> str:
    """A source by its name, in quotation marks."""
    return f"“{visible(say_origin(source)[:LONGEST_SOURCE])}”"


def say_coming(load: ComingLoad) -> str:
    """Whether a day holds more than the desk usually handles."""
    if not any(count for _day, count in load.days):
        return _("No open promise that nobody has called yet falls due on these days.")
    if load.usual is None:
        return _("How much the desk usually handles is not known yet: too few days.")
    usual = round(load.usual)
    over = [(day, count - usual) for day, count in load.days if count > usual]
    if not over:
        return _("No day holds more than the desk usually handles.")
    day, more = max(over, key=lambda one: one[1])
    return _(
        "{day} holds more than the desk usually handles: {more} more.",
        day=say_day(day),
        more=more,
    )
