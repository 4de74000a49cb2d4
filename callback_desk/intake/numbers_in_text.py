"""Numbers that stand in a text among other words, in a cell or in a mail."""

import re
from typing import Final

from callback_desk.intake.cell_looks import looks_surely_like_phone

LONGEST_PROPOSAL: Final = 20_000
"""Characters of a text, in which no form says what is what, that are looked through."""

MOST_NUMBERS: Final = 3

_NUMBER = re.compile(
    r"(?<![\w+./-])\+?\(?[0-9][0-9 ().\-\u00a0\u2010-\u2015]{5,22}[0-9]"
    r"(?:\s{0,3}(?:x|ext\.?|extension|#)\s{0,2}[0-9]{1,6})?(?![\w-])",
    re.IGNORECASE,
)


def numbers_in(text: str) -> str:
    """The numbers in a text that could be dialled, each once."""
    found = (
        match[0].strip()
        for match in _NUMBER.finditer(text[:LONGEST_PROPOSAL])
        if looks_surely_like_phone(match[0].strip())
    )
    return " / ".join(list(dict.fromkeys(found))[:MOST_NUMBERS])


def has_number(text: str) -> bool:
    """Whether a number that could be dialled stands in a text."""
    return bool(numbers_in(text))


def without_numbers(text: str) -> str:
    """A text without the numbers in it that could be dialled."""
    return _NUMBER.sub(
        lambda match: " " if looks_surely_like_phone(match[0].strip()) else match[0],
        text[:LONGEST_PROPOSAL],
    )
