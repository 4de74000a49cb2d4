"""What the models of quiet tables have in common: rows, and headings above them."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from callback_desk.domain.sort_order import SortKey, SortOrder, in_order
from callback_desk.wording.sorting import mark_heading, say_order

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Row = TypeVar("Row")
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class RowModel(QAbstractTableModel, Generic[Row]):
    """Nothing but the order changes once it is shown; a change brings another one.

    A child says what stands in a cell, and its headings; what a column is sorted by.
    """

    headings: ClassVar[tuple[str, ...]]

    def __init__(self, rows: Sequence[Row], *, feet: int = 0) -> None:
        """Show rows.

        Args:
            rows: in their usual order.
            feet: how many of them, sums of the others, stay the last ones.
        """
        super().__init__()
        self._given, self._feet = tuple(rows), feet
        self._places = list(range(len(self._given)))
        self._order: SortOrder | None = None

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown, from top to bottom."""
        return [self._given[place] for place in self._places]

    def row(self, place: int) -> Row | None:
        """What stands at a place."""
        usual = self.usual_place(place)
        return None if usual is None else self._given[usual]

    def usual_place(self, place: int) -> int | None:
        """Where the row at a place stands in the usual order."""
        return self._places[place] if 0 <= place < len(self._places) else None

    def raw(self, row: Row, column: int) -> SortKey | None:
        """The value that a row is sorted by; None stands last either way."""
        return None

    def raw_at(self, usual: int, column: int) -> SortKey | None:
        """The same of the row at a place of the usual order."""
        return self.raw(self._given[usual], column)

    @property
    def sort_words(self) -> Sequence[str]:
        """What it can be sorted by."""
        return self.headings

    def put_in_order(self, order: SortOrder | None) -> None:
        """Put the rows in an order; what is chosen of them stays chosen."""
        self.layoutAboutToBeChanged.emit()
        before = self._places
        kept = self.persistentIndexList()
        self._order, self._places = order, self._sorted(order)
        now_at = {usual: place for place, usual in enumerate(self._places)}
        moved = [self.index(now_at[before[i.row()]], i.column()) for i in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()
        across = Qt.Orientation.Horizontal
        self.headerDataChanged.emit(across, 0, self.columnCount() - 1)

    def _sorted(self, order: SortOrder | None) -> list[int]:
        places = list(range(len(self._given)))
        if order is None:
            return places
        body = len(places) - self._feet
        raw = partial(self.raw_at, column=order.column)
        return in_order(places[:body], raw, falls=order.falls) + places[body:]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row each."""
        return 0 if parent.isValid() else len(self._given)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """As many as headings."""
        return 0 if parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> object:
        """The headings, with an arrow by which the rows are sorted."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return mark_heading(self.headings[section], self._order, section)
        order = self._order
        if role == _SPOKEN and order is not None and order.column == section:
            return say_order(self.headings[section], order)
        return None
