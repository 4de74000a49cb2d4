"""The places of an automaton as plain values, which go to another process quickly.

There are ten thousand of them: as objects that lead to each other they take ten times
as long to be sent and made anew. An ordinary file comes to a few hundred: each is made
anew when it is asked for.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from callback_desk.domain.phrase_places import Node

_Following = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class PackedPlaces:
    """Places by their numbers.

    Attributes:
        words: that lead on from anywhere.
        numbers: of the words that lead on from each place, one place behind the other.
        leads: where each of those leads: the number of a place or, behind all places,
            of some of them together.
        begins: where those of each place begin among them, and where the last ends.
        together: the places that one word leads to at the same time.
        ends: the lists that end at a place, of those where any ends.
    """

    words: list[str]
    numbers: "array[int]"
    leads: "array[int]"
    begins: "array[int]"
    together: list[tuple[int, ...]]
    ends: dict[int, frozenset[str]]


def pack_places(nodes: Sequence[Node]) -> PackedPlaces:
    """Places that lead to each other, in the order of their numbers."""
    together: dict[tuple[int, ...], int] = {}
    several = partial(_several, together, len(nodes))
    # Each word leads on from many places: it is sent once.
    words: dict[str, int] = {}
    numbers, leads, begins = array("I"), array("I"), array("I", [0])
    for node in nodes:
        after = node.after
        numbers.extend([words.setdefault(word, len(words)) for word in after])
        leads.extend(
            [f[0].number if len(f) == 1 else several(f) for f in after.values()]
        )
        begins.append(len(leads))
    ends = {node.number: node.ends for node in nodes if node.ends}
    return PackedPlaces(list(words), numbers, leads, begins, list(together), ends)


class PackedNodes:
    """The same places, each made anew when it is asked for.

    Args:
        packed: all of them.
    """

    def __init__(self, packed: PackedPlaces) -> None:
        self._packed = packed
        self._behind = len(packed.begins) - 1
        self._made: dict[int, Node] = {}

    def __iter__(self) -> Iterator[Node]:
        """All of them, in the order of their numbers."""
        return map(self.__getitem__, range(self._behind))

    def __getitem__(self, number: int) -> Node:
        """The place of that number, the same each time."""
        node = self._made.get(number)
        if node is None:
            node = self._made[number] = _PackedNode(number, self)
            node.ends = self._packed.ends.get(number, node.ends)
        return node

    def ways_from(self, number: int) -> dict[str, _Following]:
        """The words that lead on from a place, and where to."""
        packed = self._packed
        begin, end = packed.begins[number : number + 2]
        words = map(packed.words.__getitem__, packed.numbers[begin:end])
        places = map(self._places, packed.leads[begin:end])
        return dict(zip(words, places, strict=True))

    def _places(self, number: int) -> _Following:
        if number < self._behind:
            return (self[number],)
        together = self._packed.together[number - self._behind]
        return tuple(map(self.__getitem__, together))


class _PackedNode(Node):
    """A place whose ways on are made when they are asked for."""

    __slots__ = ("_nodes",)

    def __init__(self, number: int, nodes: PackedNodes) -> None:
        super().__init__(number)
        self._nodes = nodes
        del self.after

    def __getattr__(self, name: str) -> dict[str, _Following]:
        """Its ways on; all else is there."""
        if name != "after":
            raise AttributeError(name)
        self.after = self._nodes.ways_from(self.number)
        return self.after


def _several(
    together: dict[tuple[int, ...], int], behind: int, following: _Following
) -> int:
    """The number of some places together, behind those of single places."""
    numbers = tuple([node.number for node in following])
    return together.setdefault(numbers, behind + len(together))
