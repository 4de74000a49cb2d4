"""The imports so far as a table: when, who, what, how much came in, how it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.import_list import ImportState, ListedImport
from callback_desk.translation import _
from callback_desk.ui.paged_table import NOWHERE, Index, PagedTable
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import plain_tip
from callback_desk.wording.imports import (
    say_listed,
    say_listed_source,
    say_listed_state,
    say_listed_when,
)
from callback_desk.wording.people import visible

WHEN, WHO, FILE, BROUGHT, STATE = range(5)
HEADINGS = (_("When"), _("Who"), _("File"), _("What came in"), _("Now"))
LONGEST_NAME = 80

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_INK = int(Qt.ItemDataRole.ForegroundRole)


class ImportTable(PagedTable[ListedImport]):
    """The imports so far, the newest first."""

    headings = HEADINGS

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._calendar: BusinessCalendar | None = None

    def show(
        self,
        imports: Sequence[ListedImport],
        calendar: BusinessCalendar,
        *,
        is_whole: bool,
    ) -> None:
        """Show the newest; those that stay keep their place and their selection.

        So do older ones that were read before.
        """
        self._calendar = calendar
        if not (self._rows and imports):
            self.begin(imports, is_whole=is_whole)
            return
        self._remove_all_but(imports, is_whole=is_whole)
        for place, one in enumerate(imports):
            here = self.at(place)
            if here is not None and here.batch_id == one.batch_id:
                self._rows[place] = one
                continue
            self.beginInsertRows(NOWHERE, place, place)
            self._rows.insert(place, one)
            self.endInsertRows()
        if len(self._rows) == len(imports):
            self.is_read(is_whole=is_whole)
        last = self.index(len(imports) - 1, len(HEADINGS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def _remove_all_but(
        self, imports: Sequence[ListedImport], *, is_whole: bool
    ) -> None:
        """Those that are gone go; of older ones that is known where all were read."""
        there, oldest = {one.batch_id for one in imports}, imports[-1].batch_id
        for place in reversed(range(len(self._rows))):
            batch_id = self._rows[place].batch_id
            if batch_id not in there and (is_whole or batch_id > oldest):
                self.beginRemoveRows(NOWHERE, place, place)
                del self._rows[place]
                self.endRemoveRows()

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell's text, or its colour."""
        if not index.isValid():
            return None
        listed = self._rows[index.row()]
        if role == _DISPLAY:
            return self._text(listed, index.column())
        if role == _TIP:
            return plain_tip(self._text(listed, index.column()))
        if role == _SPOKEN:
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
