"""What an outcome would do to a lead: said before its key is pressed."""

from dataclasses import dataclass
from datetime import datetime

from callback_desk.domain.outcome import Closes, Outcome
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.lead_upkeep import LeadHistory
from callback_desk.services.record_outcome import Call, planned_next_call
from callback_desk.services.work_queue import LeadCard


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would follow: the lead is closed, or comes back, or stays in the list.

    `held`: it stays on top whatever the outcome says, until a clinician has signed.
    """

    outcome: Outcome
    closes: bool
    next_call_at: datetime | None
    held: bool = False


def foresee(
    desk: Desk, settings: SettingsInForce, card: LeadCard, code: str
) -> Foreseen:
    """What recording an outcome now would do; asks nothing of storage."""
    outcome = settings.outcomes[code]
    history = LeadHistory(
        card.details, [state.request for state in card.state.requests], card.attempts
    )
    held = card.details.safety or outcome.hands_over
    return Foreseen(
        outcome=outcome,
        closes=outcome.closes is Closes.YES and not held,
        held=held,
        next_call_at=planned_next_call(
            Call(code), desk.now(), outcome, history, None, settings
        ),
    )
