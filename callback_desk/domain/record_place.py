"""Where a record stands in its file: its row, and which of that row it is.

A line of a table is one record. A mail may bring several, an attached table's rows or
forms that were forwarded in it; all of them bear the mail's number.
"""

from collections.abc import Hashable
from typing import NamedTuple


class RecordPlace(NamedTuple):
    """A record's place in its file.

    Attributes:
        row: its row, or its mail's number.
        ordinal: which record of that row it is, from 0.
    """

    row: int
    ordinal: int = 0


class Ordinals:
    """Tells of records in the order of their file which one of its row each is."""

    def __init__(self) -> None:
        self._row: Hashable = None
        self._ordinal = 0

    def of(self, row: Hashable) -> int:
        """Which record of its row the next one is; those of a row come together.

        Args:
            row: what tells the row from others.
        """
        self._ordinal = self._ordinal + 1 if row == self._row else 0
        self._row = row
        return self._ordinal
