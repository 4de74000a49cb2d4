"""Facts put into groups once, and told by one thing or another."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from callback_desk.domain.figures import (
    End,
    FactColumns,
    Figures,
    Key,
    figures_of_counts,
    in_order,
)

Kind = TypeVar("Kind", bound=Hashable)


class FactGroups(Generic[Kind]):
    """Facts by what they have in common.

    A hundred thousand promises are of a few hundred kinds. What they have in common is
    looked at once; figures by any part of it are then put together from the groups.

    Args:
        kinds: of each fact.
        facts: as many; the sooner if they stand by their minutes.
    """

    def __init__(self, kinds: Sequence[Kind], facts: FactColumns) -> None:
        self._ends: defaultdict[Kind, Counter[End]] = defaultdict(Counter)
        self._minutes: defaultdict[Kind, list[int]] = defaultdict(list)
        for (kind, end), count in Counter(zip(kinds, facts.ends, strict=True)).items():
            self._ends[kind][end] = count
        for kind, minutes in zip(kinds, facts.open_minutes, strict=True):
            if minutes is not None:
                self._minutes[kind].append(minutes)

    def told_by(
        self, keys_of: Callable[[Kind], Iterable[Key]]
    ) -> list[tuple[Key, Figures]]:
        """The figures by a key, in its order; what has none comes last.

        Args:
            keys_of: under which keys a kind counts: under each of several.
        """
        ends: defaultdict[Key, Counter[End]] = defaultdict(Counter)
        minutes: defaultdict[Key, list[int]] = defaultdict(list)
        for kind, counts in self._ends.items():
            for key in keys_of(kind):
                ends[key].update(counts)
                minutes[key] += self._minutes[kind]
        return [
            (key, figures_of_counts(ends[key], sorted(minutes[key])))
            for key in in_order(ends)
        ]
