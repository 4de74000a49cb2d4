"""How a CSV file is written: its separator, its cells, whether it has a header."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import dropwhile, islice, takewhile
from typing import Final

from callback_desk.intake.cell_looks import looks_like_email, looks_surely_like_phone
from callback_desk.intake.cell_style import CellStyle
from callback_desk.intake.csv_record import Record
from callback_desk.intake.csv_records import RecordReader
from callback_desk.intake.field_names import Field, field_of_whole
from callback_desk.intake.first_record import (
    is_clinics_voice,
    is_header,
    is_somebodys,
    swallowed_somebody,
)
from callback_desk.intake.form_presets import FormPresets
from callback_desk.intake.header_again import are_import_ids
from callback_desk.intake.header_words import fields_of_words
from callback_desk.intake.json_cells import split_json_cells
from callback_desk.intake.wrapped_lines import lines_within

SAMPLED_RECORDS: Final = 200
"""Records whose cells are looked at to understand a file."""

MOST_ABOVE: Final = 20
"""Records that are looked at for a header beneath a title."""

MOST_COLUMNS: Final = 16_384
"""Columns of a table of leads; a spreadsheet has no more."""

_SURE_LABELS: Final = 3
"""Known labels that are a header beneath whatever title."""

_LETTERHEAD: Final = 4
"""Records in which the header stands beneath a letterhead with a number."""

_QUESTIONS: Final = 1
"""Records above a survey's questions, if the line beneath them tells their ids."""

_SAMPLED_LINES: Final = 400
_SAMPLED_CHARACTERS: Final = 1024 * 1024
_LONG: Final = 100_000
"""Characters of a sampled record that are looked at."""

