"""A time as it stands on paper: `2:15p`, and of another day `thu 2:15p`."""

from datetime import date, timedelta

from callback_desk.domain.clock_words import read_clock
from callback_desk.domain.fuzzy import folded
from callback_desk.domain.named_time import NamedTime, read_named_time

A_DAY = timedelta(days=1)
# How many days before today they are.
_BACK = {"today": 0, "hoy": 0, "yesterday": 1, "ayer": 1}


def read_written_time(
    text: str, first: date, today: date, *, month_first: bool = True
) -> NamedTime | None:
    """The clock times that a text can mean, and its day if one is named; else None.

    Args:
        text: what was written, in English or Spanish.
        first: the earliest day; a weekday is the first one from then on.
        today: the latest.
        month_first: whether 1/8 is the 8th of January.
    """
    if clocks := read_clock(text):
        return NamedTime(None, clocks)
    words = [
        (today - _BACK[word] * A_DAY).isoformat() if word in _BACK else word
        for word in folded(text).replace(",", " ").split()
    ]
    named = read_named_time(" ".join(words), first - A_DAY, month_first=month_first)
    return named if named is not None and named.clocks else None
