"""The leads that a change moves: who, from when to when."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.services.calendar_changes import MovedLead
from callback_desk.ui.theme import Theme, Tone
from callback_desk.wording.calendar import say_move
from callback_desk.wording.people import visible

NAME, MOVE = 0, 1
HEADERS = ("Name", "Call by")
NAMELESS = "No name"
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
AnyIndex = QModelIndex | QPersistentModelIndex


class MovedTable(QAbstractTableModel):
    """One row a lead, the earliest new deadline first."""

    def __init__(
        self, theme: Theme, moved: tuple[MovedLead, ...], calendar: BusinessCalendar
    ) -> None:
        super().__init__()
        self._theme, self._moved, self._calendar = theme, moved, calendar

    def rowCount(self, parent: AnyIndex = _NONE) -> int:
        """A row for each lead."""
        return 0 if parent.isValid() else len(self._moved)

    def columnCount(self, parent: AnyIndex = _NONE) -> int:
        """Who, and what moves."""
        return 0 if parent.isValid() else len(HEADERS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = _ROLE.DisplayRole,
    ) -> object:
        """The columns' names."""
        if role == _ROLE.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return HEADERS[section] if 0 <= section < len(HEADERS) else None
        return None

    def data(self, index: AnyIndex, role: int = _ROLE.DisplayRole) -> object:
        """A cell; whoever would be overdue at once is red, and says so."""
        if not (index.isValid() and index.row() < len(self._moved)):
            return None
        lead = self._moved[index.row()]
        if role == _ROLE.DisplayRole:
            return self._name(lead) if index.column() == NAME else self._move(lead)
        if role == _ROLE.AccessibleTextRole:
            return f"{self._name(lead)}, {self._move(lead)}"
        if role == _ROLE.ForegroundRole:
            tone = Tone.OVERDUE if lead.overdue_at_once else Tone.DUE_TODAY
            return QColor(self._theme.tokens.of(tone))
        if role == _ROLE.FontRole:
            return self._theme.font(0.85)
        return None

    def _name(self, lead: MovedLead) -> str:
        return visible(lead.name) or NAMELESS

    def _move(self, lead: MovedLead) -> str:
        local = self._calendar.local
        said = say_move(local(lead.due_before), local(lead.due_after))
        return f"{said}, overdue" if lead.overdue_at_once else said
