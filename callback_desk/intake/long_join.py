"""A record of very many lines, joined without keeping each line for itself.

Somebody may paste a book into a form. A million lines, each a text of its own, take
many times the room of their letters.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

MANY_LINES: Final = 16_384
"""Lines of a record from which they are put together as they come."""

_AT_ONCE: Final = 1_024
_WEIGHT: Final = 65_536
"""Characters of lines that are looked at together."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class StandsAlone:
    """Tells a line that would be a whole record by itself.

    Attributes:
        tells: whether a line is one.
        may_hold: whether a text may hold such a line; told quickly.
    """

    tells: Callable[[str], bool]
    may_hold: Callable[[str], bool]


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

    def drained(self) -> Iterator[str]:
        """Each line until there is none."""
        while self._lines:
            yield self.take()

    def take(self) -> str:
        """The next line."""
        line = self._lines.popleft()
        if isinstance(line, Lines):
            line, *others = _LINE.findall(line)
            self.give(others)
        return line


def joined_to_close(
    taken: list[str],
    lines: Iterator[str],
    back: LinesBack,
    stands_alone: StandsAlone,
    longest: int,
) -> tuple[list[str], bool]:
    """Lines put together up to where the last quote of the record is closed.

    Args:
        taken: the lines that were read, a quote being open behind them; emptied.
        lines: those behind them, but for
        back: those that come before; what is read beyond the record is given back.
        stands_alone: tells a line that would be a whole record by itself.
        longest: characters of a record.

    Returns:
        the lines, many to a text, and whether they are one record.
    """
    is_one = not any(map(stands_alone.tells, taken[1:]))
    is_open = sum(line.count('"') for line in taken) % 2 == 1
    texts: list[str] = [taken[0], *_packed(taken[1:])]
    taken.clear()
    size, following = sum(map(len, texts)), chain(back.drained(), lines)
    while is_one and is_open and size <= longest:
        some = _some(following)
        text = "".join(some)
        if not text:
            break
        # Most lines of a book have neither quotes nor anybody's number.
        tells = stands_alone.tells if stands_alone.may_hold(text) else _never
        if '"' in text or tells is not _never:
            count = 0
            for count, line in enumerate(some, start=1):  # noqa: B007 - used behind it
                is_open ^= line.count('"') % 2 == 1
                is_one = not tells(line)
                if not (is_one and is_open):
                    break
            back.give(some[count:])
            text = "".join(some[:count])
        texts.append(Lines(text))
        size += len(text)
    return texts, is_one and not is_open and size <= longest


def _never(line: str) -> bool:
    """No line is a record by itself."""
    del line
    return False


def _some(lines: Iterator[str]) -> list[str]:
    """The next lines: many short ones, few long ones."""
    some, room = list[str](), _WEIGHT
    for line in lines:
        some.append(line)
        room -= len(line)
        if room < 0 or len(some) == _AT_ONCE:
            break
    return some


def _packed(lines: list[str]) -> Iterable[str]:
    for start in range(0, len(lines), _AT_ONCE):
        yield Lines("".join(lines[start : start + _AT_ONCE]))
