"""The staff as a table: who, what they are and speak, since when, when they left."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from callback_desk.domain.plain_text import fold
from callback_desk.domain.sort_order import SortKey
from callback_desk.domain.staff import Tenure
from callback_desk.translation import _
from callback_desk.ui.calendar.row_model import Index, RowModel
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import plain_tip
from callback_desk.wording.languages import say_languages
from callback_desk.wording.people import say_role, visible
from callback_desk.wording.times import say_date

NAME, ROLE, SPEAKS, SINCE, LEFT = range(5)
HEADINGS = (_("Name"), _("Role"), _("Speaks"), _("Since"), _("Left"))

# Layout units beside what is in a cell, and around the heading that stands above it.
EDGE, HEAD_EDGE = 1, 1.5
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_INK = int(Qt.ItemDataRole.ForegroundRole)


def looks_of(theme: Theme) -> str:
    """The style sheet of its view."""
    edge, head = theme.px(EDGE), theme.px(HEAD_EDGE)
    return (
        f"QTableView::item {{ padding: 0 {edge}px; }}"
        f"QHeaderView::section {{ padding: {head}px; }}"
    )


class StaffTable(RowModel[Tenure]):
    """Whoever works here, or did."""

    headings = HEADINGS

    def __init__(
        self,
        theme: Theme,
        tenures: Sequence[Tenure],
        me: int,
        local_date: Callable[[datetime], date],
    ) -> None:
        """Fill the table.

        Args:
            theme: the colour of those who left.
            tenures: who stands in it, in order.
            me: the number of who is signed in.
            local_date: the clinic's day of an instant.
        """
        super().__init__(tenures)
        self._theme, self._me = theme, me
        self._local_date = local_date

    def raw(self, row: Tenure, column: int) -> SortKey | None:
        """Names and words folded, days as they are."""
        match column:
            case 0:  # NAME
                return fold(row.member.name)
            case 1:  # ROLE
                return fold(say_role(row.member.role))
            case 2:  # SPEAKS
                return fold(say_languages(row.member.languages)) or None
            case 3:  # SINCE
                return row.since
            case _:
                return row.left_at

    def row_of(self, staff_id: int) -> int:
        """Where somebody stands; the first row if they stand in none."""
        ids = [tenure.member.staff_id for tenure in self.rows]
        return ids.index(staff_id) if staff_id in ids else 0

    def say_day(self, at: datetime) -> str:
        """The clinic's day of an instant."""
        return say_date(self._local_date(at))

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell's text; those who left stand back in a quieter colour."""
        tenure = self.row(index.row())
        if tenure is None:
            return None
        if role == _DISPLAY:
            return self._text(tenure, index.column())
        if role == _SPOKEN and not index.column():
            return self._spoken(tenure)
        if role == _TIP and index.column() in (NAME, SPEAKS):
            # What is cut in its cell.
            return plain_tip(self._text(tenure, index.column()))
        if role == _INK and not tenure.member.active:
            return QColor(self._theme.tokens.muted)
        return None

    def _text(self, tenure: Tenure, column: int) -> str:
        member = tenure.member
        match column:
            case 0:  # NAME
                name = visible(member.name)
                is_me = member.staff_id == self._me
                return _("{name} (you)", name=name) if is_me else name
            case 1:  # ROLE
                return say_role(member.role).capitalize()
            case 2:  # SPEAKS
                return visible(say_languages(member.languages))
            case 3:  # SINCE
                return self.say_day(tenure.since)
            case _:
                return self.say_day(tenure.left_at) if tenure.left_at else ""

    def _spoken(self, tenure: Tenure) -> str:
        cells = (self._text(tenure, column) for column in range(len(HEADINGS)))
        name, role, speaks, since, left = cells
        said = [name, role]
        if speaks:
            said.append(_("speaks {languages}", languages=speaks))
        said.append(_("since {day}", day=since))
        if left:
            said.append(_("left {day}", day=left))
        return ", ".join(said)
