"""When a lead comes back by the outcome's rule, or that trying has come to its end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from callback_desk.domain.cadence import plan_next_call
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
    request = request_at(history, at)
    earlier = [
        attempt
        for attempt in standing_attempts(history.attempts)
        if request.received_at <= attempt.at <= at
        and attempt.attempt_id != call.replaces
    ]
    unanswered = [a.at for a in earlier if not _made_contact(a, settings.outcomes)]
    reached = outcome.contact_by(call.direction) is not Contact.NONE
    zone = settings.calendar.definition.timezone
    where = whereabouts(history.details.phone, zones_of, zone)
    times = call_times(settings.calendar, where, settings.rules, at, settings.times)
    planned = plan_next_call(
        outcome.next,
        times,
        at,
        None if reached or len(unanswered) < len(earlier) else request.due_at,
        [*unanswered, at],
    )
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
