"""What of an open lead's place in the queue does not change as time goes by.

The order of the queue depends on the time: what is due becomes overdue, what rests
comes back. A lead's part says which of these can happen to it, so that storage finds
each stretch of the queue as one range of an index, however many leads there are.
"""

from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from callback_desk.domain.local_time import from_epoch, midnight
from callback_desk.domain.standing import OpenLead


class QueuePart(StrEnum):
    """Open leads that are no safety leads, by what was done for them.

    WAITING: nobody dialled, nobody reached them; they may be overdue.
    TRIED: dialled and not reached; they stand by their deadline.
    REACHED: reached, nothing planned.
    PLANNED: reached; they rest until a planned call.
    AGREED: reached; they rest until the day of an agreed call.
    """

    WAITING = "waiting"
    TRIED = "tried"
    REACHED = "reached"
    PLANNED = "planned"
    AGREED = "agreed"


def part_of(lead: OpenLead) -> QueuePart | None:
    """The part of an open lead, or None for a safety lead, whose order is its own."""
    if lead.safety:
        return None
    if not lead.contact:
        return QueuePart.TRIED if lead.dialled else QueuePart.WAITING
    if lead.next_call_at is None:
        return QueuePart.REACHED
    return QueuePart.AGREED if lead.next_is_agreed else QueuePart.PLANNED


def returns_at(lead: OpenLead, zone: ZoneInfo) -> datetime | None:
    """The instant until which an open lead rests, or None where it does not rest.

    A planned call brings it back at its time, an agreed one at the start of its day
    on the clinic's clocks.
    """
    if lead.safety or lead.next_call_at is None:
        return None
    if not lead.next_is_agreed:
        return lead.next_call_at
    return from_epoch(midnight(lead.next_call_at.astimezone(zone).date(), zone))
