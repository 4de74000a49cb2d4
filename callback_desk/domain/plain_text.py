"""Folding: what strangers type, without what makes the same words look different.

Case, accents, apostrophe kinds, full-width and look-alike letters and invisible
characters go; what stood where in the text as typed can still be told.
"""
# ruff: noqa: RUF001 - look-alike letters are what this file is about

import re
import unicodedata
from collections.abc import Sequence
from string import ascii_lowercase

# Characters that are an apostrophe to the one who typed them; all are dropped.
_APOSTROPHES = "'`´‘’‛ʹʻʼʽˈˊ′‵＇ꞌ\u0091\u0092"
# Letters of other scripts that look like Latin ones, and Latin ones without a fold.
# fmt: off
_LOOKING_LIKE = {
    "a": "аαɑᴀ", "b": "вβʙ", "c": "сᴄ", "d": "ԁđᴅ", "e": "еεᴇ", "g": "ցɡɢ",
    "h": "нһհħʜ", "i": "іιıɩɪ", "j": "јᴊ", "k": "кκᴋ", "l": "ӏłʟ", "m": "мᴍ",
    "n": "ոηɴ", "o": "оօοøᴏ", "p": "рρᴘ", "q": "ԛ", "r": "ʀ", "s": "ѕꜱ", "t": "тτᴛ",
    "u": "սυᴜ", "v": "νᴠ", "w": "ԝωᴡ", "x": "хχ", "y": "уʏ", "z": "ᴢ",
}
# fmt: on
_ALIKE = {other: letter for letter, row in _LOOKING_LIKE.items() for other in row}
_SQUARED_A = 0x1F170, 0x1F150, 0x1F130, 0x1F1E6  # four rows of A to Z without fold
_NOT_ASCII = re.compile("[^\x00-\x7f]")
# The same, and an apostrophe as HTML writes it or as a wrong encoding shows it.
_ODD = re.compile("&(?:#0*39|#x0*27|apos|[lr]squo|#821[67]);|â€[™˜]|[^\x00-\x7f]")
_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_SPACES = b" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"
_KEPT = _LETTERS + _LETTERS.upper() + b"0123456789"
_LOWER = bytes.maketrans(_LETTERS.upper() + _SPACES, _LETTERS + b" " * len(_SPACES))
_DROPPED = b"'`" + bytes(set(range(32)) - set(_SPACES)) + b"\x7f"
_BETWEEN_TEXTS = "\0"
_DROPPED_WITHIN = bytes(set(_DROPPED) - set(_BETWEEN_TEXTS.encode()))
_NO_WORD = bytes(set(range(128)) - set(_KEPT))
_NO_WORD_AT_ALL = re.compile(r"[\W_]")
_MOST_FOLDED = 20_000  # characters whose fold is remembered, beyond the usual ones
_WORDS_ONLY = bytes.maketrans(_NO_WORD, b" " * len(_NO_WORD))


class _Folded(dict[str, str]):
    """What a character other than ASCII becomes; worked out when first met."""

    def __missing__(self, character: str) -> str:
        folded = "".join(map(_folded_part, _decomposed(character)))
        if character < "\u3000" or len(self) < _MOST_FOLDED:
            self[character] = folded
        return folded


def _decomposed(character: str) -> str:
    if character in _APOSTROPHES or len(character) > 1:
        return ""
    for first in _SQUARED_A:
        if first <= ord(character) < first + len(ascii_lowercase):
            return ascii_lowercase[ord(character) - first]
    return unicodedata.normalize("NFKD", character.casefold()).casefold()


def _folded_part(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in {"Mn", "Me", "Cf", "Cs", "Cn", "Co"} or character in _APOSTROPHES:
        return ""
    if character.isascii() or kind[0] in "LN":
        return _ALIKE.get(character, character)
    return "" if kind == "Cc" and not character.isspace() else " "


_FOLDED = _Folded()


def fold(text: str) -> str:
    """The text in small unaccented letters, punctuation and spacing kept.

    Args:
        text: anything that was typed.
    """
    if not text.isascii():
        odd = _ODD if "&" in text or "â€" in text else _NOT_ASCII
        text = odd.sub(lambda found: _FOLDED[found[0]], text)
    elif "&" in text:
        text = _ODD.sub("", text)
    return text.encode().translate(_LOWER, _DROPPED).decode()


def fold_all(texts: Sequence[str]) -> list[str]:
    """Many texts, folded together; what a table of bytes cannot do is done before."""
    plain = [
        text if text.isascii() and "&" not in text else fold(text) for text in texts
    ]
    together = _BETWEEN_TEXTS.join(plain)
    if not plain or together.count(_BETWEEN_TEXTS) != len(plain) - 1:
        return list(map(fold, texts))
    folded = together.encode().translate(_LOWER, _DROPPED_WITHIN).decode()
    return folded.split(_BETWEEN_TEXTS)


def places(text: str) -> list[int]:
    """Where each character of `fold(text)` stood in `text`, then the text's length.

    Only worth its time where something was found.
    """
    found: list[int] = []
    at = 0
    for odd in _ODD.finditer(text):
        found += _kept(text, at, odd.start())
        found += [odd.start()] * len(fold(odd[0]))
        at = odd.end()
    return [*found, *_kept(text, at, len(text)), len(text)]


def _kept(text: str, start: int, end: int) -> list[int]:
    return [at for at in range(start, end) if ord(text[at]) not in _DROPPED]


def words_only(folded: str) -> str:
    """A folded text, of the same length, with a space for all that is no word."""
    if folded.isascii():
        return folded.encode().translate(_WORDS_ONLY).decode()
    return _NO_WORD_AT_ALL.sub(" ", folded)
