"""Notes that were typed and not saved when the program was ended: a value, a port."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

# In the place of a lead's number: what was typed elsewhere than with one's card, shown
# to its owner until they delete it; and what stands in such fields still.
ELSEWHERE, IN_FIELDS = 0, -1
# In the place of a run: it stands in no window, and waits for its owner to delete it.
LEFT = ""


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


@dataclass(frozen=True, slots=True)
class LeftNotes:
    """What stands in no window of somebody's.

    Attributes:
        notes: by lead, the first lead first.
        runs: which runs of the program kept it, that have ended since.
    """

    notes: Sequence[HalfTyped]
    runs: Collection[str]


class Runs(Protocol):
    """The runs of the program: several may be at one desk at once."""

    @property
    def mine(self) -> str:
        """Which one this is."""
        ...

    def is_there(self, run: str) -> bool:
        """Whether a run has not ended."""
        ...


class HalfTypedNotes(Protocol):
    """Kept for each person apart, by the run of the program in which they stand."""

    def keep(
        self, staff_id: int, notes: Mapping[int, str], at: datetime, *, run: str
    ) -> None:
        """Keep what somebody typed in a run, in the place of all that it kept before.

        Args:
            staff_id: who typed them.
            notes: what was typed, by lead.
            at: when.
            run: in whose window it stands.
        """
        ...

    def leave(self, staff_id: int, notes: Mapping[int, str], at: datetime) -> None:
        """Keep what stands in no window, until its owner deletes it."""
        ...

    def runs(self, staff_id: int) -> Collection[str]:
        """The runs that keep anything of somebody's, `LEFT` among them."""
        ...

    def read(self, staff_id: int, runs: Collection[str]) -> Sequence[HalfTyped]:
        """What some runs keep of somebody's."""
        ...

    def let_go(self, staff_id: int, runs: Collection[str]) -> None:
        """Let go of what some runs kept: it stands in a window again.

        What can stand in none is left: the lead is gone, or it was typed elsewhere.
        """
        ...

    def delete_left(self, staff_id: int, shown: Mapping[int, str]) -> None:
        """Delete what was left, as far as its owner was shown it."""
        ...

    def now_of(self, lead_ids: Collection[int]) -> dict[int, int | None]:
        """Which lead each of these is by now; None where it is gone."""
        ...


class HalfTypedWork(Protocol):
    """What a unit of work holds of them."""

    @property
    def half_typed(self) -> HalfTypedNotes:
        """Notes that were typed and not saved."""
        ...
