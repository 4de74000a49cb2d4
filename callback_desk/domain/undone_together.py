"""Several imports taken back as one act."""

from dataclasses import dataclass

from callback_desk.domain.errors import DeskError


@dataclass(frozen=True, slots=True)
class UndoneTogether:
    """What became of imports that were taken back.

    Attributes:
        removed: how many leads are gone.
        kept: how many stay, since somebody worked on them.
        names: of the first of those.
        taken_back: how many imports were, each of them whole.
        left: those that stay as they were, where it ended before.
        problem: why it ended there; None where it is done, or somebody stopped it.
    """

    removed: int
    kept: int
    names: tuple[str, ...]
    taken_back: int = 1
    left: tuple[int, ...] = ()
    problem: DeskError | None = None
