"""Deadlines by the thousand: epoch seconds in, epoch seconds out.

Within one local day a deadline is either the same for every receipt, or moves with the
receipt second by second. So a calendar's time line falls into *pieces*, each with one
such answer, and a deadline is a look-up. `promise.promise_for` reckons the same and
gives the reasons; where a piece would have to know more than that (clocks that change),
it is asked instead.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from callback_desk.domain.business_calendar import (
    HORIZON_DAYS,
    BusinessCalendar,
    Day,
    Policy,
    Span,
)
from callback_desk.domain.errors import NoBusinessDay
from callback_desk.domain.local_time import from_epoch, to_epoch

# A page of pieces covers 2^20 seconds, about twelve days: so few that the holidays of
# no year are asked for long before they are needed.
PAGE_BITS = 20
SECONDS_A_DAY = 86_400
# After midnight happened twice, the date may have gone back for so long.
UNSETTLED_SECONDS = 4 * 3600
# So many instants tell whether it is worth asking if all of them are in order.
SAMPLE = 32

# From a start on: the deadline, or what is to be added to the receipt, or neither.
Piece = tuple[int, int | None, int | None]
# The slow and certain way: the deadline of one receipt.
Reckon = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Page:
    """Pieces in order; the first begins where the page does.

    Attributes:
        starts: where each piece begins.
        dues: its deadline, or None.
        shifts: what to add to the receipt, or None.
    """

    starts: list[int]
    dues: list[int | None]
    shifts: list[int | None]


class DeadlineTable:
    """A calendar's deadlines by one rule; pages are made as they are asked for.

    Args:
        pieces: the pieces of a local day, given the day, its first instant and its end.
        reckon: the deadline of one receipt, for pieces that have no answer.

    Attributes:
        pages: those that were made so far, by the seconds' higher bits.
    """

    __slots__ = ("_calendar", "_pieces", "_reckon", "pages")

    def __init__(
        self,
        calendar: BusinessCalendar,
        pieces: Callable[[Day, int, int], Iterator[Piece]],
        reckon: Reckon,
    ) -> None:
        self._calendar = calendar
        self._pieces = pieces
        self._reckon = reckon
        self.pages: dict[int, Page] = {}

    def at(self, epoch: int) -> int:
        """The deadline of one receipt.

        Raises:
            NoBusinessDay: the calendar never opens again.
        """
        try:
            page = self.pages[epoch >> PAGE_BITS]
        except KeyError:
            page = self._make(epoch >> PAGE_BITS)
        place = bisect_right(page.starts, epoch) - 1
        due = page.dues[place]
        if due is not None:
            return due
        shift = page.shifts[place]
        return self._reckon(epoch) if shift is None else epoch + shift

    def at_all(self, epochs: Iterable[int], *, in_order: bool = False) -> list[int]:
        """The deadlines of many receipts; fastest where they are in order.

        Args:
            epochs: the receipts.
            in_order: that they are is known, and need not be found out.

        Raises:
            NoBusinessDay: the calendar never opens again.
            ValueError: they are not in order, and plainly so.
        """
        asked = epochs if isinstance(epochs, list) else list(epochs)
        if not in_order:
            sample = asked[:SAMPLE]
            if sample != sorted(sample) or asked != sorted(asked):
                return [self.at(epoch) for epoch in asked]
        found: list[int] = []
        while len(found) < len(asked):
            self._run_through(asked, found)
        return found

    def _run_through(self, asked: list[int], found: list[int]) -> None:
        """Answer those of the asked ones, in order, that are of the next page."""
        first = len(found)
        number = asked[first] >> PAGE_BITS
        page = self.pages.get(number) or self._make(number)
        end = bisect_left(asked, (number + 1) << PAGE_BITS, first)
        place = bisect_right(page.starts, asked[first]) - 1
        while first < end:
            last = place + 1 == len(page.starts)
            until = (
                end if last else bisect_left(asked, page.starts[place + 1], first, end)
            )
            if until > first and page.starts[place] > min(
                asked[first], asked[until - 1]
            ):
                raise ValueError("receipts are not in order")
            due, shift = page.dues[place], page.shifts[place]
            if due is not None:
                found += [due] * (until - first)
            elif shift is not None:
                found += [epoch + shift for epoch in asked[first:until]]
            else:
                found += map(self._reckon, asked[first:until])
            first, place = until, place + 1

    def _make(self, number: int) -> Page:
        """The page of that number."""
        calendar, page = self._calendar, Page([], [], [])
        begin, end = number << PAGE_BITS, (number + 1) << PAGE_BITS
        on = calendar.local_date(from_epoch(begin))
        here = to_epoch(calendar.day_start(on))
        while here < end:
            following = to_epoch(calendar.day_start(on + timedelta(days=1)))
            for piece in self._settled(on, here, following):
                _add(page, piece, begin, end)
            on, here = on + timedelta(days=1), following
        self.pages[number] = page
        return page

    def _settled(self, on: date, start: int, end: int) -> Iterator[Piece]:
        """The pieces of a day; none has an answer while its date is not certain."""
        if not self._calendar.is_midnight_twice(on):
            yield from self._pieces(self._calendar.day(on), start, end)
            return
        settled = start + UNSETTLED_SECONDS
        yield start, None, None
        for piece, (until, *_) in pairwise(
            (*self._pieces(self._calendar.day(on), start, end), (end, None, None))
        ):
            if until > settled:
                yield max(piece[0], settled), piece[1], piece[2]


def _add(page: Page, piece: Piece, begin: int, end: int) -> None:
    """Add a piece behind the others; what it leaves no time for goes."""
    start, due, shift = piece
    start = max(start, begin)
    if start >= end:
        return
    while page.starts and page.starts[-1] >= start:
        del page.starts[-1], page.dues[-1], page.shifts[-1]
    page.starts.append(start)
    page.dues.append(due)
    page.shifts.append(shift)


def deadline_table(calendar: BusinessCalendar, reckon: Reckon) -> DeadlineTable:
    """The deadlines by a calendar's policy."""
    rule = _RULES[calendar.definition.policy]
    if calendar.definition.policy is Policy.OPEN_HOURS:
        seconds = round(calendar.definition.open_hours * 3600)
        return open_time_table(calendar, seconds)
    return DeadlineTable(calendar, rule(calendar).pieces, reckon)


