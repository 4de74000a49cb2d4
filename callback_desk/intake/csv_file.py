"""A CSV file of leads: opened, understood, and read as submissions.

Opening looks at the whole file once (its encoding, its digest) and at a sample of its
records; reading streams it and keeps nothing.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from callback_desk.domain.errors import FileNotText
from callback_desk.domain.kept_file import Layout
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices
from callback_desk.domain.record_block import RecordBlock
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.domain.submission import Submission
from callback_desk.intake.at_desk import ANY_DESK, AtDesk
from callback_desk.intake.cell_looks import looks_like_email, looks_surely_like_phone
from callback_desk.intake.cell_style import CellStyle
from callback_desk.intake.csv_blocks import BlockReader, odd_blocks
from callback_desk.intake.csv_dialect import (
    MOST_ABOVE,
    MOST_COLUMNS,
    find_dialect,
    find_header,
    sample_records,
)
from callback_desk.intake.csv_record import Record
from callback_desk.intake.csv_records import RecordReader
from callback_desk.intake.field_names import Field
from callback_desk.intake.first_lines import FIRST_LINE, doubtful_lines, joined
from callback_desk.intake.form_presets import GENERIC_CODE, FormPresets
from callback_desk.intake.our_columns import columns_before, without_ours
from callback_desk.intake.plain_columns import PlainReader
from callback_desk.intake.storable_record import storable
from callback_desk.intake.submission_cells import SubmissionReader
from callback_desk.intake.submission_rows import SubmissionRows, is_filled
from callback_desk.intake.table import (
    Recall,
    TableSample,
    read_records,
    recall_nothing,
    understand,
)
from callback_desk.intake.text_file import TextFile, TextSource
from callback_desk.intake.text_supply import TextSupply
from callback_desk.intake.title_lines import IsDanger, kept_titles
from callback_desk.intake.torn_header import fitting_header
from callback_desk.translation import _

_COMMON_SHAPE: Final = 0.1
"""Share of the records that must have a number of cells to make it a usual one."""


def open_csv(
    path: Path,
    presets: FormPresets,
    *,
    shown_name: str | None = None,
    choices: ReadingChoices = NO_CHOICES,
    recall: Recall = recall_nothing,
    month_first: bool = True,
    heed: Heed = go_on,
    at_desk: AtDesk = ANY_DESK,
) -> "CsvFile":
    """Open a file and understand it; no record is read as a submission yet.

    Args:
        path: of a regular file.
        presets: the form products that are known.
        shown_name: how messages call the file; its own name otherwise.
        choices: what staff say of it; overrides what would be found out.
        recall: what was said before of a file with such headers.
        month_first: how `3/4/2026` is read where no cell of the column tells.
        heed: asked until the file is understood, which takes long in a large one.
        at_desk: what is known there beside.

    Raises:
        FileUnreadable: not there, no regular file, or not to be opened.
        FileEmpty: nothing in it but white space.
        FileNotText: a workbook, an archive, a picture, a web page, a table of
            more columns than a spreadsheet has.
        FileChanged: it changed while it was looked at.
        NoPhoneColumn: no column could be a phone number.
        UnknownColumn: a header was named that the file has not.
        ValueError: a field was named that is none.
        Stopped: `heed` ended it.
    """
    name = path.name if shown_name is None else shown_name
    file = TextFile(path, name, choices.encoding, heed)
    understood = CsvFile(
        file, presets, choices, recall, month_first=month_first, at_desk=at_desk
    )
    # Who reads it from here on may be somebody else, in another process even.
    file.heed = go_on
    return understood


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
        file: TextSource,
        presets: FormPresets,
        choices: ReadingChoices,
        recall: Recall,
        *,
        month_first: bool,
        at_desk: AtDesk = ANY_DESK,
    ) -> None:
        self._file = file
        self.name = file.name
        self.digest = file.digest
        self.encoding = file.encoding.codec
        self._dialect = find_dialect(file.lines(), presets, choices.delimiter)
        self.delimiter = self._dialect.delimiter
        self._shapes: frozenset[int] | None = None
        self._phone_columns: tuple[int, ...] = ()
        self._email_columns: tuple[int, ...] = ()
        self._before = self._columns_before()
        self._header_text = ""
        self._doubtful: Record | None = None
        self._titles: list[Record] = []
        labels, rows = self._sample(at_desk.is_danger)
        header = None if labels is None else self._readable(labels)
        self._has_header = header is not None
        self.layout = Layout(
            tuple(header or ()), self.delimiter, self._dialect.style.value
        )
        table = understand(
            TableSample(
                self.name, self.encoding, self.delimiter, header, rows, self._column
            ),
            presets,
            choices,
            recall,
            month_first=month_first,
            at_desk=at_desk,
        )
        self._table = table
        self._phone_columns = table.plan.of(Field.PHONE)
        self._email_columns = table.plan.of(Field.EMAIL)
        self.recognised_as = table.preset.code
        is_sure = self._before or self.recognised_as != GENERIC_CODE
        doubtful: list[Record] = (
            [] if is_sure or self._doubtful is None else [self._doubtful]
        )
        self._doubtful = joined([*self._titles, *doubtful])
        self.reading = table.reading
        self._above = self._count_above() if self._has_header else 0

    def submissions(self) -> Iterator[Submission]:
        """Every record in file order, blank ones between others too.

        Blank records at the very end are nothing. Memory does not grow with the file.

        Raises:
            FileChanged: the file is not what was opened; noticed at the start or,
                after the last record, at the end.
            FileUnreadable: the disk or the network failed.
        """
        reader = self._table.reader()
        yield from self._first_line(reader)
        first_row = 2 if self._has_header else 1
        yield from read_records(self._storable_records(), reader, first_row)

    def _first_line(self, reader: SubmissionReader) -> Iterator[Submission]:
        """What stands above the records, where it may be somebody."""
        if self._doubtful is not None:
            record, is_damaged = storable(self._doubtful, self._file)
            yield reader.read(1, record, is_damaged=is_damaged, known=FIRST_LINE)

    def blocks(self, size: int, weight: int) -> Iterator[RecordBlock]:
        """The same by the block: most records of a file are plain.

        Args:
            size: records of a block, at most.
            weight: characters of raw text at which they are enough.

        Raises:
            FileChanged: as `submissions` does, and at the same moments.
            FileUnreadable: the same.
        """
        file = self._file
        if not isinstance(file, TextFile) or not self._is_plain(file):
            submissions = self.submissions()
            yield from odd_blocks(submissions, self.recognised_as, size, weight)
            return
        table, reader = self._table, self._table.reader()
        first = self._first_line(reader)
        yield from odd_blocks(first, self.recognised_as, size, weight)
        with file.opened() as text:
            lines = TextSupply(text.buffer, file.encoding)
            records = self._record_reader(self._dialect.record_lines(lines))
            rows = SubmissionRows(reader, 2 if self._has_header else 1)
            plain = PlainReader(table.plan, table.preset, table.times, reader)
            found = BlockReader(lines, records, rows, plain, self.recognised_as)
            yield from found.blocks(self._above, size, weight)

    def _is_plain(self, file: TextFile) -> bool:
        """Whether its lines can be read by the hundred."""
        return not (
            self._before
            or self._dialect.style is not CellStyle.RFC_4180
            or file.encoding.has_bad_bytes
            or file.has_nul
            or file.has_long_lines
        )

    def _storable_records(self) -> Iterator[tuple[Record, bool]]:
        """The records behind the header, and whether bytes of one meant nothing.

        Their text holds nothing that a database refuses.
        """
        above = self._above
        has_begun = self._has_header
        for record in self._records():
            # Blank lines before the header, or the first record, are nothing.
            if above:
                above -= is_filled(record)
                continue
            if not has_begun and not is_filled(record):
                continue
            has_begun = True
            yield storable(record, self._file)

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
        return (without_ours(record, before) for record in records)

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
        return columns_before(next(filter(is_filled, self._records()), None))

    def _is_person(self, cells: list[str]) -> bool:
        """Whether a line's cells have a number or an address where records have it."""
        looks = (
            (self._phone_columns, looks_surely_like_phone),
            (self._email_columns, looks_like_email),
        )
        return any(
            looks_so(cells[index + self._before])
            for columns, looks_so in looks
            for index in columns
            if index + self._before < len(cells)
        )

    def _sample(self, is_danger: IsDanger) -> tuple[list[str] | None, list[list[str]]]:
        """The header, if there is one, and the cells of the first records."""
        first = next(filter(is_filled, self._records()), None)
        sample = self._sampled(len(first.cells) if first else None)
        above, has_header = find_header([record.cells for record in sample])
        if above:
            # The shape of a title says nothing about that of the table beneath it.
            sample = self._sampled(len(sample[above].cells))
            above, has_header = find_header([record.cells for record in sample])
        titles, sample = sample[:above], sample[above:]
        if not has_header:
            return None, [record.cells for record in sample]
        if len(sample[0].cells) > MOST_COLUMNS:
            raise FileNotText(
                file=self.name, really=_("a table of more than 16,384 columns")
            )
        labels, count = sample[0].cells, 1
        if self._dialect.style is not CellStyle.JSON:
            labels, count = fitting_header(sample, self.delimiter)
        if len(labels) != len(sample[0].cells):
            self._shapes = frozenset({len(labels)})
        self._header_text = "".join(record.raw for record in sample[:count])
        rows = [record.cells for record in sample[count:]]
        self._titles = kept_titles(titles, labels, is_danger)
        self._doubtful = doubtful_lines(self._header_text, labels, rows)
        # A header that is read as a whole now may have lines in it that were people.
        end = max(above + count, self._count_above())
        again = list(islice(filter(is_filled, self._records()), above, end))
        text = "".join(record.raw for record in again)
        if again and text != self._header_text:
            self._doubtful = Record(text, again[0].cells)
        return labels, rows

    def _readable(self, labels: list[str]) -> list[str]:
        """Labels without the traces of bytes that mean nothing: they are told."""
        if not self._file.encoding.has_bad_bytes:
            return labels
        return [self._file.encoding.traces.sub("\ufffd", label) for label in labels]

    def _sampled(self, width: int | None) -> list[Record]:
        """The first records with content, and their usual shapes beside this one."""
        self._shapes = frozenset() if width is None else frozenset({width})
        sample = sample_records(self._records())
        counts = [len(record.cells) for record in sample]
        self._shapes |= {
            count for count in set(counts)
            if counts.count(count) > max(1, _COMMON_SHAPE * len(counts))
        }  # fmt: skip
        return sample

    def _count_above(self) -> int:
        """How many records the header and what stands above it are, as they are read.

        All of the file's shapes are known only now: a record may have other ends.
        """
        whole, text = self._header_text, ""
        filled = islice(filter(is_filled, self._records()), MOST_ABOVE + 1)
        for number, record in enumerate(filled, start=1):
            text = text + record.raw if text else record.raw
            if text == whole:
                return number
            if not whole.startswith(text):
                text = record.raw if whole.startswith(record.raw) else ""
                if text == whole:
                    return number
        return 1

    def _column(self, index: int) -> Iterator[str]:
        """All cells of a column."""
        return (r.cells[index] for r in self._records() if index < len(r.cells))
