"""The records of a preview with what would become of each, a page at a time."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.submission import Precision, Verdict
from callback_desk.services.preview_rows import Key, SeenRow
from callback_desk.translation import _
from callback_desk.wording.import_preview import say_preview_verdict, say_row_briefly
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_day, say_instant

VERDICT, FILE, ROW, NAME, NUMBER, EMAIL, SENT, WHY = range(8)
HEADINGS = (
    _("Verdict"),
    _("File"),
    _("Row"),
    _("Name"),
    _("Number"),
    _("E-mail"),
    _("Sent"),
    _("Why"),
)
# Cells are cut: a visitor may have typed a million characters.
LONGEST_CELL = 120
# Rows that a view is given at once; it asks for the next when it comes to the end.
PAGE: Final = 500
MENDABLE: Final = frozenset({NAME, NUMBER, EMAIL, SENT})
"""The columns whose cells can be corrected in a row that needs a look."""

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_MOST_SPOKEN = (VERDICT, FILE, ROW, NAME, NUMBER, EMAIL, WHY)

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class VerdictTable(QAbstractTableModel):
    """Rows in danger first, then in the order of their files, where they are mended.

    `mended` carries the key, the column and the text that somebody typed into a cell.
    """

    mended = Signal(object, int, str)

    def __init__(
        self,
        show_phone: Callable[[str, str | None], str],
        parent: QObject | None = None,
    ) -> None:
        """Make an empty table.

        Args:
            show_phone: shows a number as the country writes it.
            parent: what it belongs to.
        """
        super().__init__(parent)
        self._show_phone = show_phone
        self._rows: Sequence[SeenRow] = ()
        self._mends: Mapping[Key, SeenRow] = {}
        self._typed: Mapping[Key, Mapping[int, str]] = {}
        self._files: Sequence[str] = ()
        self._calendar: BusinessCalendar | None = None
        self._order: Sequence[int] = ()
        self._shown = 0

    def show(
        self,
        rows: Sequence[SeenRow],
        order: Sequence[int],
        files: Sequence[str],
        calendar: BusinessCalendar | None,
    ) -> None:
        """Show other rows.

        Args:
            rows: all of the preview.
            order: the numbers of those that are shown.
            files: the names of the files.
            calendar: whose days times are told in; None while they are not told yet.
        """
        self.beginResetModel()
        self._rows, self._order, self._files = rows, order, files
        self._calendar, self._shown = calendar, min(PAGE, len(order))
        self.endResetModel()

    def use_mends(
        self,
        mends: Mapping[Key, SeenRow],
        typed: Mapping[Key, Mapping[int, str]],
    ) -> None:
        """Look there for rows that were corrected, and for what was typed."""
        self._mends, self._typed = mends, typed

    def row_changed(self, key: Key) -> None:
        """Show a row anew that was corrected."""
        for place in range(self._shown):
            if self._rows[self._order[place]].key == key:
                self.dataChanged.emit(
                    self.index(place, 0), self.index(place, len(HEADINGS) - 1)
                )
                return

    def seen(self, place: int) -> SeenRow:
        """The row at a place, as it is now."""
        row = self._rows[self._order[place]]
        return self._mends.get(row.key, row)

    def place_of(self, key: Key) -> int | None:
        """Where a row stands among those shown."""
        for place in range(self._shown):
            if self._rows[self._order[place]].key == key:
                return place
        return None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a record, of those that the view has come to."""
        return 0 if parent.isValid() else self._shown

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """As many columns as headings."""
        return 0 if parent.isValid() else len(HEADINGS)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are rows that the view has not come to yet."""
        return not parent.isValid() and self._shown < len(self._order)

    def fetchMore(self, parent: Index) -> None:
        """Give the view the next page."""
        if parent.isValid():
            return
        last = min(self._shown + PAGE, len(self._order))
        if last > self._shown:
            self.beginInsertRows(NOWHERE, self._shown, last - 1)
            self._shown = last
            self.endInsertRows()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> object:
        """The headings."""
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells of rows that need a look, or did, can be corrected."""
        flags = super().flags(index)
        if index.isValid() and self.can_mend(index.row(), index.column()):
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def can_mend(self, place: int, column: int) -> bool:
        """Whether a cell can be corrected."""
        row = self.seen(place)
        waits = row.verdict is Verdict.NEEDS_LOOK or row.mended
        return waits and column in MENDABLE

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell's text, made visible and cut; whole for somebody who edits it."""
        if not index.isValid():
            return None
        if role == _DISPLAY:
            return self._shown_text(self.seen(index.row()), index.column())
        if role == _EDIT:
            return self._typed_text(self.seen(index.row()), index.column())
        if role == _SPOKEN and not index.column():
            row = self.seen(index.row())
            texts = (self._shown_text(row, column) for column in _MOST_SPOKEN)
            return ", ".join(text for text in texts if text)
        return None

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        """Tell what somebody typed; it is judged before it shows."""
        if not index.isValid() or role != _EDIT:
            return False
        row, column = self.seen(index.row()), index.column()
        typed = str(value)
        if column not in MENDABLE or typed == self._typed_text(row, column):
            return False
        self.mended.emit(row.key, column, typed)
        return True

    def _typed_text(self, row: SeenRow, column: int) -> str:
        typed = self._typed.get(row.key, {})
        if column in typed:
            return typed[column]
        match column:
            case 3:
                return row.name
            case 4:
                return row.phone_text
            case 5:
                return row.email
            case 6:
                return self._sent(row, typing=True)
            case _:
                return ""

    def _shown_text(self, row: SeenRow, column: int) -> str:
        match column:
            case 0:
                return say_preview_verdict(
                    row.verdict,
                    safety=row.safety,
                    mended=row.mended,
                    barred=row.barred,
                )
            case 1:
                several = len(self._files) > 1
                return _cut(self._files[row.place]) if several else ""
            case 2:
                return str(row.row)
            case 3:
                return _cut(row.name)
            case 4:
                if row.phone is None:
                    return _cut(row.phone_text)
                return self._show_phone(row.phone, row.extension)
            case 5:
                return _cut(row.email)
            case 6:
                return self._sent(row, typing=False)
            case _:
                return _cut(say_row_briefly(row.verdict, row.problem, row.repairs))

    def _sent(self, row: SeenRow, *, typing: bool) -> str:
        if self._calendar is None or row.precision is Precision.UNKNOWN:
            return ""
        local = self._calendar.local(row.received_at)
        if row.precision is Precision.DAY:
            return local.strftime("%Y-%m-%d") if typing else say_day(local.date())
        return local.strftime("%Y-%m-%d %H:%M") if typing else say_instant(local)


def _cut(text: str) -> str:
    return visible(text[:LONGEST_CELL])
