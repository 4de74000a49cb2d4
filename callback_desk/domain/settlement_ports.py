"""The seam around records that were kept for a look."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from callback_desk.domain.kept_file import KeptSource, Layout
from callback_desk.domain.record import Placed
from callback_desk.domain.settlement import (
    BroughtDecision,
    KeptKey,
    KeptRow,
    NewSettlement,
    Settlement,
    Undoing,
)


class ReadCells(Protocol):
    """Reads a record's raw text as the cells that its file had."""

    def __call__(self, raw: str, layout: Layout) -> list[str]:
        """The cells as written; never raises, whatever the text is."""
        ...


class Kept(Protocol):
    """The records that a person must look at, and what was decided about them."""

    def rows(self, after: KeptKey | None, limit: int) -> list[KeptRow]:
        """Those that nobody has settled: in danger first, then by due time.

        Args:
            after: the last one that is known, or None for the beginning.
            limit: how many at most.
        """
        ...

    def count(self, at_most: int) -> int:
        """How many nobody has settled, counted no further than that."""
        ...

    def row(self, record_id: int) -> KeptRow:
        """One record, settled or not.

        Raises:
            UnknownRecord: there is none of that number that was kept.
        """
        ...

    def source(self, record_id: int) -> KeptSource:
        """The import that a kept record came by.

        Raises:
            UnknownRecord: there is none of that number that was kept.
        """
        ...

    def of_batch(self, batch_id: int) -> Sequence[int]:
        """The unsettled records of an import, in the order of its file."""
        ...

    def standing(self, record_id: int) -> Settlement | None:
        """The decision that stands about a record, or None while there is none."""
        ...

    def undoing(self, settlement_id: int) -> Undoing:
        """A decision, with what taking it back needs.

        Raises:
            UnknownSettlement: there is none of that number.
        """
        ...

    def brought_by(self, batch_id: int) -> Sequence[BroughtDecision]:
        """The standing decisions that came with an import, the newest first."""
        ...

    def marked(self, record_id: int) -> bytes | None:
        """What a kept record is known by while it waits; None: none such waits."""
        ...

    def is_there(self, record_id: int) -> bool:
        """Whether a record is here, whatever it was."""
        ...

    def settle(self, new: NewSettlement, staff_id: int) -> int:
        """Store a decision; its number."""
        ...

    def add_people(self, placed: Sequence[Placed]) -> None:
        """Keep the new leads and new requests of settled records."""
        ...

    def attach(self, record_id: int, placed: Placed, at: datetime) -> None:
        """Let a record belong to the lead and request that it was put to."""
        ...

    def put_aside(self, record_id: int, at: datetime) -> None:
        """Let a record wait no more, without a lead."""
        ...

    def release(self, record_id: int) -> None:
        """Let a record wait again, without a lead."""
        ...

    def others_of(self, lead_id: int, record_id: int) -> Mapping[int, int]:
        """How many other submissions each request of a lead has."""
        ...

    def flagged_besides(self, lead_id: int, record_id: int) -> bool:
        """Whether another submission of the lead has words about safety."""
        ...

    def is_waited_for(self, lead_id: int) -> bool:
        """Whether a record of a file that is still coming in asks again for a lead."""
        ...

    def remove_lead(self, lead_id: int) -> None:
        """Take a lead away that nothing belongs to any more, with its requests."""
        ...
