"""Chooses columns: told by the person, the product, the header, the cells."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from callback_desk.domain.file_reading import HowFound
from callback_desk.domain.reading_choices import NOT_USED
from callback_desk.intake.cell_looks import (
    looks_like_email,
    looks_like_page,
    looks_like_person,
    looks_like_phone,
    looks_like_time_of_day,
    looks_technical,
)
from callback_desk.intake.column_looks import (
    are_told,
    hold_times,
    looks_like_time,
    looks_wordy,
    may_be_names,
    mostly,
    tell_something,
)
from callback_desk.intake.column_plan import ColumnPlan, headers_of, index_of
from callback_desk.intake.field_names import (
    MAP_FIELDS,
    Field,
    field_of_whole,
    is_weak_name,
    plain_header,
)
from callback_desk.intake.form_presets import FormPreset
from callback_desk.intake.header_words import (
    fields_of_words,
    is_about_another_date,
    is_not_their_name,
    names_sending,
    says_where_it_rings,
)
from callback_desk.intake.lone_columns import LoneColumns
from callback_desk.intake.name_cells import part_names
from callback_desk.intake.name_parts import name_parts
from callback_desk.intake.near_headers import looks_of, near_field
from callback_desk.intake.numbers_in_text import has_number
from callback_desk.intake.phone_columns import dialed_columns, worded_column
from callback_desk.intake.phone_parts import looks_like_code, part_of_phone
from callback_desk.intake.phone_pieces import PARTS, columns_of_parts

_NAMES: Final = frozenset({Field.NAME, Field.FIRST_NAME, Field.LAST_NAME})


class ColumnChooser:
    """Chooses the columns of one file from its headers and a sample of its rows.

    Args:
        headers: as written, or None for a file without.
        rows: some of its records' cells.
        preset: the form product.
        columns: for a header or label, the field that the person named, or NOT_USED;
            they have the last word.
        remembered: the labels among them that were named for such a file before.
        takes_near: a header may be nearly a known one, if the cells agree.
    """

    def __init__(
        self,
        headers: Sequence[str] | None,
        rows: Sequence[Sequence[str]],
        preset: FormPreset,
        columns: Mapping[str, str],
        remembered: Collection[str] = (),
        *,
        takes_near: bool = False,
    ) -> None:
        width = max(map(len, rows), default=0) if headers is None else len(headers)
        self._has_headers = headers is not None
        self.headers = tuple(headers or headers_of(width))
        self._rows = rows
        self._filled = [
            [row[i] for row in rows if i < len(row) and row[i].strip()]
            for i in range(width)
        ]
        self._fullest = max(map(len, self._filled), default=0)
        self._preset = preset
        self._asked = columns
        self._named = frozenset(columns.values()) - {NOT_USED}
        self._remembered = remembered
        self._takes_near = takes_near
        self._fields: dict[int, Field] = {}
        self._found: dict[int, HowFound] = {}
        self._unused: set[int] = set()

    def plan(self) -> ColumnPlan:
        """The plan, from the surest knowledge to the least.

        Raises:
            LookupError: a header was named that is not there.
            ValueError: a field was named that is none.
        """
        self._take_asked()
        self._take_preset()
        self._note(HowFound.PRESET)
        if self._has_headers:
            self._take_parts()
            self._take_headers()
            self._note(HowFound.SYNONYM)
        self._take_looks()
        self._note(HowFound.LOOKS)
        if self._has_headers and self._takes_near:
            self._take_near()
            self._note(HowFound.NEAR)
        if not self._is_settled(Field.NAME):
            part_names(self._fields, self.headers, self._rows)
        lone = LoneColumns(self.headers, self._rows, self._preset, self._found)
        lone.settle(self._fields)
        columns = {
            field: tuple(
                i for i in range(len(self.headers)) if self._fields.get(i) is field
            )
            for field in Field
        }
        return ColumnPlan(
            self.headers,
            {field: indexes for field, indexes in columns.items() if indexes},
            tuple(i for i in range(len(self.headers)) if i not in self._fields),
            {
                index: how
                for index, how in self._found.items()
                if index in self._fields or index in self._unused
            },
        )

    def _note(self, how: HowFound) -> None:
        """Say of the columns that were taken since how they were told."""
        for index in self._unused:
            self._fields.pop(index, None)
        for index in self._fields:
            self._found.setdefault(index, how)

    def _take_asked(self) -> None:
        """What the person said, now or before."""
        for name, field in self._asked.items():
            if field != NOT_USED and field not in MAP_FIELDS:
                raise ValueError(f"{field!r} is no field to map")
            index = index_of(self.headers, name)
            if index is None:
                raise LookupError(name)
            remembered = name in self._remembered
            self._found[index] = HowFound.REMEMBERED if remembered else HowFound.ASKED
            if field == NOT_USED:
                self._unused.add(index)
            else:
                self._fields[index] = Field(field)

    def _take_preset(self) -> None:
        """What the form product's exports always say."""
        for field, names in self._preset.fields.items():
            if self._is_settled(field):
                continue
            present = [
                self.headers.index(name) for name in names if name in self.headers
            ]
            for index in present[:1]:
                self._fields.setdefault(index, field)
        for index, header in enumerate(self.headers):
            if header in self._preset.technical:
                self._fields.setdefault(index, Field.TECHNICAL)

    def _is_settled(self, field: Field) -> bool:
        """Whether the person spoke of a field, so that no guess may."""
        if field in _NAMES:
            return not self._named.isdisjoint(_NAMES)
        return field in self._named

    def _take_parts(self) -> None:
        """The parts of a name, or of a number, where each has a column."""
        if not self._is_settled(Field.NAME):
            self._fields.update(name_parts(self.headers, self._unknown()))
        if not self._is_settled(Field.PHONE):
            of_parts = columns_of_parts(self.headers, self._rows, self._unknown())
            self._fields.update(zip(of_parts, PARTS, strict=False))

    def _take_headers(self) -> None:
        """What headers say, where the cells do not contradict."""
        settled = {
            field
            for field in self._preset.fields
            if field in set(self._fields.values())
        } - {Field.PHONE, Field.EMAIL, Field.NAME}
        has_names = any(map(self._is_named, range(len(self.headers))))
        has_names |= Field.LAST_NAME in self._fields.values()
        for index, header in enumerate(self.headers):
            if index in self._fields or index in self._unused:
                continue
            part = part_of_phone(header)
            if part is not None and self._mostly(index, looks_like_code):
                self._fields[index] = part
                continue
            whole = field_of_whole(header)
            proposed = (whole,) if whole is not None else fields_of_words(header)
            surely = whole is not None and not is_weak_name(header)
            if whole is Field.RECEIVED_CLOCK and self._mostly(index, looks_like_time):
                proposed, surely = (Field.RECEIVED_AT,), False
            elif whole is Field.RECEIVED_AT and self._mostly(
                index, looks_like_time_of_day
            ):
                proposed = (Field.RECEIVED_CLOCK,)
            for field in proposed:
                if self._is_settled(field) or field in settled:
                    continue
                if field is Field.NAME and has_names and whole is None:
                    continue
                if surely or self._cells_agree(index, field):
                    self._fields[index] = field
                    break

    def _is_named(self, index: int) -> bool:
        """Whether a column is called a name, no more and no less, and is filled."""
        header, filled = self.headers[index], self._filled[index]
        return (
            field_of_whole(header) in _NAMES
            and not is_weak_name(header)
            and len(filled) * 2 > self._fullest
        )

    def _cells_agree(self, index: int, field: Field) -> bool:
        """Whether the cells may be what an unsure header says."""
        filled = self._filled[index]
        looks: Callable[[str], bool] | None = {
            Field.PHONE: looks_like_phone,
            Field.EMAIL: looks_like_email,
            Field.RECEIVED_AT: looks_like_time,
            Field.PAGE: looks_like_page,
        }.get(field)
        if looks is not None:
            return not filled or any(map(looks, filled))
        if field in _NAMES:
            reached = (looks_like_phone, looks_like_email, has_number)
            return not any(self._mostly(index, looks) for looks in reached)
        if field is Field.TECHNICAL:
            # A consent says the same for all; "Privacy, or comments?" does not.
            return len(set(filled)) <= 2 or all(map(looks_technical, filled))
        return True

    def _mostly(self, index: int, looks: Callable[[str], bool]) -> bool:
        """Whether most filled cells of a column look alike."""
        return mostly(self._filled[index], looks)

    def _take_looks(self) -> None:
        """What cells look like, for fields that nothing else told."""
        self._take_phones()
        self._take_by_looks(Field.EMAIL, lambda i: self._mostly(i, looks_like_email))
        self._take_by_looks(
            Field.RECEIVED_AT,
            lambda i: names_sending(self.headers[i]) and self._looks_sent(i),
        )
        self._take_by_looks(Field.RECEIVED_AT, self._looks_sent)
        if not {Field.FIRST_NAME, Field.LAST_NAME} & set(self._fields.values()):
            self._take_by_looks(Field.NAME, self._looks_named)
            self._take_only_name()
        if not self._has_headers:
            self._take_by_looks(Field.MESSAGE, lambda i: are_told(self._filled[i]))

    def _take_only_name(self) -> None:
        """The one column that may be names, first names alone among them."""
        if self._is_settled(Field.NAME) or Field.NAME in self._fields.values():
            return
        candidates = [
            index
            for index in self._unknown()
            if not is_not_their_name(self.headers[index])
            and may_be_names(self._filled[index], self._fullest)
        ]
        if len(candidates) == 1:
            self._fields[candidates[0]] = Field.NAME

    def _take_by_looks(self, field: Field, looks: Callable[[int], bool]) -> None:
        """Take the first unknown column that looks like a field."""
        if field in self._fields.values() or self._is_settled(field):
            return
        index = next(filter(looks, self._unknown()), None)
        if index is not None:
            self._fields[index] = field

    def _take_phones(self) -> None:
        """The columns of numbers, of numbers with words where there are no others."""
        if self._is_settled(Field.PHONE):
            return
        phones = [i for i, field in self._fields.items() if field is Field.PHONE]
        unknown = self._unknown()
        if phones:
            unknown = [i for i in unknown if says_where_it_rings(self.headers[i])]
        phones += dialed_columns(self.headers, self._rows, unknown)
        self._fields.update(dict.fromkeys(phones, Field.PHONE))
        if not (phones and self._has_headers):
            headers = self.headers if self._has_headers else None
            index = worded_column(headers, self._rows, phones, self._unknown())
            if index is not None:
                self._fields[index] = Field.PHONE

    def _unknown(self) -> list[int]:
        """The columns that nothing told so far."""
        return [
            index
            for index in range(len(self.headers))
            if index not in self._fields and index not in self._unused
        ]

    def _looks_sent(self, index: int) -> bool:
        """Whether a column holds the times at which forms were sent."""
        if is_about_another_date(self.headers[index]):
            return False
        return hold_times(self._filled[index])

    def _looks_named(self, index: int) -> bool:
        """Whether a column holds people's names: two words or more, few twice."""
        filled = self._filled[index]
        varied = len(set(filled)) * 2 > len(filled)
        if not self._has_headers:
            return varied and self._mostly(index, looks_wordy)
        if is_not_their_name(self.headers[index]):
            return False
        is_named = varied and self._mostly(index, looks_like_person)
        return is_named and not tell_something(filled)

    def _take_near(self) -> None:
        """What headers nearly say, for fields that nothing else told."""
        taken = set(self._fields.values())
        if not taken.isdisjoint(_NAMES):
            taken |= _NAMES
        wanted = frozenset(
            field
            for field in MAP_FIELDS - taken - {Field.EXTERNAL_ID}
            if not self._is_settled(field)
        )
        for index, header in enumerate(self.headers):
            if index in self._fields or index in self._unused:
                continue
            field = near_field(plain_header(header), wanted)
            if field is not None and self._cells_surely_agree(index, field):
                self._fields[index] = field
                wanted -= {field}

    def _cells_surely_agree(self, index: int, field: Field) -> bool:
        """Whether the cells are what a header nearly says."""
        looks = looks_of(field)
        return looks is None or self._mostly(index, looks)
