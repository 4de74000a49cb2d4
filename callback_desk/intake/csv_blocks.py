"""A CSV file by the block: lines are split by the hundred, and read by the column.

Where the lines of a block are not well formed, or stand for something unusual, they are
read one by one as ever, and reading by the block goes on behind them.
"""

from collections import deque
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import islice
from typing import Final

from callback_desk.domain.record_block import PlainColumns, RecordBlock
from callback_desk.domain.submission import Precision, Submission
from callback_desk.intake.csv_records import Record, RecordReader
from callback_desk.intake.plain_columns import PlainReader
from callback_desk.intake.submission_rows import SubmissionRows, is_filled
from callback_desk.intake.text_file import whole_lines

_AT_ONCE: Final = 100
"""Lines between two looks at their weight."""

_MOST_JOINED: Final = 200
"""Lines that are read on to where a quote closes."""

_MOST_BLANKS: Final = 100
"""Blank records that may wait before a block."""


class LineSupply:
    """The lines of a text: those that were given back, then the others.

    Args:
        text: read through this alone.
    """

    def __init__(self, text: TextIOWrapper) -> None:
        self._text = text
        self._given_back: deque[str] = deque()
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
        return self._given_back.popleft() if self._given_back else next(self._others)

    def take(self, count: int, weight: int) -> list[str]:
        """The next lines up to a record's end, about so many; none at the end."""
        lines: list[str] = []
        heavy = 0
        while len(lines) < count and heavy < weight:
            some = list(islice(self._text, min(_AT_ONCE, count - len(lines))))
            lines += some
            heavy += sum(map(len, some))
            if not some:
                break
        quotes = "".join(lines).count('"')
        for _ in range(_MOST_JOINED if quotes % 2 else 0):
            line = next(self._others, "")
            lines += [line] if line else []
            if not line or line.count('"') % 2:
                break
        return lines

    def give_back(self, lines: list[str]) -> None:
        """Lines to be read one by one."""
        self._given_back.extend(lines)


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
        lines: LineSupply,
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
        while lines := self._lines.take(size, weight):
            blanks = sum(count for _, count in self._rows.blanks)
            split = None if blanks > _MOST_BLANKS else self._records.split(lines)
            if split is None:
                self._lines.give_back(lines)
                yield from self._odd_blocks(self._those_given_back(), size, weight)
            else:
                yield self._block(*split)

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

    def _block(self, cells: list[list[str]], texts: list[str]) -> RecordBlock:
        """One block of well-formed records."""
        plain, precision, in_utc = self._plain.read(cells, texts, "".join(texts))
        first_row, rows = self._rows.row, self._rows
        odd: dict[int, Submission] = {}
        if len(plain.places) == len(texts) and not rows.blanks:
            rows.row += len(texts)
        else:
            texts, odd, plain.places = self._mixed(cells, texts, plain)
        return RecordBlock(
            first_row, self._recognised_as, texts, plain, odd, precision, in_utc
        )

    def _mixed(
        self, cells: list[list[str]], texts: list[str], plain: PlainColumns
    ) -> tuple[list[str], dict[int, Submission], list[int]]:
        """Texts, odd records and the places of plain ones, numbered as rows are."""
        rows = self._rows
        is_plain = bytearray(len(texts))
        for place in plain.places:
            is_plain[place] = 1
        raws: list[str] = []
        odd: dict[int, Submission] = {}
        places: list[int] = []
        for number, text in enumerate(texts):
            found = (
                rows.blank_ones()
                if is_plain[number]
                else rows.take(Record(text, cells[number]))
            )
            for submission in found:
                odd[len(raws)] = submission
                raws.append(submission.raw)
            if is_plain[number]:
                places.append(len(raws))
                raws.append(text)
                rows.row += 1
        return raws, odd, places


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
        [submission.raw for submission in some],
        PlainColumns(),
        dict(enumerate(some)),
        Precision.UNKNOWN,
    )
