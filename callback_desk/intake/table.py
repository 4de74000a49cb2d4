"""A table of cells understood: its product, its columns, its times; then read.

CSV files and sheets of workbooks come to this: what they have in common is here, how
they are written is not.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from callback_desk.domain.file_reading import FileReading
from callback_desk.domain.import_errors import (
    FieldsDownTheFile,
    NoPhoneColumn,
    UnknownColumn,
)
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices
from callback_desk.domain.submission import Submission
from callback_desk.intake.at_desk import ANY_DESK, AtDesk
from callback_desk.intake.column_chooser import ColumnChooser
from callback_desk.intake.column_plan import ColumnPlan
from callback_desk.intake.csv_record import Record
from callback_desk.intake.danger_questions import asking_of_danger
from callback_desk.intake.doubled_letters import without_doubling
from callback_desk.intake.field_names import Field
from callback_desk.intake.fields_down import stand_down
from callback_desk.intake.form_presets import FormPreset, FormPresets
from callback_desk.intake.odd_cells import prints_of
from callback_desk.intake.submission_cells import SubmissionReader
from callback_desk.intake.submission_rows import SubmissionRows
from callback_desk.intake.written_times import (
    DayOrder,
    TimeFormat,
    Zone,
    day_order,
    has_numeric_days,
    zone_of,
)

Recall = Callable[[Sequence[str]], ReadingChoices | None]
"""Tells what was said before of a file with these headers."""

_TOLD: Final = (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST)


def recall_nothing(headers: Sequence[str]) -> None:
    """Nothing was ever said."""


@dataclass(frozen=True, slots=True)
class TableSample:
    """What a table is understood by.

    Attributes:
        name: how messages call the file.
        encoding: a Python codec name; None for a workbook.
        delimiter: between cells; empty for a workbook.
        header: its cells as written; None where there is none.
        rows: the cells of the first records.
        column: all cells of a column, wherever the sample is not enough.
    """

    name: str
    encoding: str | None
    delimiter: str
    header: Sequence[str] | None
    rows: list[list[str]]
    column: Callable[[int], Iterable[str]]


@dataclass(frozen=True, slots=True)
class UnderstoodTable:
    """A table that was understood.

    Attributes:
        preset: the form product.
        plan: which column says what.
        times: how the column of times is written.
        reading: the same, as a person is told.
    """

    preset: FormPreset
    plan: ColumnPlan
    times: TimeFormat
    reading: FileReading

    def reader(self) -> SubmissionReader:
        """Reads the table's records."""
        return SubmissionReader(self.plan, self.preset, self.times)


def understand(
    sample: TableSample,
    presets: FormPresets,
    choices: ReadingChoices,
    recall: Recall,
    *,
    month_first: bool,
    at_desk: AtDesk = ANY_DESK,
) -> UnderstoodTable:
    """What a table holds.

    Args:
        sample: its header and first records.
        presets: the form products that are known.
        choices: what staff say of it.
        recall: what was said before of one with such headers.
        month_first: how `3/4/2026` is read where no cell of the column tells.
        at_desk: what is known there beside.

    Raises:
        NoPhoneColumn: no column could be a phone number, or each line of the table
            is but one field of somebody.
        UnknownColumn: a header was named that the table has not.
        ValueError: a field was named that is none.
    """
    header, rows = sample.header, sample.rows
    preset = presets.recognise(list(header or ()), rows)
    before = recall(header or ()) or NO_CHOICES
    chosen = choices.over(before)
    remembered = before.columns.keys() - choices.columns.keys()
    plan = _plan(sample, preset, chosen, frozenset(remembered))
    plan = replace(plan, prints=prints_of(plan, rows, at_desk.is_danger))
    messages = plan.of(Field.MESSAGE)
    plan = plan.asking(asking_of_danger(plan.headers, at_desk.is_danger, messages))
    order = _day_order(plan, sample, chosen, at_desk.latest)
    if order in _TOLD:
        month_first = order is DayOrder.MONTH_FIRST
    reading = FileReading(
        sample.encoding,
        sample.delimiter,
        tuple(header or ()),
        plan.readings(rows),
        None if order is DayOrder.EITHER else month_first,
        order is DayOrder.UNKNOWN,
        chosen,
    )
    if not plan.of(Field.PHONE):
        down = stand_down(map(",".join, [header or (), *rows]))
        missing = FieldsDownTheFile if down else NoPhoneColumn
        raise missing(file=sample.name, reading=reading)
    times = TimeFormat.learn(
        _times_of(plan, rows),
        month_first=month_first,
        is_sure=chosen.month_first is not None,
        zone=_zone(plan, preset),
    )
    times = replace(times, is_open=reading.order_is_open)
    return UnderstoodTable(preset, plan, times, reading)


def read_records(
    records: Iterable[tuple[Record, bool]],
    reader: SubmissionReader,
    row: int,
) -> Iterator[Submission]:
    """Every record behind a header, in order, blank ones between others too.

    Blank records at the very end are nothing.

    Args:
        records: each with whether some of its bytes meant nothing.
        reader: reads them.
        row: the first one's number.
    """
    rows = SubmissionRows(reader, row)
    for record, is_damaged in records:
        yield from rows.take(record, is_damaged=is_damaged)


def _plan(
    sample: TableSample,
    preset: FormPreset,
    chosen: ReadingChoices,
    remembered: frozenset[str],
) -> ColumnPlan:
    """Which column says what."""
    header = sample.header
    headers = None
    if header is not None:
        headers = [without_doubling(cell.strip()) for cell in header]
    chooser = ColumnChooser(
        headers, sample.rows, preset, chosen.columns, remembered, takes_near=True
    )
    try:
        return chooser.plan()
    except LookupError as error:
        listed = ", ".join(filter(None, chooser.headers))
        raise UnknownColumn(
            file=sample.name, header=str(error.args[0]), headers=listed
        ) from error


def _day_order(
    plan: ColumnPlan,
    sample: TableSample,
    chosen: ReadingChoices,
    latest: date | None,
) -> DayOrder:
    """What comes first in `3/4/2026`; the whole file tells if a sample cannot."""
    if chosen.month_first is not None:
        return DayOrder.MONTH_FIRST if chosen.month_first else DayOrder.DAY_FIRST
    cells = _times_of(plan, sample.rows)
    order = day_order(cells)
    if order not in _TOLD and has_numeric_days(cells):
        column = sample.column(plan.of(Field.RECEIVED_AT)[0])
        order = day_order(column, latest)
    return order


def _zone(plan: ColumnPlan, preset: FormPreset) -> Zone:
    """What the times mean that are written without a zone."""
    columns = plan.of(Field.RECEIVED_AT)
    return zone_of(plan.headers[columns[0]] if columns else "", preset.zone)


def _times_of(plan: ColumnPlan, rows: list[list[str]]) -> list[str]:
    """The sampled cells that tell when forms were sent."""
    columns = plan.of(Field.RECEIVED_AT)
    return [row[columns[0]] for row in rows if columns and columns[0] < len(row)]
