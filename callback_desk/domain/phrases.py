"""Phrase lists: lines that people can read and edit, looked for all at once.

    can't          its written forms: cant, can t (and can't, by folding)
    self-harm      together or apart: selfharm, self harm
    (a|b c|d)      any one of these
    [a|b]          the same, or nothing
    <name>         the alternatives kept under that name in the list's `words`
    suicid*        any word that begins so (four letters at least before the star)
    suicide~       one letter may be wrong, missing or swapped (from six letters on)
    ...            up to three words of any kind
    # remark       for people only

The phrases become one automaton over words. A reading takes one step per word, whatever
the text, and nothing ever goes back, so that no text can make it slow.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import Any, ClassVar, NamedTuple, TypeAlias

from callback_desk.domain.errors import DeskError
from callback_desk.domain.packed_places import PackedNodes, PackedPlaces, pack_places
from callback_desk.domain.phrase_places import Node, State
from callback_desk.domain.phrase_sieve import STEM, Sieve
from callback_desk.domain.plain_text import fold, words_only
from callback_desk.translation import _


class PhraseUnreadable(DeskError):
    """A line of a word list does not follow the rules at the head of its file."""

    code = "phrase_unreadable"
    sentence_form = _("The word list's line “{phrase}” cannot be read: {reason}.")
    what_to_do_form = _("Mend that line; the rules stand at the head of the file.")


class Match(NamedTuple):
    """A phrase that was found: whose list it is on, and which words it takes.

    Attributes:
        label: the list's name.
        start: number of the first word, from 0.
        end: number of the word after the last.
    """

    label: str
    start: int
    end: int


# A part of a phrase is a word or what may stand at one place; "" stands for nothing.
_Part: TypeAlias = "str | tuple[_Sequence, ...]"
_Sequence: TypeAlias = "tuple[_Part, ...]"

_ANY = "..."
_GAP = 3  # words
_STEM = STEM
_SHORTEST_BENT = 6  # letters
_MOST_KEPT = 50_000  # steps kept ready; ordinary messages need a few thousand
_PIECE = re.compile(r"\.\.\.|<[a-z_]+>|[()\[\]|]|[^\s()\[\]|<>]+")


class Phrases:
    """Lists of phrases, made ready to be looked for all at once.

    Attributes:
        vocabulary: every word that leads on somewhere, folded.
    """

    _opening: ClassVar[Mapping[str, str]] = {"(": ")", "[": "]"}

    def __init__(self, besides: str | None = None) -> None:
        """Begin empty; matches of the label `besides` are told only beside others."""
        self._besides = besides
        self._root = Node(0)
        # Every place there is, by its number.
        self._nodes: list[Node] | PackedNodes = [self._root]
        self._packed: PackedPlaces | None = None
        self._stems: dict[str, tuple[str, ...]] = {}
        self._named: dict[str, _Part] = {}
        # Keyed by identity, which is fast; the part is kept so that it stays its own.
        self._shared: dict[
            tuple[tuple[int, ...], str | int], tuple[_Part, list[Node]]
        ] = {}
        self.vocabulary: set[str] = {_ANY}
        self._sieve: Sieve | None = None
        self._forget()

    def __getstate__(self) -> dict[str, object]:
        """What is looked for; what it was made of stays where it was made."""
        if self._sieve is None:
            self._sieved()
        if self._packed is None:
            self._packed = pack_places(self._unpacked())
        made_by = "_shared", "_named", "_states", "_roam", "_begin"
        return self.__dict__ | dict.fromkeys((*made_by, "_root", "_nodes"))

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Be ready to look, with no step kept yet."""
        self.__dict__.update(state)
        self._nodes = PackedNodes(state["_packed"])
        self._root = self._nodes[0]
        self._named, self._shared = {}, {}
        self._forget()

    def _unpacked(self) -> list[Node]:
        """Every place there is."""
        if not isinstance(self._nodes, list):
            self._nodes = list(self._nodes)
        return self._nodes

    def add(self, label: str, lines: str, words: Mapping[str, str]) -> None:
        """Add lines of phrases to the list of that label.

        Args:
            label: what a match will be called.
            lines: one phrase a line.
            words: alternatives by name, as `<name>` in a phrase asks for them.

        Raises:
            PhraseUnreadable: a line does not follow the rules.
        """
        for line in lines.splitlines():
            phrase = line.partition("#")[0].strip()
            if phrase:
                self._sieve = self._packed = None
                ends = self._grow([self._root], (self._read(phrase, words),))
                if self._root in ends:
                    raise PhraseUnreadable(
                        phrase=phrase, reason=_("nothing is required")
                    )
                for node in ends:
                    node.ends |= {label}
        self._forget()

    def find(self, words: Sequence[str]) -> list[Match]:
        """Every phrase in these folded words, in the order of their first words."""
        found: list[Match] = []
        if not (self._sieve or self._sieved()).lets_through(words):
            return found
        if not self._holds_any(words):
            return found
        vocabulary, stems = self.vocabulary, self._stems
        keys = [w if w in vocabulary or w[:_STEM] in stems else _ANY for w in words]
        begin = self._begin
        for start, key in enumerate(keys):
            state = begin.after.get(key) or self._next(begin, key)
            end = start + 1
            # With most words no phrase begins.
            while state.nodes:
                found += [Match(label, start, end) for label in state.labels]
                if end == len(keys):
                    break
                state = state.after.get(keys[end]) or self._next(state, keys[end])
                end += 1
        return found

    def _holds_any(self, words: Sequence[str]) -> bool:
        """Whether a phrase ends anywhere; most texts hold none, and this is quick."""
        state = start = self._roam
        vocabulary, stems = self.vocabulary, self._stems
        for word in words:
            key = word
            if word not in vocabulary and word[:_STEM] not in stems:
                if state is start:
                    continue
                key = _ANY
            state = state.after.get(key) or self._next(state, key)
            if state.found:
                return True
        return False

    @property
    def begin(self) -> State:
        """Where a text begins, for those who go through it word by word."""
        return self._roam

    def step(self, state: State, word: str) -> State:
        """Where the next word of a text leads."""
        if word not in self.vocabulary and word[:_STEM] not in self._stems:
            if state is self._roam:
                return state
            word = _ANY
        return state.after.get(word) or self._next(state, word)

    def _next(self, before: State, word: str) -> State:
        """Step as the automaton would, and keep the way for the next time."""
        keys = self._keys(word)
        nodes = tuple(
            dict.fromkeys(
                node
                for place in ((self._root,) if before.roaming else ()) + before.nodes
                for key in keys
                for node in place.after.get(key, ())
            )
        )
        state = self._states.get((before.roaming, nodes))
        if state is None:
            state = State(nodes, before.roaming, self._besides)
            self._states[before.roaming, nodes] = state
        if word in self.vocabulary:
            self._kept += 1
            if self._kept > _MOST_KEPT:
                self._forget()
            before.after[word] = state
        return state

    def _sieved(self) -> Sieve:
        self._sieve = Sieve(
            self._root,
            lambda node: node.after.items(),  # type: ignore[attr-defined] # a Node
            lambda node: not node.ends <= {self._besides},  # type: ignore[attr-defined] # the same
            self.vocabulary,
            self._stems,
            _ANY,
        )
        return self._sieve

    def _forget(self) -> None:
        self._kept = 0
        self._roam = State((), roaming=True)
        self._begin = State((self._root,), roaming=False)
        self._states: dict[tuple[bool, tuple[Node, ...]], State] = {
            (True, ()): self._roam
        }

    def _keys(self, word: str) -> list[str]:
        stems = self._stems.get(word[:_STEM], ())
        return [word, *(f"{s}*" for s in stems if word.startswith(s)), _ANY]

    def _read(self, phrase: str, words: Mapping[str, str]) -> _Part:
        pieces = iter(_PIECE.findall(phrase))
        try:
            part, closing = self._alternatives(pieces, words)
        except (LookupError, RecursionError) as bad:
            raise PhraseUnreadable(
                phrase=phrase, reason=_("no words for {bad}", bad=bad)
            ) from bad
        if closing or re.sub(_PIECE, "", phrase).strip():
            raise PhraseUnreadable(phrase=phrase, reason=_("a bracket stands alone"))
        return part

    def _name(self, alternatives: str, words: Mapping[str, str]) -> _Part:
        if alternatives not in self._named:
            self._named[alternatives] = self._read(alternatives, words)
        return self._named[alternatives]

    def _alternatives(
        self, pieces: Iterator[str], words: Mapping[str, str]
    ) -> tuple[_Part, str]:
        """Read up to the bracket that closes; give what was read and that bracket."""
        read: list[_Sequence] = []
        parts: list[_Part] = []
        for piece in pieces:
            if piece in self._opening:
                part, closing = self._alternatives(pieces, words)
                if closing != self._opening[piece]:
                    raise LookupError(closing or "an open bracket")
                parts.append((*part, ()) if piece == "[" else part)
            elif piece in {")", "]"}:
                return (*read, tuple(parts)), piece
            elif piece == "|":
                read.append(tuple(parts))
                parts = []
            elif piece.startswith("<"):
                parts.append(self._name(words[piece.strip("<>")], words))
            elif piece == _ANY:
                parts += [((_ANY,), ())] * _GAP
            else:
                parts.append(tuple(self._written(piece)))
        return (*read, tuple(parts)), ""

    def _written(self, piece: str) -> Iterator[_Sequence]:
        """The ways in which one word of a phrase may be written."""
        if piece.isalpha() and piece.isascii():
            yield (piece.lower(),)
        elif piece.endswith("*"):
            stem = fold(piece[:-1])
            if len(stem) < _STEM:
                raise LookupError(piece)
            known = self._stems.get(stem[:_STEM], ())
            self._stems[stem[:_STEM]] = tuple({*known, stem})
            yield (f"{stem}*",)
        elif piece.endswith("~"):
            yield from ((form,) for form in sorted(_bent(fold(piece[:-1]))))
        elif "'" in piece:
            yield (fold(piece),)
            yield tuple(words_only(fold(piece.replace("'", " "))).split())
        else:
            written = words_only(fold(piece)).split()
            if not written:
                raise LookupError(piece)
            ways: list[_Sequence] = [(written[0],)]
            for other in written[1:]:
                ways = [
                    longer
                    for *start, last in ways
                    for longer in ((*start, last, other), (*start, f"{last}{other}"))
                ]
            yield from ways

    def _grow(self, fronts: list[Node], sequence: _Sequence) -> list[Node]:
        """Lead on from all fronts by a sequence; give where it ends."""
        for part in sequence:
            key = tuple(map(id, fronts)), part if isinstance(part, str) else id(part)
            if key not in self._shared:
                nodes = self._unpacked()
                end = Node(len(nodes))
                nodes.append(end)
                nothing = self._lead(fronts, (part,), end)
                self._shared[key] = part, [end, *fronts] if nothing else [end]
            _unused, fronts = self._shared[key]
        return fronts

    def _lead(self, fronts: list[Node], sequence: _Sequence, end: Node) -> bool:
        """Lead from all fronts to that end; tell whether nothing at all leads there."""
        if not sequence:
            return True
        *before, last = sequence
        nothing = False
        ready: list[Node] = []
        # The same for all words that lead there: there are tens of thousands of them.
        alone = (end,)
        for way in ((last,),) if isinstance(last, str) else last:
            if len(way) != 1 or not isinstance(way[0], str):
                nothing |= self._lead(fronts, (*before, *way), end)
                continue
            ready = ready or self._grow(fronts, tuple(before))
            self.vocabulary.add(way[0])
            for front in ready:
                known = front.after.get(way[0])
                front.after[way[0]] = alone if known is None else (*known, end)
        return nothing


def _bent(word: str) -> Iterable[str]:
    """The word and all that differ from it by one slip of a finger."""
    if len(word) < _SHORTEST_BENT:
        raise LookupError(f"{word}~")
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return (
        {word}
        | {a + b[1:] for a, b in cuts if b}
        | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
        | {a + c + b[1:] for a, b in cuts if b for c in ascii_lowercase}
        | {a + c + b for a, b in cuts for c in ascii_lowercase}
    )
