"""A CSV file by the block: lines are split by the hundred, and read by the column.

Where the lines of a block are not well formed, or stand for something unusual, they are
read one by one as ever, and reading by the block goes on behind them.
"""

from collections import deque
from collections.abc import Iterator
from itertools import islice
from operator import add
from typing import Final

from callback_desk.domain.joined_texts import JoinedTexts, encoded
from callback_desk.domain.record_block import PlainColumns, RecordBlock
from callback_desk.domain.submission import Precision, Submission
from callback_desk.intake.csv_record import Record
from callback_desk.intake.csv_records import RecordReader
from callback_desk.intake.plain_columns import PlainReader
from callback_desk.intake.record_splitting import Split
from callback_desk.intake.submission_rows import SubmissionRows, is_filled
from callback_desk.intake.text_supply import Piece, TextSupply

_MOST_BLANKS: Final = 100
"""Blank records that may wait before a block."""


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
        while True:
            block = self._next_block(size, weight)
            if block is not None:
                yield block
            elif self._lines.has_more_given_back:
                yield from self._odd_blocks(self._those_given_back(), size, weight)
            else:
                return

    def _next_block(self, size: int, weight: int) -> RecordBlock | None:
        """The next one; None where lines were given back instead, and at the end.

        What its cells were taken from is gone before others are.
        """
        piece = self._lines.take(size, weight)
        while self._is_empty(piece.text):
            piece = self._lines.take(size, weight)
        split = None
        if piece.text and sum(count for _, count in self._rows.blanks) <= _MOST_BLANKS:
            piece, split = self._split(piece)
        if split is None:
            self._lines.give_back(piece.text)
            return None
        return self._block(split, piece.text)

    def _is_empty(self, text: str) -> bool:
        """Whether a piece is nothing but line ends, all alike; they are counted."""
        if not text or text[0] not in "\r\n" or text.strip("\r\n"):
            return False
        end = "\r\n" if text.startswith("\r\n") else text[0]
        count, rest = divmod(len(text), len(end))
        if rest or text != end * count:
            return False
        self._rows.pass_blanks(end, count)
        return True

    def _split(self, piece: Piece) -> tuple[Piece, Split | None]:
        """A piece, read on to the end of a record, and split where that can be."""
        split = self._records.split(*piece)
        if split is None and piece.text.count('"') % 2:
            piece = Piece(*map(add, piece, self._lines.to_close()))
            split = self._records.split(*piece)
        return piece, split

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
