"""Askings a part at a time, so that counting very many holds nobody up."""

from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from callback_desk.domain.asking import (
    Place,
    SomeDue,
    StoredAsking,
    StoredCall,
    Told,
)
from callback_desk.storage.asking_rows import SEEN, askings_where, calls_where
from callback_desk.storage.prepared import Prepared
from callback_desk.storage.prepared_lookup import PreparedLookup
from callback_desk.storage.tables import AttemptRow, LeadRow, RequestRow

_DUE: BindParameter[int] = bindparam("due")
_NUMBER: BindParameter[int] = bindparam("number")
# Later than every instant that is stored.
_EVER = 2**62
_IN_ORDER = select(
    RequestRow.due_at, RequestRow.request_id, RequestRow.lead_id, RequestRow.received_at
).limit(bindparam("most"))
# Very many may fall due at one instant, so those go on by their number; the index of
# the deadlines has it behind each of them.
_AT_ONCE = Prepared(
    _IN_ORDER.where(
        RequestRow.due_at == _DUE, RequestRow.request_id > _NUMBER
    ).order_by(RequestRow.request_id)
)
_LATER = Prepared(
    _IN_ORDER.where(
        RequestRow.due_at > _DUE, RequestRow.due_at < bindparam("ends")
    ).order_by(RequestRow.due_at, RequestRow.request_id)
)
_ASKED = PreparedLookup(lambda keys: askings_where(RequestRow.lead_id.in_(keys), *SEEN))
_CALLED = PreparedLookup(lambda keys: calls_where(AttemptRow.lead_id.in_(keys)))
_SAFETY = PreparedLookup(
    lambda keys: select(LeadRow.lead_id, LeadRow.safety).where(
        LeadRow.lead_id.in_(keys), *SEEN
    )
)


def due_behind(connection: Connection, place: Place, ends: int, most: int) -> SomeDue:
    """The next of those that are due before `ends`, behind a place in order."""
    rows, following = next_due(connection, place, ends, most)
    leads = list(dict.fromkeys(lead_id for _, _, lead_id, _ in rows))
    calls: dict[int, list[StoredCall]] = {}
    for call in map(StoredCall._make, _CALLED.rows(connection, leads)):
        calls.setdefault(call.lead_id, []).append(call)
    asked = [StoredAsking._make(row) for row in _ASKED.rows(connection, leads)]
    return SomeDue(frozenset(row[1] for row in rows), Told(asked, calls), following)


def received_behind(
    connection: Connection, place: Place, most: int
) -> tuple[list[tuple[int, bool]], Place | None]:
    """When the next of those behind a place came, and whether in danger; where it ends.

    Whoever is not seen is left out.
    """
    rows, following = next_due(connection, place, _EVER, most)
    leads = list(dict.fromkeys(lead_id for _, _, lead_id, _ in rows))
    safety = dict(_SAFETY.rows(connection, leads))
    came = [
        (received_at, bool(safety[lead_id]))
        for _, _, lead_id, received_at in rows
        if lead_id in safety
    ]
    return came, following


def next_due(
    connection: Connection, place: Place, ends: int, most: int
) -> tuple[list[tuple[Any, ...]], Place | None]:
    """The next requests behind a place: due at, number, lead and received at."""
    due, number = place
    rows: list[tuple[Any, ...]] = []
    if due < ends:
        values = {"due": due, "number": number, "most": most}
        rows = _AT_ONCE.rows(connection, values)
    if len(rows) < most:
        values = {"due": due, "ends": ends, "most": most - len(rows)}
        rows += _LATER.rows(connection, values)
    return rows, (rows[-1][0], rows[-1][1]) if len(rows) == most else None
