"""The queue page by page: each stretch of it is a few ranges of one index, merged.

Safety leads and kept records are few and are read whole. Every other lead stands in a
part (domain/queue_part.py) at its `act_by`; at a given instant each section of the
queue is a span of `act_by` in some of the parts, so a page costs the same however many
leads there are. Only leads that were tried and rest until their next try lie scattered
among the others, and are passed over inside the index.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    func,
    literal_column,
    select,
    tuple_,
    union_all,
)

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import (
    QueueEntry,
    QueueKey,
    QueueKind,
    QueuePage,
    Section,
    queue_key,
)
from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.queue_part import QueuePart
from callback_desk.domain.standing import OpenLead, Standing, standing_of
from callback_desk.storage.pending import is_seen
from callback_desk.storage.prepared import Prepared
from callback_desk.storage.queries import OPEN_LEAD, leads_in_danger, open_lead
from callback_desk.storage.tables import LeadRow

WAITING, TRIED, REACHED, PLANNED, AGREED = QueuePart
# Before and behind every instant that is stored.
_EVER, _NEVER = -(2**62), 2**62
_COLUMNS = (*OPEN_LEAD, LeadRow.act_by)
_ORDER = ("act_by", "attempts", "received_at", "lead_id")
_ON_LIST = LeadRow.queue_part.is_not(None) & ~LeadRow.barred


@dataclass(frozen=True, slots=True)
class Span:
    """A part's leads whose `act_by` lies from `first` on and before `end`."""

    part: QueuePart
    first: int
    end: int


def spans_of(section: Section, now: int, tomorrow: int) -> tuple[Span, ...]:
    """Where a section's leads stand; those that were tried may rest all the same."""
    if section is Section.OVERDUE:
        return (Span(WAITING, _EVER, now),)
    if section is Section.REST:
        return (
            Span(WAITING, now, _NEVER),
            Span(TRIED, _EVER, _NEVER),
            *_followed_up(now, tomorrow),
        )
    return ()


def spans_of_kind(kind: QueueKind, now: int, tomorrow: int) -> tuple[Span, ...]:
    """Where the leads of a standing stand; nowhere for safety and resting leads."""
    match kind:
        case Standing.OVERDUE:
            return (Span(WAITING, _EVER, now),)
        case Standing.TRIED:
            return (Span(TRIED, _EVER, now),)
        case Standing.FOLLOW_UP:
            return _followed_up(now, tomorrow)
        case Standing.DUE_TODAY:
            return Span(WAITING, now, tomorrow), Span(TRIED, now, tomorrow)
        case Standing.ON_TRACK:
            return Span(WAITING, tomorrow, _NEVER), Span(TRIED, tomorrow, _NEVER)
    return ()


def _followed_up(now: int, tomorrow: int) -> tuple[Span, ...]:
    """Planned calls rest until their instant, agreed ones until their day."""
    return (
        Span(REACHED, _EVER, _NEVER),
        Span(PLANNED, _EVER, now + 1),
        Span(AGREED, _EVER, tomorrow),
    )


def queue_page(
    connection: Connection,
    calendar: BusinessCalendar,
    now: datetime,
    after: QueueKey | None,
    limit: int,
    kind: QueueKind | None,
) -> QueuePage:
    """The queue from a place on, in exactly the order of `build_queue`.

    Args:
        connection: to read from.
        calendar: the clinic's.
        now: the instant, the same for all pages; parts of a second are dropped.
        after: where the page before ended, or None for the first page.
        limit: at most so many entries; one at least.
        kind: one kind alone, or None for all that does not rest.
    """
    page = _Page(connection, calendar, now.replace(microsecond=0), limit)
    if kind is None or kind == "safety":
        page.read_safety(after)
    if kind is None:
        page.read_section(Section.OVERDUE, after)
        page.read_section(Section.REST, after)
    elif kind is Standing.RESTING:
        page.read_resting(after)
    elif kind != "safety":
        section = Section.OVERDUE if kind is Standing.OVERDUE else Section.REST
        page.read_spans(section, spans_of_kind(kind, page.at, page.tomorrow), after)
    return page.finished()


