"""Lines that were quoted as a whole, as if each were one cell: `"Ann Lee,212-…,Hello"`.

A spreadsheet does it to a list that was pasted into its first column.
"""

from collections.abc import Sequence
from typing import Final

from callback_desk.domain.submission import Why
from callback_desk.intake.csv_record import Record
from callback_desk.intake.loose_cells import split_line

_MOSTLY: Final = 0.7


def unwrapped(record: Record, delimiter: str) -> Record:
    """A record whose one cell is a line of cells, as that line says.

    Args:
        record: as its quotes say.
        delimiter: between the line's cells.
    """
    if len(record.cells) != 1 or record.why is not None:
        return record
    cells, is_open = split_line(record.cells[0], delimiter)
    return record._replace(cells=cells, why=Why.QUOTES if is_open else None)


def lines_within(records: Sequence[Record], delimiters: str) -> list[str]:
    """The lines in the cells of a file that has nothing but whole lines in quotes.

    Args:
        records: some of it, read by any delimiter.
        delimiters: that may stand between the cells of the lines within.
    """
    filled = [record for record in records if any(map(str.strip, record.cells))]
    lines = [
        f"{record.cells[0]}\n"
        for record in filled
        if len(record.cells) == 1 and _is_quoted(record)
    ]
    if len(lines) < max(2, _MOSTLY * len(filled)):
        return []
    return lines if any(_are_of_a_width(lines, mark) for mark in delimiters) else []


def _is_quoted(record: Record) -> bool:
    """Whether nothing of a record stands outside of one pair of quotes.

    `"Ann";"Lee"` begins and ends with one, too.
    """
    plain = not record.loose and record.why is None
    return plain and record.raw.lstrip().startswith('"')


def _are_of_a_width(lines: Sequence[str], delimiter: str) -> bool:
    width = len(split_line(lines[0], delimiter)[0])
    alike = sum(len(split_line(line, delimiter)[0]) == width for line in lines)
    return width > 1 and alike >= _MOSTLY * len(lines)
