"""Zeros within a file and at its end: what a crash or a copy that broke off leaves.

Text stands before them, and maybe behind, that must be read; of the zeros a few are, so
that whatever was torn there is told as damaged.
"""

import re
from typing import Final

LONGEST_TAIL: Final = 128 * 1024 * 1024
"""Bytes. What has more in one stretch is no file of text, but an endless one."""

FEWEST_READ: Final = 16
"""Zeros of a stretch that are read."""

LOST_LETTERS: Final = "\0" * (FEWEST_READ // 2 - 1)
"""What is read of a part that was lost, at least: a wide letter has two zeros."""

_FEWEST: Final = 64
"""Zeros that are no accident within a text, but a part that was lost."""

_STRETCH = re.compile(rb"\0{%d,}" % _FEWEST)
_LONG = re.compile(rb"\0{%d,}" % (FEWEST_READ + 2))


class ZeroCount:
    """Counts the zeros of a file, chunk by chunk.

    Attributes:
        inner: those with something else behind them, stretches aside.
        lost: those of stretches with something else behind them.
        first: where the first such stretch begins, or None.
        tail: those at the end.
    """

    def __init__(self) -> None:
        self.inner = self.lost = self.tail = self._size = 0
        self.first: int | None = None

    def take(self, chunk: bytes) -> None:
        """Look at the next bytes."""
        end = len(chunk.rstrip(b"\0"))
        if end:
            begin = len(chunk) - len(chunk.lstrip(b"\0"))
            self._note(self._size - self.tail, self.tail + begin)
            self.tail = 0
            count = chunk.count(0, begin, end)
            if count >= _FEWEST:
                for stretch in _STRETCH.finditer(chunk, begin, end):
                    length = len(stretch[0])
                    self._note(self._size + stretch.start(), length)
                    count -= length
            self.inner += count
        self.tail += len(chunk) - end
        self._size += len(chunk)

    def _note(self, start: int, length: int) -> None:
        if length < _FEWEST:
            self.inner += length
            return
        self.lost += length
        if self.first is None:
            self.first = start


def without_stretches(data: bytes, *, may_be_wide: bool = False) -> bytes:
    """Bytes without those that were lost.

    Args:
        data: with them.
        may_be_wide: a letter may have two bytes; what pairs there are stay pairs.
    """
    if not may_be_wide:
        return _STRETCH.sub(b"", data)
    return _STRETCH.sub(lambda found: bytes(len(found[0]) % 2), data)


def shortened(data: bytes) -> bytes:
    """Bytes with so few zeros of each long stretch that are read.

    A letter of two bytes stays one: an odd number stays odd.
    """
    if b"\0" * (FEWEST_READ + 2) not in data:
        return data
    return _LONG.sub(lambda found: bytes(FEWEST_READ + len(found[0]) % 2), data)


def read_of(size: int, tail: int, *, is_wide: bool) -> int:
    """How many of a file's bytes are read: the text, and a few of its last zeros.

    Args:
        size: of all.
        tail: so many of them are zeros at the end.
        is_wide: whether a letter has two bytes, one of which may be zero.
    """
    text = size - tail
    if is_wide:
        text += text % 2
    return min(size, text + FEWEST_READ)
