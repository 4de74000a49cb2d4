"""Lines above a table's header that are more than its title: they are kept for a look.

A title may tell whom to ask, with a number; a name with a number, or words that say
that somebody is in danger, are no title.
"""

import unicodedata
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from callback_desk.intake.cell_looks import (
    is_capitalised,
    looks_like_email,
    looks_like_person,
)
from callback_desk.intake.csv_record import Record
from callback_desk.intake.field_names import Field, field_of_whole
from callback_desk.intake.header_words import fields_of_words
from callback_desk.intake.numbers_in_text import numbers_in

IsDanger: TypeAlias = Callable[[str], bool]
"""Whether words say that somebody may be in danger."""

_LONGEST: Final = 100
"""Characters of a name and a number in one cell."""

_NAMES: Final = frozenset({Field.NAME, Field.FIRST_NAME, Field.LAST_NAME})


def tells_nothing(_words: str) -> bool:
    """For a reader to whom no words were given that would tell."""
    return False


def kept_titles(
    above: Sequence[Record], labels: Sequence[str], is_danger: IsDanger
) -> list[Record]:
    """The records above a header that may be somebody's.

    Args:
        above: those that were taken for a title.
        labels: the header's cells.
        is_danger: tells it of a title's words.
    """
    return [
        record
        for record in above
        if _may_be_person(record.cells, labels)
        or _can_be_reached(record.cells)
        or any(map(_is_somebody, record.cells))
        or is_danger(record.raw)
    ]


def _may_be_person(cells: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether a title has a name where names stand, and more beside it."""
    filled = sum(map(bool, map(str.strip, cells)))
    return filled > 1 and any(
        looks_like_person(cell)
        and not _NAMES.isdisjoint({field_of_whole(label), *fields_of_words(label)})
        for cell, label in zip(cells, labels, strict=False)
    )


def _can_be_reached(cells: Sequence[str]) -> bool:
    """Whether a number or an address stands beside something: somebody's, perhaps."""
    filled = sum(map(bool, map(str.strip, cells)))
    return filled > 1 and any(
        numbers_in(cell[:_LONGEST]) or looks_like_email(cell) for cell in cells
    )


def _is_somebody(cell: str) -> bool:
    """Whether a cell is a name with a number, and nothing else."""
    if len(cell) > _LONGEST:
        return False
    text = "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in cell
    )
    if not numbers_in(text):
        return False
    bare = "".join(sign if sign.isalpha() or sign in "'’" else " " for sign in text)  # noqa: RUF001 - as typed in names
    name = " ".join(bare.split())
    if not name or field_of_whole(name) is not None or fields_of_words(name):
        return False
    if name.lower() == name.upper():
        return True
    return looks_like_person(name) and is_capitalised(name)
