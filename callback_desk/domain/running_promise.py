"""Promises that still run, as a change of the calendar looks at them.

They may be a hundred thousand, so they stay what they are stored as: plain rows, with
instants in epoch seconds.
"""

from typing import NamedTuple


class RunningPromise(NamedTuple):
    """The current promise of an open lead that nobody has reached, or of a kept record.

    Attributes:
        lead_id: the lead, or None for a record kept for a look.
        record_id: that record, or None for a lead.
        request_id: the lead's current request, or None for a record.
        name: as typed.
        phone: E.164, or None where there is none yet.
        safety: whether words about safety were found.
        dialled: whether somebody tried.
        received_at: the receipt, by which its goal goes.
        due_from: the receipt by which its deadline goes.
        due_at: the deadline in force.
        goal_at: the goal in force; a record's is worked out when it is shown.
        version: the calendar by which the deadline was reckoned.
    """

    lead_id: int | None
    record_id: int | None
    request_id: int | None
    name: str
    phone: str | None
    safety: bool
    dialled: bool
    received_at: int
    due_from: int
    due_at: int
    goal_at: int | None
    version: int


class PromiseMove(NamedTuple):
    """What a changed calendar makes of a running promise."""

    promise: RunningPromise
    due_at: int
    goal_at: int | None

    @property
    def moves_deadline(self) -> bool:
        """Whether the deadline is another one; else the goal alone is."""
        return self.due_at != self.promise.due_at
