"""What the models of long lists share: rows by the page, further ones as asked for."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Row = TypeVar("Row")
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class PagedTable(QAbstractTableModel, Generic[Row]):
    """Rows with a number each; `more_wanted` asks for those behind the last one.

    A child says what number a row has, what stands in a cell, and its headings.
    """

    more_wanted = Signal()
    headings: ClassVar[tuple[str, ...]]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._is_whole, self._asked = True, False

    def number_of(self, row: Row) -> int:
        """The number by which a row is known."""
        raise NotImplementedError

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._rows

    def at(self, place: int) -> Row | None:
        """The row at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, number: int) -> int | None:
        """Where a row stands, if it is shown."""
        return next((n for n, at in enumerate(self._numbers()) if at == number), None)

    def _numbers(self) -> list[int]:
        return [self.number_of(row) for row in self._rows]

    def begin(self, rows: Sequence[Row], *, is_whole: bool) -> None:
        """Show these in place of the others."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()
        self.is_read(is_whole=is_whole)

    def renew(self, rows: Sequence[Row]) -> None:
        """Show these; those that stay are still chosen, wherever they stand now."""
        wanted = [self.number_of(row) for row in rows]
        self._drop_all_but(set(wanted))
        self._reorder(wanted)
        for place, row in enumerate(rows):
            here = self.at(place)
            if here is None or self.number_of(here) != wanted[place]:
                self.beginInsertRows(NOWHERE, place, place)
                self._rows.insert(place, row)
                self.endInsertRows()
            else:
                self._rows[place] = row
        if self._rows:
            last = self.index(len(self._rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _drop_all_but(self, wanted: set[int]) -> None:
        for place, number in reversed(list(enumerate(self._numbers()))):
            if number not in wanted:
                self.beginRemoveRows(NOWHERE, place, place)
                del self._rows[place]
                self.endRemoveRows()

    def _reorder(self, wanted: Sequence[int]) -> None:
        """Put the rows that stay in the order in which they are wanted."""
        before = self._numbers()
        rows = dict(zip(before, self._rows, strict=True))
        after = [number for number in wanted if number in rows]
        if after == before:
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        now_at = {number: place for place, number in enumerate(after)}
        self._rows = [rows[number] for number in after]
        moved = [self.index(now_at[before[i.row()]], i.column()) for i in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def append(self, rows: Sequence[Row], *, is_whole: bool) -> None:
        """Add the further ones that were asked for."""
        self.is_read(is_whole=is_whole)
        here = set(self._numbers())
        fresh = [row for row in rows if self.number_of(row) not in here]
        if fresh:
            start = len(self._rows)
            self.beginInsertRows(NOWHERE, start, start + len(fresh) - 1)
            self._rows += fresh
            self.endInsertRows()

    def is_read(self, *, is_whole: bool = False) -> None:
        """What was asked for came, or failed: the next ones can be asked for."""
        self._is_whole, self._asked = is_whole, False

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row each."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """As many columns as headings."""
        return 0 if parent.isValid() else len(self.headings)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are further ones that nobody asked for yet."""
        return not (parent.isValid() or self._is_whole or self._asked)

    def fetchMore(self, parent: Index) -> None:
        """Ask for further ones; they come later."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> object:
        """The headings."""
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return self.headings[section]
        return None
