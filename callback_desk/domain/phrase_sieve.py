"""A sieve before phrase lists: most texts hold no word that a phrase cannot do without.

Of the words of the lists the commonest ones are let through, as many of them as make
no whole phrase among themselves. What is left is needed: a text without any such word
holds no phrase, and that is told by two comparisons of sets.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from operator import itemgetter
from typing import Final

STEM = 4  # letters
_first_letters = itemgetter(slice(STEM))

# Words of everyday speech, the commonest first.
COMMON: Final = tuple(
    """
i the to and a my of in is it for me you have that am on with this was be are not so but
at or im we your can do if all just what been from an will as would like they has he she
had by about there her his who how when get no out very up more now know some any please
call help thank thanks need could want time day days years year back since also good
after one two other their them our him its were did does don dont go going really think
feel take taking see well much too make made than then over only even still way into
here home work find tell try trying life people person doctor long every never always
anymore off down myself through again last first being got may might hello hi hola
de la que el en y mi es para por un una con los las se lo del al su
favor gracias llamar quiero tengo necesito como mas muy pero esta ya si sin todo nada
""".split()  # noqa: SIM905 - words to be read and edited
)

# One word leads from a place to others; a place is the end of some phrases, or of none.
Leads = Callable[[object], Iterable[tuple[str, Sequence[object]]]]
IsEnd = Callable[[object], bool]


class Sieve:
    """The words that no phrase can do without, ready to be looked for.

    Args:
        root: where every phrase begins.
        leads: the words that lead on from a place, and where to.
        is_end: whether a phrase ends at a place.
        vocabulary: all words that lead on somewhere.
        stems: the first letters of words told by their beginning.
        anything: what stands for any word.
    """

    def __init__(
        self,
        root: object,
        leads: Leads,
        is_end: IsEnd,
        vocabulary: Collection[str],
        stems: Iterable[str],
        anything: str,
    ) -> None:
        free = {word: n for n, word in reversed(list(enumerate(COMMON)))}
        while way := _way_through(root, leads, is_end, {*free, anything}):
            # Of the words of a phrase that came through, the rarest is needed.
            rarest = max((word for word in way if word in free), key=free.__getitem__)
            del free[rarest]
        self._needed = frozenset(vocabulary) - free.keys() - {anything}
        self._stems = frozenset(stems)

    def lets_through(self, words: Sequence[str]) -> bool:
        """Whether a phrase may stand in these words."""
        return not (
            self._needed.isdisjoint(words)
            and self._stems.isdisjoint(map(_first_letters, words))
        )


def _way_through(
    root: object, leads: Leads, is_end: IsEnd, free: Collection[str]
) -> list[str]:
    """The words of some phrase made of free words alone; none if there is none."""
    came_by: dict[int, tuple[int, str]] = {}
    front = [root]
    seen = {id(root)}
    while front:
        place = front.pop()
        for word, following in leads(place):
            if word not in free:
                continue
            for other in following:
                if id(other) in seen:
                    continue
                seen.add(id(other))
                came_by[id(other)] = id(place), word
                if is_end(other):
                    return _words_to(id(other), came_by)
                front.append(other)
    return []


def _words_to(place: int, came_by: dict[int, tuple[int, str]]) -> list[str]:
    words = []
    while place in came_by:
        place, word = came_by[place]
        words.append(word)
    return words
