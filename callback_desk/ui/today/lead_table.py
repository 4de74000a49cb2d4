"""The leads of the list as a table model: it changes by key, and never asks storage."""

import html
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.ui.today.raw_values import RAW_VALUES
from callback_desk.ui.today.row_changes import (
    Inserted,
    Moved,
    Removed,
    Step,
    steps_between,
)
from callback_desk.ui.today.row_words import (
    HEADINGS,
    RowWords,
    SayOutcome,
    SayWants,
    ShowPhone,
    Speaker,
    bare_words,
    heading,
    say_shipped_outcome,
)

CALL_BY, NAME, NUMBER, WANTS, TRIES = range(5)
# Roles are compared as plain numbers: asking an enum costs half a frame.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_HEARD = int(Qt.ItemDataRole.AccessibleTextRole)
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
SORT_ROLE = ENTRY_ROLE + 1
SECOND_LINE_ROLE = ENTRY_ROLE + 2
_ANSWERED = frozenset(
    {_DISPLAY, _TOOL_TIP, _HEARD, ENTRY_ROLE, SORT_ROLE, SECOND_LINE_ROLE}
)
# From here on a view looks at all rows anew sooner than it follows each step.
MOST_STEPS = 40
# Rows whose words are kept; more than any screen shows.
MOST_WORDS_KEPT = 2_000

RowKey = int | tuple[str, int | None]
Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_log = logging.getLogger(__name__)


def key_of(entry: QueueEntry) -> RowKey:
    """What tells a row from all others: the lead's number, or the kept record's."""
    lead_id = entry.lead.lead_id
    return ("record", entry.lead.record_id) if lead_id is None else lead_id


def _says_nothing(entry: QueueEntry) -> str:
    return ""


