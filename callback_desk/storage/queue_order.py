"""The columns by which the queue is ordered, kept equal to what they come from."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, case, func, select, update

from callback_desk.domain.local_time import from_epoch, midnight
from callback_desk.domain.queue_part import QueuePart, part_of
from callback_desk.domain.standing import OpenLead
from callback_desk.storage.bars import barred_among
from callback_desk.storage.tables import LeadRow, table_of

# Numbers that are asked for at a time.
CHUNK = 500
_LEADS = table_of(LeadRow)
_HAS_PART = LeadRow.is_open & ~LeadRow.safety
_PART = case(
    (~_HAS_PART, None),
    (~LeadRow.contact & LeadRow.dialled, QueuePart.TRIED),
    (~LeadRow.contact, QueuePart.WAITING),
    (LeadRow.next_call_at.is_(None), QueuePart.REACHED),
    (LeadRow.next_is_agreed, QueuePart.AGREED),
    else_=QueuePart.PLANNED,
)
_ACT_BY = case(
    (~_HAS_PART, None),
    (LeadRow.contact, func.coalesce(LeadRow.next_call_at, LeadRow.due_at)),
    else_=LeadRow.due_at,
)
_RESTS = ~LeadRow.safety & LeadRow.next_call_at.is_not(None)


def order_of(
    lead: OpenLead, *, is_open: bool
) -> tuple[QueuePart | None, datetime | None]:
    """`queue_part` and `act_by` of a lead, as they are to be stored."""
    part = part_of(lead) if is_open else None
    return part, None if part is None else lead.act_by


def mark_barred(connection: Connection, phone: str) -> None:
    """Tell every lead of a number whether the number may be called."""
    barred = phone in barred_among(connection, [phone])
    connection.execute(
        update(_LEADS).where(_LEADS.c.phone == phone).values(barred=barred)
    )


def mark_all_barred(connection: Connection) -> None:
    """Tell every lead anew whether its number may be called."""
    phones = list(connection.scalars(select(LeadRow.phone).distinct()))
    for start in range(0, len(phones), CHUNK):
        chunk = phones[start : start + CHUNK]
        barred = barred_among(connection, chunk)
        connection.execute(
            update(_LEADS)
            .where(_LEADS.c.phone.in_(chunk))
            .values(barred=_LEADS.c.phone.in_(barred))
        )


def refresh_order(
    connection: Connection, zone: ZoneInfo, lead_ids: Collection[int] | None = None
) -> None:
    """Work the order out anew, after deadlines or the clinic's clocks were changed.

    Args:
        connection: a writing one; the other columns of the leads are right already.
        zone: the clinic's.
        lead_ids: which leads; None for all, as another zone needs.
    """
    these = () if lead_ids is None else (LeadRow.lead_id.in_(lead_ids),)
    values = {
        "queue_part": _PART,
        "act_by": _ACT_BY,
        "returns_at": case((_RESTS, LeadRow.next_call_at), else_=None),
        "asleep": _RESTS,
    }
    connection.execute(update(_LEADS).where(*these).values(values))
    agreed = connection.execute(
        select(LeadRow.lead_id, LeadRow.next_call_at).where(
            _RESTS, LeadRow.next_is_agreed, *these
        )
    ).all()
    days = [
        {
            "of_lead": lead_id,
            "returns_at": from_epoch(midnight(at.astimezone(zone).date(), zone)),
        }
        for lead_id, at in agreed
        if at is not None
    ]
    if days:
        one = update(_LEADS).where(_LEADS.c.lead_id == bindparam("of_lead"))
        connection.execute(one, days)
