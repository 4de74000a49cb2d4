"""Recording what came of a call, and correcting it later."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.cadence import plan_next_call
from callback_desk.domain.changes import Changes
from callback_desk.domain.errors import (
    AttemptCorrected,
    AttemptTimeImpossible,
    NextCallInThePast,
    NextCallMissing,
    UnknownOutcome,
)
from callback_desk.domain.lead import Attempt, NewAttempt, standing_attempts
from callback_desk.domain.outcome import Channel, Contact, Direction, NextCall, Outcome
from callback_desk.domain.ports import Work
from callback_desk.domain.standing import Standing, standing_of
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import (
    LeadHistory,
    read_histories,
    settle_lead,
)
from callback_desk.wording.times import say_instant

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
        channel: by what means.
    """

    outcome: str
    note: str = ""
    at: datetime | None = None
    next_at: datetime | None = None
    direction: Direction = Direction.OUT
    channel: Channel = Channel.PHONE


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording came to; `standing` is None for a lead that is closed."""

    attempt_id: int
    lead_id: int
    standing: Standing | None
    next_call_at: datetime | None
    closed: bool
    changes: Changes


def record_outcome(desk: Desk, lead_id: int, call: Call) -> Recorded:
    """Add an attempt to a lead.

    Raises:
        UnknownLead, UnknownOutcome: there is none such.
        NextCallMissing: the outcome asks for the time of the next call.
        AttemptTimeImpossible: the call lies before the receipt or after now.
        NextCallInThePast: the next call does not lie ahead.
    """
    with desk.open_work() as work:
        history = read_histories(work, [lead_id])[lead_id]
        recorded = _add_attempt(desk, work, history, call)
        work.commit()
        return recorded


def correct_attempt(desk: Desk, attempt_id: int, call: Call, why: str) -> Recorded:
    """Replace an attempt's meaning by a new row that names it.

    Who called whom, by what means and the note stay; so does the time unless given.

    Raises:
        UnknownAttempt: there is none such.
        AttemptCorrected: it was replaced before.
        UnknownOutcome, NextCallMissing, AttemptTimeImpossible, NextCallInThePast: as
            for recording.
    """
    with desk.open_work() as work:
        history, mistaken = _correctable(work, attempt_id)
        meant = replace(
            call,
            note=call.note or mistaken.note,
            at=call.at or mistaken.at,
            direction=mistaken.direction,
            channel=mistaken.channel,
        )
        recorded = _add_attempt(desk, work, history, meant, mistaken, why)
        work.commit()
        return recorded


def undo_attempt(desk: Desk, attempt_id: int) -> Recorded:
    """Take an attempt back by a new row that names it, as if it had not been made.

    Raises:
        UnknownAttempt: there is none such.
        AttemptCorrected: it was replaced or taken back before.
    """
    with desk.open_work() as work:
        history, mistaken = _correctable(work, attempt_id)
        now = desk.now()
        taken_back = NewAttempt(
            at=mistaken.at,
            entered_at=now,
            outcome=None,
            direction=mistaken.direction,
            channel=mistaken.channel,
            note="",
            next_call_at=None,
            next_is_agreed=False,
            corrects=attempt_id,
            why=UNDONE,
        )
        settings = in_force(desk, work)
        recorded = _append(desk, work, history, taken_back, settings, "attempt_undone")
        work.commit()
        return recorded


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
    now = desk.now()
    settings = in_force(desk, work)
    outcome = _outcome_of(call, settings)
    first_receipt = min(request.received_at for request in history.requests)
    _check_times(call, first_receipt, now, settings.calendar)
    at = call.at or now
    next_call_at = call.next_at or planned_next_call(
        call, at, outcome, history, mistaken, settings
    )
    new = NewAttempt(
        at=at,
        entered_at=now,
        outcome=outcome.code,
        direction=call.direction,
        channel=call.channel,
        note=call.note,
        next_call_at=next_call_at,
        next_is_agreed=call.next_at is not None,
        corrects=mistaken.attempt_id if mistaken else None,
        why=why,
    )
    act = "attempt_recorded" if mistaken is None else "attempt_corrected"
    return _append(desk, work, history, new, settings, act)


def _append(
    desk: Desk,
    work: Work,
    history: LeadHistory,
    new: NewAttempt,
    settings: SettingsInForce,
    act: str,
) -> Recorded:
    """Add the row, with all that follows from it."""
    lead_id, staff = history.details.lead_id, desk.staff
    attempt_id = work.leads.add_attempt(lead_id, staff.staff_id, new)
    added = new.as_attempt(attempt_id, staff.name)
    grown = replace(history, attempts=[*history.attempts, added])
    _keep_bars(work, history, grown, settings)
    state, lead = settle_lead(work, grown, settings, flagged=False)
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
    )


def _keep_bars(
    work: Work, before: LeadHistory, after: LeadHistory, settings: SettingsInForce
) -> None:
    """Bar the number by every standing attempt that says so, and by no other."""
    codes = {code for code, o in settings.outcomes.items() if o.bars_number}
    if not any(attempt.outcome in codes for attempt in after.attempts):
        return
    barred, bars = _bars(before, codes), _bars(after, codes)
    for attempt_id in bars - barred:
        work.leads.bar_number(after.details.phone, attempt_id)
    for attempt_id in barred - bars:
        work.leads.lift_bar(attempt_id, after.attempts[-1].attempt_id)


def _bars(history: LeadHistory, codes: set[str]) -> set[int]:
    """The standing attempts by which the number may not be called."""
    standing = standing_attempts(history.attempts)
    return {a.attempt_id for a in standing if a.outcome in codes}


def _outcome_of(call: Call, settings: SettingsInForce) -> Outcome:
    outcome = settings.outcomes.get(call.outcome)
    if outcome is None:
        known = ", ".join(settings.outcomes)
        raise UnknownOutcome(outcome=call.outcome, known=known)
    if outcome.next.kind is NextCall.ASK and call.next_at is None:
        raise NextCallMissing(outcome=outcome.label)
    return outcome


def planned_next_call(
    call: Call,
    at: datetime,
    outcome: Outcome,
    history: LeadHistory,
    mistaken: Attempt | None,
    settings: SettingsInForce,
) -> datetime | None:
    """When the lead comes back by the outcome's rule, the mistaken attempt aside."""
    came = [r for r in history.requests if r.received_at <= at] or history.requests[:1]
    request = max(came, key=lambda r: (r.received_at, r.request_id))
    tries = [
        attempt
        for attempt in standing_attempts(history.attempts)
        if request.received_at <= attempt.at <= at
        and (mistaken is None or attempt.attempt_id != mistaken.attempt_id)
    ]
    unanswered = [a.at for a in tries if not _made_contact(a, settings.outcomes)]
    reached = outcome.contact_by(call.direction) is not Contact.NONE
    return plan_next_call(
        outcome.next,
        settings.calendar,
        at,
        None if reached or len(unanswered) < len(tries) else request.due_at,
        [*unanswered, at],
    )


def _made_contact(attempt: Attempt, outcomes: Mapping[str, Outcome]) -> bool:
    outcome = outcomes[attempt.outcome or ""]
    return outcome.contact_by(attempt.direction) is not Contact.NONE


def _check_times(
    call: Call, received_at: datetime, now: datetime, calendar: BusinessCalendar
) -> None:
    def say(instant: datetime) -> str:
        return say_instant(calendar.local(instant))

    # A form's clock may run ahead of ours: then the call is possible from now on.
    if call.at is not None and not min(received_at, now) <= call.at <= now:
        raise AttemptTimeImpossible(
            at=say(call.at),
            reason="lies ahead" if call.at > now else "lies before the lead came in",
            received_at=say(received_at),
            now=say(now),
        )
    if call.next_at is not None and call.next_at <= now:
        raise NextCallInThePast(next_at=say(call.next_at), now=say(now))