_DELIMITERS: Final = ",;\t|"
_EMPTY: Final = frozenset({"\n", "\r\n", "\r"})
_NOTHING = Record("", [])
_SEPARATOR_LINE = re.compile(r'"?sep=([^\w\s"]|\t)"?[\r\n]*', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is written.

    Attributes:
        delimiter: between cells.
        style: how cells are written.
        has_separator_line: its first line is `sep=;`, which is no record.
    """

    delimiter: str
    style: CellStyle = CellStyle.RFC_4180
    has_separator_line: bool = False

    def record_lines(self, lines: Iterator[str]) -> Iterator[str]:
        """The lines that hold records; empty ones before the first are nothing."""
        lines = dropwhile(_EMPTY.__contains__, lines)
        if self.has_separator_line:
            next(lines, None)
        return lines


def find_dialect(
    lines: Iterator[str], presets: FormPresets, said: str | None = None
) -> Dialect:
    """How a file is written, by its first lines.

    Args:
        lines: of the file; only a sample is taken from them.
        presets: some products write cells in a way of their own.
        said: the delimiter that staff say it has, or None.
    """
    sample = list(_sampled(lines))
    separator = _SEPARATOR_LINE.fullmatch(sample[0]) if sample else None
    if separator is not None:
        sample = sample[1:]
    within = _lines_within(sample)
    sample = within or sample
    delimiter = said or (separator.group(1) if separator else "")
    if not delimiter or not (said or any(delimiter in line for line in sample)):
        delimiter = max(_DELIMITERS, key=lambda mark: _fitness(sample, mark))
    style = CellStyle.WRAPPED if within else _style(sample, delimiter, presets)
    return Dialect(delimiter, style, separator is not None)


def _lines_within(sample: list[str]) -> list[str]:
    """The lines of a file each of which was quoted as a whole; else none."""
    if not sample or not sample[0].lstrip().startswith('"'):
        return []
    return lines_within(list(RecordReader(iter(sample), ",")), _DELIMITERS)


def sample_records(reader: Iterable[Record]) -> list[Record]:
    """The first records with cells, as many as are looked at.

    A table may begin far down.
    """
    found: list[Record] = []
    size = 0
    filled = dropwhile(_is_blank, reader)
    for record in islice(filled, SAMPLED_RECORDS * 10):
        if not _is_blank(record):
            found.append(_shortened(record))
            size += len(record.raw)
        if len(found) > SAMPLED_RECORDS or size > 4 * _SAMPLED_CHARACTERS:
            break
    return found


def _is_blank(record: Record) -> bool:
    """Whether no cell of a record has content."""
    return not any(map(str.strip, record.cells))


def _shortened(record: Record) -> Record:
    """A record of a sample; of a very long one the beginning tells what it is."""
    if len(record.raw) <= _LONG and len(record.cells) <= MOST_COLUMNS:
        return record
    # One more than there may be tells that there are too many.
    cells = [cell[:_LONG] for cell in record.cells[: MOST_COLUMNS + 1]]
    return record._replace(raw=record.raw[:_LONG], cells=cells)


def find_header(rows: list[list[str]]) -> tuple[int, bool]:
    """How many records are but a title above the table, and whether it has a header.

    Args:
        rows: the cells of the first records with content.
    """
    if len(rows) > _QUESTIONS + 1 and are_import_ids(rows[_QUESTIONS + 1]):
        return _QUESTIONS, True
    above: list[list[str]] = []
    has_letterhead = False
    for number, cells in enumerate(rows[:MOST_ABOVE], start=1):
        if swallowed_somebody(cells):
            break
        fields = {field_of_whole(cell) for cell in cells}
        has_number = any(map(looks_surely_like_phone, cells))
        if len(fields - {None}) >= 2 and not has_number:
            widest = max(map(_filled, above), default=0)
            names_phone = Field.PHONE in fields or any(
                Field.PHONE in fields_of_words(cell) for cell in cells
            )
            known = len(fields - {None})
            is_sure = known >= _SURE_LABELS or widest * 2 <= _filled(cells)
            if not above or has_letterhead or (names_phone and is_sure):
                return len(above), True
        # A title may tell whom to call; it stands alone.
        below = rows[number : MOST_ABOVE + 1]
        is_doubtful = (
            has_number
            or any(map(looks_like_email, cells))
            or (
                _filled(cells) > 1
                and is_somebodys(cells)
                and not any(_heads_wider(one, _filled(cells)) for one in below)
            )
        )
        if is_doubtful:
            if above or not _is_letterhead(cells, rows[1:_LETTERHEAD]):
                break
            has_letterhead = True
        above.append(cells)
    told = _clinics_lines(rows)
    if told and is_header(rows[told], rows[told + 1 :]):
        return told, True
    return 0, bool(rows) and is_header(rows[0], rows[1:])


def _clinics_lines(rows: list[list[str]]) -> int:
    """How many records at the top are a line of the clinic's each, with a number."""
    below = rows[: min(MOST_ABOVE, len(rows) - 1)]
    clinics = takewhile(
        lambda cells: _filled(cells) == 1 and any(map(is_clinics_voice, cells)), below
    )
    return sum(1 for _ in clinics)


def _is_letterhead(cells: list[str], below: list[list[str]]) -> bool:
    """Whether a header is near beneath cells, whose number is no record's of it."""
    header = next(filter(_names_a_table, below), None)
    if header is None:
        return False
    return not any(
        field_of_whole(label) is Field.PHONE and any(map(str.isdigit, cell))
        for label, cell in zip(header, cells, strict=False)
    )


def _names_a_table(cells: list[str]) -> bool:
    """Whether most cells are known labels, a phone's and another's, and no values."""
    filled = [cell for cell in cells if cell.strip()]
    fields = [field_of_whole(cell) for cell in filled]
    known = {field for field in fields if field is not None}
    return (
        Field.PHONE in known
        and len(known) > 1
        and fields.count(None) * 2 <= len(fields)
        and not is_somebodys(cells)
    )


def _heads_wider(cells: list[str], width: int) -> bool:
    """Whether cells are known labels of a table twice as wide, a phone's among them."""
    fields = {field_of_whole(cell) for cell in cells} - {None}
    has_phone = Field.PHONE in fields
    return len(fields) >= 2 and has_phone and width * 2 <= _filled(cells)


def _filled(cells: list[str]) -> int:
    """How many cells have content."""
    return sum(map(bool, map(str.strip, cells)))


def _sampled(lines: Iterator[str]) -> Iterator[str]:
    """Lines up to the size of a sample; blank ones before the first are left out."""
    size = count = 0
    for line in lines:
        if not count and not line.strip():
            continue
        yield line
        count += 1
        size += len(line)
        if count >= _SAMPLED_LINES or size > _SAMPLED_CHARACTERS:
            return


def _fitness(sample: list[str], delimiter: str) -> tuple[bool, int, float, int]:
    """How well a delimiter makes a table of the sample; greater is better."""
    if not any(delimiter in line for line in sample):
        return False, 0, 0.0, 1
    records = sample_records(RecordReader(iter(sample), delimiter))
    if not records:
        return False, 0, 0.0, 1
    above, _ = find_header([record.cells for record in records])
    header = records[above].cells
    width = len(header)
    known = sum(
        field_of_whole(cell) is not None or bool(fields_of_words(cell))
        for cell in header
        if len(cell) <= 200
    )
    fitting = sum(len(record.cells) == width for record in records) / len(records)
    return width > 1 and fitting >= 0.5, known, round(fitting, 1), width


def _style(sample: list[str], delimiter: str, presets: FormPresets) -> CellStyle:
    """How cells are written: an odd way only on evidence, a resaved file has none."""
    if _has_spaces(sample, delimiter):
        return CellStyle.SPACED
    if not any("\\" in line for line in sample):
        return CellStyle.RFC_4180
    split = [split_json_cells(line, delimiter) for line in sample]
    filled = [cells for cells in split if cells]
    header = filled[0] if filled else []
    readable = sum(cells is not None for cells in split)
    if presets.by_headers(header).style is CellStyle.JSON:
        is_json = readable * 2 > len(sample)
    else:
        strange = any(
            record.why is not None or record.loose
            for record in RecordReader(iter(sample), delimiter, shapes={len(header)})
        )
        escaped = any('\\"' in line for line in sample)
        same_width = all(len(cells) == len(header) for cells in filled)
        is_json = escaped and strange and readable == len(sample) and same_width
    if is_json:
        return CellStyle.JSON
    fits = _has_backslashes(sample, delimiter)
    return CellStyle.BACKSLASH if fits else CellStyle.RFC_4180


def _has_backslashes(sample: list[str], delimiter: str) -> bool:
    """Whether backslashes stand before quotes in cells: nothing else fits so well."""
    if not any('\\"' in line for line in sample):
        return False
    width = _width(sample, delimiter)
    plain, escaped = (
        _strange(RecordReader(iter(sample), delimiter, shapes={width}, style=style))
        for style in (CellStyle.RFC_4180, CellStyle.BACKSLASH)
    )
    return escaped == 0 < plain


def _has_spaces(sample: list[str], delimiter: str) -> bool:
    """Whether spaces stand before quoted cells, as in `"a", "b"`."""
    if not any(f'{delimiter} "' in line for line in sample):
        return False
    width = _width(sample, delimiter)
    records = RecordReader(iter(sample), delimiter, shapes={width})
    if not any(cell.startswith(' "') for record in records for cell in record.cells):
        return False
    as_cells, as_nothing = (
        _strange(RecordReader(iter(sample), delimiter, shapes={width}, style=style))
        for style in (CellStyle.RFC_4180, CellStyle.SPACED)
    )
    return as_nothing <= as_cells


def _width(sample: list[str], delimiter: str) -> int:
    """How many cells the first record has."""
    return len(next(iter(RecordReader(iter(sample), delimiter)), _NOTHING).cells)


def _strange(reader: RecordReader) -> int:
    """How many records are torn, or have another shape than the first.

    The last one may be cut off by the sample.
    """
    records = list(reader)
    shape = len(records[0].cells) if records else 0
    return sum(
        record.why is not None or record.loose or len(record.cells) != shape
        for record in records[:-1]
    )
