"""The queue as it stood at a past moment, from what was stored by then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.joined_request import moved_earlier
from callback_desk.domain.lead import Attempt, LeadState, Request, read_history
from callback_desk.domain.outcome import Outcome
from callback_desk.domain.promise import promise_for
from callback_desk.domain.standing import OpenLead, goal_for


@dataclass(frozen=True, slots=True)
class PastAsking:
    """A request as it is stored, and how it came to be so.

    Attributes:
        request: as it is now.
        first: as it was before later askings moved it, if any did.
        known_at: when the desk first knew of it.
        joined: the askings that joined it later: when the desk knew, what was asked.
    """

    request: Request
    first: Request | None
    known_at: datetime
    joined: tuple[tuple[datetime, Request], ...] = ()


@dataclass(frozen=True, slots=True)
class PastLead:
    """A lead with all that was stored of it, now or by a moment.

    Attributes:
        lead_id: its number.
        name: as it is now.
        phone: as it is now.
        extension: as it is now.
        askings: its requests.
        attempts: those that were entered by the moment.
        flagged_at: when the desk first knew of words or answers that must not wait.
        released_at: when a clinician released it.
        barred: whether the number might not be called at the moment.
    """

    lead_id: int
    name: str
    phone: str
    extension: str | None
    askings: tuple[PastAsking, ...]
    attempts: tuple[Attempt, ...]
    flagged_at: datetime | None
    released_at: datetime | None
    barred: bool


class History(Protocol):
    """What was stored by a moment."""

    def last_lead(self) -> int:
        """The highest number of a lead; 0 where there is none."""
        ...

    def leads_at(self, moment: datetime, numbers: range) -> list[PastLead]:
        """Of leads with these numbers every one that may have been open then."""
        ...

    def kept_at(self, moment: datetime) -> list[OpenLead]:
        """The records with safety words that nobody had settled by then."""
        ...


@dataclass(frozen=True, slots=True)
class PastRules:
    """What was in force at the moment.

    Attributes:
        calendar: ready to reckon.
        version: its number.
        set_at: when each calendar was set, by number.
        outcomes: what outcomes mean, which never changes.
    """

    calendar: BusinessCalendar
    version: int
    set_at: Mapping[int, datetime]
    outcomes: Mapping[str, Outcome]


def open_leads_at(
    leads: Sequence[PastLead], rules: PastRules, moment: datetime
) -> list[OpenLead]:
    """The leads that stood in the queue at a moment, or rested."""
    found = (_open_lead(lead, rules, moment) for lead in leads)
    return [lead for lead in found if lead is not None]


def _open_lead(lead: PastLead, rules: PastRules, moment: datetime) -> OpenLead | None:
    requests = [
        _as_then(asking, rules, moment)
        for asking in lead.askings
        if asking.known_at <= moment
    ]
    if not requests:
        return None
    state = read_history(requests, lead.attempts, rules.outcomes)
    safety = _was_safety(lead, state, moment)
    if safety:
        state = state.held_open()
    if not state.is_open or (lead.barred and not safety):
        return None
    current = state.current
    received = current.request.received_at
    return OpenLead(
        lead_id=lead.lead_id,
        record_id=None,
        name=lead.name,
        phone=lead.phone,
        extension=lead.extension,
        safety=safety,
        received_at=received,
        due_at=current.request.due_at,
        promised_due_at=current.request.promised_due_at,
        goal_at=goal_for(rules.calendar, received, safety=safety),
        next_call_at=state.next_call_at,
        next_is_agreed=state.next_is_agreed,
        attempts=state.attempts,
        asked=len(requests),
        last_outcome=state.last_outcome,
        dialled=current.first_dial_at is not None,
        contact=current.first_contact_at is not None,
        barred=lead.barred,
    )


def _was_safety(lead: PastLead, state: LeadState, moment: datetime) -> bool:
    flagged = lead.flagged_at is not None and lead.flagged_at <= moment
    if lead.released_at is not None and lead.released_at <= moment:
        return False
    return flagged or state.handed_over


def _as_then(asking: PastAsking, rules: PastRules, moment: datetime) -> Request:
    """A request as it was: before later askings, and before later calendars."""
    request = asking.request
    if asking.first is not None and any(at > moment for at, _ in asking.joined):
        request = asking.first
        for known_at, joined in asking.joined:
            if known_at <= moment:
                request = moved_earlier(
                    request,
                    joined.received_at,
                    joined.precision,
                    joined.due_at,
                    joined.reckoned_by,
                    takes_over_calls=False,
                )
    set_at = rules.set_at.get(request.reckoned_by)
    if set_at is None or set_at <= moment:
        return request
    # A calendar that came later moved it: reckon by the one that was in force.
    if rules.version == request.calendar_version:
        due = request.promised_due_at
    else:
        due = promise_for(rules.calendar, *request.reckoned_from).due_at
    return replace(request, due_at=due, due_version=None)
