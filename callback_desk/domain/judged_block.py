"""A block of records that were judged: most by the column, the others singly."""

from dataclasses import dataclass
from itertools import compress

from callback_desk.domain.record import Record
from callback_desk.domain.record_block import (
    PlainColumns,
    RecordBlock,
    all_but,
    none_but,
)


@dataclass(slots=True)
class PlainPeople:
    """Plain records, judged: each says what it says, and none needs a look.

    Attributes:
        columns: what they say, from sources by the name that reports count them under.
        numbers: of each among the plain ones of its block.
        phones: E.164.
        received: epoch seconds.
        dues: the deadlines, the same.
        goals: of the first try, the same.
        interests: codes in the contract's order.
        fingerprints: what they are known by.
    """

    columns: PlainColumns
    numbers: list[int]
    phones: list[str]
    received: list[int]
    dues: list[int]
    goals: list[int]
    interests: list[tuple[str, ...]]
    fingerprints: list[bytes]

    def but(self, numbers: set[int]) -> "PlainPeople":
        """Without those of these numbers, counted from 0."""
        if not numbers:
            return self
        return self._kept(all_but(numbers, len(self.phones)))

    def only(self, numbers: set[int]) -> "PlainPeople":
        """Those of these numbers alone, counted from 0; nearly always it is none."""
        if not numbers:
            return PlainPeople(PlainColumns(), [], [], [], [], [], [], [])
        return self._kept(none_but(numbers, len(self.phones)))

    def _kept(self, keep: bytearray) -> "PlainPeople":
        return PlainPeople(
            self.columns.kept(keep),
            list(compress(self.numbers, keep)),
            list(compress(self.phones, keep)),
            list(compress(self.received, keep)),
            list(compress(self.dues, keep)),
            list(compress(self.goals, keep)),
            list(compress(self.interests, keep)),
            list(compress(self.fingerprints, keep)),
        )


@dataclass(slots=True)
class JudgedBlock:
    """A block with what its records were judged to be.

    Attributes:
        block: as it was read.
        plain: those that were judged by the column.
        others: those that were judged singly, by their places in the block.
    """

    block: RecordBlock
    plain: PlainPeople
    others: dict[int, Record]


@dataclass(slots=True)
class NewPeople:
    """People whom nobody knew, to be stored with the numbers that they were given."""

    judged: JudgedBlock
    people: PlainPeople
    lead_ids: list[int]
    request_ids: list[int]
