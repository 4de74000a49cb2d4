"""What an outcome would do to a lead: said before its key is pressed."""

from dataclasses import dataclass
from datetime import datetime

from callback_desk.domain.outcome import (
    Closes,
    Contact,
    Direction,
    NextCall,
    Outcome,
)
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.lead_upkeep import LeadHistory
from callback_desk.services.next_try import MadeCall, plan_next_try
from callback_desk.services.work_queue import LeadCard
from callback_desk.wording.calling import COUNTS_AS_TRIED, KEEPS_PROMISE


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would follow: the lead is closed, or comes back, or stays in the list.

    Attributes:
        outcome: what was asked about.
        closes: whether it closes the lead.
        next_call_at: when it comes back by itself, or None.
        tries: how many dials in vain there would be.
        proposes_closing: whether it would be time to give up.
        held: whether it stays on top whatever the outcome says, until a clinician
            has signed.
        promise: what it would make of a promise that still runs; "" if nothing.
        stays_closed: whether the lead is closed, and a dial in vain leaves it so.
    """

    outcome: Outcome
    closes: bool
    next_call_at: datetime | None
    tries: int = 0
    proposes_closing: bool = False
    held: bool = False
    promise: str = ""
    stays_closed: bool = False


def foresee(
    desk: Desk,
    settings: SettingsInForce,
    card: LeadCard,
    code: str,
    direction: Direction = Direction.OUT,
) -> Foreseen:
    """What recording an outcome now would do; asks nothing of storage."""
    outcome = settings.outcomes[code]
    history = LeadHistory(
        card.details, [state.request for state in card.state.requests], card.attempts
    )
    held = card.details.safety or outcome.hands_over
    made = MadeCall(desk.now(), direction, outcome)
    plan = plan_next_try(made, history, settings, desk.zones_of)
    closes = outcome.closes is Closes.YES
    is_agreed = outcome.next.kind is NextCall.ASK
    reached = outcome.contact_by(direction) is not Contact.NONE
    stays = not (card.state.is_open or held or closes or is_agreed or reached)
    return Foreseen(
        outcome=outcome,
        closes=closes and not held,
        next_call_at=None if stays else plan.at,
        tries=plan.tries,
        proposes_closing=plan.proposes_closing and not (held or stays),
        held=held,
        promise=_promise(desk, card, outcome, direction),
        stays_closed=stays,
    )


def _promise(desk: Desk, card: LeadCard, outcome: Outcome, direction: Direction) -> str:
    current = card.state.current
    in_time = desk.now() <= current.request.due_at
    if not in_time or current.first_contact_at is not None:
        return ""
    if outcome.contact_by(direction) is not Contact.NONE:
        return KEEPS_PROMISE
    fresh = current.first_dial_at is None and outcome.is_dial(direction)
    return COUNTS_AS_TRIED if fresh else ""
