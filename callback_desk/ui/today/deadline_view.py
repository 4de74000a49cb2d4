"""The deadline as the card says it: until when, how long still, and why."""

from dataclasses import dataclass
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.lead import standing_attempts
from callback_desk.domain.promise import MovedSince, Step
from callback_desk.domain.safety import SafetyWhy
from callback_desk.domain.standing import OpenLead, Standing
from callback_desk.domain.visit import MARKS
from callback_desk.services.work_queue import LeadCard
from callback_desk.translation import _, _p
from callback_desk.ui.today.said_times import say_countdown
from callback_desk.wording.people import visible
from callback_desk.wording.planned_tries import say_why_then
from callback_desk.wording.promises import say_promise
from callback_desk.wording.times import say_instant, say_nearest, say_when

# The kind of a safety lead, whatever its standing.
SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """The box with the deadline.

    Attributes:
        title: until when somebody should act, or that nothing is left to do.
        countdown: how long that is still in desk hours, or "".
        reasons: why, one sentence each.
        kind: by what it is told apart: `safety`, a standing, or None for a closed lead.
    """

    title: str
    countdown: str
    reasons: tuple[str, ...]
    kind: Standing | str | None


_WHY_PRIORITY = {
    SafetyWhy.WORDS: _("Why: in their own words."),
    SafetyWhy.ANSWER: _("Why: ticked on the form."),
    SafetyWhy.BOTH: _("Why: in their own words, and ticked on the form."),
}


def deadline_view(
    card: LeadCard, now: datetime, calendar: BusinessCalendar
) -> DeadlineView:
    """The deadline of a lead's current request at an instant.

    A safety lead's box says that it is one and where that was read, never what.
    """
    lead, standing = card.lead, card.standing
    reasons = _reasons(card, calendar)
    if lead.safety:
        title, countdown = _of_safety_lead(lead, now, calendar)
        return DeadlineView(title, countdown, (*_why_priority(card), *reasons), SAFETY)
    if standing is None:
        label = card.say_closing() or _p("a lead", "closed")
        return DeadlineView(_("Done: {label}", label=label), "", reasons, None)
    if lead.barred:
        return DeadlineView(_("Do not call this number"), "", reasons, Standing.RESTING)
    reasons = (*reasons, *_why_then(card, calendar))
    title, until = _of_standing(lead, standing, now, calendar)
    return DeadlineView(title, say_countdown(until, now, calendar), reasons, standing)


def _of_safety_lead(
    lead: OpenLead, now: datetime, calendar: BusinessCalendar
) -> tuple[str, str]:
    if lead.barred:
        return _("Priority: do not dial yet, decide now"), ""
    if lead.contact:
        return _("Priority: reached, not yet reviewed"), ""
    if lead.dialled:
        return _("Priority: tried, not reached"), say_countdown(
            lead.due_at, now, calendar
        )
    title = _(
        "Priority: first call by {nearest}",
        nearest=say_nearest(lead.goal_at, now, calendar),
    )
    return title, say_countdown(lead.goal_at, now, calendar)


def _of_standing(
    lead: OpenLead, standing: Standing, now: datetime, calendar: BusinessCalendar
) -> tuple[str, datetime]:
    def say(at: datetime) -> str:
        return say_when(at, now, calendar)

    back = lead.next_call_at or lead.due_at
    match standing:
        case Standing.RESTING:
            if lead.next_is_agreed:
                return _("Rests; call agreed for {when}", when=say(back)), back
            return _("Rests; call planned for {when}", when=say(back)), back
        case Standing.FOLLOW_UP:
            if lead.next_is_agreed:
                return _("Call agreed for {when}", when=say(back)), back
            if lead.next_call_at is None:
                return _("Reached; call again by {when}", when=say(back)), back
            return _("Call planned for {when}", when=say(back)), back
        case Standing.OVERDUE:
            return _("Overdue since {say}", say=say(lead.due_at)), lead.due_at
        case Standing.TRIED:
            return _(
                "Tried, not reached; was due {say}", say=say(lead.due_at)
            ), lead.due_at
        case Standing.DUE_TODAY | Standing.ON_TRACK:
            return _("Call by {say}", say=say(lead.due_at)), lead.due_at


def _reasons(card: LeadCard, calendar: BusinessCalendar) -> tuple[str, ...]:
    """Why the deadline in force is when it is; why another was first given."""
    lead = card.lead
    steps: tuple[Step, ...] = ()
    if card.promises and card.promises[-1].due_at == lead.due_at:
        steps = card.promises[-1].steps
    sentences = say_promise(steps)
    told = any(isinstance(step, MovedSince) for step in steps)
    if lead.promised_due_at != lead.due_at and not told:
        first = say_when(lead.promised_due_at, lead.received_at, calendar)
        sentences.append(
            _(
                "First promised for {first}; the calendar has changed since.",
                first=first,
            )
        )
    return tuple(sentences)


def _why_then(card: LeadCard, calendar: BusinessCalendar) -> tuple[str, ...]:
    """By which call the next one is agreed or planned, while one is."""
    lead = card.lead
    by = [a for a in standing_attempts(card.attempts) if a.outcome not in MARKS]
    if lead.next_call_at is None or not by or by[-1].next_call_at != lead.next_call_at:
        return ()
    last = by[-1]
    when = say_instant(calendar.local(last.at))
    if lead.next_is_agreed:
        who = visible(last.by)
        return (_("The next call was agreed {when}, by {who}.", when=when, who=who),)
    outcome = visible(card.labels.get(last.outcome or "", ""))
    return (
        _(
            "The next call follows from “{outcome}”, {when}.",
            outcome=outcome,
            when=when,
        ),
        *say_why_then(() if card.facts is None else card.facts.why_then),
    )


def _why_priority(card: LeadCard) -> tuple[str, ...]:
    """Where the words stood that put the lead on top, own words first."""
    found = {stored.record.safety.why for stored in card.submissions} - {None}
    both = SafetyWhy.BOTH in found or len(found) > 1
    why = SafetyWhy.BOTH if both else next(iter(found), None)
    said = [_WHY_PRIORITY[why]] if why is not None else []
    if card.state.handed_over:
        said.append(_("Handed over after a call."))
    return tuple(said)
