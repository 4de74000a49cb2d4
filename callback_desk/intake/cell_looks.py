"""What a cell looks like, told cheaply: enough to guess a column, not to dial."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_PHONE_CHARACTERS = re.compile(
    r"\s*'?(?:p:|tel:)?\s*[+(]?[0-9][0-9()\s.\-/\u00a0\u2010-\u2015]{5,22}[0-9)]"
    r"(?:\s*(?:x|ext\.?|extension|#)\s*[0-9]{1,6})?(?:\.0)?\s*",
    re.IGNORECASE,
)
_SECURITY_PHONE = re.compile(r"\(Security Alert: [^()]*\)\s*\+[0-9]")
_VANITY = re.compile(r"\s*\+?1?[\s\-.]*\(?8[0-9]{2}\)?[\s\-.][A-Z0-9\-]{7,10}\s*")
_SCIENTIFIC = re.compile(r"\s*[1-9](?:[.,][0-9]+)?E\+?(?:09|10|11|9)\s*", re.IGNORECASE)
_BARE_AMERICAN = re.compile(r"1?[2-9][0-9]{2}[2-9][0-9]{6}")
_DIGIT = re.compile(r"\d")
_DATE_LIKE = re.compile(
    r"\s*(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{4}|[0-9]{2}))"
    r"(?:[T ].*)?"
)
_NOT_A_PHONE = re.compile(
    r"\s*(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9]{3}-[0-9]{2}-[0-9]{4}|[0-9]{5}-[0-9]{4}"
    r"|[0-9]{4}(?:[ -][0-9]{4}){3}|[0-9]+\.[0-9]{2,})\s*"
)
_EMAIL = re.compile(r"\s*[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\".]{2,}\s*")
_TIME_OF_DAY = re.compile(
    r"\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s*[ap]\.?\s?m\.?)?(?: [A-Z]{2,5})?\s*",
    re.I,
)
_TECHNICAL = re.compile(
    r"\s*(?:"
    r"https?://\S*"
    r"|Mozilla/.*"
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r"|(?=[a-z0-9]*[0-9])[0-9a-f]{12,64}"
    r"|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){3,7}"
    r"|[^\s@]+@[^\s@]+"
    r"|(?:test_)?[a-z]{1,2}:[0-9]+"
    r")\s*",
    re.IGNORECASE | re.DOTALL,
)
_PERSON = re.compile(
    r"\s*[^\W\d_][\w'’.\-]*,?(?:\s+[^\W\d_][\w'’.\-]*,?){1,4}\s*"  # noqa: RUF001  # the curly apostrophe is typed in names
)
_FAR_PERSON = re.compile(r"\s*(?:[\u3400-\u9fff々]{2,4}|[\uac00-\ud7a3]{2,4})\s*")

YES: Final = frozenset(
    {
        "yes", "y", "true", "1", "x", "on", "checked", "selected", "ticked", "✓", "✔",
        "☑", "si", "sí", "verdadero", "often", "sometimes", "always", "daily", "maybe",
        "siempre", "not sure", "unsure", "every day", "nearly every day", "a little",
        "several days", "more than half the days", "some of the time", "most days",
        "all the time", "a veces", "todos los días", "casi todos los días",
        "a menudo", "no sé", "tal vez",
    }
)  # fmt: skip
"""Answers that mean nothing without their question."""

NO: Final = frozenset(
    {
        "no", "n", "false", "0", "off", "unchecked", "none", "never", "falso", "nunca",
        "not at all", "n/a",
    }
)  # fmt: skip
"""Answers that say that a question does not hold."""


def looks_like_phone(cell: str) -> bool:
    """Whether a cell could be a phone number, damaged ones included."""
    if len(cell) > 60:
        return bool(len(cell) < 400 and _SECURITY_PHONE.match(cell))
    cell = _in_ascii_digits(cell)
    if _PHONE_CHARACTERS.fullmatch(cell):
        digits = sum(character.isdigit() for character in cell)
        return (
            7 <= digits <= 20
            and not _DATE_LIKE.fullmatch(cell)
            and not _NOT_A_PHONE.fullmatch(cell)
        )
    return bool(_SCIENTIFIC.fullmatch(cell) or _VANITY.fullmatch(cell))


def looks_surely_like_phone(cell: str) -> bool:
    """Whether a cell is a phone number even where no header says so.

    A bare run of digits must be dialled as it stands in North America; an entry's
    id, an epoch or a postcode is none.
    """
    if not looks_like_phone(cell):
        return False
    bare = _in_ascii_digits(cell).strip().removesuffix(".0")
    if bare.isdigit():
        return bool(
            _BARE_AMERICAN.fullmatch(bare) or re.fullmatch("00[1-9][0-9]{9,13}", bare)
        )
    return sum(character.isdigit() for character in bare) >= 10 or "E" in bare.upper()


def _in_ascii_digits(cell: str) -> str:
    """A cell with its digits and marks as they are written in English."""
    if cell.isascii():
        return cell
    plain = unicodedata.normalize("NFKC", cell)
    return "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain
    )


def may_reach_somebody(text: str) -> bool:
    """Whether any cell of a text may be a number or an address; told quickly."""
    return "@" in text or _DIGIT.search(text) is not None


def has_a_phone(cells: Iterable[str]) -> bool:
    """Whether some cell is a phone number, as every person's record has one."""
    return any(map(looks_surely_like_phone, cells))


def may_be_dialed(cell: str) -> bool:
    """Whether a cell surely is a phone number, and whole: no digits were lost."""
    return looks_surely_like_phone(cell) and not _SCIENTIFIC.fullmatch(cell)


def looks_like_email(cell: str) -> bool:
    """Whether a cell is an e-mail address."""
    return len(cell) <= 254 and "@" in cell and bool(_EMAIL.fullmatch(cell))


def looks_like_page(cell: str) -> bool:
    """Whether a cell is the address of a page, whole or within its site."""
    return cell.lstrip().lower().startswith(("http://", "https://", "/", "www."))


def looks_like_time_of_day(cell: str) -> bool:
    """Whether a cell is a clock time without a date."""
    return len(cell) <= 24 and bool(_TIME_OF_DAY.fullmatch(cell))


def looks_like_person(cell: str) -> bool:
    """Whether a cell is two to five words of letters, as names are.

    In Chinese, Japanese and Korean two to four signs without a space.
    """
    if len(cell) > 60:
        return False
    cell = without_marks(cell)
    return bool(_PERSON.fullmatch(cell) or _FAR_PERSON.fullmatch(cell))


def without_marks(cell: str) -> str:
    """A cell without the signs above, below and behind letters: no letters themselves.

    In the scripts of India and Thailand hardly a name is without.
    """
    if cell.isascii():
        return cell
    return "".join(sign for sign in cell if unicodedata.category(sign)[0] != "M")


def looks_technical(cell: str) -> bool:
    """Whether a machine wrote a cell: an address, an id, a browser's name."""
    if len(cell) > 2_000 or not any(character.isalpha() for character in cell[:2_000]):
        return len(cell) <= 2_000
    return bool(_TECHNICAL.fullmatch(cell))


def is_capitalised(value: str) -> bool:
    """Whether a value is written as names are."""
    words = value.split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words)
