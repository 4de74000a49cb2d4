"""Places in the automaton of phrase lists, and those that some words can lead to."""


class Node:
    """A place in the automaton: the words that lead on, the lists that end here.

    Its number tells it from the others of the same lists.
    """

    __slots__ = ("after", "ends", "number")

    def __init__(self, number: int) -> None:
        self.number = number
        self.after: dict[str, tuple[Node, ...]] = {}
        self.ends: frozenset[str] = frozenset()


class State:
    """All places of the automaton that some words can have led to, taken together.

    Attributes:
        nodes: the places.
        roaming: whether a phrase may still begin with any word to come.
        labels: of the lists that end here.
        found: whether one of them counts on its own.
        after: the states that words lead to, as far as they have been asked for.
    """

    __slots__ = ("after", "found", "labels", "nodes", "roaming")

    def __init__(
        self, nodes: tuple[Node, ...], roaming: bool, besides: str | None = None
    ) -> None:
        self.nodes = nodes
        self.roaming = roaming
        self.labels = sorted({label for node in nodes for label in node.ends})
        self.found = any(label != besides for label in self.labels)
        self.after: dict[str, State] = {}
