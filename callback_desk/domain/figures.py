"""The figures of a period: how many promises were kept, tried and missed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple, TypeVar

from callback_desk.domain.due_promise import Became
from callback_desk.domain.submission import Precision

SECONDS_A_MINUTE = 60
# A receipt of which only the day is known says nothing of minutes or hours.
TIMED = (Precision.SECOND, Precision.MINUTE)

Key = str | int | None
T = TypeVar("T")


class Fact(NamedTuple):
    """What became of one promise that fell due, as far as figures need it.

    Attributes:
        became: what it was when it fell due.
        is_overdue: whether nobody has dialled or was reached up to now.
        open_minutes: whole desk minutes from receipt to the first dial or contact;
            None while there is none, or where the receipt is not known to the minute.
    """

    became: Became
    is_overdue: bool
    open_minutes: int | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What became of some promises that fell due.

    Attributes:
        due: how many there are.
        spoke_on_time: somebody was spoken with in time.
        message_on_time: a message reached them in time, and no more.
        tried_on_time: dialled or reached in time; the two above are among them.
        missed: every other one.
        overdue_now: those of the missed that nobody has dialled up to now.
        median_open_minutes: desk minutes from receipt to the first call, the median;
            None where none has one.
        nine_in_ten_open_minutes: within so many desk minutes nine in ten were called.
    """

    due: int
    spoke_on_time: int
    message_on_time: int
    tried_on_time: int
    missed: int
    overdue_now: int
    median_open_minutes: float | None
    nine_in_ten_open_minutes: int | None

    @property
    def contacted_on_time(self) -> int:
        """Spoken with, or a message left, in time."""
        return self.spoke_on_time + self.message_on_time

    @property
    def only_tried(self) -> int:
        """Dialled in time, and nobody was reached in time."""
        return self.tried_on_time - self.contacted_on_time


def figures_of(facts: Iterable[Fact]) -> Figures:
    """The figures of some promises."""
    due = spoke = message = missed = overdue = 0
    minutes: list[int] = []
    for became, is_overdue, waited in facts:
        due += 1
        if became is Became.SPOKE:
            spoke += 1
        elif became is Became.MESSAGE:
            message += 1
        elif became is Became.MISSED:
            missed += 1
            overdue += is_overdue
        if waited is not None:
            minutes.append(waited)
    minutes.sort()
    return Figures(
        due=due,
        spoke_on_time=spoke,
        message_on_time=message,
        tried_on_time=due - missed,
        missed=missed,
        overdue_now=overdue,
        median_open_minutes=median(minutes) if minutes else None,
        nine_in_ten_open_minutes=_nine_in_ten(minutes),
    )


def grouped(
    items: Iterable[T], fact: Callable[[T], Fact], keys: Callable[[T], Iterable[Key]]
) -> list[tuple[Key, Figures]]:
    """The figures by a key, in its order; what has none comes last.

    Args:
        items: the promises.
        fact: what became of one.
        keys: under what it counts; under several, it counts in each.
    """
    groups: dict[Key, list[Fact]] = {}
    for item in items:
        told = fact(item)
        for key in keys(item):
            groups.setdefault(key, []).append(told)
    return [(key, figures_of(groups[key])) for key in in_order(groups)]


def _nine_in_ten(minutes: Sequence[int]) -> int | None:
    """The smallest of the values that nine in ten do not exceed."""
    if not minutes:
        return None
    return minutes[-(-len(minutes) * 9 // 10) - 1]


def in_order(groups: Mapping[Key, object]) -> list[Key]:
    """The keys in their order; what has none comes last."""
    return sorted(groups, key=lambda key: (key is None, str(type(key)), key))
