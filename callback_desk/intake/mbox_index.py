"""Where the mails of an mbox begin: found in one pass, by the strict separator line.

`From ` at a line's start also stands in messages. A separator names a sender and a
date, and a header field follows it.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

LONGEST_SEPARATOR: Final = 2_048
"""Bytes of a separator line and of the header line beneath it that are looked at."""

# Nearly every program writes the first form; the second takes what others do.
_FAST = (
    rb"[^ \n]{0,300}+ [MTWFS][a-z]{2} [A-Z][a-z]{2} [ 0-9][0-9] ..:..:.. [0-9]{4}\r?"
)
_SLOW = (
    rb"(?:[^\n]{0,300}? )?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? "
    rb"[^\n:]{0,40}:[0-9]{2}[^\n]{0,60}"
)
_FIELD = rb"[!-9;-~]{1,80}+[ \t]*+:"
_SEPARATOR = re.compile(
    rb"\nFrom (?:" + _FAST + rb"|" + _SLOW + rb")\n"
    rb"(?:" + _FIELD + rb"|>?From [^\n]{0,400}\n" + _FIELD + rb")"
)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


class MailIndex:
    """The places at which mails begin, eight bytes for each."""

    def __init__(self, starts: "array[int]", end: int) -> None:
        self._starts = starts
        self._end = end

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def length(self) -> int:
        """The bytes of them all."""
        return self._end

    def parts_at(self, length: int) -> bool:
        """Whether so many bytes are whole mails, as they would be alone."""
        if length == self._end:
            return True
        place = bisect_left(self._starts, length)
        return place < len(self._starts) and self._starts[place] == length > 0

    def count_before(self, length: int) -> int:
        """How many mails begin within so many bytes."""
        return bisect_left(self._starts, length)

    def sizes(self, passed: int = 0) -> Iterator[int]:
        """The bytes of each mail, its separator line among them; in sum the file's.

        Args:
            passed: how many mails are left out, of the first.
        """
        if passed >= len(self._starts):
            return
        previous = self._starts[passed]
        for place in range(passed + 1, len(self._starts)):
            start = self._starts[place]
            yield start - previous
            previous = start
        yield self._end - previous


def index_mails(chunks: Iterable[bytes]) -> MailIndex:
    """The mails in a stream of bytes; what stands before the first belongs to it.

    Args:
        chunks: of the file, in order, of any size.
    """
    starts = array("Q")
    held, offset = b"\n", -1  # a line end before the file makes its first line one
    blank = 0  # line ends before the first separator are no mail
    for chunk in chunks:
        if offset < 0 and len(held) == 1:
            blank = len(chunk) - len(chunk.lstrip(b"\r\n"))
        held += chunk
        settled = len(held) - LONGEST_SEPARATOR
        if settled > 0:
            _find(held, settled, offset, starts)
            keep = max(settled, 0)
            offset += keep
            held = held[keep:]
    _find(held, len(held), offset, starts)
    end = offset + len(held)
    if starts and starts[0] == blank:
        starts[0] = 0
    elif end > 0 and (not starts or starts[0] > 0):
        starts.insert(0, 0)
    return MailIndex(starts, end)


def is_mbox(head: bytes) -> bool:
    """Whether a file begins as an mbox does."""
    return _SEPARATOR.match(b"\n" + head.lstrip(b"\r\n")) is not None


def unquoted(data: bytes) -> bytes:
    """A mail of an mbox without its separator line and the `>` before `From `."""
    if data.startswith(b"From "):
        data = data[data.find(b"\n") + 1 or len(data) :]
    if b"\n>" not in data:
        return data
    return _QUOTED.sub(rb"\1", data)


def _find(held: bytes, before: int, offset: int, starts: "array[int]") -> None:
    """Note the separators that begin before a place in the bytes at hand."""
    first = offset + 1
    starts.extend([first + match.start() for match in _SEPARATOR.finditer(held)])
    while starts and starts[-1] >= first + before:
        starts.pop()
