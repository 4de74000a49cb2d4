"""What an outcome would do to a lead: said before its key is pressed."""

from dataclasses import dataclass
from datetime import datetime

from callback_desk.domain.outcome import Closes, Direction, Outcome
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.lead_upkeep import LeadHistory
from callback_desk.services.next_try import MadeCall, plan_next_try
from callback_desk.services.work_queue import LeadCard


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would follow: the lead is closed, or comes back, or stays in the list.

    Attributes:
        outcome: what was asked about.
        closes: whether it closes the lead.
        next_call_at: when it comes back by itself, or None.
        tries: how many dials in vain there would be.
        proposes_closing: whether it would be time to give up.
    """

    outcome: Outcome
    closes: bool
    next_call_at: datetime | None
    tries: int = 0
    proposes_closing: bool = False


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
    made = MadeCall(desk.now(), direction, outcome)
    plan = plan_next_try(made, history, settings, desk.zones_of)
    return Foreseen(
        outcome=outcome,
        closes=outcome.closes is Closes.YES,
        next_call_at=plan.at,
        tries=plan.tries,
        proposes_closing=plan.proposes_closing,
    )
