"""The records of a table as submissions, numbered as its rows are."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from callback_desk.domain.submission import Submission
from callback_desk.intake.csv_record import Record
from callback_desk.intake.submission_cells import SubmissionReader

MOST_RUNS: Final = 1_000
MOST_WEIGHT: Final = 1024 * 1024
"""Blank records that differ, and their characters, that are kept until one follows."""


class SubmissionRows:
    """Numbers records, and leaves out what is blank at the very end.

    Args:
        reader: of the table.
        row: the first one's number.

    Attributes:
        row: the number of the next record.
        blanks: blank records that were passed over so far, alike ones together;
            of very many that differ, the later ones as the last that was kept.
    """

    def __init__(self, reader: SubmissionReader, row: int) -> None:
        self._reader = reader
        self.row = row
        self.blanks: list[tuple[str, int]] = []
        self._weight = 0

    def take(self, record: Record, *, is_damaged: bool = False) -> Iterator[Submission]:
        """What a record adds: nothing, itself, or also the blank ones before it.

        Args:
            record: the next one.
            is_damaged: some of its bytes meant nothing.
        """
        if not is_filled(record):
            self.pass_blanks(record.raw)
            return
        yield from self.blank_ones()
        submission = self._reader.read(self.row, record, is_damaged=is_damaged)
        yield submission if not record.mark else replace(submission, mends=record.mark)
        self.row += 1

    def pass_blanks(self, raw: str, count: int = 1) -> None:
        """Note blank records, alike; Excel leaves a million of them below a table."""
        last, before = self.blanks[-1] if self.blanks else (None, 0)
        is_full = len(self.blanks) == MOST_RUNS or self._weight + len(raw) > MOST_WEIGHT
        if last is not None and (raw == last or is_full):
            self.blanks[-1] = last, before + count
            return
        self.blanks.append((raw, count))
        self._weight += len(raw)

    def blank_ones(self) -> Iterator[Submission]:
        """The blank records so far, which turned out to stand between others."""
        for raw, count in self.blanks:
            for _ in range(count):
                yield self._reader.blank(self.row, raw)
                self.row += 1
        self.blanks.clear()
        self._weight = 0


def is_filled(record: Record) -> bool:
    """Whether a record has anything in it; the end mark of DOS is nothing."""
    return any(map(str.strip, record.cells)) and record.cells != ["\x1a"]
