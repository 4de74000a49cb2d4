"""The seam of who a lead is, and how to reach them."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from callback_desk.domain.lead_identity import (
    Edited,
    Join,
    LeadEdit,
    NumberState,
    OtherNumber,
)
from callback_desk.domain.lead_search import FoundLead
from callback_desk.domain.reach import Reach, ToldReach, Written


class People(Protocol):
    """Who leads are: names, numbers, how to reach them, and who is whom."""

    def reach(self, lead_ids: Collection[int]) -> dict[int, ToldReach]:
        """What was confirmed last, by lead; none where nothing was."""
        ...

    def reach_told(self, lead_id: int) -> list[ToldReach]:
        """What was confirmed of a lead, one time after the other."""
        ...

    def tell_reach(
        self,
        lead_id: int,
        reach: Reach,
        at: datetime,
        staff_id: int,
        join_id: int | None = None,
    ) -> None:
        """Keep how to reach a lead; what was told before stays in the history.

        By a join alone, it goes again with the split.
        """
        ...

    def numbers(self, lead_id: int) -> list[OtherNumber]:
        """A lead's other numbers, those that were removed left out."""
        ...

    def add_number(
        self,
        lead_id: int,
        phone: str,
        extension: str | None,
        state: NumberState,
        at: datetime,
        staff_id: int,
    ) -> int:
        """Keep another number of a lead; its number."""
        ...

    def given_at(self, lead_id: int, at: datetime) -> set[str]:
        """The other numbers that a lead got at an instant, removed or not."""
        ...

    def mark_number(self, number_id: int, state: NumberState) -> None:
        """Say what is known of another number now."""
        ...

    def rename(self, lead_id: int, name: str) -> None:
        """Give a lead another name."""
        ...

    def set_number(self, lead_id: int, phone: str, extension: str | None) -> None:
        """Call a lead by another number; a bar on it counts at once."""
        ...

    def edits(self, lead_id: int) -> list[LeadEdit]:
        """What of a lead was corrected, the oldest first."""
        ...

    def add_edit(
        self,
        lead_id: int,
        what: Edited,
        before: str,
        after: str,
        at: datetime,
        staff_id: int,
        attempt_id: int | None = None,
    ) -> None:
        """Keep that something was corrected."""
        ...

    def words(self, lead_ids: Collection[int]) -> dict[int, list[Written]]:
        """What leads wrote, by lead, the newest first."""
        ...

    def tried_since(
        self, since: datetime, codes: Collection[str], limit: int
    ) -> list[tuple[FoundLead, datetime]]:
        """The leads that were dialled since an instant, the newest dial first."""
        ...

    def joins(self, lead_id: int) -> list[Join]:
        """The leads that became part of this one and can be split again."""
        ...

    def join(self, into: int, lead_id: int, at: datetime, staff_id: int) -> int:
        """Move all that a lead asked and all its attempts to another; its number."""
        ...

    def split(self, join_id: int, at: datetime, staff_id: int) -> None:
        """Move back what a join moved, as far as it is still there."""
        ...
