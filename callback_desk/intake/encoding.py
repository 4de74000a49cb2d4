"""Which encoding a file of text is in: its byte order mark, strict UTF-8, cp1252.

Where letters of another alphabet stand clearly, it is that one's code page.

Excel on a Mac still writes Mac Roman: its accented letters lie where cp1252 has signs,
so that words tell which it is. No detector is asked: on short files they are wrong
about names ("Muñoz" became "Muńoz" when it was tried).
"""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from callback_desk.intake.far_letters import LONGEST_LOOK, far_codec
from callback_desk.intake.zeroed_parts import without_stretches

_UTF16_SHARE: Final = 0.4
"""Share of NUL bytes on one side of each pair from which a text is UTF-16."""

_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_NOT_IN_CP1252 = b"\x81\x8d\x8f\x90\x9d"
_LETTERS_OF_MAC = re.compile(
    rb"[a-z][\x87-\x8a\x8c-\x90\x98\x9b\x9d\x9f]"
    rb"|[A-Z][\x87-\x8a\x8c-\x90\x98\x9b\x9d\x9f][a-z]"
)
"""Accented letters of Mac Roman within words: in cp1252 signs, or capitals.

Not 0x91: it is typed for an apostrophe, and "I don't want to live" must stay whole.
"""

_SIGNS_OF_MAC = re.compile(
    rb"[a-z][\x87-\x8a\x8c-\x90\x98\x9b\x9d\x9f]"
    rb"|[A-Za-z][\x87-\x90\x98-\x9f][a-z]"
)
"""The same, and what no punctuation is within a word: two of them are no accident."""

_LIKELY_OF_MAC = re.compile(rb"[A-Za-z][\x80-\x9f][a-z]")
"""The same and others within a word: in cp1252 a few of them may be letters, too."""

