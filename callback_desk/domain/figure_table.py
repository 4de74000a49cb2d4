"""A table of figures, to be shown, printed or exported: words and plain values."""

from dataclasses import dataclass
from enum import StrEnum

# Text as it is said, a count, or nothing.
Cell = str | int | None


class Unit(StrEnum):
    """What the values of a column are.

    Attributes:
        TEXT: words.
        DAY: a date like `2026-11-16`.
        COUNT: how many.
        MINUTES: desk minutes, whole.
        CENTS: money, in cents.
        PERCENT: a share in whole per cent; beside it stand its counts.
    """

    TEXT = "text"
    DAY = "day"
    COUNT = "count"
    MINUTES = "minutes"
    CENTS = "cents"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what its values are, and how that is defined.

    Attributes:
        heading: what stands above it.
        unit: what its values are.
        definition: how that is reckoned.
        goes_up: whether the rows come in its order, which its words do not show.
    """

    heading: str
    unit: Unit
    definition: str = ""
    goes_up: bool = False


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table with the sentence and the definition that belong to it.

    Attributes:
        code: its name for files and options, such as `by_source`.
        title: its name for people.
        sentence: what is to be seen in it.
        definition: how its figures are defined.
        columns: what stands in each row.
        rows: a cell per column; the raw values.
        sums: how many of the last rows sum the others up.
    """

    code: str
    title: str
    sentence: str
    definition: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sums: int = 0
