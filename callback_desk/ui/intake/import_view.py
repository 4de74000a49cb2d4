"""The view of the imports so far: sorted by its headings, cut where it is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from callback_desk.translation import _
from callback_desk.ui.calendar.row_table import BETWEEN, RowLooks, as_plain_rows
from callback_desk.ui.copied_rows import CopiedRows
from callback_desk.ui.intake.import_list import (
    BROUGHT,
    FILE,
    STATE,
    WHEN,
    WHO,
    ImportTable,
)
from callback_desk.ui.sorting.own_widths import OwnWidths
from callback_desk.ui.sorting.sorting import Sorting
from callback_desk.ui.sorting.table_menu import TableMenu
from callback_desk.ui.theme import Theme

# Layout units; a narrower page leaves columns out.
HIGH, CELL_EDGES, NARROW, NARROW_FILE = 8, 3, 165, 52
_WIDTHS = {WHEN: 47, WHO: 32, FILE: 76, BROUGHT: 78}
_LEAVES_OUT = ((WHO, 260), (BROUGHT, 225), (WHEN, 120))


class ImportView(QTableView):
    """One import is chosen at a time."""

    def __init__(self, theme: Theme, table: ImportTable) -> None:
        super().__init__()
        self._theme = theme
        CopiedRows(self)
        self.sorting = Sorting(self, "imports")
        self.setAccessibleName(_("Imports"))
        self.setModel(table)
        self.setItemDelegate(RowLooks(self, theme.px(BETWEEN)))
        as_plain_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(theme.px(HIGH))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.px(8))
        usual = {column: theme.px(units) for column, units in _WIDTHS.items()}
        self.widths = OwnWidths(self, "imports", usual)
        TableMenu(self, self.sorting, self.widths)

    def leave_out(self, room: int) -> None:
        """Leave columns out where a page of so many pixels has no room for them."""
        for column, needed in _LEAVES_OUT:
            self.setColumnHidden(column, room < self._theme.px(needed))
        narrow = room < self._theme.px(NARROW)
        file = NARROW_FILE if narrow else _WIDTHS[FILE]
        self.widths.set_usual(FILE, self._theme.px(file))

    def cuts_chosen(self) -> bool:
        """Whether something of the chosen import has no room."""
        return any(map(self._is_cut, (FILE, BROUGHT, STATE)))

    def _is_cut(self, column: int) -> bool:
        """Whether the chosen import's cell is hidden, or ends in dots."""
        if self.isColumnHidden(column):
            return True
        text = str(self.currentIndex().siblingAtColumn(column).data() or "")
        needed = self.fontMetrics().horizontalAdvance(text)
        return needed + self._theme.px(CELL_EDGES) > self.columnWidth(column)
