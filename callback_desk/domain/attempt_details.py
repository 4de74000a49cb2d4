"""What an attempt says beside its outcome: reason, owner, appointment, number."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AttemptDetails:
    """What was asked further; None where nothing was.

    Attributes:
        reason: why somebody is not interested, in the words of the choice.
        owner: by whom the next call, or the question, is taken on.
        appointment_on: the day that was booked.
        outside_because: why somebody was called outside the calling hours, or sooner
            after the last try than the clinic wants.
        phone: the number that was called, or from which they called, if not the usual.
        closes: whether whoever called decided to give up, as was proposed.
    """

    reason: str | None = None
    owner: str | None = None
    appointment_on: date | None = None
    outside_because: str | None = None
    phone: str | None = None
    closes: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked further."""
        asked = self.reason or self.owner or self.outside_because or self.phone
        return not (asked or self.appointment_on or self.closes)


NO_DETAILS = AttemptDetails()
