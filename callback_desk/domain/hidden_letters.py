"""Words in which letters are hidden, stretched or apart: `su*c*de`, `diiie`, `d i e`.

What a piece of text stands for is remembered from one text to the next. Mails are full
of addresses, in which letters may be hidden as well, and most words come again.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final, NamedTuple

from callback_desk.domain.plain_text import words_only

# Signs that letters were hidden: something inside or at the edge of a word that is
# neither letter nor space; letters one by one; a letter three times over.
HIDDEN: Final = re.compile(
    r"[^a-z\s](?:(?<=[a-z].)[a-z0-9*@$|]|(?<=[0-9*@$|!])[a-z]|(?<=[a-z][0-9*@$]))"
)
SPELLED: Final = re.compile(" [a-z] {1,3}[a-z] ")
STRETCHED: Final = re.compile(r"([a-z])\1\1")

MOST_HIDDEN: Final = 10_000
"""Different pieces of a text that are worked out; no visitor hides more."""

_STRETCH = re.compile(r"([a-z])\1{2,}")
_DOUBLE = re.compile(r"([a-z])\1+")
_SIGN = r"[a-z0-9*@$|!]"
_BETWEEN = r"(?: |[^a-z0-9*@$|!\s] ?)"
# Marks before a word stand alone, or its first letter went with them: `"k i l l`.
# Stars and bars are set around words as well: `*k i l l*`.
_CHUNK = re.compile(
    rf"(?<!{_SIGN})[*|]*{_SIGN}(?:{_BETWEEN}{_SIGN})+[*|]*(?!{_SIGN})"
    r"|[^a-z0-9*@$|!\s]+|\S+"
)
_PIECE = re.compile(rf"{_SIGN}+")
_WORD = re.compile(r"\S+")
_EDGE = "\"'`.,;:?!()[]{}<>~/\\-_=+#%^&“”‘’«»…"  # noqa: RUF001 - quotes as typed
_LETTER = re.compile("[a-z]")
_NO_LETTER = re.compile("[^a-z]")
_LONGEST_HIDDEN = 80  # characters of a word that is worth unmasking
# How many letters before and after a word spelled out may be words of their own.
_TRIMS = [(0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (0, 2)]
_STANDS_FOR = [str.maketrans("01345789@$!|", f"o{one}eastbgasi{one}") for one in "il"]
# What comes again is short; addresses of web pages come once.
_LONGEST_KEPT, _MOST_KEPT = 24, 20_000


class Word(NamedTuple):
    """A word as it was understood, and where it stands in the folded text."""

    text: str
    start: int
    end: int


class HiddenLetters:
    """Tells the words of texts in which letters may be hidden.

    Args:
        vocabulary: the words that are looked for, folded.
        hidden: those that people half hide, by their first letter.
    """

    def __init__(
        self, vocabulary: Collection[str], hidden: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._vocabulary, self._hidden = vocabulary, hidden
        known = (*vocabulary, *(word for row in hidden.values() for word in row))
        self._longest = max(map(len, known), default=0)
        self._kept: dict[str, tuple[str, ...]] = {}

    def words(self, folded: str) -> list[str]:
        """The words of a folded text, as they were meant."""
        found: list[str] = []
        meant, kept = _Meanings(self._meant), self._kept
        for match in _CHUNK.finditer(folded):
            chunk = match[0]
            words = kept.get(chunk)
            if words is None:
                words = tuple(word.text for word in _read(chunk, 0, len(chunk), meant))
                if len(chunk) <= _LONGEST_KEPT and not meant.is_full:
                    if len(kept) >= _MOST_KEPT:
                        kept.clear()
                    kept[chunk] = words
            found += words
        return found

    def placed(self, folded: str) -> list[Word]:
        """The same with their places; only worth its time where something is found."""
        meant = _Meanings(self._meant)
        return [
            word
            for chunk in _CHUNK.finditer(folded)
            for word in _read(folded, *chunk.span(), meant)
        ]

    def _meant(self, chunk: str) -> str | None:
        """The word that such a chunk of text stands for, or None."""
        bare = chunk.strip(_EDGE)
        if not 1 < len(bare) <= _LONGEST_HIDDEN or not _LETTER.search(bare):
            return None
        if bare.isalpha() and not STRETCHED.search(bare):
            return bare if bare in self._vocabulary else None
        if len(bare) > self._longest and self._is_too_long(bare):
            return None
        return next(filter(None, map(self._unmasked, _without_marks(bare))), None)

    def _unmasked(self, bare: str) -> str | None:
        """The word of which some letters are hidden by other signs, or None."""
        last = ""
        for table in _STANDS_FOR:
            masked = _NO_LETTER.sub("*", bare.translate(table).replace(" ", ""))
            if masked == last:
                break
            last = masked
            stretched = _STRETCH.search(masked) is not None
            for double in (r"\1", r"\1\1") if stretched else ("",):
                form = _STRETCH.sub(double, masked) if stretched else masked
                if word := self._word_of(form):
                    return word
        return None

    def _word_of(self, form: str) -> str | None:
        """The word of a form in which stars stand for what is hidden, or None."""
        stars = form.count("*")
        if stars:
            for word in self._hidden.get(form[0], ()):
                if (stars == 1 or len(form) == len(word)) and _fits(form, word):
                    return word
            form = form.replace("*", "")
        return form if form in self._vocabulary else None

    def _is_too_long(self, bare: str) -> bool:
        """Whether its letters alone, each run of one as one, exceed every word."""
        letters = _NO_LETTER.sub("", bare)
        return len(_DOUBLE.sub(r"\1", letters)) > self._longest


class _Meanings(dict[str, str | None]):
    """What the chunks of one text stand for, worked out when first met, to a bound."""

    def __init__(self, meant: Callable[[str], str | None]) -> None:
        super().__init__()
        self._meant = meant

    def __missing__(self, chunk: str) -> str | None:
        if self.is_full:
            return None
        word = self[chunk] = self._meant(chunk)
        return word

    @property
    def is_full(self) -> bool:
        """Whether nothing more is worked out."""
        return len(self) >= MOST_HIDDEN


def _read(text: str, start: int, end: int, meant: _Meanings) -> Iterator[Word]:
    """The words of a part of a text."""
    pieces = [Word(p[0], *p.span()) for p in _PIECE.finditer(text, start, end)]
    for skipped, dropped in _TRIMS if len(pieces) > 1 else ():
        inner = pieces[skipped : len(pieces) - dropped]
        if len(inner) < 2:
            break
        first, last = inner[0].start, inner[-1].end
        if word := meant[text[first:last]]:
            pieces[skipped : len(pieces) - dropped] = [Word(word, first, last)]
            break
    for piece in pieces:
        if piece.text.isalpha() and not STRETCHED.search(piece.text):
            yield piece
        elif word := meant[piece.text]:
            yield piece._replace(text=word)
        else:
            for part in _WORD.finditer(words_only(piece.text)):
                at = piece.start
                yield Word(part[0], at + part.start(), at + part.end())


def _without_marks(bare: str) -> Iterator[str]:
    """What a chunk may be: without stars and bars around it, whole, without bars."""
    seen = {""}
    for form in (bare.strip("*| "), bare, bare.replace("|", "")):
        if form not in seen:
            seen.add(form)
            yield form


def _fits(form: str, word: str) -> bool:
    """Whether a form with stars hides that word: as long as it, or one star for all."""
    if len(form) == len(word):
        return all(a in (b, "*") for a, b in zip(form, word, strict=True))
    start, star, end = form.partition("*")
    shown = len(start) + len(end)
    return (
        bool(star)
        and "*" not in end
        and len(word) / 2 <= shown < len(word)
        and word.startswith(start)
        and word.endswith(end)
    )
