"""The figures of a period: how many promises were kept, tried and missed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from callback_desk.domain.due_promise import Became
from callback_desk.domain.submission import Precision

SECONDS_A_MINUTE = 60
# A receipt of which only the day is known says nothing of minutes or hours.
TIMED = (Precision.SECOND, Precision.MINUTE)

Key = str | int | None


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
    known = list(facts)
    return figures_of_columns(
        FactColumns(
            [(fact.became, fact.is_overdue) for fact in known],
            [fact.open_minutes for fact in known],
        )
    )


# What a promise was when it fell due, and whether it is overdue.
End = tuple[Became, bool]


class FactColumns(NamedTuple):
    """Facts by the column, so that a hundred thousand are counted without a loop."""

    ends: Sequence[End]
    open_minutes: Sequence[int | None]


def figures_of_columns(facts: FactColumns) -> Figures:
    """The same of facts by the column."""
    minutes = [one for one in facts.open_minutes if one is not None]
    return figures_of_counts(Counter(facts.ends), sorted(minutes))


def figures_of_counts(counts: Mapping[End, int], minutes: Sequence[int]) -> Figures:
    """The same of promises that are counted already, their minutes in order."""

    def of(became: Became) -> int:
        return counts.get((became, False), 0) + counts.get((became, True), 0)

    due, missed = sum(counts.values()), of(Became.MISSED)
    return Figures(
        due=due,
        spoke_on_time=of(Became.SPOKE),
        message_on_time=of(Became.MESSAGE),
        tried_on_time=due - missed,
        missed=missed,
        overdue_now=counts.get((Became.MISSED, True), 0),
        median_open_minutes=median(minutes) if minutes else None,
        nine_in_ten_open_minutes=_nine_in_ten(minutes),
    )


def _nine_in_ten(minutes: Sequence[int]) -> int | None:
    """The smallest of the values that nine in ten do not exceed."""
    if not minutes:
        return None
    return minutes[-(-len(minutes) * 9 // 10) - 1]


def in_order(groups: Mapping[Key, object]) -> list[Key]:
    """The keys in their order; what has none comes last."""
    return sorted(groups, key=lambda key: (key is None, str(type(key)), key))