class _Page:
    """A page being read: one entry more than asked for, to see if any is left."""

    def __init__(
        self,
        connection: Connection,
        calendar: BusinessCalendar,
        now: datetime,
        limit: int,
    ) -> None:
        self._connection, self._calendar = connection, calendar
        self._now, self._limit = now, limit
        self._entries: list[QueueEntry] = []
        self.at = to_epoch(now)
        self.tomorrow = tomorrow_of(calendar, now)

    def _room(self) -> int:
        return self._limit + 1 - len(self._entries)

    def read_safety(self, after: QueueKey | None) -> None:
        """Safety leads and kept records."""
        if after is not None and after.section > Section.SAFETY:
            return
        leads = leads_in_danger(self._connection, self._calendar)
        entries = sorted(map(self._entry, leads), key=queue_key)
        left = [e for e in entries if after is None or queue_key(e) > after]
        self._entries += left[: self._room()]

    def _entry(self, lead: OpenLead) -> QueueEntry:
        return QueueEntry(lead, standing_of(lead, self._now, self._calendar))

    def read_section(self, section: Section, after: QueueKey | None) -> None:
        """One of the sections that are read by ranges."""
        self.read_spans(section, spans_of(section, self.at, self.tomorrow), after)

    def read_spans(
        self, section: Section, spans: Sequence[Span], after: QueueKey | None
    ) -> None:
        """These spans, merged into one order."""
        if self._room() <= 0 or (after is not None and after.section > section):
            return
        is_inside = after is not None and after.section == section
        place = _place(after) if after is not None and is_inside else None
        values: dict[str, object] = {"now": self.at, "room": self._room()}
        for span in spans:
            values |= _bounds(span, place)
        statement = _merged(tuple(s.part for s in spans), goes_on=place is not None)
        rows = statement.rows(self._connection, values)
        self._entries += [self._entry(open_lead(*row)) for row in rows]

    def read_resting(self, after: QueueKey | None) -> None:
        """Those that rest, the next one to return first."""
        at, number = (
            (self.at, -1) if after is None else (to_epoch(after.at), after.number)
        )
        values = {"now": self.at, "at": at, "number": number, "room": self._room()}
        rows = _RESTING.rows(self._connection, values)
        self._entries += [self._entry(open_lead(*row)) for row in rows]

    def finished(self) -> QueuePage:
        """The page."""
        shown = tuple(self._entries[: self._limit])
        is_all = len(self._entries) <= self._limit
        return QueuePage(self._now, shown, None if is_all else queue_key(shown[-1]))


def tomorrow_of(calendar: BusinessCalendar, now: datetime) -> int:
    """When the clinic's next local day begins."""
    day = calendar.local_date(now) + timedelta(days=1)
    return to_epoch(calendar.wall(datetime(day.year, day.month, day.day)))  # noqa: DTZ001 - a wall time


_Place = tuple[int, int, int, int]


def _place(key: QueueKey) -> _Place:
    return to_epoch(key.at), key.attempts, to_epoch(key.received_at), key.number


def _bounds(span: Span, place: _Place | None) -> dict[str, object]:
    """A span's ends, as values; it begins behind the place, where that is later."""
    part, end = span.part, {f"{span.part}_end": span.end}
    if place is None:
        return {f"{part}_act_by": span.first, **end}
    start = max((span.first, -1, 0, 0), place)
    names = (f"{part}_{column}" for column in _ORDER)
    return {**dict(zip(names, start, strict=True)), **end}


def awake_in(part: QueuePart) -> ColumnElement[bool]:
    """Whether a lead is of a part and does not rest, beside what its span says."""
    found = (LeadRow.queue_part == part) & ~LeadRow.barred
    if part in (WAITING, TRIED):
        # Not by OR, which would be looked up twice.
        found &= func.coalesce(LeadRow.returns_at, _EVER) <= bindparam("now")
    if part == WAITING:
        # Whoever is not seen yet cannot have been called: the other parts are seen.
        found &= is_seen(LeadRow.batch_id)
    return found


def _range(part: QueuePart, *, goes_on: bool) -> Select[*tuple[Any, ...]]:
    """A part's leads from an instant, or from behind a place, up to another instant."""
    order = [getattr(LeadRow, column) for column in _ORDER]
    start: list[BindParameter[int]] = [bindparam(f"{part}_{c}") for c in _ORDER]
    return select(*_COLUMNS).where(
        awake_in(part),
        tuple_(*order) > tuple_(*start) if goes_on else LeadRow.act_by >= start[0],
        LeadRow.act_by < bindparam(f"{part}_end"),
    )


@cache
def _merged(parts: tuple[QueuePart, ...], *, goes_on: bool) -> Prepared:
    """The first leads of several parts, in one order."""
    order: list[ColumnElement[int]] = [literal_column(column) for column in _ORDER]
    ranges = [_range(part, goes_on=goes_on) for part in parts]
    whole = union_all(*ranges) if len(ranges) > 1 else ranges[0]
    return Prepared(whole.order_by(*order).limit(bindparam("room")))


# Whether a lead rests; it is called after its rest, so whoever is called before now is
# passed over without a look.
RESTING_NOW = (
    _ON_LIST
    & LeadRow.returns_at.is_not(None)
    & (LeadRow.returns_at > bindparam("now"))
    & (LeadRow.next_call_at > bindparam("now"))
)
_RESTING = Prepared(
    select(*_COLUMNS)
    .where(
        RESTING_NOW,
        tuple_(LeadRow.next_call_at, LeadRow.lead_id)
        > tuple_(bindparam("at"), bindparam("number")),
    )
    .order_by(LeadRow.next_call_at, LeadRow.lead_id)
    .limit(bindparam("room"))
)
