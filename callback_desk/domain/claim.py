"""A claim: who has a lead open, so that two people never call one person."""

from dataclasses import dataclass
from datetime import datetime, timedelta

# How long a claim holds that nobody renews: a window that died lets go by itself.
CLAIM_MINUTES = 15
LONGEST_CLAIM_MINUTES = 240
# Marks that hold nothing go away once they are as old: a computer whose clock is wrong
# by some days ends nobody's.
DEAD_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody has a lead open.

    Attributes:
        lead_id: whose call it is.
        staff_id: who has it.
        by: their name.
        opening: which open desk of theirs; one person may sit at two.
        at: since when.
        expires_at: until when, unless it is renewed.
    """

    lead_id: int
    staff_id: int
    by: str
    opening: str
    at: datetime
    expires_at: datetime

    def holds(self, now: datetime) -> bool:
        """Whether it still stands at an instant.

        One that was made, or would hold, further ahead than clocks of a desk differ
        was made under a clock that was set back since: nobody is there.
        """
        begins_by = now + timedelta(minutes=CLAIM_MINUTES)
        ends_by = now + timedelta(minutes=LONGEST_CLAIM_MINUTES + CLAIM_MINUTES)
        return self.at <= begins_by and now < self.expires_at <= ends_by
