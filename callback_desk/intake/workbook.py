"""A workbook of leads (XLSX): its sheets that look like leads, read as submissions."""

import hashlib
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from callback_desk.domain.errors import FileEmpty, FileUnreadable
from callback_desk.domain.file_reading import FileReading
from callback_desk.domain.import_errors import (
    NoPhoneColumn,
    UnknownColumn,
    WorkbookBroken,
    WorkbookTooLarge,
)
from callback_desk.domain.kept_file import Layout
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices
from callback_desk.domain.stopping import Heed, go_on, heeding
from callback_desk.domain.submission import Submission
from callback_desk.intake.at_desk import ANY_DESK, AtDesk
from callback_desk.intake.cell_style import CellStyle
from callback_desk.intake.column_plan import headers_of, index_of
from callback_desk.intake.csv_dialect import SAMPLED_RECORDS, find_header
from callback_desk.intake.csv_record import Record
from callback_desk.intake.first_lines import FIRST_LINE, doubtful_lines, joined
from callback_desk.intake.form_presets import GENERIC_CODE, FormPresets
from callback_desk.intake.regular_file import (
    check_unchanged,
    identity_of,
    opened_regular,
    reason_of,
)
from callback_desk.intake.sheet_cells import cell_text, raw_line
from callback_desk.intake.table import (
    Recall,
    TableSample,
    UnderstoodTable,
    read_records,
    recall_nothing,
    understand,
)
from callback_desk.intake.title_lines import IsDanger, kept_titles
from callback_desk.intake.workbook_parts import (
    PartsBroken,
    PartsTooLarge,
    check_parts,
)

LARGEST: Final = 48 * 1024 * 1024
"""Bytes of a workbook as it lies on the disk."""

_CHUNK: Final = 1024 * 1024


def open_workbook(
    path: Path,
    presets: FormPresets,
    *,
    choices: ReadingChoices = NO_CHOICES,
    recall: Recall = recall_nothing,
    month_first: bool = True,
    heed: Heed = go_on,
    at_desk: AtDesk = ANY_DESK,
) -> "WorkbookFile":
    """Open a workbook and understand it; no record is read as a submission yet.

    Args:
        path: of a regular file.
        presets: the form products that are known.
        choices: what staff say of it; its columns are looked for in every sheet.
        recall: what was said before of a sheet with such headers.
        month_first: how a date typed as the text `3/4/2026` is read.
        heed: asked until the workbook is understood, but not while a sheet is unpacked.
        at_desk: what is known there beside.

    Raises:
        Stopped: `heed` ended it.
        FileUnreadable: not there, no regular file, or not to be opened.
        FileChanged: it changed while it was read.
        FileEmpty: no sheet has anything in it.
        WorkbookBroken: it is damaged, or protected.
        WorkbookTooLarge: it is larger than any list of leads.
        NoPhoneColumn: no sheet has a column that could be a phone number.
        UnknownColumn: a header was named that no sheet has.
    """
    data = _bytes_of(path, heed)
    sheets = _sheets_of(path.name, data, at_desk.is_danger, heed)
    understanding = partial(
        _understood, path.name, presets, choices, recall, month_first, at_desk
    )
    tables, reading = _leads_among(sheets, understanding)
    if not tables:
        if not any(sheet.headers for sheet in sheets):
            raise FileEmpty(file=path.name)
        _refuse_unknown(path.name, [s for s in sheets if s.headers], choices)
        raise NoPhoneColumn(file=path.name, reading=reading)
    _refuse_unknown(path.name, [sheet for sheet, _ in tables], choices)
    return WorkbookFile(path.name, hashlib.sha256(data).hexdigest(), tables)


@dataclass(slots=True)
class _Sheet:
    """A sheet with something in it.

    Attributes:
        sheet: where its rows are read from.
        header: its header's cells, or None.
        before: how many rows stand above its first record.
        rows: the cells of its first records.
        is_hidden: nobody sees it who opens the workbook.
        titles: what stands above its header and may be somebody.
        doubtful: the header, if it may be somebody.
        heed: asked while a column is looked through.
    """

    sheet: CalamineSheet
    header: list[str] | None
    before: int
    rows: list[list[str]]
    is_hidden: bool
    titles: list[Record]
    doubtful: Record | None
    heed: Heed

    @property
    def headers(self) -> tuple[str, ...]:
        """What its columns are called; nothing where it is empty."""
        if self.header is not None:
            return tuple(self.header)
        return headers_of(max(map(len, self.rows), default=0))

    def records(self) -> Iterator[Record]:
        """Every record behind the header."""
        for number, cells in enumerate(_rows_of(self.sheet)):
            if number >= self.before:
                yield Record(raw_line(cells), cells)

    def column(self, index: int) -> Iterator[str]:
        """All cells of a column."""
        records = heeding(self.records(), self.heed)
        return (record.cells[index] for record in records)


class WorkbookFile:
    """A workbook that was understood; `open_workbook` makes it.

    Rows are numbered through all its sheets that hold leads, the first header being 1.

    Attributes:
        name: how messages call the file.
        recognised_as: the container; its records say which form product.
        encoding: None, for its cells are no text.
        digest: SHA-256 of the file's bytes, hexadecimal.
        reading: what was taken for what in its first sheet of leads.
        layout: how records of that sheet are saved again.
    """

    recognised_as = "xlsx"
    encoding = None

    def __init__(
        self, name: str, digest: str, tables: list[tuple[_Sheet, UnderstoodTable]]
    ) -> None:
        self.name = name
        self.digest = digest
        self._tables = tables
        sheet, table = tables[0]
        self.reading = table.reading
        self.layout = Layout(tuple(sheet.header or ()), ",", CellStyle.RFC_4180.value)

    def submissions(self) -> Iterator[Submission]:
        """Every record of every sheet of leads, blank ones between others too."""
        row = 1
        for sheet, table in self._tables:
            row += sheet.header is not None
            is_generic = table.preset.code == GENERIC_CODE
            doubtful = [sheet.doubtful] if sheet.doubtful and is_generic else []
            first = joined([*sheet.titles, *doubtful])
            if first is not None:
                yield table.reader().read(row - 1, first, known=FIRST_LINE)
            records = ((record, False) for record in sheet.records())
            for submission in read_records(records, table.reader(), row):
                yield submission
                row = submission.row + 1


