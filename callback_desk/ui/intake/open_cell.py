"""The cell that is just corrected: what is half typed outlives rows that come anew."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractItemView

from callback_desk.services.preview_rows import Key
from callback_desk.ui.intake.verdict_table import VerdictTable
from callback_desk.ui.needs_look.fix_field import FixLine


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """A cell as it stands in its field: where, what is typed, and where one types."""

    key: Key
    column: int
    text: str
    at: int


class OpenCell:
    """Takes an open cell out of a view before it is filled, and opens it again."""

    def __init__(
        self,
        view: QAbstractItemView,
        table: VerdictTable,
        choose: Callable[[int, int], None],
    ) -> None:
        self._view, self._table, self._choose = view, table, choose

    def field(self) -> FixLine | None:
        """The field of the open cell, if one is open."""
        fields = self._view.viewport().findChildren(FixLine)
        return next((one for one in fields if not one.isHidden()), None)

    def take_out(self) -> HalfTyped | None:
        """What is half typed."""
        field, index = self.field(), self._view.currentIndex()
        if field is None or not index.isValid():
            return None
        key = self._table.seen(index.row()).key
        return HalfTyped(key, index.column(), field.text(), field.cursorPosition())

    def put_back(self, half: HalfTyped) -> None:
        """Open it again where its record still is to be corrected."""
        place = self._table.place_of(half.key)
        if place is None or not self._table.can_mend(place, half.column):
            return
        self._choose(place, half.column)
        self._view.edit(self._view.currentIndex())
        if (field := self.field()) is not None and field.text() != half.text:
            field.setText(half.text)
            field.setModified(True)
            field.setCursorPosition(half.at)
