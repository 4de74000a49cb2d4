"""The closing dates to tick."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from callback_desk.translation import _, _p
from callback_desk.ui.first_run.closing_dates import Suggestion, say_dates
from callback_desk.ui.sign_in.tick_box import paint_tick
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, PlainLabel
from callback_desk.wording.holidays import say_holiday
from callback_desk.wording.people import visible

AnyIndex = QModelIndex | QPersistentModelIndex

WAITING = _("Looking up the holidays of the year…")
NONE_KNOWN = _("No public holidays are known here.")
ABOUT = _("Unticked days stay open until you decide, in Calendar.")
NAME, DATES = 0, 1
COLUMNS = (_("Holiday"), _("Dates in the next twelve months"))


class ClosingTick(QStyledItemDelegate):
    """Paints a row with a tick that is clear in both schemes."""

    def __init__(self, theme: Theme, parent: QTreeWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Leave the bevel of the focus out: the whole row is marked already."""
        super().initStyleOption(option, index)
        option.state = option.state & ~QStyle.StateFlag.State_HasFocus

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Paint the row, and the tick over Qt's own."""
        super().paint(painter, option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        # The options are Qt's to fill; a copy of them knows where the tick stands.
        filled = QStyleOptionViewItem(option)
        self.initStyleOption(filled, index)
        rows = self.parent()
        if not isinstance(rows, QTreeWidget):
            return
        part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        box = rows.style().subElementRect(part, filled, rows)
        painter.save()
        paint_tick(
            painter,
            QRectF(box),
            self._theme,
            ticked=Qt.CheckState(state) is Qt.CheckState.Checked,
        )
        painter.restore()


class HolidayRows(QTreeWidget):
    """The rows; one is marked only while the keys go here."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("Holidays on which the desk is closed"))
        self.setColumnCount(len(COLUMNS))
        self.setHeaderLabels(COLUMNS)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(ClosingTick(theme, self))
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(0)
        # Else a tick keeps its size in pixels, however large the text is.
        side = theme.px(3.8)
        self.setStyleSheet(f"::indicator {{ width: {side}px; height: {side}px; }}")
        self._row_height, self._beside_name = theme.px(6.3), theme.px(7)
        self._dates_font = theme.font(0.86)

    def add(self, words: str, dates: str) -> QTreeWidgetItem:
        """Add a row."""
        row = QTreeWidgetItem([words, dates])
        row.setSizeHint(NAME, QSize(0, self._row_height))
        row.setFont(DATES, self._dates_font)
        self.addTopLevelItem(row)
        return row

    def share_width(self) -> None:
        """Give the dates what they need and the names the rest.

        A header does this by itself only while it is seen.
        """
        self.resizeColumnToContents(DATES)
        rest = self.viewport().width() - self.columnWidth(DATES)
        self.setColumnWidth(NAME, max(0, rest))
        # A name that is too long for the rest stands on two lines.
        room, metrics = rest - self._beside_name, self.fontMetrics()
        for row in self.rows():
            two = metrics.horizontalAdvance(row.text(NAME)) > room
            high = self._row_height + (metrics.height() if two else 0)
            row.setSizeHint(NAME, QSize(0, high))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self.share_width()

    def rows(self) -> list[QTreeWidgetItem]:
        """All rows, from the top."""
        found = (self.topLevelItem(n) for n in range(self.topLevelItemCount()))
        return [row for row in found if row is not None]

    def mark_current(self) -> None:
        """Mark the row that Space turns, where the keys go here."""
        current = self.currentItem()
        if current is not None and self.hasFocus():
            current.setSelected(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the row that Space turns."""
        super().focusInEvent(event)
        self.mark_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark none."""
        super().focusOutEvent(event)
        self.clearSelection()


class ClosingList(QWidget):
    """A row for each holiday: ticked closes the desk, Space turns it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.suggestion = Suggestion()
        heading = PlainLabel(theme, _("Closed on"), scale=0.95, bold=True)
        self._told = SpokenLabel(theme, ABOUT, scale=0.92, muted=True)
        self.rows = HolidayRows(theme)
        heading.setBuddy(self.rows)
        card = Card(theme, padding=1.5)
        card.column.addWidget(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(1))
        column.addWidget(heading)
        column.addWidget(card, 1)
        column.addWidget(self._told)
        self.rows.itemChanged.connect(self._on_item_changed)

    def wait(self) -> None:
        """Say that the holidays are being looked up."""
        self._say_instead(WAITING)

    def say(self, sentence: str) -> None:
        """Say something beneath the list."""
        self._told.say(sentence)

    @property
    def told(self) -> str:
        """What is said beneath the list."""
        return self._told.text()

    def show_suggestion(self, suggestion: Suggestion) -> None:
        """Show the holidays of a place, ticked as is suggested."""
        self.suggestion = suggestion
        self.say(ABOUT if suggestion.closings else "")
        if not suggestion.closings:
            self._say_instead(NONE_KNOWN)
            return
        self.rows.clear()
        for closing in suggestion.closings:
            row = self.rows.add(
                visible(say_holiday(closing.name)), say_dates(closing.dates)
            )
            row.setData(NAME, Qt.ItemDataRole.UserRole, closing.name)
            state = Qt.CheckState.Checked if closing.closed else Qt.CheckState.Unchecked
            row.setCheckState(NAME, state)
            self._name(row)
        self.rows.share_width()
        self.rows.setCurrentItem(
            self.rows.rows()[0], NAME, QItemSelectionModel.SelectionFlag.NoUpdate
        )

    def closed(self) -> set[str]:
        """The names of the holidays that are ticked."""
        return {
            str(row.data(NAME, Qt.ItemDataRole.UserRole))
            for row in self.rows.rows()
            if row.checkState(NAME) is Qt.CheckState.Checked
        }

    def open_on(self) -> tuple[str, ...]:
        """The names of the holidays on which the desk is open."""
        return self.suggestion.open_on(self.closed())

    def _say_instead(self, sentence: str) -> None:
        """Say a sentence where the rows would be."""
        self.rows.clear()
        row = self.rows.add(sentence, "")
        row.setFlags(Qt.ItemFlag.NoItemFlags)
        row.setFirstColumnSpanned(True)

    def _on_item_changed(self, row: QTreeWidgetItem, column: int) -> None:
        if column == NAME:
            self._name(row)

    def _name(self, row: QTreeWidgetItem) -> None:
        """Let a screen reader say the row with its standing."""
        closed = row.checkState(NAME) is Qt.CheckState.Checked
        standing = _p("a day", "closed") if closed else _p("a day", "open")
        words = f"{row.text(NAME)}, {row.text(DATES)}, {standing}"
        self.rows.blockSignals(True)
        row.setData(NAME, Qt.ItemDataRole.AccessibleTextRole, words)
        self.rows.blockSignals(False)
