"""In which order somebody has rows shown: by a column, rising or falling."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

_FALLS, _RISES = "falls", "rises"
# Of a column's number in a text that is kept.
_LONGEST = 4


# What one value is compared with others of its column by.
SortKey = str | int | date
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class SortOrder:
    """By which column rows are sorted, and whether the greatest comes first."""

    column: int
    falls: bool = False

    @property
    def code(self) -> str:
        """It as a text that is kept."""
        return f"{self.column} {_FALLS if self.falls else _RISES}"

    @classmethod
    def of(cls, code: str) -> "SortOrder | None":
        """The order that was kept as such a text; None of any other text."""
        column, _unused, way = code.partition(" ")
        if not (column.isascii() and column.isdecimal() and len(column) <= _LONGEST):
            return None
        return cls(int(column), way == _FALLS) if way in (_FALLS, _RISES) else None


def asked_again(order: SortOrder | None, column: int) -> SortOrder | None:
    """The order after a column is asked for: rising, then falling, then the usual."""
    if order is None or order.column != column:
        return SortOrder(column)
    return None if order.falls else SortOrder(column, falls=True)


def in_order(
    rows: Sequence[Row], raw: Callable[[Row], SortKey | None], *, falls: bool
) -> list[Row]:
    """Rows by their raw values; what is equal stays as it was, nothing comes last.

    Args:
        rows: in their usual order.
        raw: tells the value of one; None where it has none.
        falls: whether the greatest comes first.
    """
    known = [(value, row) for row in rows if (value := raw(row)) is not None]
    known.sort(key=_value_of, reverse=falls)
    return [*(row for _value, row in known), *(r for r in rows if raw(r) is None)]


def _value_of(known: tuple[SortKey, Row]) -> SortKey:
    return known[0]
