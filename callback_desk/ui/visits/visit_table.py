"""The visits of a day as a table."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from callback_desk.domain.plain_text import fold
from callback_desk.domain.sort_order import SortKey
from callback_desk.domain.visit import BookedVisit, Visit
from callback_desk.translation import _
from callback_desk.ui.calendar.row_model import Index, RowModel
from callback_desk.ui.theme import Theme, Tone
from callback_desk.wording.people import visible
from callback_desk.wording.visits import VISITS, say_booked_for

HEADINGS = (
    _("Name"),
    _("Number"),
    _("Booked for"),
    _("Booked by"),
    _("What became of it"),
)
MARK = 4
LONGEST = 60
TONES = {
    Visit.CAME: Tone.FINE,
    Visit.NO_SHOW: Tone.DUE_TODAY,
    Visit.CANCELED: Tone.RESTING,
}
_MARKS = list(Visit)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_INK = int(Qt.ItemDataRole.ForegroundRole)

ShowPhone = Callable[[str, str | None], str]


class VisitTable(RowModel[BookedVisit]):
    """The visits of a day."""

    headings = HEADINGS

    def __init__(
        self,
        theme: Theme,
        visits: tuple[BookedVisit, ...],
        day: date,
        show_phone: ShowPhone,
    ) -> None:
        super().__init__(visits)
        self._theme, self._day = theme, day
        self._show_phone = show_phone

    def raw(self, row: BookedVisit, column: int) -> SortKey | None:
        """Names folded, days as they are; what became of it as the keys stand."""
        match column:
            case 0:
                return fold(row.name)
            case 1:
                return row.phone
            case 2:
                return row.on
            case 3:
                return fold(row.booked_by)
            case _:
                return _MARKS.index(row.visit)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell; for those who hear it the whole row."""
        visit = self.row(index.row())
        if visit is None:
            return None
        if role == _DISPLAY:
            return self._cells(visit)[index.column()]
        if role == _SPOKEN and not index.column():
            return ", ".join(self._cells(visit))
        tone = TONES.get(visit.visit)
        if role == _INK and index.column() == MARK and tone is not None:
            return self._theme.tokens.of(tone)
        if role == _INK and visit.visit is not Visit.AHEAD:
            return QColor(self._theme.tokens.muted)
        return None

    def _cells(self, visit: BookedVisit) -> tuple[str, ...]:
        return (
            visible(visit.name[:LONGEST]),
            self._show_phone(visit.phone, None),
            say_booked_for(visit, self._day),
            visible(visit.booked_by[:LONGEST]),
            VISITS[visit.visit],
        )
