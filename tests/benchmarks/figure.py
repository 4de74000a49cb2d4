"""A figure: ours beside a peer's, in one run."""

import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        what: what was measured.
        ours: the program's figure, with its unit.
        peer: the peer's, with its name.
        ratio: ours over the peer's.
        goal: the ratio to reach, at most.
    """

    what: str
    ours: str
    peer: str
    ratio: float
    goal: float

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.ratio <= self.goal

    def as_json(self) -> dict[str, object]:
        """The keys of the contract."""
        return asdict(self) | {"ratio": round(self.ratio, 5), "met": self.met}


def seconds(act: Callable[[], object]) -> float:
    """How long an act takes, wall clock."""
    started = perf_counter()
    act()
    return perf_counter() - started


def processor_seconds(act: Callable[[], object]) -> float:
    """How long an act takes of the processors: all threads, and programs it runs."""
    started = sum(os.times()[:4])
    act()
    return sum(os.times()[:4]) - started


def paired_ratio(ours: list[float], peer: list[float]) -> float:
    """The median of ours over the median of the peer's, taken turn by turn."""
    return median(ours) / median(peer)
