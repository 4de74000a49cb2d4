"""Whose numbers a whole list of texts is, where they are not the clinic's country's."""

from collections.abc import Sequence
from typing import Final

import phonenumbers
from phonenumbers import NumberParseException

LIKELY: Final = (
    *("US", "MX", "GB", "IE", "AU", "NZ", "ES", "DE", "FR", "IT", "NL", "CH", "AT"),
    *("BR", "CO", "AR", "CL", "PE", "ZA", "IN", "IL"),
)
"""Countries that are thought of, the likeliest first; +1 is all of North America."""

MOST_OF_THEM: Final = 0.8


def likelier_country(texts: Sequence[str], home: str) -> str | None:
    """The country as whose numbers most of the texts are valid, if there is one.

    Args:
        texts: as written, none of them a number of the clinic's country.
        home: that country.
    """
    counts = {
        country: sum(_is_valid(text, country) for text in texts)
        for country in LIKELY
        if country != home
    }
    likeliest = max(counts, key=lambda country: counts[country])
    return likeliest if counts[likeliest] >= MOST_OF_THEM * len(texts) > 0 else None


def _is_valid(text: str, country: str) -> bool:
    try:
        number = phonenumbers.parse(text, country)
    except NumberParseException:
        return False
    return phonenumbers.is_valid_number(number)
