"""What the models of long lists share: rows by the page, older ones as asked for."""

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
    """The newest first; `more_wanted` asks for those before the last row.

    A child says what stands in a cell, and its headings.
    """

    more_wanted = Signal()
    headings: ClassVar[tuple[str, ...]]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._is_whole, self._asked = True, False

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._rows

    def at(self, place: int) -> Row | None:
        """The row at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def begin(self, rows: Sequence[Row], *, is_whole: bool) -> None:
        """Show these in place of the others."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()
        self.is_read(is_whole=is_whole)

    def append(self, rows: Sequence[Row], *, is_whole: bool) -> None:
        """Add the older ones that were asked for."""
        self.is_read(is_whole=is_whole)
        if rows:
            start = len(self._rows)
            self.beginInsertRows(NOWHERE, start, start + len(rows) - 1)
            self._rows += rows
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
        """Whether there are older ones that nobody asked for yet."""
        return not (parent.isValid() or self._is_whole or self._asked)

    def fetchMore(self, parent: Index) -> None:
        """Ask for older ones; they come later."""
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
