"""The audit as a table: when, who and what, the newest first."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt

from callback_desk.domain.audit_trail import AuditEntry
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.translation import _
from callback_desk.ui.paged_table import Index, PagedTable
from callback_desk.wording.audit import say_act
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_clock, say_date

ROW, WHEN, WHO, WHAT = range(4)
HEADINGS = (_("Row"), _("When"), _("Who"), _("What"))

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class AuditTable(PagedTable[AuditEntry]):
    """The audit, row by row, the newest first: each row is chained to the one before.

    Nobody sorts it otherwise; by whom, by what and by day it is chosen from.
    """

    headings = HEADINGS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calendar: BusinessCalendar | None = None
        self._staff: Mapping[int, str] = {}

    def number_of(self, row: AuditEntry) -> int:
        """The row's own."""
        return row.audit_id

    def show(
        self,
        entries: Sequence[AuditEntry],
        calendar: BusinessCalendar,
        staff: Mapping[int, str],
        *,
        is_whole: bool,
    ) -> None:
        """Show these in place of the others, with the names of the staff by number."""
        self._staff, self._calendar = staff, calendar
        self.begin(entries, is_whole=is_whole)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell's text; or the whole row, for those who hear the screen."""
        if not index.isValid():
            return None
        entry = self._rows[index.row()]
        if role == _DISPLAY:
            return self._text(entry, index.column())
        if role == _SPOKEN and not index.column():
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
