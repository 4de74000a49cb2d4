"""The table of the list: keys first, whole rows, and it keeps its place."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from callback_desk.export.csv_out import clipboard_text
from callback_desk.translation import _
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.lead_columns import fit_columns
from callback_desk.ui.today.lead_delegate import SMALL, LeadDelegate
from callback_desk.ui.today.lead_table import (
    CALL_BY,
    NAME,
    NUMBER,
    WANTS,
    LeadTable,
)
from callback_desk.ui.today.row_words import HEADINGS
from callback_desk.wording.people import visible

# In units of the theme.
HEADING, LEAST_SECTION = 7.5, 10
# The most of the list's width that somebody can give to one column.
MOST_OF_ROOM = 0.4
# In pixels: the widths that a column may be remembered with.
POSSIBLE = range(1, 1 << 15)

_Key = Qt.Key
_MOVES = {
    *(_Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End),
    *(_Key.Key_PageUp, _Key.Key_PageDown),
}
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class _Heading(QHeaderView):
    """Headings that stand above the texts of their columns."""

    def __init__(self, theme: Theme, delegate: LeadDelegate, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._delegate = theme, delegate
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.dress()

    def dress(self) -> None:
        """Look at the theme anew."""
        font = self._theme.font(SMALL, bold=True)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        self.setFont(font)
        self.setFixedHeight(self._theme.px(HEADING))
        self.setMinimumSectionSize(self._theme.px(LEAST_SECTION))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint a heading."""
        tokens = self._theme.tokens
        painter.fillRect(rect, QColor(tokens.card))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, QColor(tokens.line))
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.muted))
        start = self._delegate.start_of(logicalIndex)
        painter.drawText(
            rect.adjusted(start, 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            HEADINGS[logicalIndex],
        )


class LeadView(QTableView):
    """Shows a LeadTable; the current row is the chosen one.

    Shift with the arrows chooses several rows, Ctrl+A all that are there, Esc leaves
    the current one alone. `entered` follows Enter, `all_wanted` Ctrl+A. All keys but
    those that move or choose in the list are left to whoever stands around it: digits
    record, letters are shortcuts. `widths_changed` follows when somebody gave a column
    another width.
    """

    entered = Signal()
    all_wanted = Signal()
    widths_changed = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, table: LeadTable) -> None:
        super().__init__()
        self._theme, self._table = theme, table
        self._fitting = False
        self._own_widths: dict[int, int] = {}
        self.delegate = LeadDelegate(theme, table, self)
        self._headings = _Heading(theme, self.delegate, self)
        self.setHorizontalHeader(self._headings)
        self.setModel(table)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(_("Leads to call"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTableView.Shape.NoFrame)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.changed.connect(self._on_theme_changed)
        self._headings.sectionResized.connect(self._on_section_resized)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self.delegate.refresh()
        self._headings.dress()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.delegate.row_height)
        self._fit()
        self.viewport().update()

    def own_widths(self) -> dict[int, int]:
        """The widths that somebody gave to columns by hand, to be remembered."""
        return dict(self._own_widths)

    def set_own_widths(self, widths: dict[int, int]) -> None:
        """Give columns the widths that were remembered."""
        known = range(len(HEADINGS))
        self._own_widths = {
            c: w for c, w in widths.items() if c in known and w in POSSIBLE
        }
        self._fit()

    def _on_section_resized(self, column: int, old: int, new: int) -> None:
        if self._fitting or new <= 0:
            return
        if column == NAME:
            self._give_names(new - old)
        else:
            self._own_widths[column] = new
        self._fit()
        self.widths_changed.emit()

    def _give_names(self, more: int) -> None:
        """Let the column behind the names give; they take what the others leave."""
        others = [c for c in range(len(HEADINGS)) if c != NAME]
        wide = {c: self.columnWidth(c) for c in others if not self.isColumnHidden(c)}
        behind = next((c for c in wide if c > NAME), None)
        if behind is not None:
            least, _good = self.delegate.widths()[behind]
            wide[behind] = max(least, wide[behind] - more)
            self._own_widths |= wide

    def _fit(self) -> None:
        room = self.viewport().width()
        # No width of their own, whatever screen it is from, leaves nothing to others.
        most = max(1, round(room * MOST_OF_ROOM))
        own = {column: (min(w, most),) * 2 for column, w in self._own_widths.items()}
        widths = self.delegate.widths() | own
        if not self._table.says_wants:
            # A column without a source would stand empty for ever.
            del widths[WANTS]
        fitted = fit_columns(widths, room)
        self.delegate.put_number_under_name(NUMBER not in fitted)
        self._fitting = True
        for column in range(len(HEADINGS)):
            self.setColumnHidden(column, column not in fitted)
            if column in fitted:
                self.setColumnWidth(column, fitted[column])
        self._fitting = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns."""
        super().resizeEvent(event)
        self._fit()
        self.resized.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show by the chosen row's frame that keys come here."""
        self.delegate.set_focused(True)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame off."""
        self.delegate.set_focused(False)
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, open the call, copy the row; leave the rest to others."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
            self.all_wanted.emit()
        elif event.modifiers() & _HELD:
            event.ignore()
        elif key == _Key.Key_Escape and len(self.chosen_rows()) > 1:
            self.choose_row(self.currentIndex().row())
        elif key in (_Key.Key_Return, _Key.Key_Enter):
            self.entered.emit()
        elif key in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Home and End mean the first and the last row."""
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: self.model().rowCount() - 1,
        }
        if cursorAction in ends:
            return self.model().index(ends[cursorAction], CALL_BY)
        # There a row is heard whole, whichever cell was clicked.
        to = super().moveCursor(cursorAction, modifiers)
        return to.siblingAtColumn(CALL_BY)

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, from top to bottom."""
        return sorted(one.row() for one in self.selectionModel().selectedRows())

    def _copy(self) -> None:
        rows = self.chosen_rows()
        if rows:
            said = clipboard_text(self._as_seen(row) for row in rows)
            QGuiApplication.clipboard().setText(said)

    def _as_seen(self, row: int) -> list[str]:
        """Both lines of each cell; an empty one stays, so that columns stay columns."""
        cells = self._table.words(row).cells
        return [
            ", ".join(visible(line) for line in cells[column] if line)
            for column in range(len(HEADINGS))
            if not self.isColumnHidden(column)
        ]

    def choose_row(self, row: int) -> None:
        """Make a row the current and only selected one."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self.model().index(row, CALL_BY), flags.ClearAndSelect | flags.Rows
        )

    def choose_none(self) -> None:
        """Leave no row current and none selected."""
        self.selectionModel().clear()

    def sees(self, row: int) -> bool:
        """Whether a row stands in the viewport, all of it."""
        top = self.rowViewportPosition(row)
        return top >= 0 and top + self.rowHeight(row) <= self.viewport().height()

    def put_row_at(self, row: int, top: int) -> None:
        """Scroll so that a row's upper edge stands there, as far as that goes."""
        self.updateGeometries()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.rowViewportPosition(row) - top)
