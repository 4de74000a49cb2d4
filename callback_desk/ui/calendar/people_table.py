"""Whom to call because a day was closed."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.services.calendar_changes import PersonToCall
from callback_desk.translation import _
from callback_desk.ui.calendar.moved_table import NAMELESS
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_clock, say_instant

NAME, PHONE, WHY = 0, 1, 2
HEADERS = (_("Name"), _("Number"), _("Why"))
NO_NUMBER = _("no number yet")
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
AnyIndex = QModelIndex | QPersistentModelIndex
ShowPhone = Callable[[str, str | None], str]


class PeopleTable(QAbstractTableModel):
    """One row a person: name, number, and what they count on."""

    def __init__(
        self,
        people: tuple[PersonToCall, ...],
        show_phone: ShowPhone,
        calendar: BusinessCalendar,
        *,
        is_one_day: bool = False,
    ) -> None:
        super().__init__()
        # A table asks for each cell that is seen again and again.
        self._people, self._show_phone = people, cache(show_phone)
        self._is_one_day = is_one_day
        self._calendar = calendar

    def rowCount(self, parent: AnyIndex = _NONE) -> int:
        """A row for each."""
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: AnyIndex = _NONE) -> int:
        """Name, number, and why."""
        return 0 if parent.isValid() else len(HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        """The columns' names."""
        if role == _ROLE.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return HEADERS[section] if 0 <= section < len(HEADERS) else None
        return None

    def data(self, index: AnyIndex, role: int = _ROLE.DisplayRole) -> object:
        """A cell as it is seen and copied."""
        if not (index.isValid() and index.row() < len(self._people)):
            return None
        person = self._people[index.row()]
        if role == _ROLE.DisplayRole:
            return self._cell(person, index.column())
        if role == _ROLE.AccessibleTextRole and not index.column():
            return ", ".join(self._cell(person, n) for n in range(len(HEADERS)))
        return None

    def _cell(self, person: PersonToCall, column: int) -> str:
        if column == NAME:
            return visible(person.name) or NAMELESS
        if column == PHONE:
            return self._show_phone(person.phone, None) if person.phone else NO_NUMBER
        return self._why(person)

    def _why(self, person: PersonToCall) -> str:
        local = self._calendar.local
        at = person.agreed_at or person.due_at
        if at is None or (person.safety and person.agreed_at is None):
            return _("priority") if person.safety else ""
        if person.overdue and person.agreed_at is None:
            return _("overdue since {instant}", instant=say_instant(local(at)))
        # The day stands above the list already, where it is one.
        when = say_clock(local(at)) if self._is_one_day else say_instant(local(at))
        if person.agreed_at is None:
            said = _("due {when}", when=when)
        else:
            said = _("agreed {when}", when=when)
        return _("priority, {standing}", standing=said) if person.safety else said
