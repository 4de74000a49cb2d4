"""What changed at the desk while somebody was away, in counts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangedMeanwhile:
    """What changed since an instant.

    Attributes:
        new: leads that came in, and askings of those that were here.
        recorded: calls that others recorded.
        moved: open promises whose deadline moved.
    """

    new: int
    recorded: int
    moved: int

    @property
    def is_anything(self) -> bool:
        """Whether anything changed."""
        return bool(self.new or self.recorded or self.moved)
