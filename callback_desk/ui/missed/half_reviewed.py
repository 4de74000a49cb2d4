"""What is half said on the page of missed callbacks, until it is signed off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from callback_desk.domain.period_report import Period

# The requests that are signed off together, by their numbers.
Numbers = tuple[int, ...]


class HalfReview(NamedTuple):
    """The cause that is chosen, if one is, and the note."""

    cause: str | None
    note: str


@dataclass(frozen=True, slots=True)
class HalfReviewed:
    """For its owner alone, as long as the program runs.

    Attributes:
        period: the days that were seen; None for the usual ones.
        chosen: which callbacks of them.
        reviews: what was said of which and not signed off.
    """

    period: Period | None = None
    chosen: Numbers = ()
    reviews: Mapping[Numbers, HalfReview] = field(default_factory=dict)

    @property
    def noted(self) -> int:
        """How many have words that would be lost."""
        return sum(bool(half.note.strip()) for half in self.reviews.values())


NOTHING_SAID = HalfReviewed()


class SigningOff(NamedTuple):
    """Callbacks by the numbers of their requests, whose, where they stand; the note."""

    numbers: list[int]
    whose: str
    place: int
    note: str
