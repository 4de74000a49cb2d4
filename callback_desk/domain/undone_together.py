"""Several imports taken back as one act."""

from dataclasses import dataclass

from callback_desk.domain.errors import DeskError


@dataclass(frozen=True, slots=True)
class InPart:
    """How far taking an import back came before somebody stopped it.

    Attributes:
        gone: how many of its leads were taken back.
        all: how many it had when that was begun.
    """

    gone: int
    all: int


@dataclass(frozen=True, slots=True)
class UndoneTogether:
    """What became of imports that were taken back.

    Attributes:
        removed: how many leads are gone.
        kept: how many stay, since somebody worked on them.
        names: of the first of those.
        taken_back: how many imports were, each of them whole.
        left: those that stay, where it ended before.
        in_part: of the last of these a part is gone; None where they are as they were.
        problem: why it ended there; None where it is done, or somebody stopped it.
    """

    removed: int
    kept: int
    names: tuple[str, ...]
    taken_back: int = 1
    left: tuple[int, ...] = ()
    problem: DeskError | None = None
    in_part: InPart | None = None
