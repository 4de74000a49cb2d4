"""The leads that a change moves: who, from when to when."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFontMetrics

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.services.calendar_changes import MovedLead
from callback_desk.translation import _
from callback_desk.ui.calendar.row_table import SCALE
from callback_desk.ui.theme import Theme, Tone
from callback_desk.wording.calendar import say_move
from callback_desk.wording.people import visible

NAME, MOVE = 0, 1
HEADERS = (_("Name"), _("Call by"))
NAMELESS = _("No name")
# The instants of so many rows decide whether names stand beside them or above.
MEASURED = 50
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
AnyIndex = QModelIndex | QPersistentModelIndex


class MovedTable(QAbstractTableModel):
    """One row a lead, the earliest new deadline first.

    Where the instants leave a name no room, it stands on a line of its own above them.
    """

    def __init__(
        self,
        theme: Theme,
        moved: tuple[MovedLead, ...],
        calendar: BusinessCalendar,
        *,
        stacked: bool = False,
    ) -> None:
        """Make the rows.

        Args:
            theme: their looks.
            moved: the leads.
            calendar: on whose clocks.
            stacked: whether a name stands above its instants.
        """
        super().__init__()
        self._theme, self._moved, self._calendar = theme, moved, calendar
        self._stacked = stacked

    @property
    def is_stacked(self) -> bool:
        """Whether a name stands above its instants."""
        return self._stacked

    def widest_move(self) -> int:
        """How wide the instants of the first rows are."""
        metrics = QFontMetrics(self._theme.font(SCALE))
        moves = (self._move(lead) for lead in self._moved[:MEASURED])
        return max(map(metrics.horizontalAdvance, moves), default=0)

    def rowCount(self, parent: AnyIndex = _NONE) -> int:
        """A row for each lead."""
        return 0 if parent.isValid() else len(self._moved)

    def columnCount(self, parent: AnyIndex = _NONE) -> int:
        """Who, and what moves."""
        return 0 if parent.isValid() else 1 if self._stacked else len(HEADERS)

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
            cells = (self._name(lead), self._move(lead))
            return "\n".join(cells) if self._stacked else cells[index.column()]
        if role == _ROLE.AccessibleTextRole and not index.column():
            return f"{self._name(lead)}, {self._move(lead)}"
        if role == _ROLE.ForegroundRole:
            tone = Tone.OVERDUE if lead.overdue_at_once else Tone.DUE_TODAY
            return QColor(self._theme.tokens.of(tone))
        if role == _ROLE.FontRole:
            return self._theme.font(SCALE)
        return None

    def _name(self, lead: MovedLead) -> str:
        return visible(lead.name) or NAMELESS

    def _move(self, lead: MovedLead) -> str:
        local = self._calendar.local
        said = say_move(local(lead.due_before), local(lead.due_after))
        return _("{said}, overdue", said=said) if lead.overdue_at_once else said
