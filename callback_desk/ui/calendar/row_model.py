"""What the models of quiet tables have in common: rows, and headings above them."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class RowModel(QAbstractTableModel):
    """Nothing in it changes once it is shown; a change brings another one.

    A child says what stands in a cell, and its headings.
    """

    headings: ClassVar[tuple[str, ...]]

    def __init__(self, rows: Sequence[object]) -> None:
        super().__init__()
        self._count = len(rows)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row each."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """As many as headings."""
        return 0 if parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> object:
        """The headings."""
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return self.headings[section]
        return None
