"""Phone numbers whose area or country code stands in a column of its own.

Some form products keep the parts of a number apart. A part by itself calls nobody, or
a stranger: `20 7946 0958` beside `+44` is in London, without it in Maine.
"""

import re
from typing import Final

from callback_desk.intake.field_names import Field, plain_header

JOINED: Final = "put the code from its own column before the number"

_AREA_CODES: Final = frozenset(
    {"area", "phone area", "codigo de area", "codigo area", "lada"}
)
_COUNTRY_WORDS: Final = (
    {"country", "code"}, {"dial", "code"}, {"dialing", "code"}, {"dialling", "code"},
    {"calling", "code"}, {"codigo", "pais"}, {"phone", "country"}, {"isd", "code"},
    {"phone", "prefix"},
)  # fmt: skip
_CODE = re.compile(r"\s*'?\(?\+?(?:00)?[0-9]{1,4}\)?(?:\.0)?\s*")
_LETTERED = re.compile(r"[^0-9+]*\+([0-9]{1,4})[^0-9+]*")
_LOCAL: Final = 8
"""Digits of a number without its area code, at most."""

_WITHOUT_COUNTRY: Final = 10
"""Digits of a number without its country code; more may begin with it."""


def part_of_phone(header: str) -> Field | None:
    """The part of a number that a header speaks of, or None."""
    plain = plain_header(header)
    words = set(plain.split())
    if plain in _AREA_CODES or {"area", "code"} <= words:
        return Field.PHONE_AREA
    if any(needed <= words for needed in _COUNTRY_WORDS):
        return Field.PHONE_COUNTRY
    return None


def looks_like_code(cell: str) -> bool:
    """Whether a cell is an area or country code: `646`, `+44`, `UK (+44)`."""
    return len(cell) <= 60 and bool(_CODE.fullmatch(cell) or _LETTERED.fullmatch(cell))


def joined(number: str, area: str, country: str) -> str:
    """A number with the codes beside it, or as it is where it is whole already.

    Args:
        number: as written; one that begins with `+` or `00` is whole.
        area: the cell of the area code, "" if none.
        country: the cell of the country code, "" if none.
    """
    text = number.strip()
    digits = _digits(re.split("[A-Za-z#]", text, maxsplit=1)[0])
    if not re.match("[0-9(]", text) or text.startswith("00"):
        return number
    code, land = _digits(area.removesuffix(".0")), code_of(country)
    if code and len(digits) <= _LOCAL:
        text, digits = f"({code}) {text}", code + digits
    if land and digits.startswith(land) and len(digits) > _WITHOUT_COUNTRY:
        return f"+{text.lstrip('(')}"
    return f"+{land} {text}" if land else text


def code_of(cell: str) -> str:
    """The digits of a code."""
    lettered = _LETTERED.fullmatch(cell)
    digits = lettered[1] if lettered else _digits(cell.strip().removesuffix(".0"))
    return digits.removeprefix("00")


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))
