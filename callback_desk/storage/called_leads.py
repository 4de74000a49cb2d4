"""Leads that were called, in the order of the queue, whoever of them rests left out.

A lead is `asleep` from the moment its rest begins. Who is awake stands in an index of
its own in the queue's order, so that nobody who rests is passed over. Once the rest is
over the lead is read from a second, small index, until it is woken: a write that only
moves it from one index to the other. What is read is the same before and after it,
and at any instant, since the end of the rest itself is asked for in both.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    false,
    func,
    literal_column,
    select,
    tuple_,
    update,
)

from callback_desk.storage.prepared import Prepared
from callback_desk.storage.queries import OPEN_LEAD
from callback_desk.storage.queue_indexes import CALLED
from callback_desk.storage.tables import LeadRow, table_of

# Before every instant that is stored.
EVER = -(2**62)
QUEUE_COLUMNS = (*OPEN_LEAD, LeadRow.act_by)
ORDER = ("act_by", "attempts", "received_at", "lead_id")
_PLACES = tuple(list(QUEUE_COLUMNS).index(getattr(LeadRow, name)) for name in ORDER)
_RESTED = CALLED & LeadRow.asleep & (LeadRow.returns_at <= bindparam("now"))


def behind(prefix: str, *, goes_on: bool) -> ColumnElement[bool]:
    """That a lead stands behind a place, or from an instant on, given by values."""
    start: list[BindParameter[int]] = [bindparam(f"{prefix}_{c}") for c in ORDER]
    if not goes_on:
        return LeadRow.act_by >= start[0]
    return tuple_(*(getattr(LeadRow, column) for column in ORDER)) > tuple_(*start)


def does_not_rest() -> ColumnElement[bool]:
    """That a lead's rest, if it has any, is over."""
    # Not by OR, which would be looked up twice.
    return func.coalesce(LeadRow.returns_at, EVER) <= bindparam("now")


def awake_called(*, goes_on: bool) -> Select[*tuple[Any, ...]]:
    """Those who are awake, in order; the values are named `called_...`."""
    return select(*QUEUE_COLUMNS).where(
        CALLED, ~LeadRow.asleep, does_not_rest(), behind("called", goes_on=goes_on)
    )


@cache
def _rested(*, goes_on: bool, sorts: bool) -> Prepared:
    order: list[ColumnElement[int]] = [literal_column(column) for column in ORDER]
    found = select(*QUEUE_COLUMNS).where(_RESTED, behind("called", goes_on=goes_on))
    ordered = found.order_by(*order) if sorts else found
    return Prepared(ordered.limit(bindparam("room")))


def rested_called(
    connection: Connection, values: Mapping[str, object], room: int, *, goes_on: bool
) -> list[tuple[Any, ...]]:
    """The first `room` of those whose rest is over and who were not woken yet.

    They are few, nearly always: sorting them here takes a fifth of what it takes there.
    """
    few = _rested(goes_on=goes_on, sorts=False)
    rows = few.rows(connection, {**values, "room": room + 1})
    if len(rows) > room:
        rows = _rested(goes_on=goes_on, sorts=True).rows(connection, values)
    return sorted(rows, key=in_order)


def in_order(row: Sequence[Any]) -> tuple[int, ...]:
    """Where a row of `QUEUE_COLUMNS` stands within its section."""
    act_by, attempts, received_at, lead_id = _PLACES
    return row[act_by], row[attempts], row[received_at], row[lead_id]


_ANY_RESTED = Prepared(select(LeadRow.lead_id).where(_RESTED).limit(1))
_WAKE = Prepared(
    update(table_of(LeadRow))
    .where(
        LeadRow.lead_id.in_(
            select(LeadRow.lead_id)
            .where(_RESTED)
            .order_by(LeadRow.returns_at)
            .limit(bindparam("most"))
            .scalar_subquery()
        )
    )
    .values(asleep=false())
    .returning(LeadRow.lead_id)
)


def any_rested(connection: Connection, now: int) -> bool:
    """Whether anybody's rest is over who was not woken yet."""
    return bool(_ANY_RESTED.rows(connection, {"now": now}))


def wake_rested(connection: Connection, now: int, most: int) -> int:
    """Wake those whose rest is over, at most so many; how many there were."""
    return len(_WAKE.rows(connection, {"now": now, "most": most}))
