"""When a lead comes back by the outcome's rule, or that trying has come to its end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.cadence import Plan, Reason, WhyThen, plan_with_reasons
from callback_desk.domain.call_rules import is_spent
from callback_desk.domain.lead import Attempt, Request, standing_attempts
from callback_desk.domain.outcome import Closes, Contact, Direction, Outcome
from callback_desk.domain.whereabouts import ZonesOf, call_times, whereabouts
from callback_desk.services.desk import SettingsInForce
from callback_desk.services.lead_upkeep import LeadHistory


@dataclass(frozen=True, slots=True)
class NextTry:
    """What the plan says after a call.

    Attributes:
        at: when the lead comes back by itself, or None: it stays in the list.
        tries: dials in vain since somebody last spoke with the person.
        proposes_closing: whether it is time to give up; somebody must say so.
    """

    at: datetime | None
    tries: int
    proposes_closing: bool


@dataclass(frozen=True, slots=True)
class MadeCall:
    """A call as the plan needs it: when, who called whom, what came of it."""

    at: datetime
    direction: Direction
    outcome: Outcome
    replaces: int | None = None


def plan_next_try(
    call: MadeCall, history: LeadHistory, settings: SettingsInForce, zones_of: ZonesOf
) -> NextTry:
    """When the lead comes back after a call; the attempt that it replaces aside.

    Every try lies inside the desk's hours and the hours at which the person may be
    called; never more are planned than the clinic wants. A safety lead is never
    proposed for closing.
    """
    outcome, at = call.outcome, call.at
    earlier = _earlier(call, history)
    plan = _plan(call, history, settings, _times_of(call, history, settings, zones_of))
    planned = None if plan is None else plan.at
    reached = outcome.contact_by(call.direction) is not Contact.NONE
    tries = _in_vain(earlier, settings.outcomes)
    if _is_in_vain(outcome, call.direction):
        tries = [*tries, at]
    elif reached:
        tries = []
    spent = is_spent(settings.rules, settings.calendar, tries, planned)
    gives_up = outcome.closes is Closes.PROPOSES or (spent and bool(tries))
    if history.details.safety or outcome.hands_over:
        gives_up = False
    return NextTry(
        at=None if gives_up else planned,
        tries=len(tries),
        proposes_closing=gives_up,
    )


def why_then(
    attempt: Attempt,
    history: LeadHistory,
    settings: SettingsInForce,
    zones_of: ZonesOf,
) -> tuple[Reason, ...]:
    """Why a try is planned when it is after an attempt; () where it is not planned so.

    That is where somebody agreed on it, or the clinic has other rules by now.
    """
    outcome = settings.outcomes[attempt.outcome or ""]
    call = MadeCall(attempt.at, attempt.direction, outcome, attempt.attempt_id)
    times = _times_of(call, history, settings, zones_of)
    plan = _plan(call, history, settings, times)
    if plan is None or attempt.next_is_agreed or plan.at != attempt.next_call_at:
        return ()
    by_desk = _plan(call, history, settings, settings.calendar)
    if by_desk is None or by_desk.at == plan.at:
        return plan.reasons
    said = [r for r in plan.reasons if r.why is not WhyThen.DESK_HOURS]
    closed = [r for r in by_desk.reasons if r.why is WhyThen.DESK_HOURS]
    return (*said, *closed, Reason(WhyThen.CALLING_HOURS))


def _earlier(call: MadeCall, history: LeadHistory) -> list[Attempt]:
    request = request_at(history, call.at)
    return [
        attempt
        for attempt in standing_attempts(history.attempts)
        if request.received_at <= attempt.at <= call.at
        and attempt.attempt_id != call.replaces
    ]


def _times_of(
    call: MadeCall, history: LeadHistory, settings: SettingsInForce, zones_of: ZonesOf
) -> BusinessCalendar:
    """When the desk may call that person."""
    zone = settings.calendar.definition.timezone
    where = whereabouts(history.details.phone, zones_of, zone)
    return call_times(settings.calendar, where, settings.rules, call.at, settings.times)


def _plan(
    call: MadeCall,
    history: LeadHistory,
    settings: SettingsInForce,
    times: BusinessCalendar,
) -> Plan | None:
    earlier = _earlier(call, history)
    unanswered = [a.at for a in earlier if not _made_contact(a, settings.outcomes)]
    reached = call.outcome.contact_by(call.direction) is not Contact.NONE
    met = reached or len(unanswered) < len(earlier)
    due_at = None if met else request_at(history, call.at).due_at
    return plan_with_reasons(
        call.outcome.next, times, call.at, due_at, [*unanswered, call.at]
    )


def tries_in_vain(
    history: LeadHistory, outcomes: Mapping[str, Outcome], at: datetime
) -> list[datetime]:
    """The dials of the current request since somebody last spoke with the person."""
    request = request_at(history, at)
    standing = standing_attempts(history.attempts)
    return _in_vain([a for a in standing if a.at >= request.received_at], outcomes)


def request_at(history: LeadHistory, at: datetime) -> Request:
    """The newest request that had been received by then; the first one if none had."""
    came = [r for r in history.requests if r.received_at <= at] or history.requests[:1]
    return max(came, key=lambda r: (r.received_at, r.request_id))


def _in_vain(
    attempts: list[Attempt], outcomes: Mapping[str, Outcome]
) -> list[datetime]:
    tries: list[datetime] = []
    for attempt in attempts:
        outcome = outcomes[attempt.outcome or ""]
        if outcome.contact_by(attempt.direction) is Contact.SPOKE:
            tries = []
        elif _is_in_vain(outcome, attempt.direction):
            tries.append(attempt.at)
    return tries


def _is_in_vain(outcome: Outcome, direction: Direction) -> bool:
    """A dial by which nobody was spoken with; a message left is one, too."""
    spoke = outcome.contact_by(direction) is Contact.SPOKE
    return outcome.is_dial(direction) and not spoke


def _made_contact(attempt: Attempt, outcomes: Mapping[str, Outcome]) -> bool:
    outcome = outcomes[attempt.outcome or ""]
    return outcome.contact_by(attempt.direction) is not Contact.NONE
