"""Requests that a later record moved earlier, and what they were before."""

from sqlalchemy import Connection, bindparam, exists, insert, select, update

from callback_desk.domain.lead import Request
from callback_desk.domain.local_time import to_epoch
from callback_desk.storage.prepared import Prepared, columns_of
from callback_desk.storage.request_origin_table import RequestOriginRow
from callback_desk.storage.tables import RequestRow, table_of

_ORIGIN = columns_of(RequestOriginRow)
_KEEP_ORIGIN = Prepared(
    insert(table_of(RequestOriginRow)).from_select(
        _ORIGIN,
        select(*(getattr(RequestRow, name) for name in _ORIGIN)).where(
            RequestRow.request_id == bindparam("of_request"),
            ~exists().where(RequestOriginRow.request_id == RequestRow.request_id),
        ),
    )
)
_MOVE = Prepared(
    update(table_of(RequestRow)).where(
        RequestRow.request_id == bindparam("of_request"),
        RequestRow.lead_id == bindparam("of_lead"),
    ),
    [name for name in _ORIGIN if name != "request_id"],
)


def move_earlier(connection: Connection, lead_id: int, request: Request) -> None:
    """Keep a request's earlier receipt and deadline, and once what they were."""
    _KEEP_ORIGIN.run(connection, {"of_request": request.request_id})
    due_from, due_precision = request.due_from, request.due_precision
    _MOVE.run(
        connection,
        {
            "of_request": request.request_id,
            "of_lead": lead_id,
            "received_at": to_epoch(request.received_at),
            "precision": request.precision.value,
            "promised_due_at": to_epoch(request.promised_due_at),
            "due_at": to_epoch(request.due_at),
            "due_version_id": request.due_version,
            "due_from": None if due_from is None else to_epoch(due_from),
            "due_precision": None if due_precision is None else due_precision.value,
        },
    )