_LETTERS_OF_CP1252 = re.compile(rb"[A-Za-z][\xe0-\xff]|[\xc0-\xff][a-z]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file's bytes become text.

    Attributes:
        codec: a Python codec name: `utf-8`, `utf-8-sig`, `utf-16`, `cp1252`,
            `mac-roman` (or `utf-16-le`, `utf-16-be` for UTF-16 without a mark), or
            one of another alphabet.
        has_bad_bytes: some bytes mean nothing in it; their records need a look.
    """

    codec: str
    has_bad_bytes: bool = False

    @property
    def on_bad_bytes(self) -> str:
        """The codec's error handler that leaves a trace where a byte was bad."""
        return "replace" if self.codec.startswith("utf-16") else "surrogateescape"

    @property
    def traces(self) -> re.Pattern[str]:
        """What bad bytes look like in the text that was decoded."""
        return _REPLACED if self.codec.startswith("utf-16") else _ESCAPED


_REPLACED = re.compile("\ufffd")
_ESCAPED = re.compile("[\ud800-\udfff]")


class EncodingSurvey:
    """Takes a file's bytes chunk by chunk and tells the encoding at the end."""

    def __init__(self) -> None:
        self._codec: str | None = None
        self._strict = codecs.getincrementaldecoder("utf-8")()
        self._is_utf8 = True
        self._broken_cp1252 = False
        self._sequences = 0
        self._stray = 0
        self._started = False
        self._mac = self._mac_signs = self._likely_mac = self._western = 0
        self._has_line_feeds = False
        self._sample = b""

    @property
    def is_wide(self) -> bool:
        """Whether the first chunk told that a letter has two bytes."""
        return self._codec is not None and self._codec.startswith("utf-16")

    def take(self, chunk: bytes) -> None:
        """Look at the next bytes; the first chunk decides about marks and UTF-16."""
        if not self._started:
            self._started = True
            self._codec = _marked(chunk) or _unmarked_utf16(chunk[:4096])
        if self._is_utf8:
            try:
                # Bytes that no character of their own came of: one a letter, or two.
                self._sequences += len(chunk) - len(self._strict.decode(chunk))
            except UnicodeDecodeError:
                self._is_utf8 = False
        self._has_line_feeds = self._has_line_feeds or b"\n" in chunk
        if not self._is_utf8 and len(self._sample) < LONGEST_LOOK:
            self._sample += _telling(chunk, LONGEST_LOOK - len(self._sample))
        if chunk.isascii():
            return
        if not self._is_utf8:
            found = _SEQUENCE.findall(chunk)
            self._sequences += len(found)
            self._stray -= sum(map(len, found))
            self._stray += len(chunk) - len(chunk.translate(None, _BEYOND_ASCII))
            self._mac += len(_LETTERS_OF_MAC.findall(chunk))
            self._mac_signs += len(_SIGNS_OF_MAC.findall(chunk))
            self._likely_mac += len(_LIKELY_OF_MAC.findall(chunk))
            self._western += len(_LETTERS_OF_CP1252.findall(chunk))
        self._broken_cp1252 = self._broken_cp1252 or any(
            byte in chunk for byte in _NOT_IN_CP1252
        )

    def encoding(self) -> Encoding:
        """The encoding, once every byte was taken.

        A file that is UTF-8 but for a few bytes stays UTF-8: reading it as cp1252
        would damage every other name in it.
        """
        try:
            self._strict.decode(b"", final=True)
        except UnicodeDecodeError:
            self._is_utf8 = False
        if self._codec is not None and self._codec != "utf-8-sig":
            return Encoding(self._codec, has_bad_bytes=True)
        if self._is_utf8:
            return Encoding(self._codec or "utf-8")
        if self._codec == "utf-8-sig":
            return Encoding("utf-8-sig", has_bad_bytes=True)
        if self._sequences > self._stray:
            return Encoding("utf-8", has_bad_bytes=True)
        far = far_codec(self._sample)
        if far is not None:
            return Encoding(far, has_bad_bytes=True)
        if self._is_mac() or self._is_old_mac():
            return Encoding("mac-roman")
        return Encoding("cp1252", has_bad_bytes=self._broken_cp1252)

    def _is_mac(self) -> bool:
        """Whether letters say so; where lines end as elsewhere, one may be a sign."""
        is_clear = self._mac_signs > 1 or self._broken_cp1252
        return self._mac > self._western and (is_clear or not self._has_line_feeds)

    def _is_old_mac(self) -> bool:
        """Whether lines end as nothing but a Mac ended them, and letters agree."""
        return not (self._has_line_feeds or self._western) and self._likely_mac > 0


def _telling(chunk: bytes, most: int) -> bytes:
    """The lines of a chunk with more than plain letters, up to so many bytes."""
    if len(chunk) > most:
        lines = chunk.split(b"\n")
        chunk = b"\n".join(line for line in lines if not line.isascii())
    return chunk[:most]


def chosen_encoding(codec: str, found: Encoding) -> Encoding:
    """The encoding that staff chose; a byte order mark that was found still counts.

    Args:
        codec: one of ENCODINGS.
        found: what the bytes told.
    """
    if codec in found.codec and found.codec in ("utf-8", "utf-8-sig"):
        return found
    return Encoding(codec, has_bad_bytes=True)


def _marked(chunk: bytes) -> str | None:
    """The codec of a byte order mark, if there is one."""
    return next((codec for mark, codec in _MARKS if chunk.startswith(mark)), None)


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 without a mark: western text has a NUL in nearly every pair."""
    # Zeros at the end, and of parts that were lost, are none of the text.
    head = without_stretches(head.rstrip(b"\0"), may_be_wide=True)
    even, odd = head[0::2].count(0), head[1::2].count(0)
    pairs = max(1, len(head) // 2)
    if odd / pairs > _UTF16_SHARE and even == 0:
        return "utf-16-le"
    if even / pairs > _UTF16_SHARE and odd == 0:
        return "utf-16-be"
    return None
