"""Recording what came of a call, and correcting it later."""

from dataclasses import dataclass, replace
from datetime import datetime

from callback_desk.domain.attempt_details import NO_DETAILS, AttemptDetails
from callback_desk.domain.calling_errors import SafetyLeadStays
from callback_desk.domain.changes import Changes
from callback_desk.domain.errors import (
    AttemptCorrected,
    NextCallMissing,
    UnknownOutcome,
)
from callback_desk.domain.lead import Attempt, NewAttempt, standing_attempts
from callback_desk.domain.lead_seen import LeadSeen
from callback_desk.domain.outcome import (
    Channel,
    Closes,
    Contact,
    Direction,
    NextCall,
    Outcome,
    channel_meant,
    usual_channel,
)
from callback_desk.domain.ports import Work
from callback_desk.domain.standing import Standing, standing_of
from callback_desk.services.barring import keep_bars
from callback_desk.services.call_times import check_times
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.given_back import let_stand_again, take_back_effects
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import (
    LeadHistory,
    read_histories,
    settle_lead,
)
from callback_desk.services.meanwhile import history_unchanged
from callback_desk.services.next_try import MadeCall, plan_next_try
from callback_desk.services.noted_danger import heed_note
from callback_desk.services.other_numbers import take_other_number
from callback_desk.services.owners import take_on
from callback_desk.services.promise_upkeep import follow_calendar
from callback_desk.translation import _
from callback_desk.wording.meanwhile import ON_CARD, AllTheSame

