"""The records that wait for a look, as a list that changes by their numbers."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Qt

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.settlement import KeptRow
from callback_desk.services.needs_look import act_by
from callback_desk.translation import _
from callback_desk.ui.paged_table import Index, PagedTable
from callback_desk.wording.people import visible
from callback_desk.wording.settling import NO_NAME, say_due, say_why_short

# Names are cut: a visitor may have typed a million characters.
LONGEST_NAME = 80

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class KeptTable(PagedTable[KeptRow]):
    """Those in danger first, then the earliest due: as they are looked at.

    Nobody sorts them otherwise: somebody in danger would stand beneath others, and
    whoever decided about one is led to the next.
    """

    headings = (_("Name"),)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at: datetime | None = None
        self._calendar: BusinessCalendar | None = None

    def number_of(self, row: KeptRow) -> int:
        """The record's."""
        return row.record_id

    def show(
        self,
        rows: Sequence[KeptRow],
        now: datetime,
        calendar: BusinessCalendar,
        *,
        is_whole: bool,
    ) -> None:
        """Show these; those that stay keep their selection."""
        self._at, self._calendar = now, calendar
        self.is_read(is_whole=is_whole)
        self.renew(rows)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """The name; or the whole row, for those who hear the screen."""
        row = self.at(index.row())
        if row is None:
            return None
        if role == _DISPLAY:
            return self.name(row)
        if role == _SPOKEN and not index.column():
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
