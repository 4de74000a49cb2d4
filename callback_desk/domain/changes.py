"""What a write touched, so that every screen can judge whether to look again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds and numbers of what a unit of work changed."""

    leads: tuple[int, ...] = ()
    batch: int | None = None
    attempt: int | None = None
    staff: bool = False
    calendar: bool = False
