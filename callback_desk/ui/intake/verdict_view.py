"""The list of a preview: verdict by word, shape and colour; cells mended in place."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.submission import Verdict, Why
from callback_desk.services.preview_rows import SeenRow
from callback_desk.translation import _
from callback_desk.ui.copied_rows import CopiedRows
from callback_desk.ui.icons import icon
from callback_desk.ui.intake.open_cell import OpenCell
from callback_desk.ui.intake.verdict_table import (
    EMAIL,
    FILE,
    HEADINGS,
    MENDABLE,
    NAME,
    NUMBER,
    ROW,
    SENT,
    VERDICT,
    WHY,
    VerdictTable,
)
from callback_desk.ui.needs_look.fix_field import FixLine
from callback_desk.ui.sorting.own_widths import OwnWidths
from callback_desk.ui.sorting.table_menu import TableMenu
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.looks import SAFETY

Index = QModelIndex | QPersistentModelIndex

# Of each verdict, and of what must not wait: word, shape and colour tell it.
LOOKS: Final[Mapping[str, tuple[str, Tone | None]]] = {
    SAFETY: ("standing-priority", Tone.PRIORITY),
    Verdict.NEW: ("plus", Tone.FINE),
    Verdict.REPEAT: ("history", Tone.ACCENT),
    Verdict.KNOWN: ("check", Tone.RESTING),
    Verdict.NEEDS_LOOK: ("needs-look", Tone.DUE_TODAY),
    Verdict.SKIPPED: ("minus", Tone.RESTING),
}
# Columns in layout units; what is left goes to the reason.
_WIDTHS = {VERDICT: 37, FILE: 34, ROW: 13, NAME: 42, NUMBER: 38, EMAIL: 42, SENT: 46}
# A narrower list leaves these out, the first one first.
_LEAVES_OUT = ((SENT, 260), (EMAIL, 195), (ROW, 135))
_NARROW_WIDTHS = {VERDICT: 34, NAME: 24, NUMBER: 30}
# Where nothing is left out a verdict of several words has room as well, if one has.
_WHOLE_VERDICT = 54
# Names and addresses have what the reason can spare, by so many of the first rows.
_MEASURED, _WHY_KEEPS = 60, 74
ICON, HIGH, NARROW, AROUND = 3.6, 8, 120, 4
LEAST_ROWS = 3.5


class _VerdictLooks(QStyledItemDelegate):
    """Paints a verdict with its shape, and edits cells as they came in."""

    def __init__(self, theme: Theme, table: VerdictTable, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._table, self._view = theme, table, view

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Give the verdict its shape and colour; the focus shows on a cell to mend."""
        super().initStyleOption(option, index)
        can_mend = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        if not (can_mend and self._view.hasFocus()):
            option.state = option.state & ~QStyle.StateFlag.State_HasFocus
        if index.column() != VERDICT:
            return
        row, theme = self._table.seen(index.row()), self._theme
        name, tone = LOOKS[SAFETY if row.safety else row.verdict]
        colour = theme.tokens.of(tone) if tone else QColor(theme.tokens.text)
        size = theme.px(ICON)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.icon = icon(name, colour, size, self._view.devicePixelRatioF())
        option.decorationSize.setWidth(size)
        option.decorationSize.setHeight(size)
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, colour)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """A field for one cell."""
        field = FixLine()
        field.setParent(parent)
        heading = self._table.headerData(index.column(), Qt.Orientation.Horizontal)
        field.setAccessibleName(
            _(
                "{heading} of row {row}",
                heading=heading,
                row=self._table.seen(index.row()).row,
            )
        )
        field.setStyleSheet("QLineEdit { padding: 0; border-radius: 0; }")
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The cell exactly as it came, until somebody types."""
        # Another cell of its row may be judged while this one is half typed.
        if isinstance(editor, FixLine) and not editor.isModified():
            editor.show_cell(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Hand over what was typed."""
        if isinstance(editor, FixLine):
            model.setData(index, editor.cell())


