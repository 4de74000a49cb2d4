"""The queue: one order for all (promise.md, "Order of the queue")."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Literal, NamedTuple

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.standing import OpenLead, Standing, standing_of

# Behind every lead's number: a kept record has none.
AFTER_ALL_LEADS = 2**62
# What a queue can be narrowed to: a standing, or the safety leads whatever theirs is.
QueueKind = Standing | Literal["safety"]
KINDS: tuple[QueueKind, ...] = (
    "safety",
    Standing.OVERDUE,
    Standing.TRIED,
    Standing.FOLLOW_UP,
    Standing.DUE_TODAY,
    Standing.ON_TRACK,
    Standing.RESTING,
)


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """An open lead with its standing."""

    lead: OpenLead
    standing: Standing


class Section(IntEnum):
    """The stretches of the queue, in their order."""

    SAFETY_OVERDUE = 0
    SAFETY = 1
    OVERDUE = 2
    REST = 3
    RESTING = 4


class QueueKey(NamedTuple):
    """A place in the queue; those of all entries stand in the queue's order.

    Attributes:
        section: the stretch.
        at: by when to act; for resting leads, when they are called next.
        attempts: how many, fewest first; 0 among resting leads.
        received_at: the older first; `at` again among resting leads.
        number: the lead's, or a kept record's behind all of those.
    """

    section: Section
    at: datetime
    attempts: int
    received_at: datetime
    number: int


def queue_key(entry: QueueEntry) -> QueueKey:
    """Where an entry stands."""
    lead, number = entry.lead, _number(entry.lead)
    if entry.standing is Standing.RESTING:
        at = lead.next_call_at or lead.act_by
        return QueueKey(Section.RESTING, at, 0, at, number)
    return QueueKey(
        _section(entry), lead.act_by, lead.attempts, lead.received_at, number
    )


def _section(entry: QueueEntry) -> Section:
    is_overdue = entry.standing is Standing.OVERDUE
    if entry.lead.safety:
        return Section.SAFETY_OVERDUE if is_overdue else Section.SAFETY
    return Section.OVERDUE if is_overdue else Section.REST


def is_of(entry: QueueEntry, kind: QueueKind) -> bool:
    """Whether an entry is counted as of a kind; a safety lead is of that one only."""
    if entry.lead.safety:
        return kind == "safety"
    return entry.standing is kind


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


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Some of the queue, in its order.

    Attributes:
        at: the instant it was worked out for.
        entries: a stretch of the queue without gaps.
        following: where the next page goes on, or None where nothing is left.
    """

    at: datetime
    entries: tuple[QueueEntry, ...]
    following: QueueKey | None


@dataclass(frozen=True, slots=True)
class QueueSummary:
    """How the whole queue stands, without its leads.

    Attributes:
        at: the instant it was worked out for.
        counts: how many are of each kind; perhaps exact only up to a limit.
        any_late: whether a promise ran out that nobody has answered yet.
        next_due_at: when the next promise runs out that nobody has answered, or None.
        next_call_at: when the first resting lead is called, or None.
    """

    at: datetime
    counts: dict[str, int]
    any_late: bool
    next_due_at: datetime | None
    next_call_at: datetime | None


def build_queue(
    leads: Iterable[OpenLead], now: datetime, calendar: BusinessCalendar
) -> CallbackQueue:
    """Put the open leads in order for an instant."""
    entries = sorted(
        (QueueEntry(lead, standing_of(lead, now, calendar)) for lead in leads),
        key=queue_key,
    )
    counted = Counter(
        "safety" if entry.lead.safety else entry.standing.value for entry in entries
    )
    awake = sum(entry.standing is not Standing.RESTING for entry in entries)
    return CallbackQueue(
        at=now,
        entries=tuple(entries[:awake]),
        resting=tuple(entries[awake:]),
        counts={str(kind): counted[str(kind)] for kind in KINDS},
    )


def sum_up(queue: CallbackQueue) -> QueueSummary:
    """How a queue stands that is there as a whole."""
    leads = [entry.lead for entry in (*queue.entries, *queue.resting)]
    unanswered = [lead.due_at for lead in leads if not lead.contact]
    back = (entry.lead.next_call_at for entry in queue.resting)
    return QueueSummary(
        at=queue.at,
        counts=queue.counts,
        any_late=any(due < queue.at for due in unanswered),
        next_due_at=min((due for due in unanswered if due >= queue.at), default=None),
        next_call_at=min((at for at in back if at is not None), default=None),
    )


def _number(lead: OpenLead) -> int:
    if lead.lead_id is not None:
        return lead.lead_id
    return AFTER_ALL_LEADS + (lead.record_id or 0)
