"""Texts packed as they are stored: several to a chunk, as long as that is light."""

import zlib
from bisect import bisect_left
from typing import Final, NamedTuple

from callback_desk.domain.joined_texts import JoinedTexts

HEAVY_CHUNK: Final = 1024 * 1024
"""Bytes of text at which a chunk is full; one text alone may be heavier."""

LEVEL: Final = 1
"""Of compression: the usual one takes three times as long and saves a hundredth."""


class PackedTexts(NamedTuple):
    """A chunk of texts that follow one another.

    Attributes:
        first: the number of its first text among all.
        end: the number behind its last one.
        data: the texts, one behind the other and compressed.
    """

    first: int
    end: int
    data: bytes


def pack(texts: JoinedTexts) -> list[PackedTexts]:
    """All texts, by the chunk; packed once, where that was done before."""
    if texts.packed is None:
        texts.packed = _chunks_of(texts)
    return texts.packed


def _chunks_of(texts: JoinedTexts) -> list[PackedTexts]:
    found: list[PackedTexts] = []
    starts, first = texts.starts, 0
    while first < len(texts):
        begin = starts[first]
        end = bisect_left(starts, begin + HEAVY_CHUNK, first + 1, len(texts))
        data = zlib.compress(texts.whole[begin : starts[end]], LEVEL)
        found.append(PackedTexts(first, end, data))
        first = end
    return found
