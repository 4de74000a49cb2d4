"""The places of an automaton as plain values, which go to another process quickly.

There are ten thousand of them: as objects that lead to each other they take ten times
as long to be sent and made anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from callback_desk.domain.phrase_places import Node

_Following = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class PackedPlaces:
    """Places by their numbers.

    Attributes:
        words: that lead on from each place.
        leads: where each of them leads: the number of a place or, behind those, of
            some of them together.
        together: the places that one word leads to at the same time.
        ends: the lists that end at a place, of those where any ends.
    """

    words: list[tuple[str, ...]]
    leads: list[tuple[int, ...]]
    together: list[tuple[int, ...]]
    ends: dict[int, frozenset[str]]


def pack_places(nodes: Sequence[Node]) -> PackedPlaces:
    """Places that lead to each other, in the order of their numbers."""
    together: dict[tuple[int, ...], int] = {}
    several = partial(_several, together, len(nodes))
    leads = [
        tuple([f[0].number if len(f) == 1 else several(f) for f in node.after.values()])
        for node in nodes
    ]
    return PackedPlaces(
        [tuple(node.after) for node in nodes],
        leads,
        list(together),
        {node.number: node.ends for node in nodes if node.ends},
    )


def unpack_places(packed: PackedPlaces) -> list[Node]:
    """The same places, made anew."""
    nodes = list(map(Node, range(len(packed.words))))
    places: list[_Following] = [(node,) for node in nodes]
    places += [tuple([nodes[n] for n in several]) for several in packed.together]
    for node, words, leads in zip(nodes, packed.words, packed.leads, strict=True):
        if words:
            node.after = dict(zip(words, map(places.__getitem__, leads), strict=True))
    for number, ends in packed.ends.items():
        nodes[number].ends = ends
    return nodes


def _several(
    together: dict[tuple[int, ...], int], behind: int, following: _Following
) -> int:
    """The number of some places together, behind those of single places."""
    numbers = tuple([node.number for node in following])
    return together.setdefault(numbers, behind + len(together))
