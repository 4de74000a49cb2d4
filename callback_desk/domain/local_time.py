"""Wall clocks and instants: where an hour happens twice, or not at all."""

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from callback_desk.domain.errors import InstantUnreadable, UnknownZone
from callback_desk.domain.submission import Precision

FIRST_YEAR, LAST_YEAR = 1970, 2199
# RFC 3339, where seconds and offset may be left out; Python reads much more than that.
_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d"
    r"(?P<clock>[Tt ]\d\d:\d\d(?P<seconds>:\d\d([.,]\d+)?)?([Zz]|[+-]\d\d:\d\d)?)?",
    re.ASCII,
)


@lru_cache(maxsize=64)
def zone_named(name: str) -> ZoneInfo:
    """The IANA zone of that name.

    Raises:
        UnknownZone: there is none.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(zone=name) from error


def to_epoch(instant: datetime) -> int:
    """Whole seconds since 1970 in UTC; parts of a second are dropped."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    since = instant - _EPOCH
    return since.days * _SECONDS_A_DAY + since.seconds


def from_epoch(seconds: int) -> datetime:
    """The aware UTC instant of epoch seconds."""
    return _EPOCH + timedelta(seconds=seconds)


_SECONDS_A_DAY = 24 * 60 * 60
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def wall_to_epoch(wall: datetime, zone: ZoneInfo) -> int:
    """The instant at which the clocks of `zone` show the naive time `wall`.

    A time that happens twice means the first; one that does not exist means the
    instant after the gap.
    """
    first = wall.replace(tzinfo=zone, fold=0)
    second = wall.replace(tzinfo=zone, fold=1)
    first_offset, second_offset = first.utcoffset(), second.utcoffset()
    assert first_offset is not None  # noqa: S101 - a ZoneInfo always knows
    assert second_offset is not None  # noqa: S101 - the same
    naive = to_epoch(wall.replace(tzinfo=UTC))
    if first_offset >= second_offset:
        return naive - _whole_seconds(first_offset)
    # In a gap the earlier offset is the smaller one: the change lies between the two
    # readings, and is found by halving.
    before, after = (
        naive - _whole_seconds(second_offset),
        naive - _whole_seconds(first_offset),
    )
    while after - before > 1:
        middle = (before + after) // 2
        if from_epoch(middle).astimezone(zone).utcoffset() == first_offset:
            before = middle
        else:
            after = middle
    return after


def _whole_seconds(offset: timedelta) -> int:
    return int(offset.total_seconds())


def midnight(day: date, zone: ZoneInfo) -> int:
    """The instant at which a local day begins, in epoch seconds."""
    return wall_to_epoch(datetime.combine(day, time()), zone)


def read_instant(text: str, zone: ZoneInfo) -> tuple[datetime, Precision]:
    """Read an INSTANT of the command line: RFC 3339, or a bare date.

    Without an offset the clinic's zone is meant; a bare date is its first instant,
    known to the day.

    Raises:
        InstantUnreadable: it is none, or lies outside the years 1970-2199.
    """
    form = _INSTANT.fullmatch(text)
    if form is None:
        raise InstantUnreadable(text=text)
    try:
        if form["clock"] is None:
            day = date.fromisoformat(text)
            instant, precision = from_epoch(midnight(day, zone)), Precision.DAY
            year = day.year
        else:
            read = datetime.fromisoformat(text.upper().replace(",", "."))
            precision = Precision.SECOND if form["seconds"] else Precision.MINUTE
            year = read.year
            instant = (
                from_epoch(wall_to_epoch(read, zone))
                if read.tzinfo is None
                else read.astimezone(UTC).replace(microsecond=0)
            )
    except (ValueError, OverflowError) as error:
        raise InstantUnreadable(text=text) from error
    if not (FIRST_YEAR <= year <= LAST_YEAR and instant >= _EPOCH):
        raise InstantUnreadable(text=text)
    return instant, precision
