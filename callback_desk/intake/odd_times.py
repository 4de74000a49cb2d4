"""Times in spellings that few forms have: read as a last resort."""

import re
from datetime import datetime, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from callback_desk.domain.errors import UnknownZone
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.submission import Precision, WrittenTime

_FEWEST_DIGITS: Final = 3
_PLACED = re.compile(
    r"(.*[0-9].*?)\s+([A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_\-]+){1,2})", re.DOTALL
)


def apart_from_zone(text: str) -> tuple[str, ZoneInfo | None]:
    """A time, and the zone that stands behind it by its place: `America/New_York`."""
    match = _PLACED.fullmatch(text)
    if match is None:
        return text, None
    try:
        return match[1], zone_named(match[2])
    except UnknownZone:
        return text, None


def odd_time(text: str, month_first: bool) -> WrittenTime | None:
    """What dateutil reads, provided that the text itself says day, month and year."""
    from dateutil import parser  # only odd files need to wait for it

    if sum(character.isdigit() for character in text) < _FEWEST_DIGITS:
        return None
    readings = []
    for default in (datetime(1904, 2, 3, 4, 5, 6), datetime(1911, 9, 8, 15, 47, 58)):  # noqa: DTZ001  # fillers to compare
        try:
            reading = parser.parse(
                text,
                default=default,
                dayfirst=not month_first,
                tzinfos=lambda _, offset: (
                    None if offset is None else timezone(timedelta(seconds=offset))
                ),
            )
        except (
            ValueError, OverflowError, TypeError, AttributeError, LookupError,
            ArithmeticError,
        ):  # fmt: skip
            return None
        readings.append(reading)
    one, two = readings
    if one.date() != two.date():
        return None
    if (one.hour, one.minute) != (two.hour, two.minute):
        midnight = datetime(one.year, one.month, one.day)  # noqa: DTZ001  # a day has no zone of its own
        return WrittenTime(midnight, Precision.DAY)
    seconds_written = one.second == two.second
    one = one.replace(microsecond=0, second=one.second if seconds_written else 0)
    return WrittenTime(one, Precision.SECOND if seconds_written else Precision.MINUTE)
