"""The records that wait for a look, as a list that changes by id."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.settlement import KeptRow
from callback_desk.services.needs_look import act_by
from callback_desk.translation import _
from callback_desk.wording.people import visible
from callback_desk.wording.settling import NO_NAME, say_due, say_why_short

# Names are cut: a visitor may have typed a million characters.
LONGEST_NAME = 80

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class KeptTable(QAbstractListModel):
    """Rows in the order of the list; a row's place never changes while it is here.

    `more_wanted` asks for the page after the last row.
    """

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[KeptRow] = []
        self._at: datetime | None = None
        self._calendar: BusinessCalendar | None = None
        self._is_whole, self._asked = True, False

    def show(
        self,
        rows: Sequence[KeptRow],
        now: datetime,
        calendar: BusinessCalendar,
        *,
        is_whole: bool,
    ) -> None:
        """Show these; those that stay keep their place and their selection."""
        self._at, self._calendar = now, calendar
        self._is_whole, self._asked = is_whole, False
        wanted = {row.record_id: row for row in rows}
        for place in reversed(range(len(self._rows))):
            if self._rows[place].record_id not in wanted:
                self.beginRemoveRows(NOWHERE, place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            here = self._rows[place] if place < len(self._rows) else None
            if here is None or here.record_id != row.record_id:
                self.beginInsertRows(NOWHERE, place, place)
                self._rows.insert(place, row)
                self.endInsertRows()
            else:
                self._rows[place] = row
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def wipe(self) -> None:
        """Hold nobody."""
        self.beginResetModel()
        self._rows, self._is_whole = [], True
        self.endResetModel()

    def append(self, rows: Sequence[KeptRow], *, is_whole: bool) -> None:
        """Add the page that was asked for."""
        self._is_whole, self._asked = is_whole, False
        here = {row.record_id for row in self._rows}
        fresh = [row for row in rows if row.record_id not in here]
        if fresh:
            start = len(self._rows)
            self.beginInsertRows(NOWHERE, start, start + len(fresh) - 1)
            self._rows += fresh
            self.endInsertRows()

    @property
    def rows(self) -> Sequence[KeptRow]:
        """What is shown."""
        return self._rows

    def at(self, place: int) -> KeptRow | None:
        """The row at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, record_id: int) -> int | None:
        """Where a record stands."""
        for place, row in enumerate(self._rows):
            if row.record_id == record_id:
                return place
        return None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a record."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether a page follows that nobody asked for yet."""
        return not (parent.isValid() or self._is_whole or self._asked)

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it comes later."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """The name; or the whole row, for those who hear the screen."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _DISPLAY:
            return self.name(row)
        if role == _SPOKEN:
            first = _("Priority") if row.safety else ""
            why, due = say_why_short(row.problem), ", ".join(self.due(row))
            return ", ".join(filter(None, (first, self.name(row), why, due)))
        return None

    def name(self, row: KeptRow) -> str:
        """A row's name, cut and made visible."""
        name = row.name.strip()
        return visible(name[:LONGEST_NAME]) if name else NO_NAME

    def due(self, row: KeptRow) -> tuple[str, str]:
        """How long a row has, and until when."""
        if self._at is None or self._calendar is None:
            return "", ""
        until = act_by(row, self._calendar)
        return say_due(until, self._at, self._calendar, safety=row.safety)

    def is_late(self, row: KeptRow) -> bool:
        """Whether a row's deadline has passed."""
        if self._at is None or self._calendar is None:
            return False
        return act_by(row, self._calendar) < self._at
