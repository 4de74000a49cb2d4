"""Attempts as they are stored: asked for, and turned into the domain's."""

from typing import Any

from sqlalchemy import select

from callback_desk.domain.attempt_details import NO_DETAILS
from callback_desk.domain.lead import Attempt
from callback_desk.domain.local_time import from_epoch
from callback_desk.domain.outcome import Channel, Direction
from callback_desk.storage.attempt_details_rows import COLUMNS as DETAILS
from callback_desk.storage.attempt_details_rows import details_of
from callback_desk.storage.call_tables import AttemptDetailsRow
from callback_desk.storage.tables import AttemptRow, StaffRow

# Of many leads, in the order that they were entered; a statement says of which.
ATTEMPTS = (
    select(
        AttemptRow.lead_id,
        AttemptRow.attempt_id,
        AttemptRow.at,
        AttemptRow.entered_at,
        AttemptRow.outcome,
        AttemptRow.direction,
        AttemptRow.channel,
        AttemptRow.note,
        StaffRow.name,
        AttemptRow.next_call_at,
        AttemptRow.next_is_agreed,
        AttemptRow.corrects,
        AttemptRow.why,
        *DETAILS,
    )
    .join(StaffRow, StaffRow.staff_id == AttemptRow.staff_id)
    .outerjoin(AttemptDetailsRow, AttemptDetailsRow.attempt_id == AttemptRow.attempt_id)
    .order_by(AttemptRow.attempt_id)
)


def attempt_of(
    attempt_id: int,
    at: int,
    entered_at: int,
    outcome: str | None,
    direction: str,
    channel: str,
    note: str,
    by: str,
    next_call_at: int | None,
    next_is_agreed: int,
    corrects: int | None,
    why: str | None,
    details_id: int | None,
    *details: Any,  # noqa: ANN401 - what a statement asks beside
) -> Attempt:
    """An attempt of its stored values, in the order of the statement."""
    return Attempt(
        attempt_id=attempt_id,
        at=from_epoch(at),
        entered_at=from_epoch(entered_at),
        outcome=outcome,
        direction=Direction(direction),
        channel=Channel(channel),
        note=note,
        by=by,
        next_call_at=None if next_call_at is None else from_epoch(next_call_at),
        next_is_agreed=bool(next_is_agreed),
        corrects=corrects,
        why=why,
        details=NO_DETAILS if details_id is None else details_of(*details),
    )
