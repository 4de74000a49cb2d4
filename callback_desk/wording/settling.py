"""Records kept for a look: why they are here, and what they would become, in words."""

from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.record import Record
from callback_desk.domain.settlement import Aside, KeptRow
from callback_desk.domain.submission import Precision, Problem, Verdict, Why
from callback_desk.translation import _
from callback_desk.wording.kept_words import say_phrase
from callback_desk.wording.people import say_initials, visible
from callback_desk.wording.times import (
    SECONDS_A_MINUTE,
    say_day,
    say_instant,
    say_open_time,
    say_soon,
    say_times,
)

NO_NAME = _("No name")
DECIDE_NOW = _("Do not dial yet: decide now")
# How far the badge counts.
MOST_COUNTED = 99
_NOTHING_TO_ADD = frozenset({"there is no number", "there is no name"})
_WHOLE = {
    Why.PHONE: _("There is no number that could be called"),
    Why.NAME: _("There is no name"),
    Why.COLUMNS: _("Its cells do not fit the columns"),
    Why.QUOTES: _("The record is torn"),
    Why.ENCODING: _("It came in damaged"),
    Why.SIZE: _("It is too long"),
    Why.UNRECOGNISED: _("It is not recognized"),
}
_SHORT = {
    Why.PHONE: _("Number"),
    Why.NAME: _("Name missing"),
    Why.COLUMNS: _("Columns"),
    Why.QUOTES: _("Torn"),
    Why.ENCODING: _("Damaged letters"),
    Why.SIZE: _("Too long"),
    Why.UNRECOGNISED: _("Not recognized"),
}
_NO_NUMBER_IN = "there is no number in "
_WHAT_TO_DO = {
    Why.PHONE: _(
        "Correct the number and press Enter; or join it to a lead; or set it aside."
    ),
    Why.NAME: _(
        "Type the name and press Enter; or join it to a lead; or set it aside."
    ),
}
_STILL = {
    Why.PHONE: _("The number still cannot be read"),
    Why.NAME: _("There is still no name"),
}
_ASIDE = {
    Aside.SPAM: _("Spam"),
    Aside.TEST: _("A test of our own"),
    Aside.NO_LEAD: _("Not a lead"),
    Aside.HERE_ALREADY: _("Here already"),
    Aside.OTHER: _("Another reason"),
}


def say_why_kept(problem: Problem | None) -> str:
    """Why a record could not be taken in by itself, as a sentence."""
    if problem is None:
        return _("It needs a look.")
    whole = _WHOLE.get(problem.why, _("It needs a look"))
    if not problem.words or problem.words in _NOTHING_TO_ADD:
        return f"{whole}."
    return f"{whole}: {_said_once(problem.words)}."


def say_why_briefly(problem: Problem) -> str:
    """What exactly is wrong, for a list; the general of it where that is all."""
    if not problem.words or problem.words in _NOTHING_TO_ADD:
        return say_why_kept(problem)
    said = say_phrase(problem.words)
    return f"{said[:1].upper()}{said[1:]}."


def _said_once(words: str) -> str:
    """What a problem says, without that there is no number."""
    read = words.removeprefix(_NO_NUMBER_IN)
    return say_phrase(words) if read == words else f"“{read}”"


def say_what_to_do(problem: Problem | None) -> str:
    """What can be done about a record that nobody has corrected yet."""
    usual = _(
        "Correct what is wrong and press Enter; or join it to a lead; or set it aside."
    )
    return usual if problem is None else _WHAT_TO_DO.get(problem.why, usual)


def say_why_short(problem: Problem | None) -> str:
    """The same in a word or two, for a list."""
    return _("Needs a look") if problem is None else _SHORT.get(problem.why, _("Kept"))


def say_aside(reason: Aside) -> str:
    """Why a record is set aside, in words."""
    return _ASIDE[reason]


def say_badge(counted: int) -> str:
    """How many wait, for a badge; "" for none."""
    if counted > MOST_COUNTED:
        return f"{MOST_COUNTED}+"
    return str(counted) if counted else ""


def say_due(
    due_at: datetime, now: datetime, calendar: BusinessCalendar, *, safety: bool
) -> tuple[str, str]:
    """How much open time is left or over, and the deadline: for the list."""
    over = now > due_at
    first, last = (due_at, now) if over else (now, due_at)
    seconds = calendar.open_seconds_between(first, last)
    when, span = say_soon(due_at, now, calendar), say_open_time(first, last, calendar)
    said = _("by {when}", when=when) if safety else _("due {when}", when=when)
    if seconds < SECONDS_A_MINUTE:
        return (_("overdue") if over else _("now")), said
    if over:
        return _("{span} over", span=span), said
    return _("in {span}", span=span), said


def say_came(row: KeptRow, calendar: BusinessCalendar) -> str:
    """Where a record came from, and when it was sent."""
    local = calendar.local(row.received_at)
    if row.precision is Precision.UNKNOWN:
        return _(
            "Row {row} of {file}, came in {when}, time of sending not known",
            row=row.row,
            file=row.file_name,
            when=say_instant(local),
        )
    is_day = row.precision is Precision.DAY
    when = say_day(local.date()) if is_day else say_instant(local)
    return _(
        "Row {row} of {file}, sent {when}", row=row.row, file=row.file_name, when=when
    )


def say_foreseen_record(
    record: Record,
    due: datetime,
    now: datetime,
    calendar: BusinessCalendar,
    *,
    joins: tuple[str, int, bool] | None = None,
) -> str:
    """What a record would become, before any key is pressed.

    Args:
        record: as it is corrected, with its verdict.
        due: until when the promise runs that it would belong to.
        now: the desk's time.
        calendar: the clinic's.
        joins: the lead that it would join, how often that one will have asked, and
            whether a promise of its own begins; None for a new lead.
    """
    if record.verdict is Verdict.KNOWN:
        return _("This very submission is here already: set it aside, or join it.")
    if record.verdict is Verdict.NEEDS_LOOK or record.problem is not None:
        return _say_still(record.problem)
    soon = say_soon(due, now, calendar)
    when = (
        _("overdue since {when}", when=soon)
        if due < now
        else _("due {when}", when=soon)
    )
    if joins is None:
        said = [_("Will be a new lead, {due}.", due=when)]
    else:
        name, asked, is_new = joins
        said = [
            _(
                "Joins {name}, asked {times}, {due}.",
                name=visible(name) or _("a lead without a name"),
                times=say_times(asked),
                due=when,
            )
        ]
        if is_new:
            said.append(_("It is a promise of its own."))
    if record.barred:
        said.append(_("This number said “do not call”."))
        if not record.safety.flagged:
            said.append(_("It will not stand in the list."))
    return " ".join(said)


def _say_still(problem: Problem | None) -> str:
    still = _STILL.get(problem.why) if problem else None
    if problem is None or still is None:
        return say_why_kept(problem)
    if problem.words in _NOTHING_TO_ADD:
        return (
            f"{still}." if problem.why is Why.NAME else _("There is still no number.")
        )
    return f"{still}: {_said_once(problem.words)}."


def say_settled(what: str, name: str) -> str:
    """That something was decided, with initials only: others read the screen too."""
    initials = say_initials(name)
    return f"{what}: {initials}" if initials else f"{what}."
