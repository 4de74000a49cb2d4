"""One record's cells understood as a submission, by the plan of its file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from callback_desk.domain.other_matters import labelled
from callback_desk.domain.submission import (
    Problem,
    Source,
    Submission,
    Why,
    WrittenTime,
)
from callback_desk.intake.cell_looks import (
    looks_like_phone,
    looks_surely_like_phone,
)
from callback_desk.intake.column_plan import ColumnPlan
from callback_desk.intake.csv_record import Record
from callback_desk.intake.field_names import Field
from callback_desk.intake.form_presets import FormPreset
from callback_desk.intake.header_again import is_header_again
from callback_desk.intake.name_cells import name_of_parts
from callback_desk.intake.named_phone import NamedPhone
from callback_desk.intake.odd_cells import OddCells
from callback_desk.intake.page_campaign import campaign_of
from callback_desk.intake.phone_codes import UNCLEAR_CODE, PhoneCodes, best_phone
from callback_desk.intake.phone_parts import JOINED
from callback_desk.intake.phone_pieces import with_line
from callback_desk.intake.repair import (
    DATE_UNREADABLE,
    DAY_NUMBER,
    DAY_OR_MONTH,
    LOOSE_QUOTES,
    MENDED_BY_FIRST,
    mend_cell,
    note,
    without_prefix,
)
from callback_desk.intake.serial_time import serial_time
from callback_desk.intake.ticked_cells import TickedCells
from callback_desk.intake.told_elsewhere import LONGEST_NAME, ToldElsewhere, has_letters
from callback_desk.intake.written_times import TimeFormat

_REMEMBERED: Final = 4_096
"""Short texts whose reading is remembered, for they come again and again."""

_QUOTES = Problem(Why.QUOTES, "a quote is not closed")
_SIZE = Problem(Why.SIZE, "the record is too long to be an answer to a form")
_ENCODING = Problem(Why.ENCODING, "some letters could not be read")
_BLANK = Problem(Why.BLANK)
_HEADER = Problem(Why.BLANK, "the header once more")
_NOWHERE = Source()
_TEST_LEAD = Problem(Why.TEST_LEAD, "the platform's own test")


@dataclass(slots=True)
class Draft:
    """What is gathered while one record is read."""

    cells: Sequence[str]
    repairs: list[str]
    problem: Problem | None = None


class SubmissionReader:
    """Reads records of one file; holds what is the same for all of them.

    Args:
        plan: which column says what.
        preset: the form product.
        times: how the column of times is written.
    """

    def __init__(self, plan: ColumnPlan, preset: FormPreset, times: TimeFormat) -> None:
        self._headers = plan.headers
        self._width = len(plan.headers)
        self._preset = preset
        self._times = times
        self._phone = plan.of(Field.PHONE)
        self._codes = PhoneCodes(plan)
        self._line = plan.of(Field.PHONE_LINE)
        self._named_phone = NamedPhone(plan)
        self._name = plan.of(Field.NAME)
        self._first = plan.of(Field.FIRST_NAME)
        self._last = plan.of(Field.LAST_NAME)
        self._email = plan.of(Field.EMAIL)
        self._message = plan.of(Field.MESSAGE)
        self._answers = TickedCells(plan)
        self._elsewhere = ToldElsewhere(plan)
        self._odd_cells = OddCells(plan)
        self._received = plan.of(Field.RECEIVED_AT)
        self._clock = plan.of(Field.RECEIVED_CLOCK)
        self._page = plan.of(Field.PAGE)
        self._campaign = plan.of(Field.CAMPAIGN)
        self._form = plan.of(Field.FORM)
        self._has_source = bool(self._page or self._form or self._campaign)
        self._external_id = plan.of(Field.EXTERNAL_ID)
        self.phone_prefixes = preset.prefixes.get(Field.PHONE, ())
        self._sources: dict[tuple[str, str, str], Source] = {}

    def answer(self, index: int, cell: str) -> str:
        """What a cell of answers says."""
        return self._answers.answer(index, cell)

    @property
    def has_phone_parts(self) -> bool:
        """Whether codes stand in columns of their own, not within the numbers."""
        return bool(self._codes)

    def read(
        self,
        row: int,
        record: Record,
        *,
        is_damaged: bool = False,
        known: Problem | None = None,
    ) -> Submission:
        """The submission that a record is.

        Args:
            row: its number in the file.
            record: its text and cells.
            is_damaged: some of its bytes meant nothing in the file's encoding.
            known: what is wrong with it, where that is known already.
        """
        cells, width = record.cells, self._width
        if len(cells) < width:
            cells = [*cells, *[""] * (width - len(cells))]
        if not any(map(str.strip, cells)):
            return self.blank(row, record.raw)
        if known is None and is_header_again(cells, self._headers):
            return replace(self.blank(row, record.raw), problem=_HEADER)
        draft = Draft(cells, [])
        problem = known or self._problem(record, is_damaged=is_damaged)
        if record.loose:
            draft.repairs.append(LOOSE_QUOTES)
        name = self.read_name(draft)
        phone = self.read_phone(draft, is_doubtful=problem is not None)
        email = self.first_filled(draft, self._email).strip()
        message = self.read_message(draft)
        received = self._read_time(draft)
        answers = self._read_answers(draft, name, phone, email)
        if problem is not None or (width > 1 and len(record.cells) == 1):
            answers = self._everything(draft, (message,))
        return Submission(
            row,
            record.raw,
            self._preset.code,
            name,
            phone,
            email or None,
            message,
            answers,
            received,
            self.read_source(draft),
            self.first_filled(draft, self._external_id).strip() or None,
            tuple(draft.repairs),
            problem or draft.problem,
            beside=self._odd_cells.words(cells),
        )

    def blank(self, row: int, raw: str) -> Submission:
        """A record with nothing in it."""
        return Submission(row, raw, self._preset.code, problem=_BLANK)

    def _problem(self, record: Record, *, is_damaged: bool) -> Problem | None:
        """What is wrong with a record as a whole."""
        test_lead = self._preset.test_lead
        if test_lead and test_lead in record.raw and self._is_test_lead(record.cells):
            return _TEST_LEAD
        if record.why is not None:
            return _SIZE if record.why is Why.SIZE else _QUOTES
        if is_damaged:
            return _ENCODING
        count = len(record.cells)
        if count > self._width and any(map(str.strip, record.cells[self._width :])):
            return Problem(Why.COLUMNS, f"{count} cells, but {self._width} columns")
        return None

    def _is_test_lead(self, cells: Iterable[str]) -> bool:
        """Whether a cell begins as those of the platform's own test rows do."""
        prefixes = tuple(
            mark + self._preset.test_lead for mark in ("", *self.phone_prefixes)
        )
        return any(cell.startswith(prefixes) for cell in cells)

    def first_filled(self, draft: Draft, columns: tuple[int, ...]) -> str:
        """The first of some columns' cells that has content once it is mended."""
        for index in columns:
            cell = draft.cells[index]
            is_plain = cell.isascii() and "\0" not in cell and "&" not in cell
            if not is_plain or cell[:1] in MENDED_BY_FIRST:
                cell = mend_cell(cell, draft.repairs)
            if cell and not cell.isspace():
                return cell
        return ""

    def read_name(self, draft: Draft) -> str:
        """The name as typed, or first and last joined by one space."""
        whole = name_of_parts(self.first_filled(draft, self._name).strip())
        if not self._last and not self._first:
            return whole
        first = self.first_filled(draft, self._first).strip()
        last = self.first_filled(draft, self._last).strip()
        if not self._first:
            if last and last in whole:
                return whole
            first = whole
        if not self._last and whole:
            # "Vorname, Name": beside a first name the name may be the last one.
            if first in whole:
                return whole
            last = whole
        return f"{first} {last}".strip() or whole

    def read_phone(self, draft: Draft, *, is_doubtful: bool = False) -> str:
        """The first phone cell that could be dialled, else the first with content."""
        text = self.first_filled(draft, self._phone)
        column = self._phone[0] if self._phone else -1
        if len(self._phone) > 1 and text:
            cells = {i: mend_cell(draft.cells[i], []) for i in self._phone}
            named = self._named_phone.column(draft.cells, cells)
            column = best_phone(cells) if named is None else named
            text = cells[column]
        if is_doubtful and not looks_like_phone(text):
            text = next(filter(looks_surely_like_phone, draft.cells), text)
        if self.phone_prefixes and text:
            text = without_prefix(text, self.phone_prefixes, draft.repairs)
        if self._line and text:
            text = with_line(text, self.first_filled(draft, self._line))
        if self._codes and text:
            whole = self._codes.whole(
                text, column, lambda i: self.first_filled(draft, (i,)).strip()
            )
            if whole is None:
                draft.problem = UNCLEAR_CODE
            elif whole != text:
                note(JOINED, draft.repairs)
                text = whole
        return text.strip()

    def read_message(self, draft: Draft) -> str:
        """The visitor's words, of several columns one under the other."""
        columns = self._message
        if len(columns) == 1:
            text = self.first_filled(draft, columns)
        else:
            filled = (self.first_filled(draft, (index,)) for index in columns)
            text = "\n".join(filter(None, filled))
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def _read_time(self, draft: Draft) -> WrittenTime | None:
        """When the form was sent; a date and a clock time may stand apart."""
        text = self.first_filled(draft, self._received)
        if not text:
            return None
        clock = self.first_filled(draft, self._clock) if self._clock else ""
        received = self._times.read(f"{text} {clock}") if clock else None
        received = received or self._times.read(text)
        if received is None:
            received = serial_time(text)
            note(DATE_UNREADABLE if received is None else DAY_NUMBER, draft.repairs)
        elif self._times.may_be_swapped(text):
            note(DAY_OR_MONTH, draft.repairs)
        return received

    def read_source(self, draft: Draft) -> Source:
        """Form, page and campaign; the same ones come again and again."""
        if not self._has_source:
            return _NOWHERE
        page = self.first_filled(draft, self._page).strip()
        form = self.first_filled(draft, self._form).strip()
        campaign = self.first_filled(draft, self._campaign).strip()
        key = page, form, campaign
        source = self._sources.get(key)
        if source is None:
            page = page.replace("\\/", "/")
            campaign = campaign or campaign_of(page)
            source = Source(None, form or None, page or None, campaign or None)
            if len(self._sources) < _REMEMBERED and len(page) < LONGEST_NAME * 10:
                self._sources[key] = source
        return source

    def _read_answers(self, draft: Draft, name: str, phone: str, email: str) -> str:
        """What was chosen, and whatever else a visitor told, wherever it stands."""
        told: list[str] = []
        cells = draft.cells
        for index in self._answers.columns:
            cell = cells[index]
            if cell and not cell.isspace():
                text = self._answers.answer(index, mend_cell(cell, draft.repairs))
                if text:
                    told.append(text)
        for index in self._answers.asked:
            if self._answers.is_asked(index, cells[index]):
                text = mend_cell(cells[index], draft.repairs)
                told.append(labelled(self._headers[index], text))
        told += self._elsewhere.words(cells, name, phone, email)
        if DATE_UNREADABLE in draft.repairs:
            written = self.first_filled(draft, self._received).strip()
            told += [written] if has_letters(written) else []
        if not told:
            return ""
        return "\n".join(told).replace("\r\n", "\n").replace("\r", "\n")

    def _everything(self, draft: Draft, known: tuple[str, ...]) -> str:
        """All that was told in a record whose columns cannot be relied upon."""
        told = []
        for index, written in enumerate(draft.cells):
            cell = mend_cell(written, draft.repairs)
            if not cell or cell in known:
                continue
            if self._answers.is_asked(index, cell):
                told.append(labelled(self._headers[index], cell))
            elif self._answers.was_told(cell):
                told.append(cell)
        text = "\n".join(told)
        return text.replace("\r\n", "\n").replace("\r", "\n")