class LeadTable(QAbstractTableModel):
    """The rows of the list.

    `about_to_show` and `shown` stand around every change of the rows, so that a view
    can keep its place. `more_wanted` follows when a view comes to the end of the rows
    while there are more of them elsewhere.
    """

    about_to_show = Signal()
    shown = Signal()
    more_wanted = Signal()

    def __init__(
        self,
        show_phone: ShowPhone,
        say_outcome: SayOutcome = say_shipped_outcome,
        say_wants: SayWants = _says_nothing,
        parent: QObject | None = None,
    ) -> None:
        """Make an empty table.

        Args:
            show_phone: writes a number, E.164 with its extension, for people.
            say_outcome: the clinic's label of an outcome's code.
            say_wants: how somebody wishes to be reached, in a few words.
            parent: who keeps it.
        """
        super().__init__(parent)
        self._speaker = Speaker(show_phone, say_outcome, say_wants)
        self._entries: Sequence[QueueEntry] = ()
        self._has_more = False
        self._rows: dict[RowKey, int] | None = {}
        self._now: datetime | None = None
        self._calendar: BusinessCalendar | None = None
        self._words: dict[int, RowWords] = {}

    def want_by(self, say_wants: SayWants) -> None:
        """Tell by this how somebody wishes to be reached."""
        self._speaker = replace(self._speaker, say_wants=say_wants)

    def say_again(self) -> None:
        """Work the words of the rows out anew: more is known of them now."""
        self._words.clear()
        if self._entries:
            last = self.index(len(self._entries) - 1, TRIES)
            self.dataChanged.emit(self.index(0, CALL_BY), last)

    def speak_by(self, show_phone: ShowPhone, say_outcome: SayOutcome) -> None:
        """Write numbers and outcomes by these from now on; nothing is shown yet."""
        self._speaker = replace(
            self._speaker, show_phone=show_phone, say_outcome=say_outcome
        )

    def show(
        self, entries: Sequence[QueueEntry], now: datetime, calendar: BusinessCalendar
    ) -> None:
        """Show these entries in this order; rows that stay keep what hangs on them.

        Args:
            entries: no lead twice; the table keeps them as its own.
            now: the instant that countdowns count from.
            calendar: whose hours and clocks they are told in.
        """
        self.about_to_show.emit()
        self._now, self._calendar = now, calendar
        self._forget()
        if self._entries and entries:
            self._change_rows(entries)
        elif self._entries or entries:
            self.beginResetModel()
            self._hold(entries)
            self.endResetModel()
        self.shown.emit()

    def add(self, entries: Sequence[QueueEntry]) -> None:
        """Show these entries behind all others; none of them is there yet."""
        if not entries:
            return
        first = len(self._entries)
        rows = self._entries if isinstance(self._entries, list) else [*self._entries]
        self.beginInsertRows(_NO_PARENT, first, first + len(entries) - 1)
        rows.extend(entries)
        self._entries = rows
        if self._rows is not None:
            self._rows |= {key_of(e): first + n for n, e in enumerate(entries)}
        self.endInsertRows()

    def reword(self, entry: QueueEntry) -> None:
        """Say of somebody's row what is known of them by now, where it stands."""
        row = self.row_of(key_of(entry))
        if row is not None and self._entries[row] != entry:
            rows = (
                self._entries if isinstance(self._entries, list) else [*self._entries]
            )
            rows[row] = entry
            self._entries = rows
            self._words.pop(row, None)
            self.dataChanged.emit(self.index(row, CALL_BY), self.index(row, TRIES))

    def set_more(self, has_more: bool) -> None:
        """Say whether there are more rows to be asked for."""
        self._has_more = has_more

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are more rows to be asked for."""
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Ask for more rows; they come later, from behind."""
        if self.canFetchMore(parent):
            self.more_wanted.emit()

    def tick(self, now: datetime) -> None:
        """Let the countdowns that were looked at go on; only those that changed do."""
        if self._calendar is None:
            return
        before, self._now, self._words = self._words, now, {}
        for row, words in before.items():
            if self.words(row) != words:
                index = self.index(row, CALL_BY)
                self.dataChanged.emit(index, index)

    @property
    def says_wants(self) -> bool:
        """Whether anybody knows how a lead wishes to be reached."""
        return self._speaker.say_wants is not _says_nothing

    def entries(self) -> Sequence[QueueEntry]:
        """All entries, in the order of the rows."""
        return self._entries

    def entry_at(self, row: int) -> QueueEntry | None:
        """The entry of a row, or None where there is no such row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, key: RowKey) -> int | None:
        """Where the row of a key stands, or None."""
        if self._rows is None:
            self._rows = {key_of(e): row for row, e in enumerate(self._entries)}
        return self._rows.get(key)

    def words(self, row: int) -> RowWords:
        """What stands in an existing row."""
        known = self._words.get(row)
        if known is None:
            if len(self._words) >= MOST_WORDS_KEPT:
                self._words.clear()
            known = self._words[row] = self._worked_out(self._entries[row])
        return known

    def _worked_out(self, entry: QueueEntry) -> RowWords:
        if self._now is None or self._calendar is None:
            return bare_words(entry)
        try:
            return self._speaker.words_of(entry, self._now, self._calendar)
        except Exception as error:
            # A view has nobody to raise to; a traceback may hold what was typed.
            _log.error("a row has no words: %s", type(error).__name__)
            return bare_words(entry)

    def _hold(self, entries: Sequence[QueueEntry]) -> None:
        self._entries = entries
        self._forget()

    def _forget(self) -> None:
        """Rows stand elsewhere now."""
        self._rows = None
        self._words.clear()

    def _change_rows(self, entries: Sequence[QueueEntry]) -> None:
        old = [key_of(entry) for entry in self._entries]
        new = [key_of(entry) for entry in entries]
        steps = steps_between(old, new, MOST_STEPS)
        if steps is None:
            self._change_all(entries, set(old), set(new))
        elif steps:
            rows = list(self._entries)
            self._hold(rows)
            for step in steps:
                self._take(step, rows, entries)
        self._hold(entries)
        last = self.index(len(entries) - 1, TRIES)
        self.dataChanged.emit(self.index(0, CALL_BY), last)

    def _take(
        self, step: Step, rows: list[QueueEntry], entries: Sequence[QueueEntry]
    ) -> None:
        match step:
            case Removed(first, last):
                self.beginRemoveRows(_NO_PARENT, first, last)
                del rows[first : last + 1]
                self._forget()
                self.endRemoveRows()
            case Moved(source, target):
                before = target + 1 if target > source else target
                self.beginMoveRows(_NO_PARENT, source, source, _NO_PARENT, before)
                rows.insert(target, rows.pop(source))
                self._forget()
                self.endMoveRows()
            case Inserted(first, last):
                self.beginInsertRows(_NO_PARENT, first, last)
                rows[first:first] = entries[first : last + 1]
                self._forget()
                self.endInsertRows()

    def _change_all(
        self, entries: Sequence[QueueEntry], old: set[RowKey], new: set[RowKey]
    ) -> None:
        """Many changes in few: those who go are put last, those who come are added."""
        stay = [e for e in self._entries if key_of(e) in new]
        if len(stay) < len(self._entries):
            go = [e for e in self._entries if key_of(e) not in new]
            self._put_in_order([*stay, *go])
            self.beginRemoveRows(_NO_PARENT, len(stay), len(self._entries) - 1)
            self._hold(stay)
            self.endRemoveRows()
        come = [e for e in entries if key_of(e) not in old]
        if come:
            first = len(stay)
            self.beginInsertRows(_NO_PARENT, first, first + len(come) - 1)
            self._hold([*stay, *come])
            self.endInsertRows()
        self._put_in_order(entries)

    def _put_in_order(self, entries: Sequence[QueueEntry]) -> None:
        self.layoutAboutToBeChanged.emit()
        hanging = self.persistentIndexList()
        keys = [key_of(self._entries[index.row()]) for index in hanging]
        self._hold(entries)
        places = [
            self.index(self.row_of(key) or 0, index.column())
            for key, index in zip(keys, hanging, strict=True)
        ]
        self.changePersistentIndexList(hanging, places)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many leads are shown."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> object:
        """A column's heading, and what it counts."""
        known = orientation == Qt.Orientation.Horizontal and role in _ANSWERED
        return heading(section, means=role == _TOOL_TIP) if known else None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """What a cell holds for a role; None where there is nothing."""
        # Most roles that a view asks for have no answer here.
        if role not in _ANSWERED:
            return None
        row, column = index.row(), index.column()
        if not (0 <= row < len(self._entries) and 0 <= column < len(HEADINGS)):
            return None
        if role == _DISPLAY:
            return self.words(row).cells[column][0]
        if role == SECOND_LINE_ROLE:
            return self.words(row).cells[column][1]
        if role == ENTRY_ROLE:
            return self._entries[row]
        if role == SORT_ROLE:
            return RAW_VALUES[column](self._entries[row])
        if role == _HEARD:
            return self.words(row).heard_in(column)
        if role == _TOOL_TIP:
            return _as_tool_tip(self.words(row).cells[column])
        return None


def _as_tool_tip(lines: tuple[str, str]) -> str | None:
    """Both lines; a tooltip would read a stranger's text as HTML, so it is escaped."""
    said = [html.escape(line) for line in lines if line]
    return f"<qt>{'<br>'.join(said)}</qt>" if said else None
