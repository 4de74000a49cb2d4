"""A lead entered by hand: what was typed, what it would come to, what it came to."""

from dataclasses import dataclass
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.safety import SafetyFinding
from callback_desk.domain.submission import Verdict

# What it is recognised as, where other submissions have their form's product.
BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: a name, a number, and perhaps what they said."""

    name: str
    phone: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Foretold:
    """What entering it would come to.

    Attributes:
        verdict: new, or repeat: that person is here.
        lead_id: who that is, or None.
        lead_name: their name on file.
        due_at: until when they are called.
        safety: what must not wait.
        barred: whether the number may not be called.
        calendar: the clinic's.
    """

    verdict: Verdict
    lead_id: int | None
    lead_name: str
    due_at: datetime
    safety: SafetyFinding
    barred: bool
    calendar: BusinessCalendar


@dataclass(frozen=True, slots=True)
class Entered:
    """What it came to: the lead, its verdict, its deadline, and the batch to undo.

    `safety` tells that it must not wait, `barred` that the number may not be called.
    Pressed twice within a minute it is the same asking: known, and nothing is written.
    """

    lead_id: int
    verdict: Verdict
    due_at: datetime
    safety: bool
    batch: int | None
    barred: bool = False
