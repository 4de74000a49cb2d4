"""How a file of leads was laid out, so that kept records can be saved as it was."""

import re
from dataclasses import dataclass

WHY_KEPT = "Why it was kept"
"""The header of the column that a saved file has before all others."""

KEPT_AS = "Kept as"
"""The header of the column behind it: the mark of each record, to be left as it is."""

_MARK = re.compile(r"K(\d{1,18})-([0-9a-f]{8})")
_MARK_BYTES = 4

FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - the full-width twins are meant
"""First characters by which a spreadsheet takes a cell for a formula."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file was written.

    Attributes:
        headers: its header's cells; empty for a file without one.
        delimiter: between cells.
        style: how cells are written, by the reader's own name for it.
    """

    headers: tuple[str, ...]
    delimiter: str
    style: str


@dataclass(frozen=True, slots=True)
class KeptSource:
    """The import that a kept record came by; `layout` is None where it is not known."""

    batch_id: int
    file_name: str
    layout: Layout | None


def mark_of(record_id: int, fingerprint: bytes) -> str:
    """The mark of a kept record: its number, and what no other desk's record has."""
    return f"K{record_id}-{fingerprint[:_MARK_BYTES].hex()}"


def read_mark(text: str) -> tuple[int, bytes] | None:
    """The number and the beginning of the fingerprint that a mark tells, or None."""
    told = _MARK.fullmatch(text.strip())
    return None if told is None else (int(told[1]), bytes.fromhex(told[2]))


def unformulated(cell: str) -> str:
    """A cell that no spreadsheet computes; our own import reads it back as it was."""
    bare = cell.lstrip("'")
    return f"'{cell}" if bare and bare[0] in FORMULA_STARTS else cell
