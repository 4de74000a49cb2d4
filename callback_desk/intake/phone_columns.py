"""Which columns hold the numbers of those who sent the forms, by their looks alone.

A number that is not theirs calls a stranger: an order's, or the clinic's own.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from callback_desk.intake.cell_looks import looks_surely_like_phone
from callback_desk.intake.column_looks import mostly, numbers_with_words
from callback_desk.intake.header_words import is_not_their_phone

_AS_MANY: Final = 0.9
"""Share of the bare runs of digits beside which numbers must stand, to be ids."""


def dialed_columns(
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    columns: Iterable[int],
) -> list[int]:
    """The columns whose cells mostly are numbers to be called.

    Bare runs of digits beside numbers that are written as such are ids.

    Args:
        headers: of all columns.
        rows: the cells of some records.
        columns: those that nothing else told.
    """
    looking = [
        index
        for index in columns
        if not is_not_their_phone(headers[index])
        and mostly(_filled(rows, index), looks_surely_like_phone)
    ]
    bare = {i for i in looking if mostly(_filled(rows, i), _is_bare)}
    written = [index for index in looking if index not in bare]
    ids = {index for index in bare if _stand_beside(rows, index, written)}
    return [index for index in looking if index not in ids]


def worded_column(
    headers: Sequence[str] | None,
    rows: Sequence[Sequence[str]],
    phones: Collection[int],
    columns: Iterable[int],
) -> int | None:
    """The column of numbers with words beside them, for those who have no other.

    One number that all have is the clinic's rather than theirs.

    Args:
        headers: of all columns; None where the file has none.
        rows: the cells of some records.
        phones: the columns of their numbers, as far as they are known.
        columns: those that nothing else told.
    """
    theirs = [
        index
        for index in phones
        if len(_filled(rows, index)) == 1 or len(set(_filled(rows, index))) > 1
    ]
    others = {
        index
        for index in columns
        if headers is None or not is_not_their_phone(headers[index])
    }
    return numbers_with_words(rows, theirs, others, are_labelled=headers is not None)


def _stand_beside(
    rows: Sequence[Sequence[str]], index: int, written: Collection[int]
) -> bool:
    """Whether nearly all records with a run of digits have a number as well."""
    having = [row for row in rows if _has(row, index)]
    beside = sum(any(_has(row, other) for other in written) for row in having)
    return bool(written) and beside >= _AS_MANY * len(having)


def _is_bare(cell: str) -> bool:
    return cell.strip().removesuffix(".0").isdecimal()


def _has(row: Sequence[str], index: int) -> bool:
    return index < len(row) and bool(row[index].strip())


def _filled(rows: Sequence[Sequence[str]], index: int) -> list[str]:
    """The cells of a column that have content."""
    return [row[index] for row in rows if _has(row, index)]
