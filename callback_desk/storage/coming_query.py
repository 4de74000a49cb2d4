"""What lies ahead today, and what changed since an instant: counts and instants."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from callback_desk.domain.being_told import Coming, Kind
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.queue_part import QueuePart
from callback_desk.domain.standing import OpenLead
from callback_desk.domain.while_away import ChangedMeanwhile
from callback_desk.storage.calendar_tables import CalendarVersionRow
from callback_desk.storage.import_store import DONE
from callback_desk.storage.pending import is_seen
from callback_desk.storage.queries import leads_in_danger
from callback_desk.storage.tables import AttemptRow, BatchRow, LeadRow, RequestRow

# More of one kind are told as so many; nobody counts on.
MOST = 1_000
# A goal lies at most so far before its deadline, closed days in between.
GOAL_BEFORE_DUE = timedelta(days=7)
_Instant = InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]


def coming(
    connection: Connection, calendar: BusinessCalendar, now: datetime, until: datetime
) -> list[Coming]:
    """The instants from now until then by which somebody should act.

    Of people in danger whom nobody called, reached or told anybody about, those that
    passed as well.
    """
    in_danger = leads_in_danger(connection, calendar)
    found = [
        Coming(Kind.PRIORITY, lead.lead_id or -(lead.record_id or 0), lead.goal_at)
        for lead in in_danger
        if not (lead.dialled or lead.contact or lead.care.is_told)
        and lead.goal_at <= until
    ]
    found += [call for call in _agreed_with(in_danger) if now <= call.at <= until]
    waiting, agreed = _part(QueuePart.WAITING), _part(QueuePart.AGREED)
    near = waiting & LeadRow.act_by.between(now, until + GOAL_BEFORE_DUE)
    for kind, column, where in (
        (Kind.DUE, LeadRow.act_by, waiting),
        (Kind.GOAL, LeadRow.goal_at, near),
        (Kind.CALL, LeadRow.act_by, agreed),
    ):
        rows = connection.execute(_between(column, where, now, until))
        found += [Coming(kind, number, at) for number, at in rows]
    return found


def _agreed_with(in_danger: list[OpenLead]) -> list[Coming]:
    """The calls agreed with people in danger, whose place in the queue is their own."""
    return [
        Coming(Kind.CALL, lead.lead_id, lead.next_call_at)
        for lead in in_danger
        if lead.lead_id is not None
        and lead.next_call_at is not None
        and lead.next_is_agreed
        and not lead.barred
    ]


def _part(part: QueuePart) -> ColumnElement[bool]:
    return (LeadRow.queue_part == part.value) & ~LeadRow.barred


def _between(
    column: _Instant, where: ColumnElement[bool], first: datetime, last: datetime
) -> Select[*tuple[Any, ...]]:
    seen = is_seen(LeadRow.batch_id)
    return (
        select(LeadRow.lead_id, column)
        .where(where, column.between(first, last), seen)
        .order_by(column)
        .limit(MOST)
    )


def count_ahead(
    connection: Connection,
    calendar: BusinessCalendar,
    now: datetime,
    tomorrow: datetime,
) -> tuple[int, int]:
    """How many promises that nobody tried end before tomorrow, and agreed calls.

    Each is counted no further than `MOST`.
    """
    ends, calls = (
        connection.execute(
            select(func.count()).select_from(
                select(LeadRow.lead_id)
                .where(
                    _part(part),
                    LeadRow.act_by >= now,
                    LeadRow.act_by < tomorrow,
                    is_seen(LeadRow.batch_id),
                )
                .limit(MOST)
                .subquery()
            )
        ).scalar_one()
        for part in (QueuePart.WAITING, QueuePart.AGREED)
    )
    in_danger = _agreed_with(leads_in_danger(connection, calendar))
    return ends, calls + sum(now <= call.at < tomorrow for call in in_danger)


def changed_since(
    connection: Connection, since: datetime, staff_id: int
) -> ChangedMeanwhile:
    """What came in, what others recorded and what moved since an instant."""
    new = connection.execute(
        select(func.coalesce(func.sum(BatchRow.new + BatchRow.repeat), 0)).where(
            # What was taken back meanwhile is not there.
            BatchRow.made_at >= since,
            BatchRow.state == DONE,
        )
    ).scalar_one()
    recorded = connection.execute(
        select(func.count()).where(
            AttemptRow.entered_at >= since,
            AttemptRow.staff_id != staff_id,
            AttemptRow.outcome.is_not(None),
        )
    ).scalar_one()
    versions = select(CalendarVersionRow.version_id).where(
        CalendarVersionRow.set_at >= since
    )
    moved = connection.execute(
        select(func.count())
        .select_from(RequestRow)
        .join(LeadRow, LeadRow.request_id == RequestRow.request_id)
        .where(RequestRow.due_version_id.in_(versions), LeadRow.is_open)
    ).scalar_one()
    return ChangedMeanwhile(int(new), int(recorded), int(moved))
