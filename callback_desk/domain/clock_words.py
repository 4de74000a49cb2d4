"""A time of day as it is jotted down: `2:15p`, `1415`, `9 am`, `2 de la tarde`."""

import re
from datetime import time

from callback_desk.date_style import date_style
from callback_desk.domain.fuzzy import folded

# In English and Spanish, whichever the desk speaks.
_NAMED = {
    **dict.fromkeys(("noon", "mediodia", "medio dia", "12 del mediodia"), "12 pm"),
    **dict.fromkeys(("midnight", "medianoche", "media noche"), "12 am"),
}
_HALVES = {"madrugada": "am", "manana": "am", "tarde": "pm", "noche": "pm"}
_BEFORE = re.compile(r"(?:(?:a|at)\s+)?(?:las?\s+)?(?=\d|noon|midnight|medi)")
_PART = re.compile(r"\s*(?:de|por|en)\s+la\s+(madrugada|manana|tarde|noche)$")
_HOURS = re.compile(r"(?<=\d)\s*(?:h|hrs?|hs|horas)\.?$")
_MIDNIGHT = re.compile(r"12(?::?00)? pm")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h]?(?P<minute>\d{2}))?\s*(?:(?P<half>[ap])\.?\s*m?\.?)?",
    re.IGNORECASE | re.ASCII,
)
NOON, LAST_HOUR, LAST_MINUTE = 12, 23, 59


def plain_clock(text: str) -> str:
    """A time of day in plain letters: `a la 1:10 de la tarde` is `1:10 pm`.

    What is said in words becomes figures; what is no time stays none.
    """
    plain = _HOURS.sub("", _BEFORE.sub("", " ".join(folded(text).split()), count=1))
    part = _PART.search(plain)
    if part is not None:
        plain = f"{plain[: part.start()]} {_HALVES[part[1]]}"
        if part[1] == "noche" and _MIDNIGHT.fullmatch(plain):
            return "12 am"
    return _NAMED.get(plain, plain)


def is_in_full(hour: str, minute: str | None) -> bool:
    """Whether figures without a half of the day are a time as this run writes them."""
    return date_style().whole_day and len(hour) == 2 and minute is not None


def read_clock(text: str) -> tuple[time, ...]:
    """The times of day that a text can mean, the likelier first; none if it is none.

    Where hours count to 23, `10:30` is half past ten in the morning, as it is shown.
    """
    found = _CLOCK.fullmatch(plain_clock(text))
    if found is None:
        return ()
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").lower()
    if hour > LAST_HOUR or minute > LAST_MINUTE or (half and not 0 < hour <= NOON):
        return ()
    if half:
        return (time(hour % NOON + (NOON if half == "p" else 0), minute),)
    in_full = is_in_full(found["hour"], found["minute"])
    if hour > NOON or hour == 0 or found["hour"].startswith("0") or in_full:
        return (time(hour, minute),)
    # Nobody wrote which half of the day; noon is likelier than midnight.
    halves = time(hour % NOON, minute), time(hour % NOON + NOON, minute)
    return halves[::-1] if hour == NOON else halves
