"""How the queue stands as a whole, counted no further than anybody reads."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    bindparam,
    func,
    literal_column,
    select,
    union_all,
)

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import KINDS, QueueSummary
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.queue_part import QueuePart
from callback_desk.domain.standing import Standing
from callback_desk.storage.pending import is_seen
from callback_desk.storage.prepared import Prepared
from callback_desk.storage.queries import leads_in_danger
from callback_desk.storage.queue_pages import (
    RESTING_NOW,
    awake_in,
    spans_of_kind,
    tomorrow_of,
)
from callback_desk.storage.tables import LeadRow

_ONE: ColumnElement[int] = literal_column("1").label("one")
# The parts of those whom nobody has reached.
_UNANSWERED = (QueuePart.WAITING, QueuePart.TRIED)


def _counted(found: Select[Any] | CompoundSelect[Any]) -> Prepared:
    """How many there are, up to a limit."""
    few = found.limit(bindparam("up_to")).subquery()
    return Prepared(select(func.count()).select_from(few))


@cache
def _count_in(parts: tuple[QueuePart, ...]) -> Prepared:
    """How many leads stand in a span of each part."""
    ranges = [
        select(_ONE).where(
            awake_in(part),
            LeadRow.act_by >= bindparam(f"{part}_first"),
            LeadRow.act_by < bindparam(f"{part}_end"),
        )
        for part in parts
    ]
    return _counted(union_all(*ranges) if len(ranges) > 1 else ranges[0])


_COUNT_RESTING = _counted(select(_ONE).where(RESTING_NOW))
_OF_PART = (
    (LeadRow.queue_part == bindparam("part"))
    & ~LeadRow.barred
    & is_seen(LeadRow.batch_id)
)
_ANY_BEFORE = Prepared(
    select(_ONE).where(_OF_PART, LeadRow.act_by < bindparam("now")).limit(1)
)
_NEXT_DUE = Prepared(
    select(LeadRow.act_by)
    .where(_OF_PART, LeadRow.act_by >= bindparam("now"))
    .order_by(LeadRow.act_by)
    .limit(1)
)
_NEXT_CALL = Prepared(
    select(LeadRow.next_call_at)
    .where(RESTING_NOW)
    .order_by(LeadRow.next_call_at)
    .limit(1)
)


def sum_up_queue(
    connection: Connection, calendar: BusinessCalendar, now: datetime, up_to: int
) -> QueueSummary:
    """How the queue stands; nothing is counted beyond `up_to`.

    Each count looks at so many entries of an index at most, whatever lies behind them.
    """
    reading = _Reading(connection, to_epoch(now), tomorrow_of(calendar, now), up_to)
    in_danger = leads_in_danger(connection, calendar)
    counts = {str(kind): reading.count(kind) for kind in KINDS if kind != "safety"}
    ahead = reading.next_due_at()
    late = counts[Standing.OVERDUE] > 0 or reading.any_late()
    unanswered = [lead.due_at for lead in in_danger if not lead.contact]
    at = from_epoch(to_epoch(now))
    dues = [due for due in (*unanswered, ahead) if due is not None and due >= at]
    return QueueSummary(
        at=at,
        counts={"safety": min(len(in_danger), up_to)} | counts,
        any_late=late or any(due < at for due in unanswered),
        next_due_at=min(dues, default=None),
        next_call_at=reading.next_call_at(),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """One look at the queue, at an instant."""

    connection: Connection
    now: int
    tomorrow: int
    up_to: int

    def count(self, kind: Standing) -> int:
        """How many are of a kind, up to the limit."""
        if kind is Standing.RESTING:
            values = {"now": self.now, "up_to": self.up_to}
            ((count,),) = _COUNT_RESTING.rows(self.connection, values)
            return int(count)
        spans = spans_of_kind(kind, self.now, self.tomorrow)
        values = {"now": self.now, "up_to": self.up_to}
        for span in spans:
            values |= {f"{span.part}_first": span.first, f"{span.part}_end": span.end}
        statement = _count_in(tuple(span.part for span in spans))
        ((count,),) = statement.rows(self.connection, values)
        return int(count)

    def any_late(self) -> bool:
        """Whether a promise ran out unanswered, of those that rest as well."""
        return any(
            _ANY_BEFORE.rows(self.connection, {"part": part, "now": self.now})
            for part in _UNANSWERED
        )

    def next_due_at(self) -> datetime | None:
        """When the next unanswered promise runs out."""
        found = [
            at
            for part in _UNANSWERED
            for (at,) in _NEXT_DUE.rows(
                self.connection, {"part": part, "now": self.now}
            )
        ]
        return from_epoch(min(found)) if found else None

    def next_call_at(self) -> datetime | None:
        """When the first resting lead is called."""
        rows = _NEXT_CALL.rows(self.connection, {"now": self.now})
        return from_epoch(rows[0][0]) if rows else None
