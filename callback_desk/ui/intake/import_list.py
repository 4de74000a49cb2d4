"""The imports so far as a table: when, who, what, how much came in, how it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.import_list import ImportState, ListedImport
from callback_desk.domain.sort_order import SortOrder
from callback_desk.translation import _
from callback_desk.ui.paged_table import Index, PagedTable
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import plain_tip
from callback_desk.wording.imports import (
    say_listed,
    say_listed_source,
    say_listed_state,
    say_listed_when,
)
from callback_desk.wording.people import visible
from callback_desk.wording.sorting import mark_heading, say_order

# As `ImportKey` has them.
WHEN, WHO, FILE, BROUGHT, STATE = range(5)
HEADINGS = (_("When"), _("Who"), _("File"), _("What came in"), _("Now"))
LONGEST_NAME = 80

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_INK = int(Qt.ItemDataRole.ForegroundRole)


class ImportTable(PagedTable[ListedImport]):
    """The imports so far, the newest first unless somebody sorts them."""

    headings = HEADINGS

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._calendar: BusinessCalendar | None = None
        self._order: SortOrder | None = None

    def number_of(self, row: ListedImport) -> int:
        """The import's."""
        return row.batch_id

    @property
    def sort_words(self) -> Sequence[str]:
        """All headings."""
        return self.headings

    def put_in_order(self, order: SortOrder | None) -> None:
        """Say in which order they are; whoever reads them sorts them, all of them."""
        self._order = order
        across = Qt.Orientation.Horizontal
        self.headerDataChanged.emit(across, 0, len(HEADINGS) - 1)

    def show(
        self,
        imports: Sequence[ListedImport],
        calendar: BusinessCalendar,
        *,
        is_whole: bool,
    ) -> None:
        """Show the first of them; those that stay keep their selection.

        Older ones that were read meanwhile stay behind them.
        """
        self._calendar = calendar
        if not (self._rows and imports):
            self.begin(imports, is_whole=is_whole)
            return
        older: list[ListedImport] = []
        if self._order is None and not is_whole:
            last = imports[-1].batch_id
            older = [one for one in self._rows if one.batch_id < last]
        self.renew([*imports, *older])
        if not older:
            self.is_read(is_whole=is_whole)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> object:
        """The headings, with an arrow by which they are sorted."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        order = self._order
        if role == _DISPLAY:
            return mark_heading(HEADINGS[section], order, section)
        if role == _SPOKEN and order is not None and order.column == section:
            return say_order(HEADINGS[section], order)
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell's text, or its colour."""
        if not index.isValid():
            return None
        listed = self._rows[index.row()]
        if role == _DISPLAY:
            return self._text(listed, index.column())
        if role == _TIP:
            return plain_tip(self._text(listed, index.column()))
        if role == _SPOKEN and not index.column():
            texts = (self._text(listed, column) for column in range(len(HEADINGS)))
            return ", ".join(text for text in texts if text)
        if role == _INK:
            if listed.state is ImportState.UNDONE:
                return self._theme.tokens.of(Tone.RESTING)
            if index.column() == STATE and listed.waiting:
                return self._theme.tokens.of(Tone.DUE_TODAY)
        return None

    def _text(self, listed: ListedImport, column: int) -> str:
        if self._calendar is None:
            return ""
        match column:
            case 0:
                return say_listed_when(listed, self._calendar)
            case 1:
                return visible(listed.by)
            case 2:
                name = visible(listed.file_name[:LONGEST_NAME])
                return f"{name} ({say_listed_source(listed)})"
            case 3:
                return say_listed(listed)
            case _:
                return say_listed_state(listed, self._calendar)
