"""A sieve before all word lists at once, for many texts.

All lists' automata go through a text together, token by token (what stands between
spaces), and the way of each token is kept for the next time: most texts take one
look-up a token. What is let through may hold something, and is read closely; what is
held back holds nothing for sure.
"""

from collections.abc import Container, Sequence
from functools import reduce
from operator import getitem
from typing import Final

from callback_desk.domain.hidden_letters import HIDDEN, STRETCHED
from callback_desk.domain.phrases import Phrases, State
from callback_desk.domain.plain_text import fold, words_only
from callback_desk.domain.safety import INVISIBLE

_REMEMBERED: Final = 100_000
"""Ways that are remembered; those of ordinary messages are some ten thousand."""

_LONGEST: Final = 40
"""Letters of a token that is worth remembering; a number comes once."""


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
        states: of each list; None once something may have been found.
        found: the numbers of the lists of which that is so.
        by_number: where any decimal number leads that no list knows; None: not known.
    """

    __slots__ = ("after_letter", "by_number", "found", "sieve", "states")

    def __init__(
        self,
        sieve: "TokenSieve",
        states: tuple[State | None, ...],
        after_letter: bool,
    ) -> None:
        super().__init__()
        self.sieve = sieve
        self.states = states
        self.after_letter = after_letter
        self.found = [number for number, state in enumerate(states) if state is None]
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
        lists: of phrases; the first is that of safety, in which letters may be hidden
            as well.

    Attributes:
        numbers: the decimal numbers that stand in phrases as themselves.
    """

    def __init__(self, lists: Sequence[Phrases]) -> None:
        self._lists = lists
        self.numbers: Container[str] = _numbers_of(lists)
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._ways = 0
        self._places: dict[tuple[tuple[int, ...], bool], _Place] = {}
        self._start = self._place(tuple(p.begin for p in self._lists), False)

    def let_through(self, texts: Sequence[str]) -> list[list[int]]:
        """Of each list the numbers of the texts in which it may find something."""
        through: list[list[int]] = [[] for _ in self._lists]
        every = range(len(self._lists))
        for number, text in enumerate(texts):
            if text.isascii():
                folded = fold(text)
            elif INVISIBLE.search(text) or not (folded := fold(text)).isascii():
                for one in every:
                    through[one].append(number)
                continue
            for one in reduce(getitem, folded.split(), self._start).found:
                through[one].append(number)
        if self._ways > _REMEMBERED:
            self._begin_anew()
        return through

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
        if HIDDEN.search(token) or STRETCHED.search(token):
            states[0] = None
        for word in words_only(token).split():
            is_letter = len(word) == 1 and word.isalpha()
            if is_letter and after_letter:
                states[0] = None
            after_letter = is_letter
            for number, phrases in enumerate(self._lists):
                state = states[number]
                if state is not None:
                    states[number] = phrases.step(state, word)
        return self._place(tuple(states), after_letter)

    def _place(self, states: tuple[State | None, ...], after_letter: bool) -> _Place:
        key = tuple(map(id, states)), after_letter
        known = self._places.get(key)
        if known is None:
            known = self._places[key] = _Place(self, states, after_letter)
        return known
