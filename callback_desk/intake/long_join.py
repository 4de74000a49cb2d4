"""A record of very many lines, joined without keeping each line for itself.

Somebody may paste a book into a form. A million lines, each a text of its own, take
many times the room of their letters.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

MANY_LINES: Final = 16_384
"""Lines of a record from which they are put together as they come."""

_AT_ONCE: Final = 1_024
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


class Lines(str):
    """Several lines in one text, to be taken apart when they are read again."""

    __slots__ = ()


class LinesBack:
    """Lines that were read ahead and are to be read again."""

    def __init__(self) -> None:
        self._lines: deque[str] = deque()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._lines)

    def give(self, lines: Sequence[str]) -> None:
        """Lines, or many of them in one text, to come before the others."""
        self._lines.extendleft(reversed(lines))

    def take(self) -> str:
        """The next line."""
        line = self._lines.popleft()
        if isinstance(line, Lines):
            line, *others = _LINE.findall(line)
            self.give(others)
        return line


def joined_to_close(
    taken: list[str],
    following: Iterator[str],
    stands_alone: Callable[[str], bool],
    longest: int,
) -> tuple[list[str], bool]:
    """Lines put together up to where the last quote of the record is closed.

    Args:
        taken: the lines that were read, a quote being open behind them; emptied.
        following: those behind them.
        stands_alone: tells a line that would be a whole record by itself.
        longest: characters of a record.

    Returns:
        the lines, many to a text, and whether they are one record.
    """
    is_one = not any(map(stands_alone, taken[1:]))
    is_open = sum(line.count('"') for line in taken) % 2 == 1
    texts: list[str] = [taken[0], *_packed(taken[1:])]
    taken.clear()
    size, some = sum(map(len, texts)), list[str]()
    while is_one and is_open and size <= longest:
        line = next(following, "")
        if not line:
            break
        some.append(line)
        size += len(line)
        is_open ^= line.count('"') % 2 == 1
        is_one = not stands_alone(line)
        if len(some) == _AT_ONCE:
            texts.append(Lines("".join(some)))
            some = []
    texts += [Lines("".join(some))] if some else []
    return texts, is_one and not is_open and size <= longest


def _packed(lines: list[str]) -> Iterable[str]:
    for start in range(0, len(lines), _AT_ONCE):
        yield Lines("".join(lines[start : start + _AT_ONCE]))
