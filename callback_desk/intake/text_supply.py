"""The text of a file by the line or by the piece, with the bytes that it stands in."""

import codecs
import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple, Protocol

from callback_desk.domain.joined_texts import encoded
from callback_desk.intake.encoding import Encoding
from callback_desk.intake.record_splitting import lines_of

_AT_ONCE: Final = 64 * 1024
"""Bytes that are read between two looks at how many lines they are."""

_MOST_JOINED: Final = 200
"""Lines that are read on to where a quote closes."""

_LINE = re.compile(rb"[^\r\n]*(?:\r\n?|\n)")


class Piece(NamedTuple):
    """A piece of a text.

    Attributes:
        text: as it reads.
        whole: the same in UTF-8, as it is stored.
    """

    text: str
    whole: bytes


class ReadsBytes(Protocol):
    """Bytes, one behind the other."""

    def read(self, size: int, /) -> bytes:
        """The next ones, so many unless they end."""
        ...


class TextSupply:
    """A text: what was given back of it, then the rest.

    Args:
        file: read through this alone; no bytes of it mean nothing.
        encoding: in which a line end is a byte of its own.
    """

    def __init__(self, file: ReadsBytes, encoding: Encoding) -> None:
        self._file = file
        self._is_utf8 = encoding.codec in ("utf-8", "utf-8-sig")
        self._codec = "utf-8" if self._is_utf8 else encoding.codec
        self._on_bad_bytes = encoding.on_bad_bytes
        self._given_back: deque[str] = deque()
        # What was read, but not handed out yet: behind this place.
        self._ahead, self._at = b"", 0
        if encoding.codec == "utf-8-sig":
            self._ahead = file.read(len(codecs.BOM_UTF8))
            self._ahead = self._ahead.removeprefix(codecs.BOM_UTF8)

    @property
    def has_more_given_back(self) -> bool:
        """Whether some of the lines that were given back are left."""
        return bool(self._given_back)

    def __iter__(self) -> Iterator[str]:
        """The lines, one by one."""
        return self

    def __next__(self) -> str:
        """The next line."""
        if self._given_back:
            return self._given_back.popleft()
        if line := self._next_line():
            return self._decoded(line).text
        raise StopIteration

    def take(self, count: int, weight: int) -> Piece:
        """The next whole lines, about so many of so much; none at the end.

        They end with a record, or within one whose quotes hold a line end.
        """
        parts = [self._ahead[self._at :]]
        heavy, lines, is_end = len(parts[0]), _count_lines(parts[0]), False
        while lines < count and heavy < weight and not is_end:
            some = self._read(_AT_ONCE)
            parts.append(some)
            heavy += len(some)
            lines += _count_lines(some)
            is_end = not some
        ahead = b"".join(parts)
        end = len(ahead) if is_end else _end_of(ahead, count)
        part, self._ahead, self._at = ahead[:end], ahead[end:], 0
        if not is_end and part[-1:] not in (b"\n", b"\r"):
            part += self._next_line()
        return self._decoded(part)

    def to_close(self) -> Piece:
        """The lines up to where a quote closes that is open."""
        lines: list[bytes] = []
        for line in islice(iter(self._next_line, b""), _MOST_JOINED):
            lines.append(line)
            if line.count(b'"') % 2:
                break
        return self._decoded(b"".join(lines))

    def give_back(self, text: str) -> None:
        """Text to be read line by line."""
        self._given_back.extend(lines_of(text))

    def _next_line(self) -> bytes:
        """The next line that was not handed out yet; none at the end."""
        line = _LINE.match(self._ahead, self._at)
        # What ends with a return may go on with a line feed.
        while line is None or (
            line[0][-1:] == b"\r" and line.end() == len(self._ahead)
        ):
            rest = self._ahead[self._at :]
            # Twice as much each time: however long it is, it is looked at twice.
            more = self._read(max(_AT_ONCE, len(rest)))
            self._ahead, self._at = rest + more, 0
            line = _LINE.match(self._ahead)
            if not more:
                break
        self._at = len(self._ahead) if line is None else line.end()
        return self._ahead if line is None else line[0]

    def _read(self, size: int) -> bytes:
        """The next bytes, about so many: a line end is not torn."""
        some = self._file.read(size)
        while some.endswith(b"\r") and (more := self._file.read(1)):
            some += more
        return some

    def _decoded(self, part: bytes) -> Piece:
        if self._is_utf8:
            try:
                return Piece(part.decode(), part)
            except UnicodeDecodeError:
                pass  # The file is no longer what it was: its end will tell.
        text = part.decode(self._codec, self._on_bad_bytes)
        return Piece(text, encoded(text))


def _count_lines(part: bytes) -> int:
    return part.count(b"\n") or part.count(b"\r")


def _end_of(part: bytes, count: int) -> int:
    """Where so many lines end, or the last of fewer that are whole."""
    mark = b"\n" if b"\n" in part else b"\r"
    more = part.count(mark) - count
    if more > 0:
        return len(part.rsplit(mark, more + 1)[0]) + 1
    return part.rfind(mark) + 1 or len(part)
