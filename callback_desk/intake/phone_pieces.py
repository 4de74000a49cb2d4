"""Phone numbers in three columns: area code, prefix, and the last four digits."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from callback_desk.intake.cell_looks import looks_surely_like_phone
from callback_desk.intake.column_looks import mostly
from callback_desk.intake.field_names import Field, plain_header

PARTS: Final = (Field.PHONE_AREA, Field.PHONE, Field.PHONE_LINE)
"""What the three columns hold."""

_WORDS: Final = frozenset(
    {
        "phone", "telephone", "tel", "mobile", "cell", "area", "prefix", "exchange",
        "line", "telefono", "celular", "movil", "prefijo", "lada",
    }
)  # fmt: skip
_THREE = re.compile(r"\s*\(?[2-9][0-9]{2}\)?(?:\.0)?\s*-?\s*")
_FOUR = re.compile(r"\s*-?\s*[0-9]{1,4}(?:\.0)?\s*")
_WHOLE_FOUR = re.compile(r"\s*-?\s*[0-9]{4}(?:\.0)?\s*")


def columns_of_parts(
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    columns: Collection[int],
) -> tuple[int, ...]:
    """The three columns side by side whose cells are the parts of numbers, or none.

    Args:
        headers: of all columns.
        rows: the cells of some records.
        columns: those that nothing told so far.
    """
    if any(mostly(_filled(rows, i), looks_surely_like_phone) for i in columns):
        return ()
    for first in sorted(columns):
        parts = (first, first + 1, first + 2)
        if not all(index in columns for index in parts):
            continue
        words = {word for i in parts for word in plain_header(headers[i]).split()}
        if words & _WORDS and _are_parts([_filled(rows, index) for index in parts]):
            return parts
    return ()


def with_line(prefix: str, line: str) -> str:
    """A number's prefix with the last four digits behind it.

    Digits that a spreadsheet dropped are nobody's to guess: what is left is too short
    to be dialed.
    """
    bare = [text.strip(" -()").removesuffix(".0") for text in (prefix, line)]
    return "-".join(filter(None, bare))


def _are_parts(columns: Sequence[Sequence[str]]) -> bool:
    area, prefix, line = columns
    return (
        all(columns)
        and mostly(area, lambda cell: bool(_THREE.fullmatch(cell)))
        and mostly(prefix, lambda cell: bool(_THREE.fullmatch(cell)))
        and mostly(line, lambda cell: bool(_FOUR.fullmatch(cell)))
        and any(map(_WHOLE_FOUR.fullmatch, line))
    )


def _filled(rows: Sequence[Sequence[str]], index: int) -> list[str]:
    return [row[index] for row in rows if index < len(row) and row[index].strip()]
