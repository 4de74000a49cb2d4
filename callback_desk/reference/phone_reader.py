"""Reads what visitors wrote as their phone number; phonenumbers is fenced in here.

What a spreadsheet did to a number is mended and named where nothing was lost, and
only named where digits are gone: a guessed number calls a stranger.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

import phonenumbers
from phonenumbers import (
    Leniency,
    NumberParseException,
    PhoneMetadata,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberMatcher,
)

from callback_desk.domain.submission import PhoneReading
from callback_desk.reference.numbers_abroad import likelier_country

USUAL_REGION: Final = "US"
"""Where a clinic is that says no country."""

LONGEST_LOOKED_AT: Final = 1_000
"""Characters of a cell that are searched for a number; the rest is not."""

LONGEST_SHOWN: Final = 60
"""Characters of a cell that a problem repeats."""

NO_NUMBER: Final = "there is no number"
WITHOUT_POINT_ZERO: Final = "dropped the .0 that a spreadsheet added"
WITHOUT_INVISIBLE: Final = "removed invisible characters from the number"
WITHOUT_LABEL: Final = "removed the label before the number"
WITHOUT_GROUPING: Final = "removed the thousands separators from the number"
WITHOUT_APOSTROPHE: Final = "removed the apostrophe before the number"
FROM_WORDS: Final = "took the number out of the words around it"
INTERNATIONAL: Final = "read the leading 00 as +"

_OTHER_DASHES: Final = "\u2212\u30fc"
"""A minus sign and a Japanese long vowel mark, typed where a hyphen is meant."""

_NANP = re.compile(
    r"(\+?1[ .\-]{0,3})?\(?([2-9][0-9]{2})\)?[ .\-]{0,3}([2-9][0-9]{2})[ .\-]{0,3}"
    r"([0-9]{4})"
)
_POINT_ZERO = re.compile(r"(\+?[0-9]{7,15})[.,]0+")
_SCIENTIFIC = re.compile(r"\+?([0-9])(?:[.,]([0-9]+))?[eE]\+?([0-9]{1,2})")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,4}")
_DOUBLE_ZERO = re.compile(r"\+?[( ]*00[ )\-.]*(?=[1-9](?:[^0-9]*[0-9]){8})")
_LABEL = re.compile(
    r"(?:p|ph|tel|tel[eé]fono|phone|cell?|mobile|m[oó]vil)\s*[:.]\s*", re.I
)
_EXTENSION_WORDS = re.compile(
    r"(?:;ext=|ext(?:ensi[oó]n)?|int|anexo|x|#)[\s.:]*[0-9]{1,7}#?\s*$", re.I
)
_ANOTHER_NUMBER = re.compile(r"[0-9](?:[\s().\-/]{0,3}[0-9]){6,}")
_VANITY = re.compile(
    r"(?:\+?1[\s.\-]*)?"
    r"(?:\(?8(?:00|33|44|55|66|77|88)\)?[\s.\-]*[0-9A-Za-z\s.\-]+"
    r"|\(?[2-9][0-9]{2}\)?[\s.\-]*[0-9A-Z.\-]+)"
)


class PhoneReader:
    """Reads phone texts as numbers of one region, and says what it mended.

    Attributes:
        region: ISO 3166 letters of the country whose numbers need no `+`.
    """

    def __init__(self, region: str | None = None) -> None:
        self._american = _american_number()
        self.live_in(region)

    def live_in(self, country: str | None) -> None:
        """Read numbers without `+` as this country's; None is the usual one."""
        self.region = country or USUAL_REGION
        self._without_plus = phonenumbers.country_code_for_region(self.region) == 1

    def likelier_country(self, texts: Sequence[str]) -> str | None:
        """The country as whose numbers most of these would be valid, or None."""
        return likelier_country(texts, self.region)

    def read(self, text: str) -> PhoneReading:
        """What a text was read as; never raises, whatever the text is.

        Args:
            text: the cell as written.

        Returns:
            the E.164 number and its extension, or the problem in words.
        """
        plain = self._plain(text)
        return self._read_slowly(text) if plain is None else PhoneReading(plain)

    def read_plain(self, texts: Sequence[str]) -> list[str | None]:
        """The numbers of those texts that are plainly one, E.164; None for others."""
        return list(map(self._plain, texts))

    def _plain(self, text: str) -> str | None:
        """A North American number in one of the usual spellings."""
        plain = _NANP.fullmatch(text)
        if plain is not None and (self._without_plus or text[0] == "+"):
            prefix, area, exchange, line = plain.groups()
            digits = area + exchange + line
            if (prefix or text[0] != "+") and self._american.fullmatch(digits):
                return "+1" + digits
        return None

    def show(self, number: str, extension: str | None) -> str:
        """A number as the country writes it, such as `(212) 555-0142 ext. 7`.

        Args:
            number: E.164.
            extension: digits, or None.
        """
        parsed = phonenumbers.parse(number)
        home = phonenumbers.country_code_for_region(self.region)
        style = (
            PhoneNumberFormat.NATIONAL
            if parsed.country_code == home
            else PhoneNumberFormat.INTERNATIONAL
        )
        shown = str(phonenumbers.format_number(parsed, style))
        return f"{shown} ext. {extension}" if extension else shown

    def _read_slowly(self, text: str) -> PhoneReading:
        """The library's reading, after what a spreadsheet did was undone."""
        repairs: list[str] = []
        cleaned = _visible(text[:LONGEST_LOOKED_AT], repairs)
        if not cleaned:
            return PhoneReading(problem=NO_NUMBER)
        scientific = _SCIENTIFIC.fullmatch(cleaned)
        if scientific is not None:
            first, rest, exponent = scientific.groups()
            digits = first + (rest or "")
            if len(digits) != int(exponent) + 1:
                return PhoneReading(
                    problem=f"digits were lost to {cleaned}; look up the number"
                )
            repairs.append(f"wrote out the digits of {cleaned}")
            cleaned = digits
        return self._understood(_mended(cleaned, repairs), tuple(repairs))

    def _understood(self, text: str, repairs: tuple[str, ...]) -> PhoneReading:
        """The one valid number in a cleaned text, or why there is not one."""
        found = self._found(text)
        if found and not any(map(str.isalpha, text)) and _has_more(text, found):
            found = []  # a part of a longer number is another number
        numbers = {_written(number) for _, _, number in found}
        if len(numbers) > 1:
            listed = " and ".join(sorted(numbers))
            return PhoneReading(
                problem=f"there are two numbers, {listed}; choose one"
                if len(numbers) == 2
                else f"there are {len(numbers)} numbers, {listed}; choose one"
            )
        if found:
            start, _, number = found[0]
            around = text[:start] + "\n" + text[found[-1][1] :]
            if _ANOTHER_NUMBER.search(around):
                return PhoneReading(
                    problem=f"there are two numbers in {_shown(text)}; choose one"
                )
            if any(character.isalnum() for character in around):
                repairs = (*repairs, FROM_WORDS)
            return PhoneReading(_written(number), number.extension or None, repairs)
        lone = self._parsed(text)
        if lone is None:
            return PhoneReading(problem=_not_a_number(text))
        return PhoneReading(_written(lone), lone.extension or None, repairs)

    def _found(self, text: str) -> list[tuple[int, int, PhoneNumber]]:
        """Start, end and value of every valid number that stands in a text."""
        matches = PhoneNumberMatcher(text, self.region, leniency=Leniency.VALID)
        return [
            (match.start, match.end, match.number)
            for match in matches
            if _is_whole(match.number)
        ]

    def _parsed(self, text: str) -> PhoneNumber | None:
        """A whole text as one valid number, letters only where they spell one."""
        bare = _EXTENSION_WORDS.sub("", text)
        if any(character.isalpha() for character in bare) and not (
            _VANITY.fullmatch(bare.strip())
        ):
            return None
        try:
            number = phonenumbers.parse(text, self.region)
        except NumberParseException:
            return None
        return (
            number
            if phonenumbers.is_valid_number(number) and _is_whole(number)
            else None
        )