def open_time_table(calendar: BusinessCalendar, seconds: int) -> DeadlineTable:
    """When so much open time has passed since a receipt."""

    def reckon(epoch: int) -> int:
        return to_epoch(calendar.add_open_time(from_epoch(epoch), seconds))

    return DeadlineTable(calendar, _OpenTime(calendar, seconds).pieces, reckon)


class _Rule:
    """What the policies share: the business day after a date, found once a day."""

    def __init__(self, calendar: BusinessCalendar, seconds: int = 0) -> None:
        self.calendar = calendar
        self.seconds = seconds
        self._following: tuple[date, Day] | None = None

    def after(self, on: date) -> Day | None:
        """The next business day; None where there is none any more."""
        known = self._following
        if known is not None and known[0] <= on < known[1].date:
            return known[1]
        try:
            found = self.calendar.business_day_after(on)
        except NoBusinessDay:
            return None
        self._following = (on, found)
        return found

    def close_after(self, on: date) -> int | None:
        """The close of the next business day."""
        day = self.after(on)
        return None if day is None else day.close

    def pieces(self, day: Day, start: int, end: int) -> Iterator[Piece]:
        """The pieces of a day from its start to its end."""
        raise NotImplementedError


class _NextDayClose(_Rule):
    def pieces(self, day: Day, start: int, end: int) -> Iterator[Piece]:
        yield start, self.close_after(day.date), None


class _SameDayIfEarly(_Rule):
    def pieces(self, day: Day, start: int, end: int) -> Iterator[Piece]:
        if day.counts:
            yield start, day.close, None
            start = day.opens
        yield start, self.close_after(day.date), None


class _CutOff(_Rule):
    def pieces(self, day: Day, start: int, end: int) -> Iterator[Piece]:
        following = self.after(day.date)
        if day.counts:
            yield start, None if following is None else following.close, None
            start = self.calendar.cut_off_of(day)
        late = None if following is None else self.close_after(following.date)
        yield start, late, None


class _OpenTime(_Rule):
    def pieces(self, day: Day, start: int, end: int) -> Iterator[Piece]:
        """Through each span the deadline moves along, and waits in between."""
        ahead = self._ahead(day.date)
        for begin, finish in day.spans:
            yield start, self._walk(begin, ahead)[0], None
            at = begin
            while at < finish:
                due, until = self._moves(at, ahead, finish)
                yield at, None, None if due is None else due - at
                at = until
            start = max(start, finish)
        yield start, self._walk(start, ahead)[0], None

    def _ahead(self, on: date) -> list[Span]:
        """Spans from a date on, more open time than the rule and a day need."""
        spans: list[Span] = []
        wanted = self.seconds + 2 * SECONDS_A_DAY
        for ahead in range(HORIZON_DAYS):
            day = self.calendar.day(on + timedelta(days=ahead))
            spans += day.spans
            wanted -= sum(finish - begin for begin, finish in day.spans)
            if wanted < 0:
                break
        return spans

    def _moves(self, at: int, ahead: list[Span], finish: int) -> tuple[int | None, int]:
        """The deadline at an instant of a span, and until when it moves along."""
        due, end = self._walk(at, ahead)
        if due is None or end is None:
            return None, finish
        return due, min(finish, at + (end - due) + 1)

    def _walk(self, at: int, ahead: list[Span]) -> tuple[int | None, int | None]:
        """The deadline of a receipt, and the end of the span that it lies in."""
        left = self.seconds
        for begin, finish in ahead[bisect_right(ahead, at, key=_finish) :]:
            begun = max(begin, at)
            if left <= finish - begun:
                return begun + left, finish
            left -= finish - begun
        return None, None


def _finish(span: Span) -> int:
    return span[1]


class _SameTime(_Rule):
    def pieces(self, day: Day, start: int, end: int) -> Iterator[Piece]:
        """The next business day's spans and gaps, moved back to this day."""
        following = self.after(day.date)
        if following is None or not (
            self.calendar.is_plain(day.date) and self.calendar.is_plain(following.date)
        ):
            yield start, None, None
            return
        shift = to_epoch(self.calendar.day_start(following.date)) - start
        for opens, closes in following.spans:
            yield start, opens, None
            yield opens - shift, None, shift
            start = closes + 1 - shift
        after = self.after(following.date)
        yield start, None if after is None else after.opens, None


_RULES: dict[Policy, type[_Rule]] = {
    Policy.NEXT_DAY_CLOSE: _NextDayClose,
    Policy.SAME_DAY_IF_EARLY: _SameDayIfEarly,
    Policy.CUT_OFF: _CutOff,
    Policy.OPEN_HOURS: _OpenTime,
    Policy.SAME_TIME: _SameTime,
}
