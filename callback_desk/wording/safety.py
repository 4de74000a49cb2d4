"""People in danger, in words: neutral in lists, and never anything like a clearance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.clinic_text import ClinicText
from callback_desk.domain.safety_care import Act, SafetyCare, SafetyEntry, Told
from callback_desk.domain.safety_contact import SafetyContact
from callback_desk.domain.safety_watch import SafetyWatch
from callback_desk.domain.standing import SAFETY_GOAL
from callback_desk.translation import _, _n
from callback_desk.wording.people import say_initials, visible
from callback_desk.wording.times import (
    SECONDS_A_MINUTE,
    say_bare_clock,
    say_clock,
    say_date,
    say_instant,
    say_nearest,
    say_open_time,
    say_when,
)

CANNOT_WATCH = _(
    "While the desk is closed, this program cannot watch for people in danger."
)
THE_SAFETY_CONTACT = _("the safety contact")
NO_CONTACT_YET = _("No safety contact for today yet")
DECIDE_NOW = _("Do not dial yet: decide now")
ALL_SHOWN_AGAIN = _("Priority comes first: the list shows everybody again.")
NOBODY_TO_REVIEW = _("No priority lead waits for a review.")
REVIEW_MEANS = _(
    "Keep on top: it stays a priority lead, with your name and words on its card. "
    "Sign and release: the desk goes on with it as with every lead, and one that is "
    "closed leaves the list. Undo takes either back."
)
LONGEST_WHO = 28

_ACTS = {
    Act.CALLED_911: _("911 called"),
    Act.DECIDED: _("Decided to call all the same"),
    Act.KEPT_ON_TOP: _("Reviewed and signed: stays on top"),
    Act.RELEASED: _("Reviewed and signed: the desk goes on"),
}
_HOW = {Told.BY_PHONE: _("by phone"), Told.IN_PERSON: _("in person")}


def say_entry(entry: SafetyEntry) -> str:
    """An entry about a person in danger, without when and by whom."""
    told, who = entry.told, visible(entry.told.who)
    match entry.act:
        case Act.TOLD:
            return _say_told(who or THE_SAFETY_CONTACT, told.how)
        case Act.TRANSFERRED:
            return _("Transferred to {who}", who=who) if who else _("Transferred")
        case Act.SKIPPED:
            return _("Somebody else first")
        case _:
            return _ACTS.get(entry.act, _("Taken back"))


def say_without_lead(entries: Sequence[SafetyEntry], calendar: BusinessCalendar) -> str:
    """Times that were kept without a lead, as the clinic's clocks say them."""
    times = [
        f"{say_entry(one)}, {say_instant(calendar.local(one.at))}" for one in entries
    ]
    return _("Without a lead: {times}.", times="; ".join(times))


def _say_told(who: str, how: Told | None) -> str:
    if how is None:
        return _("Told {who}", who=who)
    return _("Told {who} {how}", who=who, how=_HOW[how])


def say_care_log(log: Sequence[SafetyEntry]) -> list[tuple[SafetyEntry, str]]:
    """Each entry that says something, with its words for a timeline."""
    taken_back = {entry.told.takes_back for entry in log}
    said = []
    for entry in log:
        if entry.act is Act.TAKEN_BACK:
            continue
        words = f"{say_entry(entry)}, {entry.by}"
        if entry.told.note:
            words += f": {entry.told.note}"
        if entry.entry_id in taken_back:
            words = _("{words} (taken back)", words=words)
        said.append((entry, words))
    return said


def say_review_short(
    care: SafetyCare, now: datetime, calendar: BusinessCalendar
) -> str:
    """Who was told and when, for the list; "" where nobody was."""
    if care.reviewed_at is not None:
        when = _near(care.reviewed_at, now, calendar)
        return _("{short} reviewed {when}", short=_short(care.reviewed_by), when=when)
    if care.told_at is not None:
        when = _near(care.told_at, now, calendar)
        return _(
            "{short} told {when}, review open", short=_short(care.told_to), when=when
        )
    return ""


def say_review(
    care: SafetyCare, now: datetime, calendar: BusinessCalendar, outcome: str = ""
) -> str:
    """How far the care has come, as a sentence for the card.

    Args:
        care: what was done.
        now: the desk's time.
        calendar: the clinic's.
        outcome: the label of an outcome that would have closed the lead, or "".
    """
    first = (
        _("{outcome}, review open.", outcome=visible(outcome)) + " " if outcome else ""
    )
    if care.reviewed_at is not None:
        when = say_when(care.reviewed_at, now, calendar)
        return first + _(
            "{who} reviewed it {when}: it stays on top.",
            who=visible(care.reviewed_by),
            when=when,
        )
    if care.told_at is not None:
        # Short enough for one line of the card.
        when = say_nearest(care.told_at, now, calendar)
        who = visible(care.told_to)
        if not care.told_how:
            told = _("{who} told {when}, not yet reviewed.", who=who, when=when)
            return first + told
        return first + _(
            "{who} told {how} {when}, not yet reviewed.",
            who=who,
            how=_HOW[care.told_how],
            when=when,
        )
    if care.knew_before:
        return first + _(
            "Wrote again since {who} knew: nobody has been told.",
            who=visible(care.knew_before),
        )
    return first + _("Nobody has been told yet.")


def say_signs(name: str) -> str:
    """Whose signature it will be."""
    return _("Signed by {name}, with the time, in the audit.", name=visible(name))


def say_to_review(count: int) -> str:
    """How many wait for the clinician who is signed in; "" for none."""
    if not count:
        return ""
    return _n(
        "1 priority lead waits for your review.",
        "{count} priority leads wait for your review.",
        count,
    )


