"""How a file of leads was laid out, so that kept records can be saved as it was."""

from dataclasses import dataclass

WHY_KEPT = "Why it was kept"
"""The header of the column that a saved file has before all others."""

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


def unformulated(cell: str) -> str:
    """A cell that no spreadsheet computes; our own import reads it back as it was."""
    return f"'{cell}" if cell[:1] in FORMULA_STARTS else cell
