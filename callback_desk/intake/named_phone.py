"""Which of several numbers a visitor asked to be called on, by its label."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from callback_desk.intake.cell_looks import may_be_dialed
from callback_desk.intake.column_plan import ColumnPlan
from callback_desk.intake.field_names import Field, plain_header
from callback_desk.intake.header_words import is_not_their_phone

_ASKS = frozenset({"best", "preferred", "prefer", "which", "mejor", "preferido"})
_OF_NUMBERS = frozenset(
    {"phone", "number", "call", "contact", "reach", "telefono", "numero", "llamar"}
)
_OF_TIMES = frozenset(
    {"time", "times", "when", "day", "days", "hour", "hours", "hora", "horas", "dia"}
)
_KINDS: Final = frozenset({"type", "label", "kind", "tipo", "etiqueta"})
"""Words of a column that says what number stands beside it: `Phone 1 - Type`."""

_LONGEST: Final = 60
"""Characters of an answer; more of it is what somebody tells."""

_CLAUSE = re.compile(r"[,;.!/\n]|\bbut\b|\bpero\b|\bsino\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|no|never|don t|dont|except|nunca|excepto)\b")
_WHEN = re.compile(r"\b(?:after|before|during|outside|despues del?|antes del?) \w+")


class NamedPhone:
    """Finds the column that another one names: "Best number: mobile".

    A household's telephone need not know who calls, nor a desk at work.

    Args:
        plan: which column says what.
    """

    def __init__(self, plan: ColumnPlan) -> None:
        words = [frozenset(plain_header(header).split()) for header in plan.headers]
        phones = plan.of(Field.PHONE)
        self._called = {index: words[index] - _OF_NUMBERS for index in phones}
        self._types = {
            index: beside
            for index in phones
            for beside in (index + 1, index - 1)
            if 0 <= beside < len(words)
            and words[beside] & _KINDS
            and words[beside] - _KINDS <= words[index]
        }
        self._asking = [
            index
            for index in (*plan.others, *phones)
            if words[index] & _ASKS
            and words[index] & _OF_NUMBERS
            and not words[index] & _OF_TIMES
        ]

    def column(self, cells: Sequence[str], phones: Mapping[int, str]) -> int | None:
        """The phone column that is asked for and could be dialed, or None.

        Args:
            cells: of a record.
            phones: for each phone column what stands there.
        """
        for asking in self._asking:
            wanted, unwanted = _said(cells[asking][:_LONGEST])
            for index, cell in phones.items():
                if index != asking and wanted & self._called[index]:
                    return index if may_be_dialed(cell) else None
            barred = {index for index in phones if unwanted & self._called[index]}
            if barred:
                others = (index for index in phones if index not in barred)
                return next((i for i in others if may_be_dialed(phones[i])), None)
        faxes = {
            index
            for index, kind in self._types.items()
            if is_not_their_phone(cells[kind])
        }
        if not faxes:
            return None
        others = (index for index in phones if index not in faxes)
        return next((i for i in others if may_be_dialed(phones[i])), None)


def _said(answer: str) -> tuple[set[str], set[str]]:
    """The words of an answer that ask for something, and those that forbid it."""
    wanted, unwanted = set[str](), set[str]()
    for clause in _CLAUSE.split(answer):
        asks, *forbids = _NOT.split(_WHEN.sub(" ", plain_header(clause)))
        wanted.update(asks.split())
        unwanted.update(word for words in forbids for word in words.split())
    return wanted - unwanted, unwanted
