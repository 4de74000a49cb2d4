"""Somebody who may be on the line."""

from dataclasses import dataclass
from datetime import datetime

from callback_desk.domain.lead_search import FoundLead


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who may be on the line: who, and when they were tried last."""

    lead: FoundLead
    tried_at: datetime | None
