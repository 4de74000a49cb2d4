"""Notes that were typed and not saved when the program was ended: a value, a port."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

# In the place of a lead's number: what was typed elsewhere than with one's card, shown
# to its owner until they delete it; and what stands in such fields still.
ELSEWHERE, IN_FIELDS = 0, -1


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """A note that was kept for whoever typed it.

    Attributes:
        lead_id: with whose card it stood; of a lead that was joined since, the other.
        name: of that lead, as the visitor wrote it; "" where it is gone.
        text: what was typed.
        is_gone: whether it stands with no lead: its import was taken back, or it was
            typed elsewhere.
    """

    lead_id: int
    name: str
    text: str
    is_gone: bool = False

    @property
    def is_elsewhere(self) -> bool:
        """Whether it was typed with no lead's card: in a dialog, on another page."""
        return self.lead_id in (ELSEWHERE, IN_FIELDS)


class HalfTypedNotes(Protocol):
    """Kept for each person apart, from one run of the program to the next."""

    def keep(
        self,
        staff_id: int,
        notes: Mapping[int, str],
        at: datetime,
        *,
        instead: Mapping[int, str] | None,
    ) -> None:
        """Keep somebody's, by lead.

        Args:
            staff_id: who typed them.
            notes: what was typed.
            at: when.
            instead: in whose place; None where these take the place of all. What was
                typed on leads that are gone stays in any case: nobody has it.
        """
        ...

    def read(self, staff_id: int) -> Sequence[HalfTyped]:
        """Somebody's."""
        ...

    def drop(self, staff_id: int, *, gone: bool = False) -> None:
        """Let go of somebody's.

        Args:
            staff_id: who typed them.
            gone: those on leads that are gone; else all others.
        """
        ...

    def now_of(self, lead_ids: Collection[int]) -> dict[int, int | None]:
        """Which lead each of these is by now; None where it is gone."""
        ...

    def any(self, staff_id: int) -> bool:
        """Whether any are kept for somebody."""
        ...


class HalfTypedWork(Protocol):
    """What a unit of work holds of them."""

    @property
    def half_typed(self) -> HalfTypedNotes:
        """Notes that were typed and not saved."""
        ...
