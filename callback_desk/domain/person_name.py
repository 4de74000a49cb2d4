"""Names of people: when two of them agree.

Order, initials, case and accents aside, as promise.md has it: "same number and a name
that agrees" is the same person asking again; another name is another lead of the
household.
"""

import re
import unicodedata
from collections.abc import Sequence
from operator import and_

_NOT_LETTERS = re.compile(r"[^\w]+|_+")
_APOSTROPHES = re.compile(
    "['`\N{ACUTE ACCENT}\N{MODIFIER LETTER APOSTROPHE}\u2018\u2019]"
)
# What stands around a name without telling people apart.
_TITLES = frozenset(
    {"mr", "mrs", "ms", "mx", "miss", "dr", "prof", "sir", "sr", "sra", "srta"}
    | {"jr", "jnr", "snr", "ii", "iii", "iv", "phd", "md"}
)
# Of these two people of a household bear different kinds: husband, wife; father, son.
_TELLING_TITLES = (
    ({"mr", "sir", "sr"}, {"mrs", "ms", "miss", "sra", "srta"}),
    ({"jr", "jnr"}, {"sr", "snr"}, {"ii"}, {"iii"}, {"iv"}),
)

_MARKS = frozenset({"Mn", "Mc"})
# The classes of signs that tell sounds apart. All others are accents, or points that
# hardly anybody writes.
_NO_ACCENTS = frozenset({0, 8, 84, 91, 103, 118, 129, 130, 132})
# How a sign looks, and what joins two, says nothing.
_LOOKS = frozenset(map(chr, range(0xFE00, 0xFE10)))
_JOINER = "\N{ZERO WIDTH JOINER}"
_SPELT = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})  # noqa: RUF001 - the letters as people write them


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, given name first, without case, accents or titles.

    An apostrophe binds (O'Brien, OBrien); a hyphen parts (Anne-Marie, Anne Marie).
    """
    words = _all_words(name)
    return tuple([word for word in words if word not in _TITLES] or words)


def _all_words(name: str) -> list[str]:
    surname, comma, given = name.partition(",")
    ordered = f"{given} {surname}" if comma else name
    if ordered.isascii():
        plain = ordered.replace("'", "").replace("`", "").lower()
        if plain.replace(" ", "").isalnum():
            return plain.split()
        return [w for w in _NOT_LETTERS.split(plain) if w]
    bound = _APOSTROPHES.sub("", ordered)
    decomposed = unicodedata.normalize("NFKD", bound.casefold())
    return _with_vowels(decomposed.translate(_SPELT)).split()


def _with_vowels(decomposed: str) -> str:
    """Letters without their accents, and a blank for all else.

    The vowels of India's and Thailand's scripts are signs as accents are, and so are
    Japan's voiced sounds: without them Seema and Soma are one.
    """
    letters: list[str] = []
    for sign in decomposed:
        if sign.isalnum():
            letters.append(sign)
        elif unicodedata.category(sign) not in _MARKS or sign in _LOOKS:
            letters.append(" " if sign != _JOINER else "")
        elif unicodedata.combining(sign) in _NO_ACCENTS and letters[-1:] != [" "]:
            letters.append(sign)
    return "".join(letters)


def names_agree(one: str, other: str) -> bool:
    """Whether two names may be one person's; an absent name disagrees with none.

    Every word of the shorter name must stand in the longer one, an initial standing
    for any word that begins with it, and one whole word must be shared, unless the two
    are the very same. A single word
    agrees with a longer name only as its given name: a surname alone may be anybody
    of the household. Mr and Mrs, Jr and Sr are two people.
    """
    if one == other:
        return True
    if _titles_tell_apart(_all_words(one), _all_words(other)):
        return False
    shorter, longer = sorted((name_words(one), name_words(other)), key=len)
    if not shorter or shorter == longer:
        return True
    if len(shorter) == 1 < len(longer):
        return len(shorter[0]) > 1 and shorter[0] == longer[0]
    left = list(longer)
    whole = False
    for word in sorted(shorter, key=len, reverse=True):
        match = word if word in left else None
        if match is not None:
            whole = whole or len(word) > 1 or len(longer) == 1
        else:
            match = next((w for w in left if _initial_of(word, w)), None)
            if match is None:
                return False
        left.remove(match)
    return whole


def _titles_tell_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether both names bear titles, of which no two are of a kind."""
    for kinds in _TELLING_TITLES:
        of_one = [not kind.isdisjoint(one) for kind in kinds]
        of_other = [not kind.isdisjoint(other) for kind in kinds]
        alike = any(map(and_, of_one, of_other))
        if any(of_one) and any(of_other) and not alike:
            return True
    return False


def _initial_of(one: str, other: str) -> bool:
    return (len(one) == 1 and other.startswith(one)) or (
        len(other) == 1 and one.startswith(other)
    )