# The reason that stands in a row which takes another back.
UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Call:
    """What staff say of a call.

    Attributes:
        outcome: the outcome's code.
        note: in their own words.
        at: when it was; None means now.
        next_at: the next call agreed, or None.
        direction: who called whom.
        channel: by what means; None means as the outcome says.
        details: what was asked further.
    """

    outcome: str
    note: str = ""
    at: datetime | None = None
    next_at: datetime | None = None
    direction: Direction = Direction.OUT
    channel: Channel | None = None
    details: AttemptDetails = NO_DETAILS


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording came to; `standing` is None for a lead that is closed.

    `safety` tells that it is a safety lead, which no outcome closes.
    `proposes_closing` tells that there is nothing more to try: somebody must decide.
    `owner_before` is whose it was, by staff number, where somebody took it on.
    """

    attempt_id: int
    lead_id: int
    standing: Standing | None
    next_call_at: datetime | None
    closed: bool
    changes: Changes
    safety: bool = False
    proposes_closing: bool = False
    owner_before: int | None = None


def record_outcome(desk: Desk, lead_id: int, call: Call) -> Recorded:
    """Add an attempt to a lead.

    Raises:
        UnknownLead, UnknownOutcome: there is none such.
        NextCallMissing: the outcome asks for the time of the next call.
        AttemptTimeImpossible: the call lies before the receipt or after now.
        NextCallInThePast: the next call does not lie ahead.
        SafetyLeadStays: giving up does not close a safety lead.
    """
    with desk.open_work() as work:
        recorded = record_within(desk, work, lead_id, call)
        work.commit()
        return recorded


def record_seen(
    desk: Desk, seen: LeadSeen, call: Call, told: AllTheSame = ON_CARD
) -> Recorded:
    """As `record_outcome`, of a lead whose call was open.

    Raises:
        LeadMovedOn, LeadGone: others dealt with it since it was seen so, or they asked
            again and nobody was reached.
        NoteTellsDanger: the note does, and the call hands nobody over.
    """
    with desk.open_work() as work:
        settings = in_force(desk, work)
        reopens = _reopens(call, settings)
        closes = _closes_unheard(call, settings)
        history = history_unchanged(
            desk, work, seen, reopens=reopens, closes=closes, told=told
        )
        hands_over = _outcome_of(call, settings).hands_over
        if call.note != seen.heard and not (hands_over or history.details.safety):
            heed_note(desk, work, seen, call.note, told)
        recorded = _add_attempt(desk, work, history, call)
        work.commit()
        return recorded


def _reopens(call: Call, settings: SettingsInForce) -> bool:
    """Whether a call opens a lead again that was closed."""
    outcome = _outcome_of(call, settings)
    if outcome.closes is Closes.YES or call.details.closes:
        return False
    reached = outcome.contact_by(call.direction) is not Contact.NONE
    return reached or call.next_at is not None


def _closes_unheard(call: Call, settings: SettingsInForce) -> bool:
    """Whether a call closes a lead though nobody was reached by it, or not just now."""
    outcome = _outcome_of(call, settings)
    closes = outcome.closes is Closes.YES or call.details.closes
    unreached = outcome.contact_by(call.direction) is Contact.NONE
    return closes and (unreached or call.at is not None)


def record_within(desk: Desk, work: Work, lead_id: int, call: Call) -> Recorded:
    """As `record_outcome`, inside a unit of work that the caller commits."""
    history = read_histories(work, [lead_id])[lead_id]
    return _add_attempt(desk, work, history, call)


def correct_attempt(
    desk: Desk, attempt_id: int, call: Call, why: str, *, asked_anew: bool = False
) -> Recorded:
    """Replace an attempt's meaning by a new row that names it.

    Who called whom and the note stay, by what means as well unless the outcome said it;
    so does the time unless given. What was asked further stays with the same outcome
    unless it was `asked_anew`; another one keeps what is about the call. Who is called
    again is not given up.

    Raises:
        UnknownAttempt: there is none such.
        AttemptCorrected: it was replaced before.
        UnknownOutcome and what else `record_outcome` raises of times.
    """
    with desk.open_work() as work:
        history, mistaken = _correctable(work, attempt_id)
        meant = replace(
            call,
            note=call.note or mistaken.note,
            at=call.at or mistaken.at,
            direction=mistaken.direction,
            channel=channel_meant(mistaken.outcome, mistaken.channel, call.outcome),
            details=call.details if asked_anew else _details_of(call, mistaken),
        )
        recorded = _add_attempt(desk, work, history, meant, mistaken, why)
        work.commit()
        return recorded


def _details_of(call: Call, mistaken: Attempt) -> AttemptDetails:
    """What was asked further, by a correction or before it."""
    if call.details != NO_DETAILS:
        return call.details
    details = mistaken.details
    if call.outcome != mistaken.outcome:
        details = replace(details, reason=None, appointment_on=None, closes=False)
    return replace(details, closes=details.closes and call.next_at is None)


def undo_attempt(
    desk: Desk, attempt_id: int, why: str = UNDONE, owner: int | None = None
) -> Recorded:
    """Take an attempt back by a new row that names it, as if it had not been made.

    `owner` is whose the lead was before, by staff number, where that is known.

    Raises:
        UnknownAttempt: there is none such.
        AttemptCorrected: it was replaced or taken back before.
    """
    with desk.open_work() as work:
        recorded = undo_within(desk, work, attempt_id, why, owner)
        work.commit()
        return recorded


def undo_within(
    desk: Desk, work: Work, attempt_id: int, why: str = UNDONE, owner: int | None = None
) -> Recorded:
    """As `undo_attempt`, inside a unit of work that the caller commits."""
    history, mistaken = _correctable(work, attempt_id)
    taken_back = NewAttempt(
        at=mistaken.at,
        entered_at=desk.now(),
        outcome=None,
        direction=mistaken.direction,
        channel=mistaken.channel,
        note="",
        next_call_at=None,
        next_is_agreed=False,
        corrects=attempt_id,
        why=why,
    )
    settings = in_force(desk, work)
    now = taken_back.entered_at
    history = take_back_effects(desk, work, history, mistaken, now, owner)
    history = let_stand_again(desk, work, history, mistaken, settings)
    return append_attempt(desk, work, history, taken_back, settings, "attempt_undone")


def _correctable(work: Work, attempt_id: int) -> tuple[LeadHistory, Attempt]:
    """An attempt that stands, with its lead's history."""
    lead_id = work.leads.lead_of_attempt(attempt_id)
    history = read_histories(work, [lead_id])[lead_id]
    for attempt in standing_attempts(history.attempts):
        if attempt.attempt_id == attempt_id:
            return history, attempt
    later = [a.attempt_id for a in history.attempts if a.corrects == attempt_id]
    raise AttemptCorrected(
        attempt_id=attempt_id, corrected_by=later[-1] if later else attempt_id
    )


