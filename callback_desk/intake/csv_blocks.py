"""A CSV file by the block: lines are split by the hundred, and read by the column.

Where the lines of a block are not well formed, or stand for something unusual, they are
read one by one as ever, and reading by the block goes on behind them.
"""

import re
from collections import deque
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import islice
from typing import Final

from callback_desk.domain.joined_texts import JoinedTexts, encoded
from callback_desk.domain.record_block import PlainColumns, RecordBlock
from callback_desk.domain.submission import Precision, Submission
from callback_desk.intake.csv_records import Record, RecordReader
from callback_desk.intake.plain_columns import PlainReader
from callback_desk.intake.record_splitting import Split, lines_of
from callback_desk.intake.submission_rows import SubmissionRows, is_filled
from callback_desk.intake.text_file import whole_lines

_AT_ONCE: Final = 64 * 1024
"""Characters that are read between two looks at how many lines they are."""

_MOST_JOINED: Final = 200
"""Lines that are read on to where a quote closes."""

_MOST_BLANKS: Final = 100
"""Blank records that may wait before a block."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


class TextSupply:
    """A text by the line, or by the piece: what was given back, then the rest.

    Args:
        text: read through this alone.
    """

    def __init__(self, text: TextIOWrapper) -> None:
        self._text = text
        self._given_back: deque[str] = deque()
        # What was read, but not handed out yet: behind this place.
        self._ahead, self._at = "", 0
        self._others = whole_lines(text)

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
        line = _LINE.match(self._ahead, self._at)
        if line is None:
            return next(self._others)
        self._at = line.end()
        is_whole = line[0][-1] in "\r\n"
        return line[0] if is_whole else line[0] + next(self._others, "")

    def take(self, count: int, weight: int) -> str:
        """The next whole records, about so many lines of so much; "" at the end."""
        pieces = [self._ahead[self._at :]]
        heavy, lines, is_end = len(pieces[0]), _count_lines(pieces[0]), False
        while lines < count and heavy < weight and not is_end:
            some = self._text.read(_AT_ONCE)
            # A line end is not torn.
            while some.endswith("\r") and (more := self._text.read(1)):
                some += more
            pieces.append(some)
            lines += _count_lines(some)
            heavy += len(some)
            is_end = not some
        self._ahead = "".join(pieces)
        self._at = len(self._ahead) if is_end else _end_of(self._ahead, count)
        text = self._ahead[: self._at]
        if text and text[-1] not in "\r\n":
            text += next(self._others, "")
        return text + self._to_close() if text.count('"') % 2 else text

    def _to_close(self) -> str:
        """The lines up to where a quote closes."""
        lines: list[str] = []
        for line in islice(self, _MOST_JOINED):
            lines.append(line)
            if line.count('"') % 2:
                break
        return "".join(lines)

    def give_back(self, text: str) -> None:
        """Text to be read line by line."""
        self._given_back.extend(lines_of(text))


def _count_lines(text: str) -> int:
    return max(text.count("\n"), text.count("\r"))


def _end_of(text: str, count: int) -> int:
    """Where so many lines of a text end, or the last of fewer that are whole."""
    mark = "\n" if "\n" in text else "\r"
    more = text.count(mark) - count
    if more > 0:
        return len(text.rsplit(mark, more + 1)[0]) + 1
    return text.rfind(mark) + 1 or len(text)


class BlockReader:
    """Reads the records of a file by the block.

    Args:
        lines: of the file; what stands before its records was taken.
        records: of those lines, one by one.
        rows: makes submissions of records, and numbers them.
        plain: reads the plain ones.
        recognised_as: the form product and medium.
    """

    def __init__(
        self,
        lines: TextSupply,
        records: RecordReader,
        rows: SubmissionRows,
        plain: PlainReader,
        recognised_as: str,
    ) -> None:
        self._lines = lines
        self._records = records
        self._singly = iter(records)
        self._rows = rows
        self._plain = plain
        self._recognised_as = recognised_as

    def blocks(self, above: int, size: int, weight: int) -> Iterator[RecordBlock]:
        """All records, so many to a block at most.

        Args:
            above: how many the header and what stands above it are; none: no header.
            size: records of a block, at most.
            weight: characters of raw text at which they are enough.
        """
        yield from self._odd_blocks(self._first_ones(above), size, weight)
        # A torn header was read with the lines behind it: people stand in them.
        yield from self._odd_blocks(self._those_given_back(), size, weight)
        while text := self._lines.take(size, weight):
            blanks = sum(count for _, count in self._rows.blanks)
            split = None if blanks > _MOST_BLANKS else self._records.split(text)
            if split is None:
                self._lines.give_back(text)
                yield from self._odd_blocks(self._those_given_back(), size, weight)
            else:
                yield self._block(split, text)

    def _first_ones(self, above: int) -> Iterator[Submission]:
        """Past the header, or the first record of a file without one.

        Blank lines before either are nothing.
        """
        filled = filter(is_filled, self._singly)
        if above:
            deque(islice(filled, above), maxlen=0)
            return
        for record in islice(filled, 1):
            yield from self._rows.take(record)

    def _those_given_back(self) -> Iterator[Submission]:
        while self._lines.has_more_given_back or not self._records.is_between:
            record = next(self._singly, None)
            if record is None:
                return
            yield from self._rows.take(record)

    def _odd_blocks(
        self, submissions: Iterator[Submission], size: int, weight: int
    ) -> Iterator[RecordBlock]:
        return odd_blocks(submissions, self._recognised_as, size, weight)

    def _block(self, split: Split, text: str) -> RecordBlock:
        """One block of well-formed records."""
        plain, precision, in_utc = self._plain.read(split, text)
        first_row, rows, texts = self._rows.row, self._rows, split.texts
        odd: dict[int, Submission] = {}
        if len(plain.places) == len(texts) and not rows.blanks:
            rows.row += len(texts)
        else:
            texts, odd, plain.places = self._mixed(split, plain)
        return RecordBlock(
            first_row, self._recognised_as, texts, plain, odd, precision, in_utc
        )

    def _mixed(
        self, split: Split, plain: PlainColumns
    ) -> tuple[JoinedTexts, dict[int, Submission], list[int]]:
        """Texts, odd records and the places of plain ones, numbered as rows are."""
        rows, texts = self._rows, split.texts
        is_plain = bytearray(len(texts))
        for place in plain.places:
            is_plain[place] = 1
        parts: list[bytes] = []
        odd: dict[int, Submission] = {}
        places: list[int] = []
        for number in range(len(texts)):
            found = (
                rows.blank_ones()
                if is_plain[number]
                else rows.take(Record(texts[number], split.cells[number]))
            )
            for submission in found:
                odd[len(parts)] = submission
                parts.append(encoded(submission.raw))
            if is_plain[number]:
                places.append(len(parts))
                parts.append(texts.part(number))
                rows.row += 1
        return JoinedTexts(b"".join(parts), list(map(len, parts))), odd, places


def odd_blocks(
    submissions: Iterator[Submission], recognised_as: str, size: int, weight: int
) -> Iterator[RecordBlock]:
    """Blocks of records that go the general way, all of them."""
    some: list[Submission] = []
    heavy = 0
    for submission in submissions:
        some.append(submission)
        heavy += len(submission.raw)
        if len(some) == size or heavy >= weight:
            yield _odd_block(some, recognised_as)
            some, heavy = [], 0
    if some:
        yield _odd_block(some, recognised_as)


def _odd_block(some: list[Submission], recognised_as: str) -> RecordBlock:
    return RecordBlock(
        some[0].row,
        recognised_as,
        JoinedTexts.of([submission.raw for submission in some]),
        PlainColumns(),
        dict(enumerate(some)),
        Precision.UNKNOWN,
    )
