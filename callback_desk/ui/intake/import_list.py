"""The imports so far as a table: when, who, what, how much came in, how it stands."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.import_list import ImportState, ListedImport
from callback_desk.translation import _
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

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class ImportTable(QAbstractTableModel):
    """The newest first; `more_wanted` asks for those before the last row."""

    more_wanted = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._imports: list[ListedImport] = []
        self._calendar: BusinessCalendar | None = None
        self._is_whole, self._asked = True, False

    @property
    def imports(self) -> Sequence[ListedImport]:
        """What is shown."""
        return self._imports

    def show(
        self,
        imports: Sequence[ListedImport],
        calendar: BusinessCalendar,
        *,
        is_whole: bool,
    ) -> None:
        """Show these; those that stay keep their place and their selection."""
        self._calendar, self._is_whole, self._asked = calendar, is_whole, False
        before = [one.batch_id for one in self._imports]
        after = [one.batch_id for one in imports]
        fresh = len(after) - len(before)
        if before and fresh >= 0 and after[fresh:] == before:
            if fresh:
                self.beginInsertRows(NOWHERE, 0, fresh - 1)
            self._imports = list(imports)
            if fresh:
                self.endInsertRows()
            last = self.index(len(after) - 1, len(HEADINGS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._imports = list(imports)
        self.endResetModel()

    def append(self, imports: Sequence[ListedImport], *, is_whole: bool) -> None:
        """Add the older ones that were asked for."""
        self._is_whole, self._asked = is_whole, False
        if imports:
            start = len(self._imports)
            self.beginInsertRows(NOWHERE, start, start + len(imports) - 1)
            self._imports += imports
            self.endInsertRows()

    def at(self, place: int) -> ListedImport | None:
        """The import at a place."""
        return self._imports[place] if 0 <= place < len(self._imports) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row an import."""
        return 0 if parent.isValid() else len(self._imports)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """As many columns as headings."""
        return 0 if parent.isValid() else len(HEADINGS)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are older ones that nobody asked for yet."""
        return not (parent.isValid() or self._is_whole or self._asked)

    def fetchMore(self, parent: Index) -> None:
        """Ask for older ones; they come later."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> object:
        """The headings."""
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell's text, or its colour."""
        if not index.isValid():
            return None
        listed = self._imports[index.row()]
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
