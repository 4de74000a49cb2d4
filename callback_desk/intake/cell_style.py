"""The ways in which files write their cells."""

from enum import StrEnum


class CellStyle(StrEnum):
    """How a file writes its cells."""

    RFC_4180 = "rfc4180"
    JSON = "json"
    BACKSLASH = "backslash"
    """A backslash before a quote in a quoted cell, which may run over line ends."""

    SPACED = "spaced"
    """Spaces before a cell are none of it, as in `"a", "b"`."""

    WRAPPED = "wrapped"
    """Each line is quoted as a whole, as if it were one cell."""
