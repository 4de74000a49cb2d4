"""What the calls of a request say at last: whether it is closed, when it comes back."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from callback_desk.domain.outcome import Closes, Contact, Outcome
from callback_desk.domain.visit import MARKS, REOPENING

if TYPE_CHECKING:
    from callback_desk.domain.lead import Attempt


def closed_by(
    attempts: Sequence["Attempt"], outcomes: Mapping[str, Outcome]
) -> "Attempt | None":
    """The attempt that closed the request for now, or None.

    A closed one opens again when somebody is reached, a call is agreed, or who was
    booked did not come; dialling in vain does not put a booked patient back.
    """
    closing: Attempt | None = None
    for attempt in attempts:
        outcome = outcomes[attempt.outcome or ""]
        reached = outcome.contact_by(attempt.direction) is not Contact.NONE
        agreed = attempt.next_is_agreed and attempt.outcome not in MARKS
        if outcome.closes is Closes.YES or attempt.details.closes:
            closing = attempt
        elif reached or agreed or attempt.outcome in REOPENING:
            closing = None
    return closing


def last_word(
    attempts: Sequence["Attempt"], outcomes: Mapping[str, Outcome]
) -> "Attempt | None":
    """The attempt that says when the request comes back, or None.

    What became of a visit is no call: what was planned or agreed by then goes on,
    corrected or taken back as it may be since. Who did not come, and was closed, is
    called by that alone.
    """
    for place in reversed(range(len(attempts))):
        attempt = attempts[place]
        if attempt.outcome not in MARKS:
            return attempt
        was_closed = closed_by(attempts[:place], outcomes) is not None
        if attempt.outcome in REOPENING and was_closed:
            return attempt
    return None
