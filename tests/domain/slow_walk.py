"""Deadlines reckoned slowly and obviously: a second opinion, by zoneinfo alone.

Written from promise.md and not from the package; of the package only the plain data of
a calendar definition is read. Instants are aware UTC datetimes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from callback_desk.domain.business_calendar import CalendarDefinition

HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)
DAY = timedelta(days=1)
Interval = tuple[datetime, datetime]


@lru_cache(maxsize=1_000_000)
def reading(zone: str, wall: datetime) -> datetime:
    """When the clocks show `wall`: the first time, or the instant after the gap."""
    place = ZoneInfo(zone)
    as_utc = wall.replace(tzinfo=UTC)
    offsets = {
        (as_utc + hours * HOUR).astimezone(place).utcoffset() or timedelta()
        for hours in range(-30, 31, 3)
    }
    showing = [
        as_utc - offset
        for offset in offsets
        if (as_utc - offset).astimezone(place).replace(tzinfo=None) == wall
    ]
    if showing:
        return min(showing)
    at = as_utc - 16 * HOUR
    for step in (HOUR, MINUTE, SECOND):
        while (at + step).astimezone(place).replace(tzinfo=None) < wall:
            at += step
    return at + SECOND


@dataclass(frozen=True)
class Clinic:
    """A definition and the dates on which public holidays close it."""

    definition: CalendarDefinition
    holidays: Mapping[date, str]

    def local(self, at: datetime) -> datetime:
        """What the clinic's clocks show."""
        return at.astimezone(ZoneInfo(self.definition.timezone)).replace(tzinfo=None)

    def reading(self, wall: datetime) -> datetime:
        """When the clinic's clocks show this."""
        return reading(self.definition.timezone, wall.replace(fold=0))

    def minute(self, day: date, minute: int) -> datetime:
        """When a minute of a local day begins."""
        return self.reading(datetime.combine(day, time()) + minute * MINUTE)

    def written_hours(self, day: date) -> tuple[tuple[int, int], ...]:
        """The desk hours that the calendar file gives a date, in minutes."""
        if day in self.definition.closures:
            return ()
        if day in self.definition.special_hours:
            return self.definition.special_hours[day]
        if day in self.holidays:
            return ()
        return self.definition.hours[day.weekday()]

    def intervals(self, day: date) -> list[Interval]:
        """The desk hours of a date."""
        return [
            (self.minute(day, start), self.minute(day, end))
            for start, end in self.written_hours(day)
        ]

    def close(self, day: date) -> datetime:
        """The end of the last interval of an open day."""
        return self.intervals(day)[-1][1]

    def is_business_day(self, day: date) -> bool:
        """Whether a date is open and counts."""
        return (
            self.written_hours(day) != ()
            and day.weekday() not in self.definition.not_counted_weekdays
            and day not in self.definition.not_counted_dates
        )

    def business_day_after(self, day: date) -> date:
        """The next business day."""
        day += DAY
        while not self.is_business_day(day):
            day += DAY
        return day

    def intervals_from(self, day: date) -> Iterator[Interval]:
        """Every interval of a date and those after it."""
        while True:
            yield from self.intervals(day)
            day += DAY

    def open_seconds(self, earlier: datetime, later: datetime) -> int:
        """Open seconds between two instants."""
        total = timedelta()
        for start, end in self.intervals_from(self.local(earlier).date() - DAY):
            if start >= later:
                return int(total.total_seconds())
            total += max(timedelta(), min(end, later) - max(start, earlier))
        raise AssertionError("calendars go on for ever")


def next_day_close(clinic: Clinic, received: datetime) -> datetime:
    """Take the local date of receipt; the next business day after it; its close."""
    return clinic.close(clinic.business_day_after(clinic.local(received).date()))


def same_day_if_early(clinic: Clinic, received: datetime) -> datetime:
    """As the default, but before the first opening of a business day: that close."""
    today = clinic.local(received).date()
    if clinic.is_business_day(today) and received < clinic.intervals(today)[0][0]:
        return clinic.close(today)
    return next_day_close(clinic, received)


def cut_off(clinic: Clinic, received: datetime) -> datetime:
    """No business day, or not before the cut-off: counts as the next business day."""
    day = clinic.local(received).date()
    if clinic.is_business_day(day):
        minute = clinic.definition.cut_off
        last = clinic.close(day)
        if minute is not None:
            last = min(last, clinic.minute(day, minute))
        if received >= last:
            day = clinic.business_day_after(day)
    else:
        day = clinic.business_day_after(day)
    return clinic.close(clinic.business_day_after(day))


def open_hours(clinic: Clinic, received: datetime) -> datetime:
    """N hours of open time after receipt; an end of an interval is an end."""
    left = round(clinic.definition.open_hours * 3600) * SECOND
    for start, end in clinic.intervals_from(clinic.local(received).date() - DAY):
        if end <= received:
            continue
        begin = max(start, received)
        if end - begin >= left:
            return begin + left
        left -= end - begin
    raise AssertionError("calendars go on for ever")


def same_time(clinic: Clinic, received: datetime) -> datetime:
    """The same clock time on the next business day, or the opening after it."""
    clock = clinic.local(received)
    day = clinic.business_day_after(clock.date())
    at = clinic.reading(datetime.combine(day, clock.time()))
    for start, end in clinic.intervals(day):
        if at < start:
            return start
        if at <= end:
            return at
    return clinic.intervals(clinic.business_day_after(day))[0][0]


RULES = {
    "next-day-close": next_day_close,
    "same-day-if-early": same_day_if_early,
    "cut-off": cut_off,
    "open-hours": open_hours,
    "same-time": same_time,
}
