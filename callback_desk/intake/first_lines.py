"""What stands above a table's records and may be somebody: it is kept for a look.

A file without labels may begin with a person who gave no number. Taken for the header
she would be nobody's lead, and her words would be read by nobody.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from callback_desk.domain.submission import Problem, Why
from callback_desk.intake.cell_looks import (
    is_capitalised,
    looks_like_person,
    looks_like_phone,
)
from callback_desk.intake.column_looks import looks_like_time, mostly
from callback_desk.intake.csv_record import Record
from callback_desk.intake.example_lines import tells_how
from callback_desk.intake.field_names import (
    MAP_FIELDS,
    Field,
    field_of_whole,
    plain_header,
)
from callback_desk.intake.header_words import fields_of_words
from callback_desk.intake.near_headers import near_field
from callback_desk.intake.numbers_in_text import numbers_in

FIRST_LINE: Final = Problem(
    Why.UNRECOGNISED, "the first line may be somebody, or the names of the columns"
)
"""Why such a line is kept."""

_LONGEST_LABEL: Final = 400
"""Characters of a label that is told by its words."""

_LONGEST_READ: Final = 100_000
"""Characters of a label in which numbers are looked for."""

_ENOUGH: Final = 3
"""Known labels that no person's cells would be by chance."""

_MOST_COLUMNS: Final = 1_000
"""Columns in which the others' cells are looked at."""

_WHO: Final = frozenset(
    {"who", "contact", "client", "patient", "paciente", "cliente", "first", "last"}
)
"""What may be said of a person as well."""

_DEVICES: Final = frozenset(
    {
        "cell", "mobile", "tel", "celular", "movil", "whatsapp", "handy", "portable",
    }
)  # fmt: skip
"""What somebody may answer when asked for a number."""

_YOURS: Final = frozenset({"you", "your", "yours", "usted", "su", "sus", "tu", "tus"})
"""Words of whoever asks."""

_MOST_WORDS: Final = 5
"""Words of a label that ends with `name`."""

_MACHINES = re.compile(r"\s*[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+\s*")
"""What a database calls a column."""

_NUMBERED = re.compile("[0-9]{1,4}$")
_NAMES: Final = frozenset({Field.NAME, Field.FIRST_NAME, Field.LAST_NAME})
_VISITORS_WORDS: Final = frozenset(
    {
        "i", "im", "me", "my", "mine", "we", "our", "no", "not", "none", "dont",
        "cant", "never", "yo", "mi", "mis", "soy", "estoy", "tengo", "quiero", "puedo",
        "sin", "ningun", "ninguno", "nunca", "nada",
    }
)  # fmt: skip
"""Words of whoever speaks of themselves, or has none; labels ask for something."""


def doubtful_lines(
    text: str, labels: Sequence[str], others: Sequence[Sequence[str]]
) -> Record | None:
    """A header that may be somebody, as a record of its own.

    Args:
        text: the header as it stood in the file.
        labels: its cells.
        others: the cells of records beneath it.
    """
    if are_surely_labels(labels, others) and not any(map(has_number_behind, labels)):
        return None
    return Record(text, list(labels))


def joined(lines: Sequence[Record]) -> Record | None:
    """All that is kept of what stands above a table's records, in one record."""
    if len(lines) < 2:
        return lines[0] if lines else None
    return Record("".join(line.raw for line in lines), lines[0].cells)


def has_number_behind(label: str) -> bool:
    """Whether a line behind the first of a label holds a number.

    Where nothing says that it is an example of one, it may be somebody whose line a
    torn quote swallowed.
    """
    lines = label[:_LONGEST_READ].splitlines()[1:]
    return any(numbers_in(line) and not tells_how(line) for line in lines)