def say_reviewed(name: str, *, closed: bool) -> str:
    """What a signed review came to, with initials only: it stands in the foot."""
    whom = say_initials(name)
    if closed:
        return _(
            "{name}: reviewed and signed; closed, so it leaves the list.", name=whom
        )
    return _("{name}: reviewed and signed.", name=whom)


def say_not_kept(why: str) -> str:
    """That a time is noted and could not be stored so far, and why."""
    return _("The time is noted, not kept yet. {why} It is tried again.", why=why)


def say_contact(contact: SafetyContact | None) -> str:
    """Who is told today, for the foot of the window."""
    if contact is None:
        return NO_CONTACT_YET
    first = visible(contact.first.words)
    if contact.backup is None:
        return _("Safety contact today: {first}", first=first)
    return _(
        "Safety contact today: {first}, then {backup}",
        first=first,
        backup=visible(contact.backup.words),
    )


def say_count(count: int) -> str:
    """So many priority leads, without a name."""
    return _n("1 priority lead", "{count} priority leads", count)


def _short(who: str) -> str:
    shown = visible(who)
    return shown if len(shown) <= LONGEST_WHO else f"{shown[: LONGEST_WHO - 1]}…"


def _near(at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    local = calendar.local(at)
    if local.date() == calendar.local_date(now):
        return say_bare_clock(local)
    return say_when(at, now, calendar)


NO_CONTACT_KNOWN = _("Safety contact: sign in to see who it is today.")
NOT_SIGNED_IN = _("Nobody is signed in. The buttons keep the times all the same.")
NO_LEAD_OPEN = _(
    "No lead is open. The buttons keep the times; give them to a lead later."
)
KEPT = _("Kept, with the time.")
KEPT_WITH_OTHER = _("Kept, with the time: with the lead that this one was joined to.")
KEPT_ALONE = _("Kept, with the time, without a lead: this one is gone.")
NOT_APPROVED = _(
    "Not approved yet: a clinician of the clinic must read and approve it."
)


def say_approval(text: ClinicText) -> str:
    """Who approved a text of the clinic's, and when; or that nobody has."""
    if not text.approved_by or text.approved_on is None:
        shipped = _("This is the text that ships.")
        return f"{NOT_APPROVED} {shipped}" if text.is_shipped else NOT_APPROVED
    return _(
        "Approved by {approved_by}, {date}.",
        approved_by=visible(text.approved_by),
        date=say_date(text.approved_on),
    )


GOAL_MEANS = _(
    "The desk’s own goal for a priority lead: somebody tries within "  # noqa: RUF001 - printed
    "{minutes} minutes of desk time after it was sent. Its promise runs on until its "
    "deadline.",
    minutes=int(SAFETY_GOAL.total_seconds()) // SECONDS_A_MINUTE,
)


def say_goal(goal_at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    """How long the desk has until somebody should try, in desk time."""
    over = now > goal_at
    first, last = (goal_at, now) if over else (now, goal_at)
    seconds = calendar.open_seconds_between(first, last)
    # At night nobody is told to dial at once.
    is_open, span = calendar.is_open(now), say_open_time(first, last, calendar)
    if over and is_open:
        return _("Call now: {span} over the goal.", span=span)
    if over:
        return _("Call first when the desk opens: {span} over the goal.", span=span)
    if seconds < SECONDS_A_MINUTE:
        return _("Call now.") if is_open else _("Call first when the desk opens.")
    return _("Call first: {span} left.", span=span)


class Urgency(StrEnum):
    """How much what is said presses."""

    CALM = "calm"
    PRIORITY = "priority"
    SOON = "soon"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class SaidWatch:
    """What stands above every page; "" for nothing."""

    words: str
    urgency: Urgency
    asks_contact: bool


# A goal that runs out within this presses; the first minute of a day is said aloud,
# and to whoever comes later as long as one of them waits.
PRESSES = timedelta(minutes=15)
FIRST_MINUTE = timedelta(minutes=1)


def say_watch(watched: SafetyWatch) -> SaidWatch:
    """Who in danger waits, without a name; and what else the hour asks for."""
    said, urgency = [], Urgency.CALM
    now, calendar = watched.at, watched.calendar
    if watched.to_tell:
        urgency = Urgency.NOW
        said.append(
            _n(
                "1 priority lead: nobody told yet.",
                "{count} priority leads: nobody told yet.",
                len(watched.to_tell),
            )
        )
        if watched.opened_at is not None and watched.closes_at is not None:
            said.append(
                _(
                    "The desk closes {clock}.",
                    clock=say_clock(calendar.local(watched.closes_at)),
                )
            )
    if watched.to_call:
        goal_at = min(lead.goal_at for lead in watched.to_call)
        left = goal_at - now
        presses = Urgency.SOON if left <= PRESSES else Urgency.PRIORITY
        urgency = max(urgency, Urgency.NOW if now > goal_at else presses, key=_RISING)
        goal = say_goal(goal_at, now, calendar)
        call = _n(
            "1 priority lead to call.",
            "{count} priority leads to call.",
            len(watched.to_call),
        )
        said.append(f"{call} {goal}")
    opened_at = watched.opened_at
    waits = any(lead in watched.while_closed for lead in watched.to_call)
    if opened_at is not None and (waits or now - opened_at <= FIRST_MINUTE):
        said.append(
            _(
                "Flagged while closed: {came_while_closed}.",
                came_while_closed=len(watched.while_closed),
            )
        )
        urgency = max(urgency, Urgency.PRIORITY, key=_RISING)
    if not watched.is_open:
        said.append(CANNOT_WATCH)
    asks = watched.is_open and watched.contact.today is None
    if asks:
        said.append(_("Who is the safety contact today?"))
        urgency = max(urgency, Urgency.PRIORITY, key=_RISING)
    return SaidWatch(" ".join(said), urgency, asks)


_RISING = list(Urgency).index
