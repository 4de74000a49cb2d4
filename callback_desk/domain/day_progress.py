"""How far the day has come: the promises of today, and those dealt with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DayCounts:
    """What storage counts for a day, no further than asked.

    Attributes:
        due: promises that fall due within the day and can be kept or were.
        due_done: those of them that somebody dialled, answered or closed.
        overdue: promises from before the day that nobody dealt with yet.
        touched: the leads for which something was recorded since the day began.
    """

    due: int
    due_done: int
    overdue: int
    touched: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DayProgress:
    """The day's promises: those due today, and those that were overdue this morning.

    A promise is done when somebody dialled, reached the person or closed it. `total` is
    exact to 999; where more than that fall due today, `done` are those of today alone.
    """

    done: int
    total: int
