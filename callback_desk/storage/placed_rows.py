"""The seam between placed records and the rows of their leads and requests."""

from callback_desk.domain.lead import Request
from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.queue_part import QueuePart
from callback_desk.domain.record import Placed
from callback_desk.storage.raw_text import storable


def lead_row(placed: Placed, batch_id: int | None) -> dict[str, object]:
    """The values of a new lead's row, as they are stored."""
    record, request = placed.record, request_of(placed)
    return {
        "lead_id": placed.lead_id,
        "name": storable(record.submission.name),
        "phone": record.phone,
        "extension": record.extension,
        "email": storable(record.submission.email or "") or None,
        "safety": int(record.safety.flagged),
        "is_open": 1,
        "request_id": request.request_id,
        "received_at": to_epoch(request.received_at),
        "promised_due_at": to_epoch(request.promised_due_at),
        "due_at": to_epoch(request.due_at),
        "goal_at": None if placed.goal_at is None else to_epoch(placed.goal_at),
        "next_is_agreed": 0,
        "attempts": 0,
        "asked": 1,
        "dialled": 0,
        "contact": 0,
        "barred": int(record.barred),
        "queue_part": None if record.safety.flagged else QueuePart.WAITING.value,
        "act_by": None if record.safety.flagged else to_epoch(request.due_at),
        "batch_id": batch_id,
    }


def request_row(placed: Placed, opened_by: int | None) -> dict[str, object]:
    """The values of a new request's row, begun by that record."""
    request = request_of(placed)
    return {
        "request_id": request.request_id,
        "lead_id": placed.lead_id,
        "received_at": to_epoch(request.received_at),
        "precision": request.precision.value,
        "promised_due_at": to_epoch(request.promised_due_at),
        "due_at": to_epoch(request.due_at),
        "version_id": request.calendar_version,
        "due_version_id": request.due_version,
        "due_from": to_epoch(request.due_from) if request.due_from else None,
        "due_precision": request.due_precision and request.due_precision.value,
        "opened_by": opened_by,
    }


def request_of(placed: Placed) -> Request:
    """The request of a record that has one."""
    if placed.request is None:
        raise ValueError("a lead without a request")
    return placed.request