class VerdictView(QTableView):
    """The rows; `row_chosen` follows when the keys come to another one."""

    row_chosen = Signal()

    def __init__(self, theme: Theme, table: VerdictTable) -> None:
        super().__init__()
        self._theme, self.table = theme, table
        self._several, self._more = False, 0
        self._wanted: Mapping[int, int] = {}
        # The row in which the arrows led to one of its cells.
        self._aimed_at: int | None = None
        self.open_cell = OpenCell(self, table, self.choose)
        self.setAccessibleName(_("Records of the file"))
        self.setModel(table)
        self.setItemDelegate(_VerdictLooks(theme, table, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        vertical = self.verticalHeader()
        vertical.hide()
        line = QFontMetrics(theme.font()).height() + theme.px(2)
        vertical.setDefaultSectionSize(max(theme.px(HIGH), line))
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.px(8))
        usual = {column: theme.px(units) for column, units in _WIDTHS.items()}
        self._widths = OwnWidths(self, "preview", usual)
        TableMenu(self, widths=self._widths)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._on_theme_changed)
        CopiedRows(self)
        self._leave_out()

    def show_rows(
        self,
        rows: Sequence[SeenRow],
        order: Sequence[int],
        files: Sequence[str],
        calendar: BusinessCalendar | None,
    ) -> None:
        """Show other rows; who was chosen stays chosen while it is among them.

        So does what is half typed into a cell.
        """
        before, half = self.chosen(), self.open_cell.take_out()
        self.table.show(rows, order, files, calendar)
        self._several = len(files) > 1
        # A number that is cut would be another one.
        longest = str(max((row.row for row in rows), default=0))
        needed = QFontMetrics(self._theme.font()).horizontalAdvance(longest)
        room = self._theme.px(_WIDTHS[ROW] - AROUND)
        self._more = max(0, needed - room)
        columns = (VERDICT, NAME, NUMBER, EMAIL, WHY)
        self._wanted = {column: self._widest(column) for column in columns}
        self._leave_out()
        place = self.table.place_of(before.key) if before is not None else None
        if place is not None:
            self.choose(place)
        else:
            self.row_chosen.emit()
        if half is not None:
            self.open_cell.put_back(half)

    def chosen(self) -> SeenRow | None:
        """The row that the keys are on."""
        index = self.currentIndex()
        if not index.isValid() or index.row() >= self.table.rowCount():
            return None
        return self.table.seen(index.row())

    def choose(self, place: int, column: int | None = None) -> None:
        """Let the keys come to a row."""
        current = self.currentIndex().column()
        self.setCurrentIndex(
            self.table.index(place, max(0, current) if column is None else column)
        )

    def choose_wrong(self, place: int) -> None:
        """Let the keys come to the cell of a row that is wrong."""
        row = self.table.seen(place)
        named = row.problem is not None and row.problem.why is Why.NAME
        self.choose(place, NAME if named else NUMBER)

    def mend_chosen(self, *, here: bool) -> bool:
        """Open a cell of the chosen row; whether there is anything to mend.

        Args:
            here: whether it is the one that the keys are on, if that can be mended;
                else the one that is wrong.
        """
        row = self.chosen()
        if row is None or not (row.mended or row.verdict is Verdict.NEEDS_LOOK):
            return False
        column = self.currentIndex().column()
        can_be = column in MENDABLE and not self.isColumnHidden(column)
        if not (can_be and (here or row.problem is None)):
            self.choose_wrong(self.currentIndex().row())
        self.edit(self.currentIndex())
        return True

    def event(self, event: QEvent) -> bool:
        """F2 is for the cells here, not for the window."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F2
            and not event.modifiers()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the cell that is wrong, F2 the one that the keys are on.

        Whoever went to a cell by the arrows means that one by Enter as well.
        """
        key, keys = event.key(), Qt.Key
        is_editing = self.state() is QAbstractItemView.State.EditingState
        if not is_editing and key in (keys.Key_F2, keys.Key_Return, keys.Key_Enter):
            here = key == keys.Key_F2 or self._aimed_at == self.currentIndex().row()
            # A row without anything to mend has no use for F2, and nobody else has.
            if self.mend_chosen(here=here) or key == keys.Key_F2:
                return
        super().keyPressEvent(event)
        if key in (keys.Key_Left, keys.Key_Right):
            self._aimed_at = self.currentIndex().row()

    def sizeHint(self) -> QSize:
        """A few rows: a page without room for them is scrolled as a whole."""
        rows = round(LEAST_ROWS * self.verticalHeader().defaultSectionSize())
        high = self.horizontalHeader().sizeHint().height() + rows
        return QSize(super().sizeHint().width(), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where there is no room for them."""
        super().resizeEvent(event)
        self._leave_out()

    def _leave_out(self) -> None:
        with self._widths.held():
            self._lay_out()

    def _lay_out(self) -> None:
        px, give = self._theme.px, self._widths.set_usual
        room = self.viewport().width() - self._more
        give(ROW, px(_WIDTHS[ROW]) + self._more)
        narrow = room < px(NARROW)
        without_file = room - px(_WIDTHS[FILE])
        has_file = self._several and without_file >= px(NARROW)
        if has_file:
            room = without_file
        for column, needed in _LEAVES_OUT:
            self.setColumnHidden(column, room < px(needed))
        # What is left out there stands beneath the list, of the row that is chosen.
        self.setColumnHidden(WHY, narrow)
        for column in (VERDICT, NAME, NUMBER):
            units = _NARROW_WIDTHS[column] if narrow else _WIDTHS[column]
            give(column, px(units))
        if not self.isColumnHidden(SENT):
            give(VERDICT, self._whole_verdict())
        give(EMAIL, px(_WIDTHS[EMAIL]))
        self.setColumnHidden(FILE, not has_file)
        self._spread()

    def _whole_verdict(self) -> int:
        px, sign = self._theme.px, self._theme.px(ICON) + self._theme.px(AROUND)
        wanted = self._wanted.get(VERDICT, 0) + sign
        return max(px(_WIDTHS[VERDICT]), min(wanted, px(_WHOLE_VERDICT)))

    def _spread(self) -> None:
        """Let names and addresses be read whole where the last column has room left."""
        px, last = self._theme.px, NUMBER if self.isColumnHidden(WHY) else WHY
        keeps = self._wanted.get(last, 0)
        if last == WHY:
            keeps = min(keeps, px(_WHY_KEEPS))
        # A hidden column is none wide.
        others = sum(self.columnWidth(c) for c in range(len(HEADINGS)) if c != last)
        spare = self.viewport().width() - others - keeps
        for column in (NAME, EMAIL):
            has = self.columnWidth(column)
            more = min(spare, self._wanted.get(column, 0) - has)
            if has and more > 0 and column not in self._widths.own:
                self._widths.set_usual(column, has + more)
                spare -= more

    def _widest(self, column: int) -> int:
        metrics, rows = self.fontMetrics(), min(_MEASURED, self.table.rowCount())
        texts = (self.table.index(row, column).data() for row in range(rows))
        widest = max(
            (metrics.horizontalAdvance(str(text)) for text in texts), default=0
        )
        return widest + self._theme.px(AROUND)

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.row() != before.row():
            self._aimed_at = None
        self.row_chosen.emit()

    def _on_theme_changed(self) -> None:
        self.viewport().update()
