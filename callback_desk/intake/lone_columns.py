"""Columns of which a file has one: which it is where several would do."""

from collections.abc import Mapping, Sequence
from typing import Final

from callback_desk.domain.file_reading import HowFound
from callback_desk.intake.cell_looks import looks_like_time_of_day
from callback_desk.intake.column_looks import MOSTLY, looks_like_time, mostly
from callback_desk.intake.field_names import Field, plain_header
from callback_desk.intake.form_presets import FormPreset

_SINGLE: Final = (
    Field.RECEIVED_AT, Field.RECEIVED_CLOCK, Field.EXTERNAL_ID, Field.FORM,
    Field.FIRST_NAME, Field.LAST_NAME,
)  # fmt: skip
_TOLD: Final = (HowFound.ASKED, HowFound.REMEMBERED)
_PLAIN_DATES: Final = frozenset(
    {"date", "fecha", "received", "start time", "hora de inicio"}
)
_FEWEST_TO_COMPARE: Final = 2
"""Different numbers of a column beside which one that never changes is the clinic's."""

_FEWEST_TO_RECUR: Final = 4
"""Cells of a column of few numbers: two people of a household are no office."""

_NEARLY_ALL: Final = 0.9
"""Share of the records that say the clinic's number; a person's own stands in few."""


class LoneColumns:
    """Settles which columns stay what they were taken for.

    Args:
        headers: of all columns.
        rows: the cells of some records.
        preset: the form product.
        found: for a column, how its field was told.
    """

    def __init__(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        preset: FormPreset,
        found: Mapping[int, HowFound],
    ) -> None:
        self._headers = headers
        self._rows = [row for row in rows if any(map(str.strip, row))]
        self._filled = [
            [row[i] for row in self._rows if _is_filled(row, i)]
            for i in range(len(headers))
        ]
        self._preset = preset
        self._found = found

    def settle(self, fields: dict[int, Field]) -> None:
        """Leave one column for each field that has only one.

        Args:
            fields: for a column, what it was taken for; changed in place.
        """
        for field in _SINGLE:
            self._settle_single(fields, field)
        self._leave_out_own_number(fields)

    def _settle_single(self, fields: dict[int, Field], field: Field) -> None:
        """Leave the best of the columns that hold a field."""
        taken = [i for i, of in fields.items() if of is field]
        candidates = taken
        if field is Field.RECEIVED_CLOCK:
            candidates = [
                i for i in taken if mostly(self._filled[i], looks_like_time_of_day)
            ]
        best = candidates[0] if candidates else None
        if len(candidates) > 1:
            best = min(candidates, key=self._lateness)
        for index in taken:
            if index == best:
                continue
            is_time = mostly(self._filled[index], looks_like_time)
            if field is Field.RECEIVED_AT and is_time:
                fields[index] = Field.TECHNICAL
            else:
                del fields[index]

    def _leave_out_own_number(self, fields: dict[int, Field]) -> None:
        """No phone column that says the same everywhere, beside one that does not.

        It is the clinic's own number, or those of its offices: whoever was called on
        it would be its desk.
        """
        phones = [
            index for index, field in fields.items()
            if field is Field.PHONE and self._found.get(index) not in _TOLD
        ]  # fmt: skip
        different = {index: len(set(self._filled[index])) for index in phones}
        theirs = [i for i in phones if different[i] >= _FEWEST_TO_COMPARE]
        for index in phones:
            others = theirs if different[index] == 1 else self._varied(phones)
            is_few = different[index] == 1 or self._recurs(index)
            if is_few and index not in others and self._is_everywhere(index, others):
                fields[index] = Field.TECHNICAL

    def _recurs(self, index: int) -> bool:
        """Whether a column has few numbers, which come again and again."""
        filled = self._filled[index]
        return len(filled) >= _FEWEST_TO_RECUR and len(set(filled)) * 2 <= len(filled)

    def _varied(self, columns: Sequence[int]) -> list[int]:
        """The columns in which hardly anything comes twice."""
        return [
            index
            for index in columns
            if len(set(self._filled[index]))
            >= max(_FEWEST_TO_COMPARE, _NEARLY_ALL * len(self._filled[index]))
        ]

    def _is_everywhere(self, index: int, others: Sequence[int]) -> bool:
        """Whether a column is filled in nearly all records, mostly beside others."""
        filled = [row for row in self._rows if _is_filled(row, index)]
        beside = sum(any(_is_filled(row, i) for i in others) for row in filled)
        needed = max(_FEWEST_TO_COMPARE, _NEARLY_ALL * len(self._rows))
        return len(filled) >= needed and beside >= MOSTLY * len(filled)

    def _lateness(self, index: int) -> tuple[bool, bool, bool, int]:
        """How late a column comes when one must be taken."""
        header = self._headers[index]
        named = (
            any(header in names for names in self._preset.fields.values())
            or self._found.get(index) in _TOLD
        )
        is_time = any(map(looks_like_time, self._filled[index]))
        return not named, not is_time, plain_header(header) in _PLAIN_DATES, index


def _is_filled(row: Sequence[str], index: int) -> bool:
    """Whether a record's cell has content."""
    return index < len(row) and bool(row[index].strip())