def are_surely_labels(cells: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether cells name columns without a doubt: people's cells hardly would.

    Args:
        cells: of a record that was taken for a header.
        others: those of records beneath it.
    """
    written = [cell for cell in cells if any(map(str.isalpha, cell[:_LONGEST_LABEL]))]
    wholes = [field for cell in written if (field := field_of_whole(cell)) is not None]
    is_machines = len(written) > 1 and all(map(_MACHINES.fullmatch, written))
    if is_machines or len(wholes) >= _ENOUGH or any(map(_is_names_label, written)):
        return True
    if any(map(_is_name, _cells_over(cells, others, looks_like_person))):
        return False
    over_numbers = _cells_over(cells, others, looks_like_phone)
    if any(map(_is_numbers_label, over_numbers)) or _heads_times(cells, others):
        return True
    if _are_numbered(written):
        return True
    slips = {field for cell in written if (field := _near(cell)) is not None}
    if len(slips) > 1 and Field.PHONE in map(_near, over_numbers):
        return True
    asked = {field for cell in written for field in _asked(cell)} | {*wholes}
    return (
        len(wholes) * 2 > len(written)
        or len(wholes) == _ENOUGH - 1
        or (Field.PHONE in asked and not _NAMES.isdisjoint(asked))
        or any(
            Field.PHONE in _asked(cell) and _addresses(cell) for cell in over_numbers
        )
    )


def _cells_over(
    cells: Sequence[str],
    others: Sequence[Sequence[str]],
    looks: Callable[[str], bool],
) -> list[str]:
    """The cells above columns in which most of the others' cells look alike."""
    return [
        cell
        for index, cell in enumerate(cells[:_MOST_COLUMNS])
        if mostly(
            [row[index] for row in others if index < len(row) and row[index].strip()],
            looks,
        )
    ]


def _heads_times(cells: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether words stand above times: a machine would have noted a person's, too."""
    columns = [
        [row[index] if index < len(row) else "" for row in others]
        for index, cell in enumerate(cells[:_MOST_COLUMNS])
        if any(map(str.isalpha, cell)) and not any(map(str.isdigit, cell))
    ]
    return any(column and all(map(_is_noted, column)) for column in columns)


def _is_noted(cell: str) -> bool:
    """Whether a cell is a day with a time of day."""
    return ":" in cell and looks_like_time(cell)


def _are_numbered(written: Sequence[str]) -> bool:
    """Whether cells differ by their numbers alone: `field_1`, `field_2`."""
    stems = {_NUMBERED.sub("", cell.strip()) for cell in written}
    return len(written) > 1 == len(stems) and len(set(written)) == len(written)


def _is_names_label(cell: str) -> bool:
    """Whether a cell is called a name, in so many words: nobody is called so."""
    plain = plain_header(cell)
    if field_of_whole(cell) in _NAMES:
        return plain not in _WHO
    is_part = not _NAMES.isdisjoint({*_asked(cell)} - {Field.NAME})
    return is_part and plain.count(" ") < _MOST_WORDS and plain.endswith(" name")


def _is_numbers_label(cell: str) -> bool:
    """Whether a cell is called a number, and not by what people write in its place."""
    return field_of_whole(cell) is Field.PHONE and plain_header(cell) not in _DEVICES


def _near(cell: str) -> Field | None:
    """The field of a label with a slip of the pen."""
    plain = plain_header(cell)
    if not _VISITORS_WORDS.isdisjoint(plain.split()):
        return None
    return near_field(plain, MAP_FIELDS)


def _addresses(cell: str) -> bool:
    """Whether a cell asks somebody."""
    words = plain_header(cell).split()
    return cell.strip().endswith(("?", ":", "*")) or not _YOURS.isdisjoint(words)


def _asked(cell: str) -> tuple[Field, ...]:
    """What a cell asks for by its words; a visitor's own words ask for nothing."""
    if len(cell) > _LONGEST_LABEL:
        return ()
    words = plain_header(cell).split()
    return () if not _VISITORS_WORDS.isdisjoint(words) else fields_of_words(cell)


def _is_name(cell: str) -> bool:
    """Whether a cell is written as a name is, and no label that is known."""
    name = cell.strip()
    return (
        looks_like_person(name)
        and is_capitalised(name)
        and field_of_whole(name) is None
        and not fields_of_words(name)
    )
