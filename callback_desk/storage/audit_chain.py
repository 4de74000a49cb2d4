"""The chain of the audit: each row bears a hash of itself and of all before it.

Changing, deleting, adding or swapping a row breaks it from there on. The last link
stands once more in a row of its own (and in every backup), so that a tail that was cut
off shows as well.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from json import JSONEncoder
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from callback_desk.domain.audit_finding import AuditFinding, AuditHead
from callback_desk.domain.stopping import Heed, go_on, heeding
from callback_desk.storage.audit_table import HEAD_ID, AuditHeadRow, AuditRow
from callback_desk.storage.prepared import Prepared
from callback_desk.storage.tables import table_of
from callback_desk.translation import _

BEFORE_THE_FIRST = b""
# Made once: making it takes longer than using it.
_AS_JSON = JSONEncoder(default=repr).encode
# A row of these kinds alone is put together by hand: the encoder is quick with a text,
# and takes ten times as long for a row as all its parts do.
_PART_AS_JSON: dict[type, Callable[[Any], str]] = {
    int: int.__repr__,
    str: _AS_JSON,
    type(None): lambda nothing: "null",
}
# Rows that are fetched at a time.
CHUNK = 2_000
_AUDIT, _HEAD = table_of(AuditRow), table_of(AuditHeadRow)
_SAID = (
    _AUDIT.c.audit_id,
    _AUDIT.c.at,
    _AUDIT.c.real_at,
    _AUDIT.c.staff_id,
    _AUDIT.c.action,
    _AUDIT.c.subject,
    _AUDIT.c.subject_id,
)
_READ_HEAD = Prepared(
    select(_HEAD.c.audit_id, _HEAD.c.chain).where(_HEAD.c.head_id == HEAD_ID)
)
_MOVE_HEAD = Prepared(
    update(_HEAD)
    .where(_HEAD.c.head_id == HEAD_ID)
    .values(audit_id=bindparam("last_id"), chain=bindparam("last_chain"))
)
_READ_ON = Prepared(
    select(*_SAID, _AUDIT.c.chain)
    .where(_AUDIT.c.audit_id > bindparam("after_id"))
    .order_by(_AUDIT.c.audit_id)
    .limit(bindparam("most"))
)
_READ_ONE = Prepared(
    select(_AUDIT.c.chain).where(_AUDIT.c.audit_id == bindparam("asked_id"))
)


def link(before: bytes, *said: object) -> bytes:
    """The hash of a row: SHA-256 over the link before it and what the row says.

    Args:
        before: the link of the row before; empty for the first.
        said: the row's columns as they are stored, but for the link, in their order.
    """
    return sha256(before + _as_json(said).encode()).digest()


def _as_json(said: tuple[object, ...]) -> str:
    """The same text as the encoder's, to the letter."""
    try:
        parts = [_PART_AS_JSON[type(part)](part) for part in said]
    except KeyError:
        # What somebody put into a row from outside may be anything.
        return _AS_JSON(said)
    return f"[{', '.join(parts)}]"


def read_head(connection: Connection) -> AuditHead:
    """The last row that was written, and its link."""
    rows = _READ_HEAD.rows(connection)
    return AuditHead(*rows[0]) if rows else AuditHead(0, BEFORE_THE_FIRST)


def move_head(connection: Connection, head: AuditHead) -> None:
    """Let the head be another row, within the transaction that wrote it."""
    _MOVE_HEAD.run(connection, {"last_id": head.audit_id, "last_chain": head.chain})


def verify(
    connection: Connection, known: AuditHead | None = None, heed: Heed = go_on
) -> AuditFinding:
    """Walk the chain from the first row to the head.

    Args:
        connection: inside a transaction, so that nothing is added meanwhile.
        known: a head from elsewhere, such as a backup's, that must lie on the chain.
        heed: is asked now and then.

    Raises:
        Stopped: `heed` ended it.
    """
    head = read_head(connection)
    last, before = 0, BEFORE_THE_FIRST
    for row in heeding(_rows(connection), heed):
        *said, chain = row
        if said[0] != last + 1:
            return AuditFinding(
                last, last + 1, _("Row {row} is missing.", row=last + 1)
            )
        if said[0] > head.audit_id:
            problem = _(
                "Row {row} was added by something else than the desk.", row=said[0]
            )
            return AuditFinding(last, said[0], problem)
        before = link(before, *said)
        if before != chain:
            return AuditFinding(
                last, said[0], _("Row {row} is not as it was written.", row=said[0])
            )
        last = said[0]
    if last < head.audit_id:
        return AuditFinding(
            last, last + 1, _("All rows from {row} on are missing.", row=last + 1)
        )
    if before != head.chain:
        return AuditFinding(
            last, last, _("Row {row} is not the one written last.", row=last)
        )
    return _against(connection, known, last)


def _against(
    connection: Connection, known: AuditHead | None, rows: int
) -> AuditFinding:
    if known is None or known.audit_id == 0:
        return AuditFinding(rows)
    if known.audit_id > rows:
        return AuditFinding(
            rows,
            rows + 1,
            _("All rows from {row} on are missing: a backup has more.", row=rows + 1),
        )
    ((chain,),) = _READ_ONE.rows(connection, {"asked_id": known.audit_id})
    if chain != known.chain:
        return AuditFinding(
            rows,
            known.audit_id,
            _(
                "Row {row}, or one before it, was written anew since a backup.",
                row=known.audit_id,
            ),
        )
    return AuditFinding(rows)


def _rows(connection: Connection) -> Iterator[tuple[object, ...]]:
    after: object = -(2**63)
    while True:
        rows = _READ_ON.rows(connection, {"after_id": after, "most": CHUNK})
        yield from rows
        if len(rows) < CHUNK:
            return
        after = rows[-1][0]
