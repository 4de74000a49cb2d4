"""A quiet table in a panel: rows to read and to copy, none of them to edit."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from callback_desk.domain.sort_order import SortOrder
from callback_desk.export.csv_out import clipboard_text
from callback_desk.ui.sorting.table_menu import let_sort
from callback_desk.ui.theme import Theme

if TYPE_CHECKING:
    from callback_desk.ui.sorting.sorting import Sorting

AnyIndex = QModelIndex | QPersistentModelIndex
ROW_UNITS, SCALE = 5.0, 0.85
# Between what two columns say, in units of the theme.
BETWEEN = 2
# Rows by which the columns' widths go, those beneath the table's edge among them.
MEASURED = 40


class RowLooks(QStyledItemDelegate):
    """Marks whole rows, never a single cell of one; keeps columns apart."""

    def __init__(self, parent: QTableView, between: int = 0) -> None:
        super().__init__(parent)
        self._between = between

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """What is in it, and some room before the next column begins."""
        size = super().sizeHint(option, index)
        model = index.model()
        # A row that went while it was measured has no model any more.
        is_last = model is None or index.column() == model.columnCount() - 1
        return size if is_last else size + QSize(self._between, 0)

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Leave the bevel of the focus out."""
        super().initStyleOption(option, index)
        option.state = option.state & ~QStyle.StateFlag.State_HasFocus


def as_plain_rows(view: QTableView) -> None:
    """Let a table show rows to choose and to copy: no grid, no cell of its own."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


class RowTable(QTableView):
    """As high as its first rows; the first column takes the room that is left."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        row_units: float = ROW_UNITS,
        scale: float = SCALE,
        between: float = BETWEEN,
    ) -> None:
        """Make an empty table.

        Args:
            theme: its looks.
            name: what it is called, for those who hear the screen.
            row_units: how high a row is, in layout units.
            scale: of its letters.
            between: room between two columns, in layout units.
        """
        super().__init__()
        self._shown: QAbstractItemModel | None = None
        self.sorting: Sorting | None = None
        self._line_high = QFontMetrics(theme.font(scale)).height() + 2
        self._one_high = self._row_high = max(theme.px(row_units), self._line_high)
        self.setAccessibleName(name)
        self.setFont(theme.font(scale))
        as_plain_rows(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setStyleSheet("QTableView { background: transparent; }")
        self.setItemDelegate(RowLooks(self, theme.px(between)))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
        vertical = self.verticalHeader()
        vertical.setMinimumSectionSize(1)
        vertical.setDefaultSectionSize(self._row_high)

    def show_headings(self, theme: Theme, sorts_as: str = "") -> None:
        """Let what each column says stand above it.

        Args:
            theme: its looks.
            sorts_as: under which name the order is remembered that somebody wishes;
                "" where the rows stay as they come.
        """
        header = self.horizontalHeader()
        header.show()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setFont(theme.font(SCALE, bold=True))
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        if sorts_as:
            self.sorting = let_sort(self, sorts_as)

    @property
    def order(self) -> SortOrder | None:
        """In which order the rows are seen; None as usual."""
        return None if self.sorting is None else self.sorting.in_force

    def show_rows(self, model: QAbstractItemModel, lines: int = 1) -> None:
        """Show a model's rows, of so many lines each."""
        self._row_high = self._one_high + (lines - 1) * self._line_high
        self.verticalHeader().setDefaultSectionSize(self._row_high)
        before, self._shown = self._shown, model
        model.setParent(self)
        self.setModel(model)
        if before is not None:
            before.deleteLater()
        if self.sorting is not None:
            self.sorting.apply()
        header = self.horizontalHeader()
        header.setMinimumSectionSize(1)
        header.setResizeContentsPrecision(MEASURED)
        for column in range(model.columnCount()):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(
                column, mode.ResizeToContents if column else mode.Stretch
            )

    def show_first(self, rows: int) -> None:
        """Be as high as so many rows, or as there are."""
        count = self._shown.rowCount() if self._shown is not None else 0
        self.setFixedHeight(self._row_high * min(rows, count) + 2)

    def selected_text(self) -> str:
        """The rows that are selected, or all, a line each."""
        model = self._shown
        if model is None:
            return ""
        rows = sorted({i.row() for i in self.selectedIndexes()})
        columns = range(model.columnCount())
        return clipboard_text(
            [
                cell
                for column in columns
                for cell in str(model.index(row, column).data() or "").split("\n")
            ]
            for row in rows or range(model.rowCount())
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the row that the keys are on."""
        super().focusInEvent(event)
        row = max(0, self.currentIndex().row())
        if not self.selectedIndexes():
            self.selectRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is selected as it is seen."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.selected_text())
            return
        super().keyPressEvent(event)
