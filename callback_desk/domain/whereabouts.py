"""Where somebody may be, by their number, and when they may be called there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from callback_desk.domain.business_calendar import BusinessCalendar, Day, Span
from callback_desk.domain.call_rules import CallRules
from callback_desk.domain.local_time import from_epoch, wall_to_epoch, zone_named

# The zones in which a number may be, by IANA name; none where that is not known.
ZonesOf = Callable[[str], tuple[str, ...]]
_DAY = timedelta(days=1)


def zones_unknown(phone: str) -> tuple[str, ...]:
    """Of no number is known where it is."""
    return ()


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a number may be.

    Attributes:
        zones: all that come into question; one at least.
        is_assumed: whether nothing is known, and the clinic's zone stands for it.
    """

    zones: tuple[str, ...]
    is_assumed: bool

    def clocks(self, at: datetime) -> tuple[datetime, datetime]:
        """The earliest and the latest local time there may be."""
        there = sorted(
            (at.astimezone(zone_named(zone)) for zone in self.zones),
            key=lambda local: local.replace(tzinfo=None),
        )
        return there[0], there[-1]

    def may_be_called(self, at: datetime, rules: CallRules) -> bool:
        """Whether it is neither too early nor too late in any of the zones."""
        earliest, latest = self.clocks(at)
        same_day = earliest.date() == latest.date()
        return (
            same_day and rules.opens <= earliest.time() and latest.time() < rules.closes
        )

    def fine_until(self, at: datetime, rules: CallRules) -> datetime:
        """When the calling hours end that run at an instant, in the first zone."""
        return min(
            from_epoch(wall_to_epoch(_wall(at, zone, rules.closes), zone))
            for zone in map(zone_named, self.zones)
        )

    def fine_from(self, at: datetime, rules: CallRules) -> datetime | None:
        """From when on a person may be called again, or None: never in all zones."""
        starts = sorted(
            start
            for ahead in range(-1, 3)
            for zone in map(zone_named, self.zones)
            if (start := _opening(at + ahead * _DAY, zone, rules)) >= at
        )
        return next((s for s in starts if self.may_be_called(s, rules)), None)


def _opening(at: datetime, zone: ZoneInfo, rules: CallRules) -> datetime:
    return from_epoch(wall_to_epoch(_wall(at, zone, rules.opens), zone))


def _wall(at: datetime, zone: ZoneInfo, clock: time) -> datetime:
    return datetime.combine(at.astimezone(zone).date(), clock)


def whereabouts(phone: str, zones_of: ZonesOf, clinic_zone: str) -> Whereabouts:
    """Where a number may be; the clinic's own zone where that is not known."""
    zones = zones_of(phone)
    return Whereabouts(zones or (clinic_zone,), is_assumed=not zones)


class CallTimes(BusinessCalendar):
    """The clinic's calendar, as far as a person may be called in its hours."""

    __slots__ = ("_desk", "_rules", "_where")

    def __init__(
        self, desk: BusinessCalendar, where: Whereabouts, rules: CallRules
    ) -> None:
        super().__init__(desk.definition)
        self._desk, self._rules = desk, rules
        self._where = [zone_named(zone) for zone in where.zones]

    def day(self, on: date) -> Day:
        """What of the desk's day serves to call that person."""
        known = self._days.get(on)
        if known is None:
            day = self._desk.day(on)
            spans = day.spans
            for zone in self._where:
                spans = _shared(spans, self._windows(on, zone))
            known = replace(day, spans=spans, counts=day.counts and bool(spans))
            self._days[on] = known
        return known

    def _windows(self, on: date, zone: ZoneInfo) -> list[Span]:
        """The calling hours of a zone around a local date of the clinic."""
        return [
            (
                wall_to_epoch(datetime.combine(day, self._rules.opens), zone),
                wall_to_epoch(datetime.combine(day, self._rules.closes), zone),
            )
            for day in (on - _DAY, on, on + _DAY)
        ]


def _shared(spans: tuple[Span, ...], windows: list[Span]) -> tuple[Span, ...]:
    return tuple(
        (max(start, first), min(end, last))
        for start, end in spans
        for first, last in windows
        if max(start, first) < min(end, last)
    )


# Within so many days a desk that can call a person at all can call them.
_LOOKED_AHEAD = 14


def call_times(
    desk: BusinessCalendar,
    where: Whereabouts,
    rules: CallRules,
    at: datetime,
    known: dict[tuple[str, ...], CallTimes] | None = None,
) -> BusinessCalendar:
    """When the desk may call somebody; its own hours where these never meet theirs.

    Args:
        desk: the clinic's calendar.
        where: where they may be.
        rules: the clinic's for calling.
        at: from when on it is needed.
        known: those that were worked out before, by their zones.
    """
    kept = {} if known is None else known
    times = kept.get(where.zones)
    if times is None:
        times = kept[where.zones] = CallTimes(desk, where, rules)
    first = desk.local_date(at)
    if times.day(first).counts:
        return times
    days = (first + ahead * _DAY for ahead in range(_LOOKED_AHEAD))
    open_days = [day for day in days if desk.day(day).counts]
    if not open_days or any(times.day(day).counts for day in open_days):
        return times
    return desk
