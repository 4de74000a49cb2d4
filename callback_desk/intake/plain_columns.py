"""The plain ones among many records, read by the column.

What a column says is worked out for all records at once, by the same rules as
`SubmissionReader` has for one of them; whatever does not follow them plainly is left to
that one. A test holds the two equal.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from callback_desk.domain.record_block import PlainColumns
from callback_desk.domain.submission import Precision, Source
from callback_desk.intake.column_plan import ColumnPlan
from callback_desk.intake.doubled_letters import DOUBLED, may_be_doubled
from callback_desk.intake.field_names import Field
from callback_desk.intake.form_presets import FormPreset
from callback_desk.intake.odd_cells import OddCells
from callback_desk.intake.plain_times import PlainTimes
from callback_desk.intake.record_splitting import CellTable, Split
from callback_desk.intake.repair import HTML_CODE, MENDED_BY_FIRST, mend_cell
from callback_desk.intake.submission_cells import Draft, SubmissionReader
from callback_desk.intake.told_elsewhere import (
    LONGEST_NAME,
    MOST_SPACES,
    ToldElsewhere,
    has_letters,
    is_no_address,
)
from callback_desk.intake.written_times import TimeFormat

_STROKES: Final = "-:="
"""Signs by which a stroke beneath a header begins, and hardly a number."""

_REMEMBERED: Final = 4_096
"""Different short cells of a column of answers whose reading is remembered."""

_SHORT: Final = 200
"""Characters of a cell that is worth remembering."""

_ALERT: Final = "(Security Alert:"

Column = list[str]


class PlainReader:
    """Reads many records of one file at once.

    Args:
        plan: which column says what.
        preset: the form product.
        times: how the column of times is written.
        reader: of single records.
    """

    def __init__(
        self,
        plan: ColumnPlan,
        preset: FormPreset,
        times: TimeFormat,
        reader: SubmissionReader,
    ) -> None:
        self._plan = plan
        self._reader = reader
        self._width = len(plan.headers)
        self._test_lead = preset.test_lead
        self._times = PlainTimes(times)
        self._elsewhere = ToldElsewhere(plan)
        self._odd_cells = OddCells(plan)
        self._asked = tuple(i for i in plan.of(Field.MESSAGE) if i in plan.dangers)
        self._has_clock = bool(plan.of(Field.RECEIVED_CLOCK))
        self._answers = tuple(sorted({*plan.of(Field.INTEREST), *plan.others}))
        fields = (
            *(Field.PHONE, Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.EMAIL),
            *(Field.MESSAGE, Field.RECEIVED_AT, Field.PAGE, Field.CAMPAIGN, Field.FORM),
            Field.EXTERNAL_ID,
        )
        self._used = sorted(
            {index for field in fields for index in plan.of(field)} | {*self._answers}
        )
        self._told: dict[int, dict[str, str]] = {i: {} for i in self._answers}
        self._sources: dict[tuple[str, ...], Source] = {}

    def read(self, split: Split, text: str) -> tuple[PlainColumns, Precision, bool]:
        """The plain ones of some records, and how their times are known.

        Args:
            split: well-formed records.
            text: all of them in one.

        Returns:
            what they say, how exactly their times are known, and whether in UTC.
        """
        rows, places = self._of_width(split, text)
        if not places or self._has_clock:
            return PlainColumns(), Precision.UNKNOWN, False
        columns = {index: rows.column(index) for index in self._used}
        odd = self._mended(columns, has_alert=_ALERT in text)
        if "&" in text and HTML_CODE.search(text):
            odd |= _with(HTML_CODE, columns)
        if may_be_doubled(text):
            odd |= _with(DOUBLED, columns)
        ids = list(map(str.strip, self._first(columns, rows, Field.EXTERNAL_ID, odd)))
        names = self._names(columns, rows, odd)
        if self._elsewhere.may_be_in("\n".join(ids)):
            odd |= self._told_elsewhere(names, rows)
        odd |= self._worded(rows)
        times = self._times.read(self._first(columns, rows, Field.RECEIVED_AT, odd))
        odd |= times.odd
        plain = PlainColumns(
            places,
            names,
            self._phones(columns, rows, odd),
            self._emails(columns, rows, odd),
            self._messages(columns, rows, has_returns="\r" in text),
            self._read_answers(columns),
            self._read_sources(columns, rows, odd),
            ids,
            times.walls,
            times.written,
        )
        return plain.but(odd), times.precision, times.in_utc

    def _of_width(self, split: Split, text: str) -> tuple[CellTable, Sequence[int]]:
        """The records of the file's width, and their places; no test leads."""
        cells, width = split.cells, self._width
        test_lead = self._test_lead if self._test_lead in text else None
        if not test_lead and isinstance(cells, CellTable):
            places = range(len(cells)) if cells.width == width else range(0)
            return cells, places
        kept = [
            place
            for place, (row, raw) in enumerate(zip(cells, split.texts, strict=True))
            if len(row) == width and not (test_lead and test_lead in raw)
        ]
        return CellTable.of([cells[place] for place in kept], width), kept

    def _mended(self, columns: dict[int, Column], *, has_alert: bool) -> set[int]:
        """The records in which a cell would be mended."""
        odd: set[int] = set()
        suspects = MENDED_BY_FIRST if has_alert else MENDED_BY_FIRST - {"("}
        for column in columns.values():
            if suspects.isdisjoint({cell[:1] for cell in column}):
                continue
            for number, cell in enumerate(column):
                if cell[:1] in suspects and mend_cell(cell, []) != cell:
                    odd.add(number)
        return odd

    def _first(
        self, columns: dict[int, Column], rows: CellTable, field: Field, odd: set[int]
    ) -> Column:
        """Of each record the first filled cell of a field, "" if there is none."""
        of_field = self._plan.of(field)
        if not of_field:
            return [""] * len(rows)
        if len(of_field) == 1:
            return columns[of_field[0]]
        return self._singly(
            lambda draft: self._reader.first_filled(draft, of_field), rows, odd
        )

    def _singly(
        self, read: Callable[[Draft], str], rows: CellTable, odd: set[int]
    ) -> Column:
        """What the reader of single records makes of each."""
        found = []
        for number, cells in enumerate(rows):
            draft = Draft(cells, [])
            found.append(read(draft))
            if draft.repairs or draft.problem:
                odd.add(number)
        return found

    def _names(
        self, columns: dict[int, Column], rows: CellTable, odd: set[int]
    ) -> Column:
        """Names; odd are those that are missing, or too long for a name."""
        whole, first, last = (
            self._plan.of(field)
            for field in (Field.NAME, Field.FIRST_NAME, Field.LAST_NAME)
        )
        if len(whole) == 1 and not first and not last:
            names = list(map(str.strip, columns[whole[0]]))
        elif len(first) == len(last) == 1 and not whole:
            given = map(str.strip, columns[first[0]])
            names = [
                f"{one} {other}".strip()
                for one, other in zip(
                    given, map(str.strip, columns[last[0]]), strict=True
                )
            ]
        else:
            names = self._singly(self._reader.read_name, rows, odd)
        odd.update(
            number
            for number, name in enumerate(names)
            if not name
            or len(name) > LONGEST_NAME
            or name.count(" ") > MOST_SPACES
            or name[0] == "{"
            or " = " in name
        )
        return names

    def _phones(
        self, columns: dict[int, Column], rows: CellTable, odd: set[int]
    ) -> Column:
        """Phone texts; odd are those that are missing or hold letters."""
        of_field = self._plan.of(Field.PHONE)
        reader = self._reader
        is_whole = not (reader.phone_prefixes or reader.has_phone_parts)
        if len(of_field) == 1 and is_whole:
            phones = list(map(str.strip, columns[of_field[0]]))
        else:
            phones = self._singly(reader.read_phone, rows, odd)
        are_lettered = has_letters(" ".join(phones))
        odd.update(
            number
            for number, phone in enumerate(phones)
            if not phone
            or phone[0] in _STROKES
            or (are_lettered and has_letters(phone))
        )
        return phones

    def _worded(self, rows: CellTable) -> set[int]:
        """The records with words where a machine writes, or a form asks of danger."""
        odd: set[int] = set()
        for index in self._asked:
            column = rows.column(index)
            odd.update(n for n, cell in enumerate(column) if cell.strip())
        for index in self._odd_cells.columns:
            column = rows.column(index)
            telling = {
                cell for cell in set(column) if self._odd_cells.tells(index, cell)
            }
            if telling:
                odd.update(n for n, cell in enumerate(column) if cell in telling)
        return odd

    def _told_elsewhere(self, names: Column, rows: CellTable) -> set[int]:
        """The records that tell something in cells that are for something else."""
        left_over = self._elsewhere.left_over
        return {
            number
            for number, (cells, name) in enumerate(zip(rows, names, strict=True))
            if any(left_over(cells, name))
        }

    def _emails(
        self, columns: dict[int, Column], rows: CellTable, odd: set[int]
    ) -> Column:
        """E-mail addresses; odd are those that are words."""
        emails = list(map(str.strip, self._first(columns, rows, Field.EMAIL, odd)))
        odd.update(
            number
            for number, email in enumerate(emails)
            if email and ("@" not in email or " " in email) and is_no_address(email)
        )
        return emails

    def _messages(
        self, columns: dict[int, Column], rows: CellTable, *, has_returns: bool
    ) -> Column:
        """What visitors wrote."""
        of_field = self._plan.of(Field.MESSAGE)
        if not of_field:
            return [""] * len(rows)
        if len(of_field) > 1:
            return self._singly(self._reader.read_message, rows, set())
        messages = columns[of_field[0]]
        if has_returns:
            messages = [_line_feeds(message) for message in messages]
        return [
            message if message and not message.isspace() else "" for message in messages
        ]

    def _read_answers(self, columns: dict[int, Column]) -> Column:
        """What was chosen, and whatever else was told."""
        told = [self._told_in(index, columns[index]) for index in self._answers]
        if not told:
            return [""] * len(next(iter(columns.values())))
        if len(told) == 1:
            return told[0]
        return ["\n".join(filter(None, cells)) for cells in zip(*told, strict=True)]

    def _told_in(self, index: int, column: Column) -> Column:
        """What the cells of one column of answers say."""
        known = self._told[index]
        for cell in set(column) - known.keys():
            filled = cell and not cell.isspace()
            known[cell] = (
                _line_feeds(self._reader.answer(index, cell)) if filled else ""
            )
        told = [known[cell] for cell in column]
        if len(known) > _REMEMBERED or max(map(len, known)) > _SHORT:
            known.clear()
        return told

    def _read_sources(
        self, columns: dict[int, Column], rows: CellTable, odd: set[int]
    ) -> list[Source]:
        """Form, page and campaign; the same ones come again and again."""
        fields = [
            self._first(columns, rows, field, odd)
            for field in (Field.PAGE, Field.FORM, Field.CAMPAIGN)
            if self._plan.of(field)
        ]
        if not fields:
            return [self._reader.read_source(Draft(rows[0], []))] * len(rows)
        known = self._sources
        keys = list(zip(*fields, strict=True))
        for key in set(keys) - known.keys():
            cells = rows[keys.index(key)]
            known[key] = self._reader.read_source(Draft(cells, []))
        sources = [known[key] for key in keys]
        if len(known) > _REMEMBERED or max(map(len, keys[-1])) > _SHORT * 10:
            known.clear()
        return sources


def _with(odd: re.Pattern[str], columns: dict[int, Column]) -> set[int]:
    """The records in which something stands that is mended."""
    return {
        number
        for column in columns.values()
        for number, cell in enumerate(column)
        if odd.search(cell)
    }


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
