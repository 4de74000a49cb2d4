"""The queue page by page: each stretch of it is a few ranges of one index, merged.

Safety leads and kept records are few and are read whole. Every other lead stands in a
part (domain/queue_part.py) at its `act_by`; at a given instant each section of the
queue is a span of `act_by` in some of the parts, so a page costs the same however many
leads there are. Those that were called and are awake have an index of their own
(storage/called_leads.py). Only on a page of the tried ones alone those that rest until
their next try lie scattered among the others, and are passed over inside the index.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
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
from callback_desk.storage.called_leads import (
    EVER,
    ORDER,
    QUEUE_COLUMNS,
    awake_called,
    behind,
    does_not_rest,
    in_order,
    rested_called,
)
from callback_desk.storage.pending import all_is_seen, is_seen
from callback_desk.storage.prepared import Prepared
from callback_desk.storage.queries import leads_in_danger, open_lead
from callback_desk.storage.tables import LeadRow

WAITING, TRIED, REACHED, PLANNED, AGREED = QueuePart
# Behind every instant that is stored.
_NEVER = 2**62
_ON_LIST = LeadRow.queue_part.is_not(None) & ~LeadRow.barred


@dataclass(frozen=True, slots=True)
class Span:
    """A part's leads whose `act_by` lies from `first` on and before `end`."""

    part: QueuePart
    first: int
    end: int


def spans_of_kind(kind: QueueKind, now: int, tomorrow: int) -> tuple[Span, ...]:
    """Where the leads of a standing stand; nowhere for safety and resting leads."""
    match kind:
        case Standing.OVERDUE:
            return (Span(WAITING, EVER, now),)
        case Standing.TRIED:
            return (Span(TRIED, EVER, now),)
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
        Span(REACHED, EVER, _NEVER),
        Span(PLANNED, EVER, now + 1),
        Span(AGREED, EVER, tomorrow),
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
        page.read_spans(Section.OVERDUE, (Span(WAITING, EVER, page.at),), after)
        page.read_rest(after)
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
        self._all_seen = all_is_seen(connection)

    def _room(self) -> int:
        return self._limit + 1 - len(self._entries)

    def read_safety(self, after: QueueKey | None) -> None:
        """Safety leads and kept records."""
        if after is not None and after.section > Section.SAFETY:
            return
        leads = leads_in_danger(
            self._connection, self._calendar, all_seen=self._all_seen
        )
        entries = sorted(map(self._entry, leads), key=queue_key)
        left = [e for e in entries if after is None or queue_key(e) > after]
        self._entries += left[: self._room()]

    def _entry(self, lead: OpenLead) -> QueueEntry:
        return QueueEntry(lead, standing_of(lead, self._now, self._calendar))

    def read_spans(
        self, section: Section, spans: Sequence[Span], after: QueueKey | None
    ) -> None:
        """These spans, merged into one order."""
        if self._is_past(section, after):
            return
        place = _place_in(section, after)
        values: dict[str, object] = {"now": self.at, "room": self._room()}
        for span in spans:
            values |= _bounds(span, place)
        parts, goes_on = tuple(s.part for s in spans), place is not None
        self._add(
            _merged(parts, goes_on=goes_on, all_seen=self._all_seen).rows(
                self._connection, values
            )
        )

    def read_rest(self, after: QueueKey | None) -> None:
        """Those whose promise runs on, and those who were called and do not rest."""
        if self._is_past(Section.REST, after):
            return
        place = _place_in(Section.REST, after)
        goes_on = place is not None
        values: dict[str, object] = {
            "now": self.at,
            "room": self._room(),
            **_bounds(Span(WAITING, self.at, _NEVER), place),
            **_start("called", EVER, place),
        }
        rows = _rest(goes_on=goes_on, all_seen=self._all_seen).rows(
            self._connection, values
        )
        room = self._room()
        rested = rested_called(self._connection, values, room, goes_on=goes_on)
        if rested:
            rows = sorted([*rows, *rested], key=in_order)[:room]
        self._add(rows)

    def _is_past(self, section: Section, after: QueueKey | None) -> bool:
        return self._room() <= 0 or (after is not None and after.section > section)

    def _add(self, rows: Iterable[Sequence[Any]]) -> None:
        self._entries += [self._entry(open_lead(*row)) for row in rows]

    def read_resting(self, after: QueueKey | None) -> None:
        """Those that rest, the next one to return first."""
        at, number = (
            (self.at, -1) if after is None else (to_epoch(after.at), after.number)
        )
        values = {"now": self.at, "at": at, "number": number, "room": self._room()}
        self._add(_RESTING.rows(self._connection, values))

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


def _place_in(section: Section, after: QueueKey | None) -> _Place | None:
    """Where a section goes on, or None where it begins."""
    if after is None or after.section != section:
        return None
    received_at = to_epoch(after.received_at)
    return to_epoch(after.at), after.attempts, received_at, after.number


def _bounds(span: Span, place: _Place | None) -> dict[str, object]:
    """A span's ends, as values; it begins behind the place, where that is later."""
    return {**_start(span.part, span.first, place), f"{span.part}_end": span.end}


def _start(prefix: str, first: int, place: _Place | None) -> dict[str, object]:
    if place is None:
        return {f"{prefix}_act_by": first}
    names = (f"{prefix}_{column}" for column in ORDER)
    return dict(zip(names, max((first, -1, 0, 0), place), strict=True))


def awake_in(part: QueuePart, *, all_seen: bool = False) -> ColumnElement[bool]:
    """Whether a lead is of a part and does not rest, beside what its span says.

    With `all_seen` nobody is asked for who is not seen yet: no batch is pending.
    """
    found = (LeadRow.queue_part == part) & ~LeadRow.barred
    if part in (WAITING, TRIED):
        found &= does_not_rest()
    if part == WAITING and not all_seen:
        # Whoever is not seen yet cannot have been called: the other parts are seen.
        found &= is_seen(LeadRow.batch_id)
    return found


def _range(
    part: QueuePart, *, goes_on: bool, all_seen: bool
) -> Select[*tuple[Any, ...]]:
    """A part's leads from an instant, or from behind a place, up to another instant."""
    return select(*QUEUE_COLUMNS).where(
        awake_in(part, all_seen=all_seen),
        behind(part, goes_on=goes_on),
        LeadRow.act_by < bindparam(f"{part}_end"),
    )


@cache
def _merged(parts: tuple[QueuePart, ...], *, goes_on: bool, all_seen: bool) -> Prepared:
    """The first leads of several parts, in one order."""
    return _first_of(*(_range(p, goes_on=goes_on, all_seen=all_seen) for p in parts))


@cache
def _rest(*, goes_on: bool, all_seen: bool) -> Prepared:
    """The first of those who wait and of those who were called, in one order."""
    waiting = _range(WAITING, goes_on=goes_on, all_seen=all_seen)
    return _first_of(awake_called(goes_on=goes_on), waiting)


def _first_of(*ranges: Select[*tuple[Any, ...]]) -> Prepared:
    order: list[ColumnElement[int]] = [literal_column(column) for column in ORDER]
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
    select(*QUEUE_COLUMNS)
    .where(
        RESTING_NOW,
        tuple_(LeadRow.next_call_at, LeadRow.lead_id)
        > tuple_(bindparam("at"), bindparam("number")),
    )
    .order_by(LeadRow.next_call_at, LeadRow.lead_id)
    .limit(bindparam("room"))
)
