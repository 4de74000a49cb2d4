"""What hangs on one member of the staff on a given day."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theirs:
    """Everything that hangs on one member of the staff.

    Attributes:
        open_now: the leads that they have open, wherever.
        agreed: the leads whose next call they agreed, and that nobody else owns.
        owned: the leads that are theirs to look after.
        names: who these leads are, by number.
        wanted: the languages other than English that they want, by lead.
        is_told: whether they are the safety contact of today, or the backup.
    """

    open_now: tuple[int, ...]
    agreed: tuple[int, ...]
    owned: tuple[int, ...]
    names: Mapping[int, str]
    wanted: Mapping[int, str]
    is_told: bool = False

    @property
    def leads(self) -> tuple[int, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys((*self.open_now, *self.agreed, *self.owned)))
