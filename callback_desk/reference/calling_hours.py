"""In which zones a number may be: the table of phonenumbers, fenced and asked once.

Its time zones are those of the number's area; a mobile keeps its number and moves. So
all that come into question count, and of a number that belongs to no place none does.
"""

from functools import lru_cache
from typing import Final
from zoneinfo import available_timezones

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType

UNKNOWN: Final = "Etc/Unknown"
"""What the library says of a number that belongs to no place."""

MOST_OF_A_PLACE: Final = 4
"""A North American area code lies in so many zones at most: more is the continent."""

_NOWHERE: Final = frozenset(
    {
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.PERSONAL_NUMBER,
        PhoneNumberType.VOIP,
        PhoneNumberType.UAN,
    }
)


AMERICAN_DIGITS: Final = 12
"""Characters of a North American number in E.164."""

TELLING: Final = 8
"""So many of them, the +, 1, area and exchange, tell where it may be."""


def zones_of(number: str) -> tuple[str, ...]:
    """The zones in which a number may be; none where it belongs to no place.

    Args:
        number: E.164.
    """
    if number.startswith("+1") and len(number) == AMERICAN_DIGITS:
        return _zones_of(f"{number[:TELLING]}0100")
    return _zones_of(number)


@lru_cache(maxsize=4096)
def _zones_of(number: str) -> tuple[str, ...]:
    # Imported only here: reading the table takes a moment.
    from phonenumbers import timezone

    try:
        parsed = phonenumbers.parse(number)
    except NumberParseException:
        return ()
    zones = tuple(timezone.time_zones_for_number(parsed))
    american = parsed.country_code == 1
    if zones == (UNKNOWN,) or (american and len(zones) > MOST_OF_A_PLACE):
        return ()
    if phonenumbers.number_type(parsed) in _NOWHERE:
        return ()
    return tuple(zone for zone in zones if zone in _known())


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


def load_ahead() -> None:
    """Read the table before the first card needs it."""
    zones_of("+12125550142")
