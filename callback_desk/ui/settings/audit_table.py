"""The audit as a table: when, who and what, the newest first."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from callback_desk.domain.audit_trail import AuditEntry
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.translation import _
from callback_desk.wording.audit import say_act
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_clock, say_date

ROW, WHEN, WHO, WHAT = range(4)
HEADINGS = (_("Row"), _("When"), _("Who"), _("What"))

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class AuditTable(QAbstractTableModel):
    """`more_wanted` asks for the rows before the last one."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[AuditEntry] = []
        self._calendar: BusinessCalendar | None = None
        self._staff: Mapping[int, str] = {}
        self._is_whole, self._asked = True, False

    @property
    def entries(self) -> Sequence[AuditEntry]:
        """What is shown."""
        return self._entries

    def show(
        self,
        entries: Sequence[AuditEntry],
        calendar: BusinessCalendar,
        staff: Mapping[int, str],
        *,
        is_whole: bool,
    ) -> None:
        """Show these in place of the others, with the names of the staff by number."""
        self.beginResetModel()
        self._staff = staff
        self._entries, self._calendar = list(entries), calendar
        self._is_whole, self._asked = is_whole, False
        self.endResetModel()

    def append(self, entries: Sequence[AuditEntry], *, is_whole: bool) -> None:
        """Add the older ones that were asked for."""
        self._is_whole, self._asked = is_whole, False
        if entries:
            start = len(self._entries)
            self.beginInsertRows(NOWHERE, start, start + len(entries) - 1)
            self._entries += entries
            self.endInsertRows()

    def place_of(self, audit_id: int) -> int | None:
        """Where a row stands, if it is shown."""
        for place, entry in enumerate(self._entries):
            if entry.audit_id == audit_id:
                return place
        return None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row an act."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """As many columns as headings."""
        return 0 if parent.isValid() else len(HEADINGS)

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
            return HEADINGS[section]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell's text; or the whole row, for those who hear the screen."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == _DISPLAY:
            return self._text(entry, index.column())
        if role == _SPOKEN:
            texts = (self._text(entry, column) for column in (WHEN, WHO, WHAT))
            return _(
                "Row {audit_id}: {texts}",
                audit_id=entry.audit_id,
                texts=", ".join(texts),
            )
        return None

    def _text(self, entry: AuditEntry, column: int) -> str:
        if column == ROW:
            return str(entry.audit_id)
        if column == WHEN:
            if self._calendar is None:
                return ""
            local = self._calendar.local(entry.at)
            return f"{say_date(local.date())} {say_clock(local)}"
        return visible(entry.by) if column == WHO else say_act(entry, self._staff)
