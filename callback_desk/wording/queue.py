"""Standings, countdowns, and what an outcome does, in words."""

from collections.abc import Mapping
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.day_progress import DayProgress
from callback_desk.domain.outcome import Closes, NextCall, Outcome
from callback_desk.domain.standing import Standing
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_when

_STANDINGS = {
    Standing.RESTING: "resting",
    Standing.FOLLOW_UP: "follow-up",
    Standing.OVERDUE: "overdue",
    Standing.TRIED: "tried",
    Standing.DUE_TODAY: "due today",
    Standing.ON_TRACK: "coming",
}


_COUNTED = {"safety": "priority"} | {s.value: w for s, w in _STANDINGS.items()}


def say_standing(standing: Standing) -> str:
    """A standing in the word of the screen."""
    return _STANDINGS[standing]


def say_queue_counts(counts: Mapping[str, int]) -> str:
    """How many leads stand where, those that are not none."""
    said = [f"{count} {_COUNTED[kind]}" for kind, count in counts.items() if count]
    return ", ".join(said) or "no open leads"


def say_progress(progress: DayProgress) -> str:
    """How far the day has come; "" where it asks for nothing."""
    if not progress.total:
        return ""
    if progress.done == progress.total:
        return (
            f"All {progress.total} done today" if progress.total > 1 else "Done today"
        )
    return f"{progress.done} of {progress.total} done today"


PROGRESS_MEANS = (
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
        barred = " The number is not called again." if outcome.bars_number else ""
        return f"Stays on top until a clinician has reviewed it.{barred}"
    if outcome.closes is Closes.YES:
        barred = " The number is never called again." if outcome.bars_number else ""
        return f"Closes the lead.{barred}"
    if outcome.next.kind is NextCall.ASK:
        return "Asks when to call again."
    if next_call_at is None:
        return "Stays in the list."
    return f"Comes back {say_when(next_call_at, now, calendar)}."


def say_saved(outcome: str, name: str) -> str:
    """That an outcome was saved, with initials only: others read the screen too."""
    initials = " ".join(f"{word[0].upper()}." for word in visible(name).split()[:3])
    return f"Saved: {outcome.lower()} for {initials}"
