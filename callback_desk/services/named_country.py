"""A number beside the name of another country: it may be that country's.

`55 1234 5678` is in Mexico City, and read as one of ours it calls a stranger in New
Jersey.
"""

import re
from functools import cache
from typing import Final

from callback_desk.domain.plain_text import fold, words_only
from callback_desk.wording.countries import COUNTRIES

NORTH_AMERICAN: Final = frozenset({None, "US", "CA", "PR", "VI", "GU"})
"""Countries of clinics whose numbers have ten digits, as many others' may have."""

_COUNTRY: Final = re.compile(
    r"^(?:(?:your|phone|home) )?(?:country|pa[ií]s)(?: of residence| de residencia)?"
    r" ?\??: (?P<name>[^\n]{2,60})$",
    re.IGNORECASE | re.MULTILINE,
)
_SAME_NUMBERS: Final = frozenset(
    {
        "american samoa", "anguilla", "antigua barbuda", "bahamas", "barbados",
        "bermuda", "british virgin islands", "canada", "cayman islands", "dominica",
        "dominican republic", "grenada", "guam", "jamaica", "montserrat",
        "northern mariana islands", "puerto rico", "sint maarten", "st kitts nevis",
        "st lucia", "st vincent grenadines", "trinidad tobago",
        "turks caicos islands", "u s outlying islands", "u s virgin islands",
        "united states",
        # A state of ours, and names that stand in the wrong place.
        "georgia", "jordan", "chad", "jersey",
    }
)  # fmt: skip
_BESIDE: Final = frozenset(
    {
        "uk", "u k", "england", "scotland", "wales", "great britain", "korea",
        "viet nam", "espana", "alemania", "francia", "reino unido", "brasil", "italia",
        "deutschland", "turkey",
    }
)  # fmt: skip
_SAYS_ITS_CODE: Final = re.compile(r"\s*(?:\+|00|011|1[\s.\-(]*[2-9])")


def names_another_country(answers: str) -> bool:
    """Whether somebody chose a country whose numbers are not as ours.

    Args:
        answers: with their questions, each in a line of its own.
    """
    if ": " not in answers:
        return False
    return any(
        _words(found["name"]) in _abroad() for found in _COUNTRY.finditer(answers)
    )


def may_be_abroad(answers: str, phone_text: str) -> bool:
    """Whether a number without a code may be of the country that stands beside it."""
    return not _SAYS_ITS_CODE.match(phone_text) and names_another_country(answers)


@cache
def _abroad() -> frozenset[str]:
    return (frozenset(map(_words, COUNTRIES)) | _BESIDE) - _SAME_NUMBERS


def _words(name: str) -> str:
    return " ".join(words_only(fold(name)).split())
