"""The visits of a day as a table."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

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
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_INK = int(Qt.ItemDataRole.ForegroundRole)

ShowPhone = Callable[[str, str | None], str]


class VisitTable(RowModel):
    """Nothing in it changes once it is shown; a change brings another one."""

    headings = HEADINGS

    def __init__(
        self,
        theme: Theme,
        visits: tuple[BookedVisit, ...],
        day: date,
        show_phone: ShowPhone,
    ) -> None:
        super().__init__(visits)
        self._theme, self._visits, self._day = theme, visits, day
        self._show_phone = show_phone

    def visit(self, row: int) -> BookedVisit | None:
        """The visit in a row."""
        return self._visits[row] if 0 <= row < len(self._visits) else None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell; for those who hear it the whole row."""
        if not index.isValid():
            return None
        visit = self._visits[index.row()]
        if role == _DISPLAY:
            return self._cells(visit)[index.column()]
        if role == _SPOKEN:
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
