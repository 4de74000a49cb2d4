"""A request as it is stored, turned into the domain's."""

from typing import Final

from sqlalchemy import select

from callback_desk.domain.lead import Request
from callback_desk.domain.local_time import from_epoch
from callback_desk.domain.submission import Precision
from callback_desk.storage.tables import RequestRow

REQUESTS: Final = select(
    RequestRow.lead_id,
    RequestRow.request_id,
    RequestRow.received_at,
    RequestRow.precision,
    RequestRow.promised_due_at,
    RequestRow.due_at,
    RequestRow.version_id,
    RequestRow.due_version_id,
    RequestRow.due_from,
    RequestRow.due_precision,
).order_by(RequestRow.request_id)
"""Each with its lead first, to be read for some leads or for a period."""


def request_of(
    request_id: int,
    received_at: int,
    precision: str,
    promised_due_at: int,
    due_at: int,
    version: int,
    due_version: int | None,
    due_from: int | None,
    due_precision: str | None,
) -> Request:
    """A request of its stored values, in the order of `REQUESTS` behind the lead."""
    return Request(
        request_id=request_id,
        received_at=from_epoch(received_at),
        precision=Precision(precision),
        promised_due_at=from_epoch(promised_due_at),
        due_at=from_epoch(due_at),
        calendar_version=version,
        due_version=due_version,
        due_from=None if due_from is None else from_epoch(due_from),
        due_precision=None if due_precision is None else Precision(due_precision),
    )
