"""Which code column belongs to which phone column of a file."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from callback_desk.domain.submission import Problem, Why
from callback_desk.intake.cell_looks import looks_like_phone, may_be_dialed
from callback_desk.intake.column_plan import ColumnPlan
from callback_desk.intake.field_names import Field, plain_header
from callback_desk.intake.header_words import is_not_their_phone
from callback_desk.intake.phone_parts import code_of, joined

UNCLEAR_CODE: Final = Problem(
    Why.PHONE, "it is not clear which code belongs before the number"
)
_OF_ALL: Final = {
    *("phone", "number", "code", "country", "area", "dial", "dialing", "dialling"),
    *("calling", "prefix", "isd", "the", "of"),
    *("telefono", "numero", "codigo", "pais", "de", "del"),
}
"""Words of labels that do not tell whose number or code it is."""

_LONG_DISTANCE: Final = "1"
_WITH_LONG_DISTANCE: Final = 11
"""Digits of a North American number with its country code."""


class PhoneCodes:
    """Puts the codes of a file's columns before the numbers they belong to.

    A code before another column's number calls a stranger. It belongs to the one phone
    column there is, or to the one that it stands directly before. Where another column
    holds another code, and labels do not tell whose is whose, nobody is called by it.

    Args:
        plan: which column says what.
    """

    def __init__(self, plan: ColumnPlan) -> None:
        kinds = (Field.PHONE_AREA, Field.PHONE_COUNTRY)
        self._kinds = {index: kind for kind in kinds for index in plan.of(kind)}
        phones = plan.of(Field.PHONE)
        is_single = len(phones) == 1 and all(len(plan.of(kind)) < 2 for kind in kinds)
        # Where the first code follows a number, the codes may stand behind theirs.
        are_behind = min(self._kinds, default=0) > min(phones, default=0)
        self._own: dict[int, tuple[int, ...]] = {}
        for phone in phones:
            if is_single:
                self._own[phone] = tuple(self._kinds)
            else:
                self._own[phone] = () if are_behind else self._before(phone)

        taken = {index for own in self._own.values() for index in own}
        self._strays = {
            index for index in self._kinds.keys() - taken
            if not is_not_their_phone(plan.headers[index])
        }  # fmt: skip
        self._labels = [_telling(header) for header in plan.headers]

    def __bool__(self) -> bool:
        """Whether there are columns of codes."""
        return bool(self._kinds)

    def _before(self, phone: int) -> tuple[int, ...]:
        """The code columns directly before a phone column, one of each kind."""
        own: dict[Field, int] = {}
        index = phone - 1
        while index in self._kinds and self._kinds[index] not in own:
            own[self._kinds[index]] = index
            index -= 1
        return tuple(own.values())

    def whole(self, number: str, phone: int, cell: Callable[[int], str]) -> str | None:
        """A number with its codes, or None where they may be another number's.

        Args:
            number: as written.
            phone: its column.
            cell: tells what stands in a column.
        """
        filled = {index: cell(index) for index in self._kinds}
        filled = {index: text for index, text in filled.items() if text}
        own = [index for index in self._own.get(phone, ()) if index in filled]
        if any(self._is_disputed(phone, index, filled) for index in own):
            return None
        if own:
            return self._joined(number, own, filled)
        meant = {_dialed(self._joined(number, [index], filled)) for index in filled}
        return number if meant <= {_dialed(number)} else None

    def _is_disputed(self, phone: int, own: int, filled: dict[int, str]) -> bool:
        """Whether a code that nobody owns may be the number's in place of its own."""
        others = {
            code_of(filled[index])
            for index in self._strays & filled.keys()
            if self._kinds[index] is self._kinds[own]
        }
        is_named = bool(self._labels[own] & self._labels[phone])
        return not is_named and not others <= {code_of(filled[own])}

    def _joined(
        self, number: str, columns: Sequence[int], cells: dict[int, str]
    ) -> str:
        """A number with the codes of some columns before it."""
        codes = {self._kinds[index]: cells[index] for index in columns}
        area, country = (
            codes.get(kind, "") for kind in (Field.PHONE_AREA, Field.PHONE_COUNTRY)
        )
        return joined(number, area, country)


def best_phone(cells: Mapping[int, str]) -> int:
    """The first column that could be dialed, else the first with content.

    Args:
        cells: for each phone column what stands there; one at least is filled.
    """
    return next(
        index
        for looks in (may_be_dialed, looks_like_phone, str.strip)
        for index, cell in cells.items()
        if looks(cell)
    )


def _telling(label: str) -> frozenset[str]:
    """The words of a label that tell whose number or code it is."""
    return frozenset(plain_header(label).split()) - _OF_ALL


def _dialed(number: str) -> str:
    """The digits that a number is dialed by from the desk."""
    digits = re.sub("[^0-9]", "", re.split("[A-Za-z#]", number, maxsplit=1)[0])
    if len(digits) == _WITH_LONG_DISTANCE:
        return digits.removeprefix(_LONG_DISTANCE)
    return digits