def _bytes_of(path: Path, heed: Heed) -> bytes:
    """A workbook's bytes; nothing reads the file again."""
    with opened_regular(path, path.name) as descriptor:
        try:
            identity = identity_of(os.fstat(descriptor))
            chunks: list[bytes] = []
            for chunk in iter(partial(os.read, descriptor, _CHUNK), b""):
                heed()
                chunks.append(chunk)
                if len(chunks) * _CHUNK > LARGEST + _CHUNK:
                    raise WorkbookTooLarge(file=path.name)
        except OSError as error:
            raise FileUnreadable(file=path.name, reason=reason_of(error)) from error
        check_unchanged(path, path.name, descriptor, identity)
    return b"".join(chunks)


def _sheets_of(name: str, data: bytes, is_danger: IsDanger, heed: Heed) -> list[_Sheet]:
    """The sheets with something in them; its size is told before it is unpacked."""
    try:
        check_parts(io.BytesIO(data), heed)
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets: list[tuple[CalamineSheet, bool]] = []
        for number, told in enumerate(workbook.sheets_metadata):
            heed()
            if told.typ is SheetTypeEnum.WorkSheet:
                is_hidden = told.visible is not SheetVisibleEnum.Visible
                sheets.append((workbook.get_sheet_by_index(number), is_hidden))
        return [
            _sampled(sheet, is_hidden, is_danger, heed) for sheet, is_hidden in sheets
        ]
    except PartsTooLarge as error:
        raise WorkbookTooLarge(file=name) from error
    except (PartsBroken, CalamineError, OSError, ValueError, OverflowError) as error:
        raise WorkbookBroken(file=name) from error
    except BaseException as error:
        # The library is written in Rust: what it did not foresee comes so.
        if type(error).__name__ != "PanicException":
            raise
        raise WorkbookBroken(file=name) from None


def _sampled(
    sheet: CalamineSheet, is_hidden: bool, is_danger: IsDanger, heed: Heed
) -> _Sheet:
    """A sheet with its header and first records."""
    filled: list[list[str]] = []
    places: list[int] = []
    for number, cells in enumerate(heeding(_rows_of(sheet), heed)):
        if any(map(str.strip, cells)):
            filled.append(cells)
            places.append(number)
        if len(filled) > SAMPLED_RECORDS:
            break
    above, has_header = find_header(filled)
    header = filled[above] if has_header else None
    rows = filled[above + has_header :]
    before = 0
    if filled:
        before = places[above] + 1 if has_header else places[0]
    doubtful, titles = None, list[Record]()
    if header is not None:
        above_it = [Record(raw_line(cells), cells) for cells in filled[:above]]
        titles = kept_titles(above_it, header, is_danger)
        doubtful = doubtful_lines(raw_line(header), header, rows)
    return _Sheet(sheet, header, before, rows, is_hidden, titles, doubtful, heed)


def _rows_of(sheet: CalamineSheet) -> Iterator[list[str]]:
    """The rows of a sheet from its first cell with content on, as text."""
    if sheet.start is None:
        return
    for row in sheet.iter_rows():
        yield [cell_text(value) for value in row]


def _understood(
    name: str,
    presets: FormPresets,
    choices: ReadingChoices,
    recall: Recall,
    month_first: bool,
    at_desk: AtDesk,
    sheet: _Sheet,
) -> UnderstoodTable:
    """A sheet by itself; of the columns that staff named, those that it has."""
    named = {
        label: field
        for label, field in choices.columns.items()
        if index_of(sheet.headers, label) is not None
    }
    return understand(
        TableSample(name, None, "", sheet.header, sheet.rows, sheet.column),
        presets,
        replace(choices, columns=named),
        recall,
        month_first=month_first,
        at_desk=at_desk,
    )


def _leads_among(
    sheets: list[_Sheet], understanding: Callable[[_Sheet], UnderstoodTable]
) -> tuple[list[tuple[_Sheet, UnderstoodTable]], FileReading | None]:
    """The sheets of leads; without one, how the first with content was read.

    Hidden sheets are looked at only where none that people see holds leads.
    """
    reading: FileReading | None = None
    for is_hidden in (False, True):
        tables: list[tuple[_Sheet, UnderstoodTable]] = []
        for sheet in sheets:
            if sheet.is_hidden is is_hidden and sheet.headers:
                try:
                    tables.append((sheet, understanding(sheet)))
                except NoPhoneColumn as error:
                    reading = reading or error.reading
        if tables:
            return tables, tables[0][1].reading
    return [], reading


def _refuse_unknown(name: str, sheets: list[_Sheet], choices: ReadingChoices) -> None:
    """Refuse a column that staff named and that no sheet has."""
    for label in choices.columns:
        if all(index_of(sheet.headers, label) is None for sheet in sheets):
            listed = ", ".join(filter(None, sheets[0].headers))
            raise UnknownColumn(file=name, header=label, headers=listed)
