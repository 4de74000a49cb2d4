"""A sieve before all word lists at once, for many texts.

All lists' automata go through a text together, token by token (what stands between
spaces), and the way of each token is kept for the next time: most texts take one
look-up a token. What is let through may hold something, and is read closely; what is
held back holds nothing for sure.
"""

from collections.abc import Sequence
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


class _Place(dict[str, "_Place"]):
    """Where some tokens have led, in every list; tokens lead on to other places."""

    __slots__ = ("after_letter", "sieve", "states")

    def __init__(
        self,
        sieve: "TokenSieve",
        states: tuple[State, ...],
        after_letter: bool,
    ) -> None:
        super().__init__()
        self.sieve = sieve
        self.states = states
        self.after_letter = after_letter

    def __missing__(self, token: str) -> "_Place":
        return self.sieve.lead_on(self, token)


class TokenSieve:
    """Lets through the texts that must be read closely.

    Args:
        lists: of phrases; that of safety is among them, since hidden letters are
            looked for as it does.
    """

    def __init__(self, lists: Sequence[Phrases]) -> None:
        self._lists = lists
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._ways = 0
        self._found = _Place(self, (), False)
        self._places: dict[tuple[tuple[int, ...], bool], _Place] = {}
        self._start = self._place(tuple(p.begin for p in self._lists), False)

    def let_through(self, texts: Sequence[str]) -> list[int]:
        """The numbers of the texts in which a list may find something."""
        through = []
        for number, text in enumerate(texts):
            if text.isascii():
                folded = fold(text)
            elif INVISIBLE.search(text) or not (folded := fold(text)).isascii():
                through.append(number)
                continue
            tokens = folded.split()
            if reduce(getitem, tokens, self._start) is self._found:
                through.append(number)
        if self._ways > _REMEMBERED:
            self._begin_anew()
        return through

    def lead_on(self, place: _Place, token: str) -> _Place:
        """Where a token leads from a place."""
        following = self._following(place, token)
        if len(token) <= _LONGEST and not token.isdecimal():
            place[token] = following
            self._ways += 1
        return following

    def _following(self, place: _Place, token: str) -> _Place:
        """The same, worked out; letters that may be hidden count as found."""
        if place is self._found or HIDDEN.search(token) or STRETCHED.search(token):
            return self._found
        states, after_letter = list(place.states), place.after_letter
        for word in words_only(token).split():
            is_letter = len(word) == 1 and word.isalpha()
            if is_letter and after_letter:
                return self._found
            after_letter = is_letter
            for number, phrases in enumerate(self._lists):
                state = phrases.step(states[number], word)
                if state is None:
                    return self._found
                states[number] = state
        return self._place(tuple(states), after_letter)

    def _place(self, states: tuple[State, ...], after_letter: bool) -> _Place:
        key = tuple(map(id, states)), after_letter
        known = self._places.get(key)
        if known is None:
            known = self._places[key] = _Place(self, states, after_letter)
        return known
