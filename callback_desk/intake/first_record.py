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
from callback_desk.intake.column_looks import mostly
from callback_desk.intake.field_names import field_of_whole, fields_of_words
from callback_desk.intake.mail_people import numbers_in
from callback_desk.intake.written_times import TimeFormat

_LONGEST_LABEL: Final = 400
"""Characters of a cell that are looked at for a number or an address."""

_MOST_COLUMNS: Final = 1_000
"""Columns in which the others' numbers are looked for."""

_ADDRESS = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\".]{2,}")
_MARKS = re.compile('[",;\t|]')
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

    A quote or a separator that is none tore the header; its label may be long.
    """
    return any(
        len(parts := _MARKS.split(line)) > 1
        and any(map(looks_surely_like_phone, parts))
        for cell in cells
        for line in cell.splitlines()[1:]
    )


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
        beside = [*cells[:index], *cells[index + 1 :]]
        if any(map(str.strip, beside)) and not any(map(_names_a_field, beside)):
            return True
    return False


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
