"""The records of a file as submissions, numbered as its rows are."""

import re
from collections.abc import Iterator
from dataclasses import replace

from callback_desk.domain.submission import Submission
from callback_desk.intake.csv_records import Record
from callback_desk.intake.submission_cells import SubmissionReader


class SubmissionRows:
    """Numbers records, and leaves out the header and what is blank at the very end.

    Args:
        reader: of the file.
        has_header: whether its first record is one.
        damage: what bytes without a meaning look like, or None if there are none.
        has_nul: whether NUL characters stand in it.

    Attributes:
        row: the number of the next record.
        blanks: blank records that were passed over so far, alike ones together.
    """

    def __init__(
        self,
        reader: SubmissionReader,
        *,
        has_header: bool,
        damage: re.Pattern[str] | None,
        has_nul: bool,
    ) -> None:
        self._reader = reader
        self._has_header = has_header
        self._damage = damage
        self._has_nul = has_nul
        self.row = 0 if has_header else 1
        self.blanks: list[tuple[str, int]] = []

    @property
    def has_begun(self) -> bool:
        """Whether the header, or the first record without one, is behind."""
        return self.row > 1

    def take(self, record: Record) -> Iterator[Submission]:
        """What a record adds: nothing, itself, or also the blank ones before it."""
        if not self.has_begun:
            if not is_filled(record):
                return  # blank lines before the first record are nothing
            if self.row == 0:
                self.row = 2
                return
        if not is_filled(record):
            _count_blank(record.raw, self.blanks)
            return
        yield from self.blank_ones()
        is_damaged = False
        if self._damage is not None and self._damage.search(record.raw):
            is_damaged = True
            record = record._replace(
                raw=self._damage.sub("\ufffd", record.raw),
                cells=[self._damage.sub("\ufffd", cell) for cell in record.cells],
            )
        if self._has_nul and "\0" in record.raw:
            # Nothing is kept that a database refuses.
            record = record._replace(raw=record.raw.replace("\0", "\ufffd"))
        submission = self._reader.read(self.row, record, is_damaged=is_damaged)
        if record.mark:
            submission = replace(submission, mends=record.mark)
        yield submission
        self.row += 1

    def blank_ones(self) -> Iterator[Submission]:
        """The blank records so far, which turned out to stand between others."""
        for raw, count in self.blanks:
            for _ in range(count):
                yield self._reader.blank(self.row, raw)
                self.row += 1
        self.blanks.clear()


def is_filled(record: Record) -> bool:
    """Whether a record has anything in it."""
    return any(map(str.strip, record.cells))


def _count_blank(raw: str, blanks: list[tuple[str, int]]) -> None:
    """Note a blank record; Excel leaves a million alike below a table."""
    if blanks and blanks[-1][0] == raw:
        blanks[-1] = raw, blanks[-1][1] + 1
    else:
        blanks.append((raw, 1))
