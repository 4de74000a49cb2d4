"""Counting what a day asks for: each question answered by an index, up to a limit."""

from datetime import datetime

from sqlalchemy import Connection, Integer, exists, func, or_, select

from callback_desk.domain.day_progress import DayCounts
from callback_desk.storage.pending import is_seen
from callback_desk.storage.queue_indexes import WAITS
from callback_desk.storage.tables import (
    AttemptRow,
    BarredNumberRow,
    LeadRow,
    RequestRow,
)

# Attempts are looked at from the newest back, so many at a time.
AT_A_TIME = 500


def day_counts(
    connection: Connection, begins: datetime, ends: datetime, up_to: int
) -> DayCounts:
    """What falls due from `begins` until before `ends`, and what was left before.

    Each is counted no further than `up_to`, whatever lies behind it.
    """
    barred = exists().where(
        BarredNumberRow.phone == LeadRow.phone, BarredNumberRow.lifted_by.is_(None)
    )
    can_be_called = or_(LeadRow.safety, ~barred)
    # An earlier request of a lead was answered, or there would be no later one.
    done = or_(
        RequestRow.request_id != LeadRow.request_id,
        LeadRow.dialled,
        LeadRow.contact,
        ~LeadRow.is_open,
    )
    today = (
        select(done.cast(Integer).label("done"))
        .select_from(RequestRow)
        .join(LeadRow, LeadRow.lead_id == RequestRow.lead_id)
        .where(
            RequestRow.due_at >= begins,
            RequestRow.due_at < ends,
            or_(done, can_be_called),
            is_seen(LeadRow.batch_id),
        )
        .limit(up_to)
        .subquery()
    )
    due, due_done = connection.execute(
        select(func.count(), func.coalesce(func.sum(today.c.done), 0))
    ).one()
    overdue = _overdue_before(connection, begins, up_to)
    return DayCounts(due, due_done, overdue, _touched_since(connection, begins))


def _overdue_before(connection: Connection, begins: datetime, up_to: int) -> int:
    """How many that can be called nobody dealt with, due before then.

    By the queue's own mark, so that its index serves; safety leads have none.
    """
    waiting = select(LeadRow.lead_id).where(
        WAITS,
        LeadRow.act_by < begins,
        is_seen(LeadRow.batch_id),
    )
    counted: int = connection.execute(
        select(func.count()).select_from(waiting.limit(up_to).subquery())
    ).scalar_one()
    # Of the few in danger; they have no part of the queue.
    in_danger = connection.scalars(
        select(LeadRow.due_at).where(
            LeadRow.is_open,
            LeadRow.safety,
            ~LeadRow.dialled,
            ~LeadRow.contact,
            is_seen(LeadRow.batch_id),
        )
    )
    return min(counted + sum(due_at < begins for due_at in in_danger), up_to)


def _touched_since(connection: Connection, begins: datetime) -> tuple[int, ...]:
    """The leads with an attempt entered since then; attempts are only ever added."""
    touched: dict[int, None] = {}
    before: int | None = None
    while True:
        newest = select(
            AttemptRow.attempt_id, AttemptRow.lead_id, AttemptRow.entered_at
        )
        if before is not None:
            newest = newest.where(AttemptRow.attempt_id < before)
        rows = connection.execute(
            newest.order_by(AttemptRow.attempt_id.desc()).limit(AT_A_TIME)
        ).all()
        for attempt_id, lead_id, entered_at in rows:
            if entered_at < begins:
                return tuple(touched)
            touched[lead_id] = None
            before = attempt_id
        if len(rows) < AT_A_TIME:
            return tuple(touched)