def _american_number() -> re.Pattern[str]:
    """Every valid US number's ten digits, from the library's own patterns."""
    metadata = PhoneMetadata.metadata_for_region("US")
    if metadata is None:  # the library ships it; without it nothing is quick
        return re.compile(r"(?!)")
    kinds = (
        metadata.fixed_line,
        metadata.mobile,
        metadata.toll_free,
        metadata.premium_rate,
        metadata.personal_number,
    )
    patterns = {kind.national_number_pattern for kind in kinds if kind is not None}
    return re.compile(
        "|".join(f"(?:{pattern})" for pattern in sorted(filter(None, patterns)))
    )


def _visible(text: str, repairs: list[str]) -> str:
    """A text without invisible characters, its digits and signs in ASCII."""
    if text.isascii() and text.isprintable():
        return text.strip()
    kept: list[str] = []
    removed = False
    for character in text:
        category = unicodedata.category(character)
        if category == "Nd":
            kept.append(str(unicodedata.digit(character)))
        elif character in "\t\r\n":
            kept.append(" ")
        elif category in {"Cf", "Cc", "Cs", "Mn"} and not character.isalpha():
            removed = True
        elif category in {"Zs", "Zl", "Zp"}:
            removed = removed or character != " "
            kept.append(" ")
        elif category == "Pd" or character in _OTHER_DASHES:
            kept.append("-")
        else:
            kept.append(unicodedata.normalize("NFKC", character))
    if removed:
        repairs.append(WITHOUT_INVISIBLE)
    return "".join(kept).strip()


