"""Standings, countdowns, and what an outcome does, in words."""

from collections.abc import Mapping
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.day_progress import DayProgress
from callback_desk.domain.outcome import Closes, NextCall, Outcome
from callback_desk.domain.standing import Standing
from callback_desk.translation import _, _n, _p
from callback_desk.wording.counting import say_up_to
from callback_desk.wording.people import say_initials
from callback_desk.wording.times import say_when

_STANDINGS = {
    Standing.RESTING: _("resting"),
    Standing.FOLLOW_UP: _("follow-up"),
    Standing.OVERDUE: _("overdue"),
    Standing.TRIED: _p("a promise", "tried"),
    Standing.DUE_TODAY: _("due today"),
    Standing.ON_TRACK: _("coming"),
}


def say_standing(standing: Standing) -> str:
    """A standing in the word of the screen."""
    return _STANDINGS[standing]


def say_queue_counts(counts: Mapping[str, int]) -> str:
    """How many leads stand where, those that are not none."""
    said = [_say_count(kind, count) for kind, count in counts.items() if count]
    return ", ".join(said) or _("no open leads")


def _say_count(kind: str, count: int) -> str:
    if kind == "safety":
        return _n("{count} priority", "{count} priority", count)
    match Standing(kind):
        case Standing.RESTING:
            return _n("{count} resting", "{count} resting", count)
        case Standing.FOLLOW_UP:
            return _n("{count} follow-up", "{count} follow-up", count)
        case Standing.OVERDUE:
            return _n("{count} overdue", "{count} overdue", count)
        case Standing.TRIED:
            return _n("{count} tried", "{count} tried", count)
        case Standing.DUE_TODAY:
            return _n("{count} due today", "{count} due today", count)
        case Standing.ON_TRACK:
            return _n("{count} coming", "{count} coming", count)


def say_progress(progress: DayProgress, *, in_danger: bool = False) -> str:
    """How far the day has come; "" where it asks for nothing.

    Args:
        progress: the promises of the day.
        in_danger: whether a priority lead waits: then not all is said to be done.
    """
    if not progress.total:
        return ""
    if progress.done == progress.total and not in_danger:
        return _n("Done today", "All {count} done today", progress.total)
    return _(
        "{done} of {total} done today",
        done=progress.done,
        total=say_up_to(progress.total),
    )


PROGRESS_MEANS = _(
    "Promises that fall due today or were overdue this morning. Done: dialed, reached "
    "or closed."
)


def say_foreseen(
    outcome: Outcome,
    next_call_at: datetime | None,
    now: datetime,
    calendar: BusinessCalendar,
    *,
    held: bool = False,
) -> str:
    """What an outcome would do to the lead, before its key is pressed.

    `held`: it stays on top whatever the outcome says, until a clinician has signed.
    """
    if held and outcome.next.kind is not NextCall.ASK:
        stays = _("Stays on top until a clinician has reviewed it.")
        barred = _("The number is not called again.")
        return f"{stays} {barred}" if outcome.bars_number else stays
    if outcome.closes is Closes.YES:
        closes = _("Closes the lead.")
        barred = _("The number is never called again.")
        return f"{closes} {barred}" if outcome.bars_number else closes
    if outcome.next.kind is NextCall.ASK:
        return _("Asks when to call again.")
    if next_call_at is None:
        return _("Stays in the list.")
    return _("Comes back {when}.", when=say_when(next_call_at, now, calendar))


def say_saved(outcome: str, name: str, agreed: str = "") -> str:
    """That an outcome was saved, with initials only: others read the screen too.

    Args:
        outcome: its label.
        name: whose.
        agreed: when they are called again, where that was agreed.
    """
    fields = {"outcome": outcome.lower(), "initials": say_initials(name)}
    if agreed:
        return _("Saved: {outcome} for {initials}, {agreed}", **fields, agreed=agreed)
    return _("Saved: {outcome} for {initials}", **fields)


STAYS_OFF = _(
    "“Do not call” still stands, so it does not come up. Ctrl+Shift+E corrects that "
    "call."
)


def say_of(name: str, sentence: str) -> str:
    """A sentence about a lead while another one is on the card; initials only."""
    return _("{initials}: {sentence}", initials=say_initials(name), sentence=sentence)


def say_not_recorded(name: str) -> str:
    """An outcome was given while another lead came onto the card; initials only."""
    return _(
        "Nothing was recorded for {initials}: the card was changing",
        initials=say_initials(name),
    )


def say_call_left(name: str) -> str:
    """Their call was open when somebody else called; initials only."""
    return _(
        "Nothing was recorded of the call with {initials}: another one was taken.",
        initials=say_initials(name),
    )
