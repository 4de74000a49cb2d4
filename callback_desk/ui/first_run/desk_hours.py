"""Desk hours as they are typed: clock times read leniently, a lunch cut out."""

import re
from datetime import UTC, datetime, time

from callback_desk.domain.business_calendar import MINUTES_A_DAY, Span
from callback_desk.domain.clock_words import is_in_full, plain_clock
from callback_desk.translation import _
from callback_desk.wording.times import say_clock

MINUTES_AN_HOUR = 60
NOON = 12 * MINUTES_AN_HOUR
_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(?:([ap])\.?\s*(?:m\.?)?)?", re.ASCII
)
_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def read_clock(text: str, after: int | None = None) -> int | None:
    """Read a time of day such as `9`, `9:30`, `930`, `5 pm`, `17.00` or `noon`.

    Args:
        text: what was typed.
        after: the minute that it must lie behind, where it ends something: a bare `5`
            after nine in the morning is five in the afternoon, and midnight ends a day.
            Where hours count to 23, `05:00` is five in the morning even so.

    Returns:
        The minute of the day, 0 to 1439 (1440 for an end at midnight), or None.
    """
    form = _CLOCK.fullmatch(plain_clock(text))
    if form is None:
        return None
    hour, minute, half = int(form[1]), int(form[2] or 0), form[3]
    if minute >= MINUTES_AN_HOUR or hour > 24 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    read = hour * MINUTES_AN_HOUR + minute
    if read > MINUTES_A_DAY:
        return None
    afternoon = read + NOON
    is_bare = not half and not is_in_full(form[1], form[2])
    if is_bare and after is not None and 0 < read <= after < afternoon < MINUTES_A_DAY:
        return afternoon
    return _as_end(read % MINUTES_A_DAY, after)


def _as_end(minute: int, after: int | None) -> int:
    return MINUTES_A_DAY if minute == 0 and after is not None else minute


def say_minute(minute: int) -> str:
    """A minute of the day like `9:00 AM`; the end of a day is `midnight`."""
    if minute == MINUTES_A_DAY:
        return _("midnight")
    clock = time(*divmod(minute, MINUTES_AN_HOUR))
    return say_clock(datetime.combine(_ANY_DAY, clock, UTC))


def open_spans(day: Span, lunch: Span | None) -> tuple[Span, ...]:
    """A day's desk hours, with the lunch taken out where it falls within them."""
    start, end = day
    if lunch is None or lunch[1] <= start or lunch[0] >= end:
        return (day,)
    parts = ((start, lunch[0]), (lunch[1], end))
    return tuple(part for part in parts if part[0] < part[1])
