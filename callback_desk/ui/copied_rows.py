"""Ctrl+C in a list or table: whole rows as they are seen, not one cell of them."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView

from callback_desk.export.csv_out import clipboard_text

_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class CopiedRows(QObject):
    """Copies the rows that are chosen: cells by tabs, or what a painted row says."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that copy; every other event goes on as it was."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            self._copy()
            return True
        return False

    def _copy(self) -> None:
        chosen = self._view.selectionModel().selectedIndexes()
        rows = {index.row(): index for index in chosen}
        if rows:
            said = clipboard_text(self._as_seen(rows[row]) for row in sorted(rows))
            QGuiApplication.clipboard().setText(said)

    def _as_seen(self, index: QModelIndex) -> list[str]:
        view = self._view
        if not isinstance(view, QTableView):
            return [str(index.data(_SPOKEN) or index.data() or "")]
        header = view.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [
            str(index.siblingAtColumn(column).data() or "")
            for column in order
            if not view.isColumnHidden(column)
        ]
