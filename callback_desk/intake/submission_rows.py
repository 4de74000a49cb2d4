"""The records of a table as submissions, numbered as its rows are."""

from collections.abc import Iterator
from dataclasses import replace

from callback_desk.domain.submission import Submission
from callback_desk.intake.csv_records import Record
from callback_desk.intake.submission_cells import SubmissionReader


class SubmissionRows:
    """Numbers records, and leaves out what is blank at the very end.

    Args:
        reader: of the table.
        row: the first one's number.

    Attributes:
        row: the number of the next record.
        blanks: blank records that were passed over so far, alike ones together.
    """

    def __init__(self, reader: SubmissionReader, row: int) -> None:
        self._reader = reader
        self.row = row
        self.blanks: list[tuple[str, int]] = []

    def take(self, record: Record, *, is_damaged: bool = False) -> Iterator[Submission]:
        """What a record adds: nothing, itself, or also the blank ones before it.

        Args:
            record: the next one.
            is_damaged: some of its bytes meant nothing.
        """
        if not is_filled(record):
            _count_blank(record.raw, self.blanks)
            return
        yield from self.blank_ones()
        submission = self._reader.read(self.row, record, is_damaged=is_damaged)
        yield submission if not record.mark else replace(submission, mends=record.mark)
        self.row += 1

    def blank_ones(self) -> Iterator[Submission]:
        """The blank records so far, which turned out to stand between others."""
        for raw, count in self.blanks:
            for _ in range(count):
                yield self._reader.blank(self.row, raw)
                self.row += 1
        self.blanks.clear()


def is_filled(record: Record) -> bool:
    """Whether a record has anything in it; the end mark of DOS is nothing."""
    return any(map(str.strip, record.cells)) and record.cells != ["\x1a"]


def _count_blank(raw: str, blanks: list[tuple[str, int]]) -> None:
    """Note a blank record; Excel leaves a million alike below a table."""
    if blanks and blanks[-1][0] == raw:
        blanks[-1] = raw, blanks[-1][1] + 1
    else:
        blanks.append((raw, 1))
