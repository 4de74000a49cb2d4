"""A CSV file of leads: opened, understood, and read as submissions.

Opening looks at the whole file once (its encoding, its digest) and at a sample of its
records; reading streams it and keeps nothing.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from callback_desk.domain.file_reading import FileReading
from callback_desk.domain.import_errors import NoPhoneColumn, UnknownColumn
from callback_desk.domain.kept_file import KEPT_AS, WHY_KEPT, Layout
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices
from callback_desk.domain.record_block import RecordBlock
from callback_desk.domain.submission import Submission
from callback_desk.intake.cell_looks import looks_surely_like_phone
from callback_desk.intake.column_chooser import ColumnChooser
from callback_desk.intake.column_plan import ColumnPlan
from callback_desk.intake.csv_blocks import BlockReader, LineSupply, odd_blocks
from callback_desk.intake.csv_dialect import (
    find_dialect,
    is_header,
    sample_records,
)
from callback_desk.intake.csv_records import CellStyle, Record, RecordReader
from callback_desk.intake.field_names import Field
from callback_desk.intake.form_presets import FormPreset, FormPresets
from callback_desk.intake.plain_columns import PlainReader
from callback_desk.intake.submission_cells import SubmissionReader
from callback_desk.intake.submission_rows import SubmissionRows, is_filled
from callback_desk.intake.text_file import TextFile
from callback_desk.intake.written_times import (
    DayOrder,
    TimeFormat,
    day_order,
    has_numeric_days,
)

Recall = Callable[[Sequence[str]], ReadingChoices | None]
"""Tells what was said before of a file with these headers."""

_COMMON_SHAPE: Final = 0.1
"""Share of the records that must have a number of cells to make it a usual one."""


def recall_nothing(headers: Sequence[str]) -> None:
    """Nothing was ever said."""


def open_csv(
    path: Path,
    presets: FormPresets,
    *,
    shown_name: str | None = None,
    choices: ReadingChoices = NO_CHOICES,
    recall: Recall = recall_nothing,
    month_first: bool = True,
) -> "CsvFile":
    """Open a file and understand it; no record is read as a submission yet.

    Args:
        path: of a regular file.
        presets: the form products that are known.
        shown_name: how messages call the file; its own name otherwise.
        choices: what staff say of it; overrides what would be found out.
        recall: what was said before of a file with such headers.
        month_first: how `3/4/2026` is read where no cell of the column tells.

    Raises:
        FileUnreadable: not there, no regular file, or not to be opened.
        FileEmpty: nothing in it but white space.
        FileNotText: a workbook, an archive, a picture, a web page.
        FileChanged: it changed while it was looked at.
        NoPhoneColumn: no column could be a phone number.
        UnknownColumn: a header was named that the file has not.
        ValueError: a field was named that is none.
    """
    name = path.name if shown_name is None else shown_name
    file = TextFile(path, name, choices.encoding)
    return CsvFile(file, presets, choices, recall, month_first=month_first)


class CsvFile:
    """A CSV file that was understood; `open_csv` makes it.

    Attributes:
        name: how messages call the file.
        recognised_as: the form product, e.g. `gravity-forms-csv`, or `generic-csv`.
        encoding: a Python codec name.
        delimiter: between cells.
        digest: SHA-256 of the file's bytes, hexadecimal.
        reading: what was taken for what, and what it leaves open.
        layout: how it is laid out, for records that are saved as it was.
    """

    def __init__(
        self,
        file: TextFile,
        presets: FormPresets,
        choices: ReadingChoices,
        recall: Recall,
        *,
        month_first: bool,
    ) -> None:
        self._file = file
        self.name = file.name
        self.digest = file.digest
        self.encoding = file.encoding.codec
        self._dialect = find_dialect(file.lines(), presets)
        self.delimiter = self._dialect.delimiter
        self._shapes: frozenset[int] | None = None
        self._phone_columns: tuple[int, ...] = ()
        self._before = self._columns_before()
        header, rows = self._sample()
        preset = presets.recognise(header or (), rows)
        before = recall(header or ()) or NO_CHOICES
        chosen = choices.over(before)
        plan = self._plan(
            header, rows, preset, chosen, before.columns.keys() - choices.columns.keys()
        )
        self._has_header = header is not None
        self.layout = Layout(
            tuple(header or ()), self.delimiter, self._dialect.style.value
        )
        self._phone_columns = plan.of(Field.PHONE)
        self.recognised_as = preset.code
        order = self._day_order(plan, rows, chosen)
        if order in (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST):
            month_first = order is DayOrder.MONTH_FIRST
        times = TimeFormat.learn(
            _cells_of(plan, rows),
            month_first=month_first,
            is_sure=chosen.month_first is not None,
            zone=preset.zone,
        )
        self.reading = FileReading(
            self.encoding,
            self.delimiter,
            self.layout.headers,
            plan.readings(rows),
            None if order is DayOrder.EITHER else month_first,
            order is DayOrder.UNKNOWN,
            chosen,
        )
        if not self._phone_columns:
            raise NoPhoneColumn(file=self.name, reading=self.reading)
        self._plan_and_preset = plan, preset, times

    def submissions(self) -> Iterator[Submission]:
        """Every record in file order, blank ones between others too.

        Blank records at the very end are nothing. Memory does not grow with the file.

        Raises:
            FileChanged: the file is not what was opened; noticed at the start or,
                after the last record, at the end.
            FileUnreadable: the disk or the network failed.
        """
        rows = self._rows(SubmissionReader(*self._plan_and_preset))
        for record in self._records():
            yield from rows.take(record)

    def blocks(self, size: int, weight: int) -> Iterator[RecordBlock]:
        """The same by the block: most records of a file are plain.

        Args:
            size: records of a block, at most.
            weight: characters of raw text at which they are enough.

        Raises:
            FileChanged: as `submissions` does, and at the same moments.
            FileUnreadable: the same.
        """
        if not self._has_plain_lines:
            submissions = self.submissions()
            yield from odd_blocks(submissions, self.recognised_as, size, weight)
            return
        reader = SubmissionReader(*self._plan_and_preset)
        with self._file.opened() as text:
            lines = LineSupply(text)
            records = self._record_reader(self._dialect.record_lines(lines))
            plain = PlainReader(*self._plan_and_preset, reader)
            rows = self._rows(reader)
            found = BlockReader(lines, records, rows, plain, self.recognised_as)
            yield from found.blocks(size, weight)

    @property
    def _has_plain_lines(self) -> bool:
        """Whether its lines can be read by the hundred."""
        return not (
            self._before
            or self._dialect.style is not CellStyle.RFC_4180
            or self._file.encoding.has_bad_bytes
            or self._file.has_nul
            or self._file.has_long_lines
        )

    def _rows(self, reader: SubmissionReader) -> SubmissionRows:
        encoding = self._file.encoding
        return SubmissionRows(
            reader,
            has_header=self._has_header,
            damage=encoding.traces if encoding.has_bad_bytes else None,
            has_nul=self._file.has_nul,
        )

    def fraction_read(self) -> float:
        """How much of the file the newest reading has behind it, from 0 to 1."""
        return self._file.fraction_read

    def _records(self) -> Iterator[Record]:
        """All records of the file, its header too."""
        before = self._before
        lines = self._dialect.record_lines(self._file.lines())
        records = iter(self._record_reader(lines))
        if not before:
            return records
        return (
            record._replace(
                cells=record.cells[before:],
                mark=record.cells[1] if before > 1 and len(record.cells) > 1 else None,
            )
            for record in records
        )

    def _record_reader(self, lines: Iterator[str]) -> RecordReader:
        """Reads records of these lines."""
        before, shapes = self._before, self._shapes
        return RecordReader(
            lines,
            self._dialect.delimiter,
            shapes=shapes and {count + before for count in shapes},
            is_person=self._is_person if self._phone_columns else None,
            style=self._dialect.style,
        )

    def _columns_before(self) -> int:
        """How many columns stand before the form's own, in a file that we saved."""
        self._before = 0
        first = next(filter(is_filled, self._records()), None)
        if first is None or first.cells[0].strip() != WHY_KEPT:
            return 0
        return 2 if [c.strip() for c in first.cells[1:2]] == [KEPT_AS] else 1

    def _is_person(self, cells: list[str]) -> bool:
        """Whether a line's cells have a phone number where records have it."""
        return any(
            looks_surely_like_phone(cells[index + self._before])
            for index in self._phone_columns
            if index + self._before < len(cells)
        )

    def _sample(self) -> tuple[list[str] | None, list[list[str]]]:
        """The header, if there is one, and the cells of the first records."""
        first = next(filter(is_filled, self._records()), None)
        self._shapes = frozenset({len(first.cells)} if first else ())
        cells = [record.cells for record in sample_records(self._records())]
        counts = [len(row) for row in cells]
        self._shapes |= {
            count for count in set(counts)
            if counts.count(count) > max(1, _COMMON_SHAPE * len(counts))
        }  # fmt: skip
        if cells and is_header(cells[0]):
            return cells[0], cells[1:]
        return None, cells

    def _plan(
        self,
        header: list[str] | None,
        rows: list[list[str]],
        preset: FormPreset,
        chosen: ReadingChoices,
        remembered: Collection[str],
    ) -> ColumnPlan:
        """Which column says what."""
        headers = [cell.strip() for cell in header] if header is not None else None
        chooser = ColumnChooser(
            headers, rows, preset, chosen.columns, remembered, takes_near=True
        )
        try:
            return chooser.plan()
        except LookupError as error:
            listed = ", ".join(filter(None, chooser.headers))
            raise UnknownColumn(
                file=self.name, header=str(error.args[0]), headers=listed
            ) from error

    def _day_order(
        self, plan: ColumnPlan, rows: list[list[str]], chosen: ReadingChoices
    ) -> DayOrder:
        """What comes first in `3/4/2026`; the whole file tells if a sample cannot."""
        if chosen.month_first is not None:
            first = chosen.month_first
            return DayOrder.MONTH_FIRST if first else DayOrder.DAY_FIRST
        cells = _cells_of(plan, rows)
        order = day_order(cells)
        is_told = order in (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST)
        if not is_told and has_numeric_days(cells):
            index = plan.of(Field.RECEIVED_AT)[0]
            records = self._records()
            order = day_order(r.cells[index] for r in records if index < len(r.cells))
        return order


def _cells_of(plan: ColumnPlan, rows: list[list[str]]) -> list[str]:
    """The sampled cells that tell when forms were sent."""
    columns = plan.of(Field.RECEIVED_AT)
    return [row[columns[0]] for row in rows if columns and columns[0] < len(row)]
