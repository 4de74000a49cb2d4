"""Zeros at a file's end: what a crash or a copy that broke off leaves of its last part.

Text stands before them that must be read; of the zeros a few are, so that whatever was
torn there is told as damaged.
"""

from typing import Final

LONGEST_TAIL: Final = 128 * 1024 * 1024
"""Bytes. What has more is no file of text, but one that is said to be endless."""

_READ: Final = 16
"""Bytes of a tail that are read."""


class ZeroCount:
    """Counts the zeros of a file, chunk by chunk.

    Attributes:
        inner: those with something else behind them.
        tail: those at the end.
    """

    def __init__(self) -> None:
        self.inner = self.tail = 0

    def take(self, chunk: bytes) -> None:
        """Look at the next bytes."""
        end = len(chunk.rstrip(b"\0"))
        if end:
            self.inner += self.tail + chunk.count(0, 0, end)
            self.tail = 0
        self.tail += len(chunk) - end


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
    return min(size, text + _READ)
