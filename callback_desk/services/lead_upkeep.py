"""What a lead's history comes to, worked out and kept whenever it grows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.errors import UnknownLead
from callback_desk.domain.lead import (
    Attempt,
    LeadDetails,
    LeadState,
    Request,
    read_history,
)
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.outcome import Outcome
from callback_desk.domain.ports import Work
from callback_desk.domain.queue_part import returns_at
from callback_desk.domain.standing import OpenLead, goal_for
from callback_desk.services.desk import SettingsInForce


@dataclass(frozen=True, slots=True)
class LeadHistory:
    """A lead with everything that was asked and tried."""

    details: LeadDetails
    requests: list[Request]
    attempts: list[Attempt]

    def state(self, outcomes: Mapping[str, Outcome]) -> LeadState:
        """What it comes to; no outcome closes a safety lead."""
        state = read_history(self.requests, self.attempts, outcomes)
        return state.held_open() if self.details.safety else state


def read_histories(
    work: Work, lead_ids: Collection[int], own: int | None = None
) -> dict[int, LeadHistory]:
    """The histories of leads, by lead; of pending batches those of one's own alone.

    Raises:
        UnknownLead: there is none of one of these numbers.
    """
    details = work.leads.details(lead_ids, own)
    for lead_id, lead in details.items():
        if not lead.phone:
            # Who was removed after the years of the rule is nobody to work on.
            raise UnknownLead(lead_id=lead_id)
    requests = work.leads.requests(lead_ids)
    attempts = work.leads.attempts(lead_ids)
    return {
        lead_id: LeadHistory(details[lead_id], requests[lead_id], attempts[lead_id])
        for lead_id in lead_ids
    }


def settle_lead(
    work: Work, history: LeadHistory, settings: SettingsInForce, *, flagged: bool
) -> tuple[LeadState, OpenLead]:
    """Work a lead's state out and keep it for the queue.

    Flagged, it is a safety lead from now on; nothing here makes it one no more, and
    until a clinician has reviewed it (services/reviewing.py) it stays open.
    """
    state = history.state(settings.outcomes)
    safety = history.details.safety or flagged
    if safety:
        state = state.held_open()
    goal_at = goal_of(state, settings.calendar, safety=safety)
    lead = as_open_lead(history.details, state, goal_at, safety=safety)
    zone = zone_named(settings.calendar.definition.timezone)
    work.leads.store_state(lead, state, returns_at(lead, zone))
    return state, lead


def goal_of(state: LeadState, calendar: BusinessCalendar, *, safety: bool) -> datetime:
    """When the current request's first try should have been made."""
    return goal_for(calendar, state.current.request.received_at, safety=safety)


def as_open_lead(
    details: LeadDetails, state: LeadState, goal_at: datetime, *, safety: bool
) -> OpenLead:
    """A lead as the queue knows it, whether or not it is open."""
    current = state.current
    return OpenLead(
        lead_id=details.lead_id,
        record_id=None,
        name=details.name,
        phone=details.phone,
        extension=details.extension,
        safety=safety,
        received_at=current.request.received_at,
        due_at=current.request.due_at,
        promised_due_at=current.request.promised_due_at,
        goal_at=goal_at,
        next_call_at=state.next_call_at,
        next_is_agreed=state.next_is_agreed,
        attempts=state.attempts,
        asked=details.asked,
        last_outcome=state.last_outcome,
        dialled=current.first_dial_at is not None,
        contact=current.first_contact_at is not None,
        barred=details.barred,
    )
