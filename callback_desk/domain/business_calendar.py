"""The business calendar: when the desk makes calls, and which days count."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from callback_desk.domain.errors import NoBusinessDay
from callback_desk.domain.local_time import (
    from_epoch,
    midnight,
    to_epoch,
    wall_to_epoch,
    zone_named,
)

if TYPE_CHECKING:
    from callback_desk.domain.deadline import DeadlineTable

MINUTES_A_DAY = 24 * 60
# How far ahead an open day is looked for before the calendar counts as closed for good.
HORIZON_DAYS = 3 * 366

Span = tuple[int, int]


class Policy(StrEnum):
    """The rules that make "within one business day" exact (promise.md)."""

    NEXT_DAY_CLOSE = "next-day-close"
    SAME_DAY_IF_EARLY = "same-day-if-early"
    CUT_OFF = "cut-off"
    OPEN_HOURS = "open-hours"
    SAME_TIME = "same-time"


@dataclass(frozen=True, slots=True)
class CalendarDefinition:
    """What a clinic says of its calendar: the content of a calendar file.

    Attributes:
        timezone: IANA name.
        hours: per weekday, Monday first, its desk hours as (start, end) minutes of the
            local day; an end may be 1440.
        policy: the rule for deadlines.
        country: ISO 3166 code whose public holidays close the desk, or None.
        subdivision: the state's code, or None.
        open_on: names of holidays on which the desk is open all the same.
        cut_off: minute of the day, for the policy `cut-off`; None means the close.
        open_hours: hours of open time, for the policy `open-hours`.
        not_counted_weekdays: weekdays (Monday 0) that are open but no business days.
        not_counted_dates: single dates of that kind.
        closures: dates closed by the clinic itself, with a name.
        special_hours: dates whose hours differ; wins over holiday and weekday.
    """

    timezone: str
    hours: tuple[tuple[Span, ...], ...]
    policy: Policy = Policy.NEXT_DAY_CLOSE
    country: str | None = None
    subdivision: str | None = None
    open_on: tuple[str, ...] = ()
    cut_off: int | None = None
    open_hours: float = 8.0
    not_counted_weekdays: frozenset[int] = frozenset()
    not_counted_dates: frozenset[date] = frozenset()
    closures: Mapping[date, str] = field(default_factory=dict)
    special_hours: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)


class ClosedBy(StrEnum):
    """Why a day has no desk hours."""

    WEEKDAY = "weekday"
    HOLIDAY = "holiday"
    CLOSURE = "closure"
    SPECIAL_HOURS = "special_hours"


@dataclass(frozen=True, slots=True)
class Day:
    """One local date of the desk.

    Attributes:
        date: the local date.
        spans: its desk hours as (start, end) epoch seconds, in order.
        counts: whether it is a business day.
        closed_by: why it has no hours, or None where it has.
        name: the holiday's or closure's name, where there is one.
    """

    date: date
    spans: tuple[Span, ...]
    counts: bool
    closed_by: ClosedBy | None = None
    name: str | None = None

    @property
    def opens(self) -> int:
        """The first opening, epoch seconds; only for an open day."""
        return self.spans[0][0]

    @property
    def close(self) -> int:
        """The end of the last interval, epoch seconds; only for an open day."""
        return self.spans[-1][1]


ClosingHolidays = Callable[[int], Mapping[date, str]]


def no_holidays(year: int) -> Mapping[date, str]:
    """The closing holidays of a calendar that has none."""
    return {}


class BusinessCalendar:
    """A definition with its closing holidays, ready to reckon.

    A year's holidays are asked for once, when a day of it is first needed, and days are
    worked out once: nothing that is asked changes an answer.

    Attributes:
        definition: what the clinic says.
        deadlines: those of its policy, once they were asked for.
        goals: the same for spans of open time, by their seconds.
    """

    __slots__ = (
        *("_after", "_closing", "_days", "_holidays", "_zone"),
        *("deadlines", "definition", "goals"),
    )

    def __init__(
        self,
        definition: CalendarDefinition,
        closing_holidays: ClosingHolidays = no_holidays,
    ) -> None:
        self.definition = definition
        self._closing = closing_holidays
        self._zone = zone_named(definition.timezone)
        self._holidays: dict[int, Mapping[date, str]] = {}
        self._days: dict[date, Day] = {}
        self._after: dict[date, Day] = {}
        self.deadlines: DeadlineTable | None = None
        self.goals: dict[int, DeadlineTable] = {}

    def __reduce__(
        self,
    ) -> tuple[type[Self], tuple[CalendarDefinition, ClosingHolidays]]:
        """As a value: what was worked out so far can be worked out again."""
        return type(self), (self.definition, self._closing)

    @property
    def years(self) -> tuple[int, ...]:
        """The years whose holidays were needed so far."""
        return tuple(sorted(self._holidays))

    def know(self, years: Iterable[int]) -> None:
        """Ask for the holidays of these years, as if a day of each was needed."""
        for year in years:
            self._holiday(date(year, 1, 1))

    def _holiday(self, on: date) -> str | None:
        year = self._holidays.get(on.year)
        if year is None:
            year = self._holidays[on.year] = self._closing(on.year)
        return year.get(on)

    def local(self, instant: datetime) -> datetime:
        """The instant on the clinic's clocks."""
        return instant.astimezone(self._zone)

    def local_date(self, instant: datetime) -> date:
        """The clinic's date at an instant."""
        return instant.astimezone(self._zone).date()

    def day_start(self, day: date) -> datetime:
        """The first instant of a local date."""
        return from_epoch(midnight(day, self._zone))

    def is_midnight_twice(self, on: date) -> bool:
        """Whether a date begins twice: the date may go back in between."""
        wall = datetime.combine(on, time(), self._zone)
        first, second = wall.utcoffset(), wall.replace(fold=1).utcoffset()
        return first is not None and second is not None and first > second

    def is_plain(self, on: date) -> bool:
        """Whether no clock changes on a date."""
        first, end = self.day_start(on), self.day_start(on + timedelta(days=1))
        last = end - timedelta(seconds=1)
        offsets = {at.astimezone(self._zone).utcoffset() for at in (first, last)}
        return len(offsets) == 1 and end - first == timedelta(days=1)

    def cut_off_of(self, day: Day) -> int:
        """An open day's cut-off in epoch seconds: the close, if that is earlier."""
        minute = self.definition.cut_off
        if minute is None:
            return day.close
        return min(day.close, self.minute_of(day.date, minute))

    def day(self, on: date) -> Day:
        """What the desk does on a local date."""
        known = self._days.get(on)
        if known is None:
            known = self._days[on] = self._work_out(on)
        return known

    def _work_out(self, on: date) -> Day:
        definition = self.definition
        spans: tuple[Span, ...]
        closed_by: ClosedBy | None = None
        name: str | None = None
        if on in definition.closures:
            spans, closed_by = (), ClosedBy.CLOSURE
            name = definition.closures[on]
        elif on in definition.special_hours:
            spans = definition.special_hours[on]
            closed_by = None if spans else ClosedBy.SPECIAL_HOURS
        elif not definition.hours[on.weekday()]:
            spans, closed_by = (), ClosedBy.WEEKDAY
        elif (holiday := self._holiday(on)) is not None:
            spans, closed_by, name = (), ClosedBy.HOLIDAY, holiday
        else:
            spans = definition.hours[on.weekday()]
        counts = (
            bool(spans)
            and on.weekday() not in definition.not_counted_weekdays
            and on not in definition.not_counted_dates
        )
        return Day(
            date=on,
            spans=tuple(
                (self.minute_of(on, start), self.minute_of(on, end))
                for start, end in spans
            ),
            counts=counts,
            closed_by=closed_by,
            name=name,
        )

    def minute_of(self, on: date, minute: int) -> int:
        """The epoch second of a minute of a local day; 1440 is the next midnight."""
        if minute == MINUTES_A_DAY:
            return midnight(on + timedelta(days=1), self._zone)
        wall = datetime.combine(on, time(minute // 60, minute % 60))
        return wall_to_epoch(wall, self._zone)

    def wall(self, wall: datetime) -> datetime:
        """The instant at which the clinic's clocks show a naive wall time."""
        return from_epoch(wall_to_epoch(wall, self._zone))

    def days_from(self, first: date) -> Iterator[Day]:
        """Every day from `first` on, open or not.

        Raises:
            NoBusinessDay: the horizon was reached without the caller being content.
        """
        for ahead in range(HORIZON_DAYS):
            yield self.day(first + timedelta(days=ahead))
        raise NoBusinessDay()

    def business_day_after(self, on: date) -> Day:
        """The next business day after a local date.

        Raises:
            NoBusinessDay: there is none within the horizon.
        """
        known = self._after.get(on)
        if known is None:
            days = self.days_from(on + timedelta(days=1))
            known = self._after[on] = next(day for day in days if day.counts)
        return known

    def is_open(self, instant: datetime) -> bool:
        """Whether the desk makes calls at that instant (ends excluded)."""
        at = to_epoch(instant)
        return any(s <= at < e for s, e in self.day(self.local_date(instant)).spans)

    def spans_from(self, instant: datetime) -> Iterator[Span]:
        """The open spans that end after an instant, in order, epoch seconds."""
        at = to_epoch(instant)
        for day in self.days_from(self.local_date(instant)):
            ends = [end for _, end in day.spans]
            yield from day.spans[bisect_right(ends, at) :]

    def add_open_time(self, instant: datetime, seconds: int) -> datetime:
        """The instant at which so many seconds of open time have passed.

        Hours that end exactly at the end of an interval end there, not at the next
        opening.
        """
        at = to_epoch(instant)
        left = seconds
        for day in self.days_from(self.local_date(instant)):
            for start, end in day.spans:
                if end <= at:
                    continue
                begin = max(start, at)
                if left <= end - begin:
                    return from_epoch(begin + left)
                left -= end - begin
        raise NoBusinessDay()

    def open_seconds_between(self, earlier: datetime, later: datetime) -> int:
        """Seconds of open time between two instants; 0 if the later is not later."""
        begin, finish = to_epoch(earlier), to_epoch(later)
        if finish <= begin:
            return 0
        first, last = self.local_date(earlier), self.local_date(later)
        return sum(
            max(0, min(end, finish) - max(start, begin))
            for ahead in range((last - first).days + 1)
            for start, end in self.day(first + timedelta(days=ahead)).spans
        )

    def open_days_between(self, earlier: datetime, later: datetime) -> int:
        """Open days after that of one instant, up to that of another."""
        first, last = self.local_date(earlier), self.local_date(later)
        return sum(
            bool(self.day(first + timedelta(days=ahead + 1)).spans)
            for ahead in range((last - first).days)
        )

    def next_opening(self, instant: datetime) -> datetime:
        """The instant itself if the desk is open, else when it opens next."""
        start, _ = next(self.spans_from(instant))
        return from_epoch(max(start, to_epoch(instant)))
