"""Counting what a day asks for: three questions, each answered by an index."""

from datetime import datetime

from sqlalchemy import Connection, Integer, and_, exists, func, or_, select

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


def day_counts(connection: Connection, begins: datetime, ends: datetime) -> DayCounts:
    """What falls due from `begins` until before `ends`, and what was left before."""
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
    due, due_done = connection.execute(
        select(func.count(), func.coalesce(func.sum(done.cast(Integer)), 0))
        .select_from(RequestRow)
        .join(LeadRow, LeadRow.lead_id == RequestRow.lead_id)
        .where(
            RequestRow.due_at >= begins,
            RequestRow.due_at < ends,
            or_(done, can_be_called),
            is_seen(LeadRow.batch_id),
        )
    ).one()
    # Of those in danger, who have no part of the queue, there are few.
    overdue = sum(
        connection.execute(
            select(func.count())
            .select_from(LeadRow)
            .where(*these, is_seen(LeadRow.batch_id))
        ).scalar_one()
        for these in (
            (WAITS, LeadRow.act_by < begins),
            (
                and_(LeadRow.is_open, LeadRow.safety, LeadRow.due_at < begins),
                and_(~LeadRow.dialled, ~LeadRow.contact),
            ),
        )
    )
    return DayCounts(due, due_done, overdue, _touched_since(connection, begins))


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
