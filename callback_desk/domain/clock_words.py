"""A time of day as it is jotted down: `2:15`, `2:15p`, `1415`, `9`, `9 am`."""

import re
from datetime import time

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h]?(?P<minute>\d{2}))?\s*(?:(?P<half>[ap])\.?\s*m?\.?)?",
    re.IGNORECASE | re.ASCII,
)
NOON, LAST_HOUR, LAST_MINUTE = 12, 23, 59


def read_clock(text: str) -> tuple[time, ...]:
    """The times of day that a text can mean, the likelier first; none if it is none."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return ()
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").lower()
    if hour > LAST_HOUR or minute > LAST_MINUTE or (half and not 0 < hour <= NOON):
        return ()
    if half:
        return (time(hour % NOON + (NOON if half == "p" else 0), minute),)
    if hour > NOON or hour == 0 or found["hour"].startswith("0"):
        return (time(hour, minute),)
    # Nobody wrote which half of the day; noon is likelier than midnight.
    halves = time(hour % NOON, minute), time(hour % NOON + NOON, minute)
    return halves[::-1] if hour == NOON else halves
