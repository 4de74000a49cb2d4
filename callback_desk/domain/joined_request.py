"""One request of several askings: the earliest receipt and deadline are its own."""

from dataclasses import replace
from datetime import datetime

from callback_desk.domain.lead import Request
from callback_desk.domain.submission import Precision


def moved_earlier(
    request: Request,
    received_at: datetime,
    precision: Precision,
    due_at: datetime,
    due_version: int,
    *,
    takes_over_calls: bool,
) -> Request:
    """A request that somebody joined: the earliest receipt and deadline stay.

    A day begins before the calls that were made on it: where the asking would take
    those over from the request before, the receipt stays as it is.
    """
    receipt = request.received_at, request.precision
    promised = request.promised_due_at
    due, version, reckoned = request.due_at, request.reckoned_by, request.reckoned_from
    came_first = received_at < request.received_at and not takes_over_calls
    if came_first:
        receipt = received_at, precision
    if due_at < due or (came_first and due_at == due):
        promised = min(promised, due_at) if due_at < due else promised
        due, version, reckoned = due_at, due_version, (received_at, precision)
    return replace(
        request,
        received_at=receipt[0],
        precision=receipt[1],
        promised_due_at=promised,
        due_at=due,
        due_version=None if version == request.calendar_version else version,
        due_from=None if reckoned[0] == receipt[0] else reckoned[0],
        due_precision=None if reckoned[1] is receipt[1] else reckoned[1],
    )
