"""Whether a first record names columns, or is a person whose number is written oddly.

Labels name fields. Who is taken for a header is nobody's lead, so that a cell which
only a person would write tells: a number with words, two of them, seven digits, or
nothing where all others have their number.
"""

import re
from collections.abc import Sequence
from typing import Final

from callback_desk.intake.cell_looks import (
    looks_like_email,
    looks_like_phone,
    looks_surely_like_phone,
)
from callback_desk.intake.column_looks import looks_wordy, mostly
from callback_desk.intake.example_lines import tells_how
from callback_desk.intake.field_names import field_of_whole, plain_header
from callback_desk.intake.header_words import fields_of_words
from callback_desk.intake.numbers_in_text import numbers_in
from callback_desk.intake.written_times import TimeFormat

_LONGEST_LABEL: Final = 400
"""Characters of a cell that are looked at for a number or an address."""

_MOST_COLUMNS: Final = 1_000
"""Columns in which the others' numbers are looked for."""

_ADDRESS = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\".]{2,}")
_LABELS_WORDS: Final = frozenset(
    {
        "with", "without", "or", "and", "no", "not", "only", "the", "area",
        "code", "codes", "country", "digits", "dashes", "spaces", "please",
        "if", "optional", "required", "con", "sin", "o", "y", "e", "solo",
        "codigo", "prefijo", "guiones", "espacios", "digitos", "por", "favor",
        "si", "opcional", "obligatorio"
    }
)  # fmt: skip
"""What a label adds to an example of a number."""

_SEPARATORS: Final = (",", ";", "\t", "|", '" "')
_AROUND: Final = " '\"()[]"
_FEWEST_BESIDE: Final = 2
"""Cells beside a number that make a record of a line."""

_CLINICS_WORDS: Final = frozenset(
    {"we", "our", "us", "nosotros", "nuestro", "nuestra", "llamamos", "llamaremos"}
)
_CALLING: Final = frozenset(
    {"call", "ring", "dial", "number", "llamamos", "llamaremos", "numero"}
)
_YOURS: Final = frozenset({"you", "your", "usted", "su", "le", "te", "tu"})
_VISITORS_OWN: Final = frozenset(
    {"i", "im", "me", "my", "mine", "myself", "yo", "mi", "estoy", "soy", "quiero"}
)

# "My ex", "for example" and "ex. 12", an extension, are words of visitors.
_EXAMPLE = re.compile(
    r"(?<!\w)(?:e\.?\s?g|i\.?\s?e|format|formatted|p\.?\s?e\.?j|formato)(?!\w)"
    r"|[(\[]\s*(?:ex|example|ej|ejemplo)(?!\w)"
    r"|(?<!\w)(?:ex|example|ej|ejemplo)\s*:",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(r"[\s'\"]*[+(]?[0-9]")


def is_header(cells: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether a first record names columns instead of being a person.

    Args:
        cells: of the record.
        others: of those behind it.
    """
    if swallowed_somebody(cells):
        return False
    if sum(field_of_whole(cell) is not None for cell in cells) >= 2:
        return True
    return not (
        is_somebodys(cells)
        or any(map(_is_time, cells))
        or (not any(map(_names_a_field, cells)) and _lacks_the_number(cells, others))
    )


def swallowed_somebody(cells: Sequence[str]) -> bool:
    """Whether a line behind the first of some cell is a record by whatever separator.

    A quote or a separator that is none tore the header; its label may be long. A label
    of two lines may give examples of numbers: a person's record has more than those.
    """
    return any(
        _is_record(line.split(mark))
        for cell in cells
        for line in cell.splitlines()[1:]
        if any(map(str.isdigit, line)) and not tells_how(line)
        for mark in _SEPARATORS
        if mark in line
    )


def _is_record(parts: list[str]) -> bool:
    """Whether a line's parts are somebody's number and more of a person's cells.

    Two cells beside the number, empty ones too, or a name or an address.
    """
    beside = [part for part in parts if not _holds_number(part)]
    if len(beside) == len(parts) or any(map(_gives_example, parts)):
        return False
    bare = [part.strip(_AROUND) for part in beside]
    return len(bare) >= _FEWEST_BESIDE or any(map(_is_persons, bare))


def _holds_number(part: str) -> bool:
    """Whether a part is a number, or has one with words."""
    if any(looks_like_phone(piece.strip(_AROUND)) for piece in part.split('"')):
        return True
    return bool(numbers_in(part[:_LONGEST_LABEL]))


def _is_persons(part: str) -> bool:
    """Whether a part is an address, or a name rather than what a label adds."""
    if looks_like_email(part):
        return True
    words = plain_header(part).split()
    return (
        any(map(str.isalpha, part))
        and looks_wordy(part)
        and not _names_a_field(part)
        and _LABELS_WORDS.isdisjoint(words)
    )


def _gives_example(label: str) -> bool:
    """Whether a number is said to be an example, or how one is to be written."""
    begin = label[:_LONGEST_LABEL]
    return bool(_EXAMPLE.search(begin)) and bool(numbers_in(begin))


def is_somebodys(cells: Sequence[str]) -> bool:
    """Whether cells hold a number or an address that no label would."""
    for index, cell in enumerate(cells):
        if looks_like_phone(cell) or looks_like_email(cell):
            return True
        begin = cell[:_LONGEST_LABEL]
        number = numbers_in(begin)
        if not number and not _ADDRESS.search(begin):
            continue
        if number and _NUMBER_FIRST.match(begin):
            return True
        # A label may give an example: "Phone (e.g. 212-555-0100)".
        if _gives_example(begin) and _names_a_field(begin):
            continue
        beside = [*cells[:index], *cells[index + 1 :]]
        if is_clinics_voice(begin) and any(map(_asks, beside)):
            continue
        if any(map(str.strip, beside)) and not any(map(_names_a_field, beside)):
            return True
    return False


def is_clinics_voice(text: str) -> bool:
    """Whether a text says we to you, as a form does: "We call from 212-555-0100"."""
    words = frozenset(plain_header(text[:_LONGEST_LABEL]).split())
    speaks = words & _CLINICS_WORDS and words.isdisjoint(_VISITORS_OWN)
    return bool(speaks) and bool(words & _YOURS or words & _CALLING)


def _asks(cell: str) -> bool:
    """Whether a cell is a question, or asks for something of yours."""
    begin = cell[:_LONGEST_LABEL].strip()
    return begin.endswith("?") or not _YOURS.isdisjoint(plain_header(begin).split())


def _names_a_field(cell: str) -> bool:
    """Whether a cell is a label that is known, or has the words of one."""
    if len(cell) > _LONGEST_LABEL:
        return False
    return field_of_whole(cell) is not None or bool(fields_of_words(cell))


def _is_time(cell: str) -> bool:
    """Whether a cell is a time, as people's records have one."""
    has_digits = any(map(str.isdigit, cell[:40]))
    return has_digits and TimeFormat.learn([cell]).read(cell) is not None


def _lacks_the_number(cells: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether there are no letters where the others have their number."""
    return any(
        not any(map(str.isalpha, cell))
        and mostly(
            [row[index] for row in others if index < len(row) and row[index].strip()],
            looks_surely_like_phone,
        )
        for index, cell in enumerate(cells[:_MOST_COLUMNS])
    )
