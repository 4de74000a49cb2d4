"""A sieve before all word lists at once, for many texts.

All lists' automata go through a text together, token by token (what stands between
spaces), and the way of each token is kept for the next time: most texts take one
look-up a token. What is let through may hold something, and is read closely; what is
held back holds nothing for sure. Where a text names one interest alone, that is told.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from typing import Final

from callback_desk.domain.hidden_letters import HIDDEN, STRETCHED
from callback_desk.domain.phrase_places import State
from callback_desk.domain.phrases import Phrases
from callback_desk.domain.plain_text import fold_all, words_only
from callback_desk.domain.safety import INVISIBLE
from callback_desk.domain.text_pieces import LONGEST as LONGEST_PIECE

_REMEMBERED: Final = 100_000
"""Ways that are remembered; those of ordinary messages are some ten thousand."""

_LONGEST: Final = 40
"""Letters of a token that is worth remembering; a number comes once."""

_NAMES: Final = 4_096
"""Names of which it is remembered whether they flag alone."""


@dataclass(slots=True)
class Through:
    """What a sieve says of many texts, by their numbers.

    Attributes:
        may_flag: those in which words about safety may stand.
        named: the one label that a message names; None: it is to be read closely.
    """

    may_flag: list[int] = field(default_factory=list)
    named: dict[int, str | None] = field(default_factory=dict)


class _Every(frozenset[str]):
    """Holds whatever is asked for."""

    def __contains__(self, word: object) -> bool:
        return True


def _numbers_of(lists: Sequence[Phrases]) -> Container[str]:
    """The decimal numbers that lists know; all of them where one knows beginnings."""
    numbers = {word for p in lists for word in p.vocabulary if word[:1].isdecimal()}
    if any(number.endswith("*") for number in numbers):
        return _Every()
    return {number for number in numbers if number.isdecimal()}


class _Place(dict[str, "_Place"]):
    """Where some tokens have led, in every list; tokens lead on to other places.

    Attributes:
        states: of each list of safety; None once something may have been found.
        naming: the state of the list of interests.
        labels: of the interests that were named so far.
        may_flag: whether a list of safety may have found something.
        rests: whether the lists of safety are where every text begins.
        by_number: where any decimal number leads that no list knows; None: not known.
    """

    __slots__ = (
        *("after_letter", "by_number", "labels", "may_flag", "naming", "rests"),
        *("sieve", "states"),
    )

    def __init__(
        self,
        sieve: "TokenSieve",
        states: tuple[State | None, ...],
        naming: State,
        labels: frozenset[str],
        *,
        after_letter: bool,
    ) -> None:
        super().__init__()
        self.sieve = sieve
        self.states = states
        self.naming = naming
        self.labels = labels
        self.after_letter = after_letter
        self.may_flag = None in states
        self.rests = not after_letter and states == sieve.begin
        self.by_number: _Place | None = None

    def __missing__(self, token: str) -> "_Place":
        # Each of these comes once, and all of them lead to one place.
        if token.isdecimal() and token not in self.sieve.numbers:
            if self.by_number is None:
                self.by_number = self.sieve.lead_on(self, token)
            return self.by_number
        return self.sieve.lead_on(self, token)


class TokenSieve:
    """Lets through the texts that must be read closely.

    Args:
        safety: lists of words about safety, in which letters may be hidden as well.
        interests: a list of what is named.

    Attributes:
        numbers: the decimal numbers that stand in phrases as themselves.
        begin: the states of the lists of safety where every text begins.
    """

    def __init__(self, safety: Sequence[Phrases], interests: Phrases) -> None:
        self._safety = safety
        self._interests = interests
        self.numbers: Container[str] = _numbers_of([*safety, interests])
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._ways = 0
        self._places: dict[
            tuple[tuple[int, ...], int, frozenset[str], bool], _Place
        ] = {}
        self.begin: tuple[State | None, ...] = tuple(
            phrases.begin for phrases in self._safety
        )
        naming = self._interests.begin
        self._start = self._place(self.begin, naming, frozenset(), after_letter=False)
        self._alone: dict[str, bool] = {}

    def let_through(self, messages: Sequence[str], names: Sequence[str]) -> Through:
        """What is to be read closely of messages, each with a name behind it.

        Args:
            messages: in which interests are named, and words about safety may stand.
            names: these may stand in them too, or begin in a message and end there.
        """
        through, start = Through(), self._start
        alone = self._names_alone(names)
        for number, (text, name) in enumerate(
            zip(_foldable(messages), names, strict=True)
        ):
            if text is None:
                through.may_flag.append(number)
                through.named[number] = None
                continue
            place = start
            for token in text.split():
                place = place[token]
            if place.labels:
                is_one = len(place.labels) == 1 and len(text) < LONGEST_PIECE
                through.named[number] = min(place.labels) if is_one else None
            if alone[name] if place.rests else self._may_flag(place, name):
                through.may_flag.append(number)
        if self._ways > _REMEMBERED:
            self._begin_anew()
        return through

    def _names_alone(self, names: Sequence[str]) -> dict[str, bool]:
        """Of names whether they may flag behind nothing that does."""
        alone = self._alone
        if len(alone) > _NAMES:
            alone.clear()
        for name in set(names) - alone.keys():
            alone[name] = self._may_flag(self._start, name)
        return alone

    def _may_flag(self, place: _Place, name: str) -> bool:
        """Whether words about safety may have ended before a name, or end in it."""
        (text,) = _foldable([name])
        if text is None:
            return True
        for token in text.split():
            place = place[token]
        return place.may_flag

    def lead_on(self, place: _Place, token: str) -> _Place:
        """Where a token leads from a place."""
        following = self._following(place, token)
        if len(token) <= _LONGEST:
            place[token] = following
            self._ways += 1
        return following

    def _following(self, place: _Place, token: str) -> _Place:
        """The same, worked out; letters that may be hidden count as found."""
        states, after_letter = list(place.states), place.after_letter
        naming, labels = place.naming, place.labels
        if HIDDEN.search(token) or STRETCHED.search(token):
            states[0] = None
        for word in words_only(token).split():
            is_letter = len(word) == 1 and word.isalpha()
            if is_letter and after_letter:
                states[0] = None
            after_letter = is_letter
            for number, phrases in enumerate(self._safety):
                state = states[number]
                if state is not None:
                    state = phrases.step(state, word)
                    states[number] = None if state.found else state
            naming = self._interests.step(naming, word)
            labels = labels.union(naming.labels)
        return self._place(tuple(states), naming, labels, after_letter=after_letter)

    def _place(
        self,
        states: tuple[State | None, ...],
        naming: State,
        labels: frozenset[str],
        *,
        after_letter: bool,
    ) -> _Place:
        key = tuple(map(id, states)), id(naming), labels, after_letter
        known = self._places.get(key)
        if known is None:
            known = _Place(self, states, naming, labels, after_letter=after_letter)
            self._places[key] = known
        return known


def _foldable(texts: Sequence[str]) -> list[str | None]:
    """Texts folded; None for those that cannot be told token by token."""
    folded = fold_all(texts)
    if "".join(texts).isascii():
        return [*folded]
    return [
        one
        if text.isascii() or (one.isascii() and not INVISIBLE.search(text))
        else None
        for text, one in zip(texts, folded, strict=True)
    ]
