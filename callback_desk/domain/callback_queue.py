"""The queue: one order for all (promise.md, "Order of the queue")."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.standing import OpenLead, Standing, standing_of

# Behind every lead's number: a kept record has none.
_AFTER_ALL_LEADS = 2**62


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """An open lead with its standing."""

    lead: OpenLead
    standing: Standing


@dataclass(frozen=True, slots=True)
class CallbackQueue:
    """The open leads in the order in which they are to be called.

    Attributes:
        at: the instant it was worked out for.
        entries: those to call now, in order.
        resting: those out of the way for now, the next one to return first.
        counts: how many stand where; a safety lead counts as `safety` only.
    """

    at: datetime
    entries: tuple[QueueEntry, ...]
    resting: tuple[QueueEntry, ...]
    counts: dict[str, int]


def build_queue(
    leads: Iterable[OpenLead], now: datetime, calendar: BusinessCalendar
) -> CallbackQueue:
    """Put the open leads in order for an instant."""
    entries = [QueueEntry(lead, standing_of(lead, now, calendar)) for lead in leads]
    counted = Counter(
        "safety" if entry.lead.safety else entry.standing.value for entry in entries
    )
    kinds = ("safety", *(s.value for s in _COUNTED_ORDER))
    return CallbackQueue(
        at=now,
        entries=tuple(
            sorted(
                (e for e in entries if e.standing is not Standing.RESTING),
                key=_call_order,
            )
        ),
        resting=tuple(
            sorted(
                (e for e in entries if e.standing is Standing.RESTING),
                key=lambda e: (e.lead.next_call_at, _number(e.lead)),
            )
        ),
        counts={kind: counted[kind] for kind in kinds},
    )


_COUNTED_ORDER = (
    Standing.OVERDUE,
    Standing.TRIED,
    Standing.FOLLOW_UP,
    Standing.DUE_TODAY,
    Standing.ON_TRACK,
    Standing.RESTING,
)


def _call_order(
    entry: QueueEntry,
) -> tuple[bool, bool, datetime, int, datetime, int]:
    lead = entry.lead
    return (
        not lead.safety,
        entry.standing is not Standing.OVERDUE,
        lead.act_by,
        lead.attempts,
        lead.received_at,
        _number(lead),
    )


def _number(lead: OpenLead) -> int:
    if lead.lead_id is not None:
        return lead.lead_id
    return _AFTER_ALL_LEADS + (lead.record_id or 0)