def _mended(text: str, repairs: list[str]) -> str:
    """A visible text without what exports and spreadsheets put around a number."""
    if text.startswith("'") and len(text) > 1:
        repairs.append(WITHOUT_APOSTROPHE)
        text = text[1:].lstrip()
    label = _LABEL.match(text)
    if label is not None:
        repairs.append(WITHOUT_LABEL)
        text = text[label.end() :]
    point_zero = _POINT_ZERO.fullmatch(text)
    if point_zero is not None:
        repairs.append(WITHOUT_POINT_ZERO)
        text = point_zero.group(1)
    if _GROUPED.fullmatch(text):
        repairs.append(WITHOUT_GROUPING)
        text = text.replace(",", "")
    double_zero = _DOUBLE_ZERO.match(text)
    if double_zero is not None:
        repairs.append(INTERNATIONAL)
        text = "+" + text[double_zero.end() :]
    return text


def _is_whole(number: PhoneNumber) -> bool:
    """Whether a number can be dialled from anywhere: 310-8550 is valid, but local."""
    return number.country_code != 1 or len(str(number.national_number)) == 10


def _has_more(text: str, found: list[tuple[int, int, PhoneNumber]]) -> bool:
    """Whether digits are left beside a number, too few for a second one."""
    if len(found) > 1:
        return False
    start, end, _ = found[0]
    left = sum(map(str.isdigit, text[:start] + text[end:]))
    return 0 < left < 7


def _written(number: PhoneNumber) -> str:
    """A number in E.164."""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _not_a_number(text: str) -> str:
    """Why a text holds no number, in words that repeat it."""
    digits = sum(character.isdigit() for character in text)
    if digits == 0:
        return f"{NO_NUMBER} in {_shown(text)}"
    if digits < 10 and "+" not in text:
        return f"{_shown(text)} is too short to be a whole number"
    return f"{_shown(text)} is not a valid number"


def _shown(text: str) -> str:
    """A text short enough to stand in a sentence."""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
