"""What somebody else did about a lead while its call was open, in a sentence."""

from dataclasses import dataclass
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calling_errors import LeadJoined
from callback_desk.domain.day_errors import LeadGone
from callback_desk.domain.errors import UnknownLead
from callback_desk.translation import _
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_clock, say_day

# Names longer than that are cut: the sentence stands in two lines.
LONGEST_NAME = 32
LONGEST_NOTED = 48


def say_moment(at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    """When it was: `at 2:30 PM`, and of another day `on Sun 29 Nov at 2:30 PM`."""
    local = calendar.local(at)
    if local.date() == calendar.local_date(now):
        return _("at {clock}", clock=say_clock(local))
    return _("on {day} at {clock}", day=say_day(local), clock=say_clock(local))


def say_recorded_meanwhile(
    by: str, when: str, label: str, *, closed: bool, was_closed: bool, next_at: str = ""
) -> str:
    """Who recorded what.

    Args:
        by: who.
        when: when, as `say_moment` says it.
        label: the outcome's.
        closed: whether that closed the lead.
        was_closed: whether the lead is closed, but by something earlier.
        next_at: when the next call is by that, if at all.
    """
    fields = {"by": _short(by), "when": when, "label": label}
    if closed:
        return _("{by} closed this lead {when}: {label}.", **fields)
    if was_closed:
        return _("{by} recorded a call {when}: {label}. The lead is closed.", **fields)
    if next_at:
        return _(
            "{by} recorded a call {when}: {label}. Next call {next_at}.",
            **fields,
            next_at=next_at,
        )
    return _("{by} recorded a call {when}: {label}.", **fields)


def say_taken_back_meanwhile(by: str, when: str) -> str:
    """That somebody took a call back."""
    return _("{by} took a call back {when}.", by=_short(by), when=when)


def say_joined_meanwhile(name: str) -> str:
    """That the lead is another one now."""
    return _("This lead was joined to that of {name} meanwhile.", name=_short(name))


def say_noted(words: str) -> str:
    """Words of a note, as they were typed, short enough for a line."""
    words = " ".join(visible(words).split())
    return words if len(words) <= LONGEST_NOTED else f"{words[: LONGEST_NOTED - 1]}…"


STANDS_HERE = _("What you typed stands here until you close this.")
JOINED_MEANWHILE = _("This lead was joined to another one meanwhile.")
ASKED_MEANWHILE = _("They asked again meanwhile; that would be closed as well.")
CLOSED_MEANWHILE = _("This lead was closed meanwhile.")
JOINED_TO_THIS = _("That lead was joined to this one; here it can be split again.")
RECORD_SETTLED = _("Somebody has dealt with that record meanwhile.")
BARRED_MEANWHILE = _("Somebody with this number asked meanwhile not to be called.")


def say_not_here(error: Exception) -> str:
    """Why a lead is not there any more, in words without its number; else ""."""
    if isinstance(error, LeadJoined):
        return JOINED_MEANWHILE
    return LeadGone().sentence if isinstance(error, UnknownLead) else ""


@dataclass(frozen=True, slots=True)
class AllTheSame:
    """What recording all the same would do.

    Attributes:
        adds: where the call is only added.
        opens: where it opens the lead again.
        elsewhere: where the lead is another one now.
        noted: where the note tells of danger.
    """

    adds: str
    opens: str
    elsewhere: str
    noted: str


ON_CARD = AllTheSame(
    adds=_("Not saved, note kept: the same again adds your call; Esc leaves it."),
    opens=_(
        "Not saved, note kept: the same again adds your call and opens the lead; Esc "
        "leaves it."
    ),
    elsewhere=_(
        "Not saved, note kept: the same again adds your call there; Esc leaves it."
    ),
    noted=_("Nothing is saved yet; the note is kept."),
)
ON_PAPER = AllTheSame(
    adds=_(
        "Not recorded yet, and what you typed stays. Enter once more adds this call; "
        "another line leaves it out."
    ),
    opens=_(
        "Not recorded yet, and what you typed stays. Enter once more adds this call "
        "and opens the lead again; another line leaves it out."
    ),
    elsewhere=_(
        "Not recorded yet, and what you typed stays. Enter once more adds this call "
        "there; another line leaves it out."
    ),
    noted=_(
        "Not recorded yet, and what you typed stays. Type “handed over” as the outcome "
        "and call a clinician; Enter once more adds this call without that."
    ),
)
STAYS_CLOSED = _("The lead stays closed.")


def _short(name: str) -> str:
    name = visible(name)
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
