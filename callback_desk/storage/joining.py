"""Two leads made one, and split again: rows move, and each move is remembered."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from callback_desk.domain.lead_identity import Join
from callback_desk.storage.call_tables import (
    LeadJoinMoveRow,
    LeadJoinRow,
    LeadNumberRow,
    ReachRow,
)
from callback_desk.storage.pending import is_seen
from callback_desk.storage.safety_tables import SafetyLogRow
from callback_desk.storage.tables import (
    AttemptRow,
    LeadRow,
    RequestRow,
    Row,
    StaffRow,
    SubmissionRow,
    table_of,
)

# What belongs to a lead, and by which key each row of it is known.
_MOVED: dict[str, tuple[type[Row], str]] = {
    "request": (RequestRow, "request_id"),
    "submission": (SubmissionRow, "submission_id"),
    "attempt": (AttemptRow, "attempt_id"),
    "number": (LeadNumberRow, "number_id"),
    "safety": (SafetyLogRow, "entry_id"),
}
# What takes the place of another row, or takes it back, names it so: it goes with it.
_NAMES = (
    (table_of(AttemptRow), "attempt_id", "corrects"),
    (table_of(SafetyLogRow), "entry_id", "takes_back"),
)
# How to reach whom both are: that is of neither alone.
_TOLD = "told"
_LEADS = table_of(LeadRow)


def joins_of(connection: Connection, lead_id: int) -> list[Join]:
    """The leads that became part of one and can be split from it again."""
    rows = connection.execute(
        select(
            LeadJoinRow.join_id,
            LeadJoinRow.lead_id,
            LeadRow.name,
            LeadRow.phone,
            LeadJoinRow.at,
            StaffRow.name.label("by"),
        )
        .join(LeadRow, LeadRow.lead_id == LeadJoinRow.lead_id)
        .join(StaffRow, StaffRow.staff_id == LeadJoinRow.staff_id)
        .where(
            LeadJoinRow.into_id == lead_id,
            LeadJoinRow.split_at.is_(None),
            is_seen(LeadRow.batch_id),
        )
        .order_by(LeadJoinRow.join_id)
    )
    return [
        Join(join_id, lead_id, part, name, phone, at, by)
        for join_id, part, name, phone, at, by in rows
    ]


def join(
    connection: Connection, into: int, lead_id: int, at: datetime, staff_id: int
) -> int:
    """Move all that a lead asked and all its attempts to another.

    The lead's own row stays, seen by nobody, so that a split finds it as it was.
    """
    result = connection.execute(
        insert(LeadJoinRow).values(
            into_id=into, lead_id=lead_id, at=at, staff_id=staff_id
        )
    )
    (join_id,) = result.inserted_primary_key or (0,)
    for kind, (row, key) in _MOVED.items():
        table = table_of(row)
        numbers = list(
            connection.scalars(select(table.c[key]).where(table.c.lead_id == lead_id))
        )
        if numbers:
            connection.execute(
                insert(LeadJoinMoveRow),
                [{"join_id": join_id, "kind": kind, "row_id": n} for n in numbers],
            )
            connection.execute(
                update(table).where(table.c.lead_id == lead_id).values(lead_id=into)
            )
    connection.execute(
        update(_LEADS)
        .where(_LEADS.c.lead_id == lead_id)
        .values(
            joined_into=into,
            is_open=False,
            queue_part=None,
            act_by=None,
            returns_at=None,
            asleep=False,
            next_call_at=None,
        )
    )
    return int(join_id)


def note_told(connection: Connection, join_id: int, reach_id: int) -> None:
    """Remember how to reach whom both are: told by a join, and by nobody else."""
    connection.execute(
        insert(LeadJoinMoveRow).values(join_id=join_id, kind=_TOLD, row_id=reach_id)
    )


def split(connection: Connection, join_id: int, at: datetime, staff_id: int) -> None:
    """Move back what a join moved, as far as it is still there.

    What somebody mended of it since goes along: else the mistake would stand again.
    """
    part, into = connection.execute(
        select(LeadJoinRow.lead_id, LeadJoinRow.into_id).where(
            LeadJoinRow.join_id == join_id
        )
    ).one()
    for kind, (row, key) in _MOVED.items():
        table = table_of(row)
        moved = select(LeadJoinMoveRow.row_id).where(
            LeadJoinMoveRow.join_id == join_id, LeadJoinMoveRow.kind == kind
        )
        connection.execute(
            update(table).where(table.c[key].in_(moved)).values(lead_id=part)
        )
    for table, key, names in _NAMES:
        theirs = select(table.c[key]).where(table.c.lead_id == part)
        mends = update(table).where(table.c.lead_id == into, table.c[names].in_(theirs))
        # A correction may have been corrected in its turn.
        while connection.execute(mends.values(lead_id=part)).rowcount:
            pass
    told = select(LeadJoinMoveRow.row_id).where(
        LeadJoinMoveRow.join_id == join_id, LeadJoinMoveRow.kind == _TOLD
    )
    connection.execute(delete(ReachRow).where(ReachRow.reach_id.in_(told)))
    connection.execute(
        update(_LEADS).where(_LEADS.c.lead_id == part).values(joined_into=None)
    )
    connection.execute(
        update(LeadJoinRow)
        .where(LeadJoinRow.join_id == join_id)
        .values(split_at=at, split_by=staff_id)
    )