def _add_attempt(
    desk: Desk,
    work: Work,
    history: LeadHistory,
    call: Call,
    mistaken: Attempt | None = None,
    why: str | None = None,
) -> Recorded:
    now, settings = desk.now(), in_force(desk, work)
    outcome = _outcome_of(call, settings)
    first_receipt = min(request.received_at for request in history.requests)
    # A time that stays is not said anew: the receipt or the clock may be another now.
    said_at = call.at if mistaken is None or call.at != mistaken.at else None
    check_times(said_at, call.next_at, first_receipt, now, settings.calendar)
    at = call.at or now
    if mistaken is not None:
        history = take_back_effects(desk, work, history, mistaken, now)
    replaces = mistaken.attempt_id if mistaken else None
    made = MadeCall(at, call.direction, outcome, replaces)
    plan = plan_next_try(made, history, settings, desk.zones_of)
    closes = call.details.closes
    if closes and (history.details.safety or outcome.hands_over):
        raise SafetyLeadStays(name=history.details.name or _("This"))
    new = NewAttempt(
        at=at,
        entered_at=now,
        outcome=outcome.code,
        direction=call.direction,
        channel=call.channel or usual_channel(outcome.code),
        note=call.note,
        next_call_at=None if closes else call.next_at or plan.at,
        next_is_agreed=call.next_at is not None and not closes,
        corrects=replaces,
        why=why,
        details=call.details,
    )
    lead_id = history.details.lead_id
    owners = work.owners.of([lead_id]) if call.details.owner else {}
    take_on(desk, work, lead_id, call.details.owner, now)
    act = "attempt_recorded" if mistaken is None else "attempt_corrected"
    staff_id = desk.staff.staff_id
    recorded = append_attempt(desk, work, history, new, settings, act)
    took_other = not closes and take_other_number(
        work, history.details, outcome, recorded.attempt_id, now, staff_id, at
    )
    stays = took_other or recorded.closed or recorded.safety
    proposes = plan.proposes_closing and not stays
    agreed = new.next_is_agreed or outcome.closes is Closes.YES
    return replace(
        recorded,
        proposes_closing=proposes and not agreed,
        owner_before=owners.get(lead_id),
    )


def append_attempt(
    desk: Desk,
    work: Work,
    history: LeadHistory,
    new: NewAttempt,
    settings: SettingsInForce,
    act: str,
) -> Recorded:
    """Add a row, with all that follows from it; the caller commits."""
    lead_id, staff = history.details.lead_id, desk.staff
    attempt_id = work.leads.add_attempt(lead_id, staff.staff_id, new)
    added = new.as_attempt(attempt_id, staff.name)
    grown = replace(history, attempts=[*history.attempts, added])
    keep_bars(work, history, grown, settings)
    grown = follow_calendar(work, grown, settings, new.entered_at)
    flagged = new.outcome is not None and settings.outcomes[new.outcome].hands_over
    state, lead = settle_lead(work, grown, settings, flagged=flagged)
    work.audit.add(act, staff.staff_id, new.entered_at, "attempt", attempt_id)
    work.claims.free(lead_id, desk.opening)
    standing = standing_of(lead, new.entered_at, settings.calendar)
    return Recorded(
        attempt_id=attempt_id,
        lead_id=lead_id,
        standing=standing if state.is_open else None,
        next_call_at=lead.next_call_at,
        closed=not state.is_open,
        changes=Changes(leads=(lead_id,), attempt=attempt_id),
        safety=lead.safety,
    )


def _outcome_of(call: Call, settings: SettingsInForce) -> Outcome:
    outcome = settings.outcomes.get(call.outcome)
    if outcome is None:
        known = ", ".join(settings.outcomes)
        raise UnknownOutcome(outcome=call.outcome, known=known)
    if outcome.next.kind is NextCall.ASK and call.next_at is None:
        raise NextCallMissing(outcome=outcome.label)
    return outcome
