"""Which of several numbers a visitor asked to be called on, by its label."""

from collections.abc import Mapping, Sequence

from callback_desk.intake.cell_looks import may_be_dialed
from callback_desk.intake.column_plan import ColumnPlan
from callback_desk.intake.field_names import Field, plain_header

_ASKS = frozenset({"best", "preferred", "prefer", "which", "mejor", "preferido"})
_OF_NUMBERS = frozenset(
    {"phone", "number", "call", "contact", "reach", "telefono", "numero", "llamar"}
)


class NamedPhone:
    """Finds the column that another one names: "Best number: mobile".

    A household's telephone need not know who calls.

    Args:
        plan: which column says what.
    """

    def __init__(self, plan: ColumnPlan) -> None:
        words = [frozenset(plain_header(header).split()) for header in plan.headers]
        self._called = {index: words[index] for index in plan.of(Field.PHONE)}
        self._asking = [
            index
            for index in (*plan.others, *self._called)
            if words[index] & _ASKS and words[index] & _OF_NUMBERS
        ]

    def column(self, cells: Sequence[str], phones: Mapping[int, str]) -> int | None:
        """The phone column that is asked for and could be dialed, or None.

        Args:
            cells: of a record.
            phones: for each phone column what stands there.
        """
        for asking in self._asking:
            said = frozenset(plain_header(cells[asking][:40]).split())
            for index, cell in phones.items():
                if index != asking and said & self._called[index] - _OF_NUMBERS:
                    return index if may_be_dialed(cell) else None
        return None
