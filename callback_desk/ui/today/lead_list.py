"""The list of the page Today: who to call, in order; one row is chosen."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import QueueEntry, QueueSummary
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.lead_table import LeadTable, RowKey, key_of
from callback_desk.ui.today.lead_view import LeadView
from callback_desk.ui.today.list_words import (
    NO_LEADS_YET,
    is_waiting,
    say_all_done,
    say_empty_list,
)
from callback_desk.ui.widgets import Card, PlainLabel
from callback_desk.wording.day import LOOKING

# How many rows around a place are remembered, to find it again without its own.
MOST_REMEMBERED = 50


class LeadListPanel(QWidget):
    """The list, its chosen row, and what it says while it is empty.

    Whatever the table shows next, the chosen lead stays chosen and stays where it is
    on the screen; when it is gone, the one behind it is chosen.

    Signals:
        lead_chosen: another QueueEntry is chosen, or None.
        call_wanted: Enter was pressed on a QueueEntry, or on an awaited lead (None).
    """

    lead_chosen = Signal(object)
    call_wanted = Signal(object)

    def __init__(self, theme: Theme, table: LeadTable) -> None:
        super().__init__()
        self._theme, self._table = theme, table
        self._chosen: RowKey | None = None
        self._awaited: RowKey | None = None
        self._settling = False
        # Whether `lead_chosen` tells of one whom nobody chose.
        self.came_by_itself = False
        self._following: list[RowKey] = []
        self._anchors: list[tuple[RowKey, int | None]] = []
        self.view = LeadView(theme, table)
        self._done = PlainLabel(theme, muted=True, wraps=True)
        self._empty = self._build_empty()
        self._build_card()
        self.setFocusProxy(self.view)
        self._tell(NO_LEADS_YET)
        table.about_to_show.connect(self._on_about_to_show)
        table.shown.connect(self._on_shown)
        table.rowsInserted.connect(self._on_rows_inserted)
        self.view.entered.connect(self._on_entered)
        self.view.resized.connect(self._place_empty)
        picked = self.view.selectionModel()
        picked.currentRowChanged.connect(self._on_row_changed)
        picked.selectionChanged.connect(self._on_picked)

    def _build_card(self) -> None:
        card = Card(self._theme, padding=0)
        edge = self._theme.px(1)
        # The table stands clear of the card's round corners.
        card.column.setContentsMargins(1, edge, 1, edge)
        card.column.setSpacing(0)
        card.column.addWidget(self.view, 1)
        card.column.addWidget(self._done)
        self._done.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._done.setMargin(self._theme.px(2))
        self._done.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _build_empty(self) -> QWidget:
        """What is seen in the place of rows."""
        empty = QWidget(self.view.viewport())
        empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # Labels take their roles from the parent's ground; a viewport's is another one.
        empty.setBackgroundRole(QPalette.ColorRole.Window)
        self._what = PlainLabel(self._theme, scale=1.15, bold=True, wraps=True)
        self._to_do = PlainLabel(self._theme, muted=True, wraps=True)
        column = QVBoxLayout(empty)
        edge = self._theme.px(6)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(self._theme.px(1.5))
        column.addStretch(2)
        for label in (self._what, self._to_do):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            policy = QSizePolicy.Policy
            label.setSizePolicy(policy.Expanding, policy.Minimum)
            column.addWidget(label)
        column.addStretch(3)
        return empty

    def show_state(
        self,
        queue: QueueSummary,
        calendar: BusinessCalendar,
        *,
        narrowed: bool,
        looking: bool = False,
        had_leads: bool,
    ) -> None:
        """Say why the list is empty, or that nobody in it waits.

        Args:
            queue: how all open leads stand, whatever the table shows of them.
            calendar: the clinic's.
            narrowed: whether a search or a counter hides some.
            looking: whether more may still be found.
            had_leads: whether any lead ever came in.
        """
        done = None if narrowed else say_all_done(queue, calendar)
        self._done.say(" ".join(done) if done else "")
        words = say_empty_list(queue, calendar, narrowed=narrowed, had_leads=had_leads)
        self._tell((LOOKING, "") if looking else words)

    @property
    def why_empty(self) -> str:
        """What stands where no lead stands; "" while one does."""
        if self._table.rowCount():
            return ""
        return f"{self._what.text()} {self._to_do.text()}".strip()

    def _tell(self, words: tuple[str, str]) -> None:
        self._what.say(words[0])
        self._to_do.say(words[1])
        self._show_empty_or_not()

    def _show_empty_or_not(self) -> None:
        is_empty = self._table.rowCount() == 0
        self._empty.setVisible(is_empty)
        first = self._table.entry_at(0)
        # After a large import the rows are there before they are counted.
        is_done = first is not None and not is_waiting(first)
        self._done.setVisible(is_done and bool(self._done.text()))
        self.view.setAccessibleDescription(self.why_empty)
        self._place_empty()

    def _place_empty(self) -> None:
        self._empty.setGeometry(self.view.viewport().rect())

    def chosen(self) -> QueueEntry | None:
        """The entry that is chosen, or None."""
        if self._awaited is not None:
            return None
        return self._table.entry_at(self.view.currentIndex().row())

    def wanted(self) -> RowKey | None:
        """The key of the lead that is chosen or awaited, or None."""
        entry = self.chosen()
        return self._awaited if entry is None else key_of(entry)

    def await_row(self, key: RowKey) -> None:
        """Choose a lead, at once or as soon as its row is there.

        Until then no row is chosen; choosing another one ends the waiting.
        """
        if self.choose(key):
            return
        self._settling = True
        self._awaited = self._chosen = key
        self.view.choose_none()
        self._settling = False

    def begin_at(self, key: RowKey) -> None:
        """Choose a lead when rows are shown first, if it is among them."""
        self._following = [key]

    def let_go(self) -> None:
        """Await nobody: whoever was awaited does not come."""
        self._awaited = self._chosen = None

    def choose(self, key: RowKey, *, by_itself: bool = False) -> bool:
        """Choose a lead and bring it into view; False where the list lacks it.

        Args:
            key: whom.
            by_itself: whether nobody asked for that.
        """
        row = self._table.row_of(key)
        if row is None:
            return False
        self.came_by_itself = by_itself
        self.view.choose_row(row)
        self.came_by_itself = False
        self.view.scrollTo(self.view.currentIndex())
        return True

    def step(self, by: int) -> bool:
        """Choose the row so far above or below; False where none is chosen.

        At the end of the rows more are asked for.
        """
        chosen = self.chosen()
        row = None if chosen is None else self._table.row_of(key_of(chosen))
        if row is None:
            return False
        entry = self._table.entry_at(row + by)
        if entry is not None:
            self.choose(key_of(entry))
        elif by > 0:
            self._table.more_wanted.emit()
        return True

    def focus_if_seen(self) -> None:
        """Take the keys, unless another page is seen: a call would be opened unseen."""
        if self.isVisible():
            self.setFocus()

    def choose_first(self, *, by_itself: bool = False) -> bool:
        """Choose the lead that is to be called first; False where there is none.

        Args:
            by_itself: whether nobody asked for that.
        """
        first = self._table.entry_at(0)
        return first is not None and self.choose(key_of(first), by_itself=by_itself)

    def _on_entered(self) -> None:
        entry = self.chosen()
        if entry is not None or self._awaited is not None:
            self.call_wanted.emit(entry)

    def _on_row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if self._settling:
            return
        if self._awaited is not None and not self.view.selectionModel().hasSelection():
            # Taking the keys makes Qt's first row current; nobody has chosen it.
            return
        self._awaited = None
        self._tell_chosen()

    def _on_picked(self) -> None:
        """Somebody chose the row that was current, and chosen by nobody, already."""
        picked, current = self.view.selectionModel(), self.view.currentIndex()
        if self._awaited is None or self._settling or not picked.isSelected(current):
            return
        self._awaited = None
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        if self._awaited is not None:
            return
        entry = self.chosen()
        key = None if entry is None else key_of(entry)
        if key != self._chosen:
            self._chosen = key
            self.lead_chosen.emit(entry)

    def _on_about_to_show(self) -> None:
        self._settling = True
        view, entries = self.view, self._table.entries()
        row = view.currentIndex().row() if self._awaited is None else -1
        if row >= 0:
            behind = entries[row : row + MOST_REMEMBERED]
            before = entries[max(0, row - MOST_REMEMBERED) : row]
            self._following = [key_of(e) for e in (*behind, *reversed(before))]
        elif entries:
            self._following = []
        in_sight = [row] if row >= 0 and view.sees(row) else []
        if view.verticalScrollBar().value() == 0:
            # At the top newcomers are to be seen; only the chosen row stays in sight.
            self._anchors = [(key_of(entries[place]), None) for place in in_sight]
            return
        # The chosen row stays where it is; where it is out of sight, the topmost.
        # A view that is not laid out yet has no row there, whatever it is scrolled to.
        top = max(0, view.rowAt(0))
        places = (*in_sight, *range(top, min(top + MOST_REMEMBERED, len(entries))))
        self._anchors = [
            (key_of(entries[place]), view.rowViewportPosition(place))
            for place in places
        ]

    def _on_shown(self) -> None:
        rows = (self._table.row_of(key) for key in self._following)
        row = next((row for row in rows if row is not None), None)
        if row is not None and row != self.view.currentIndex().row():
            self.view.choose_row(row)
        self._keep_place()
        awaited = self._awaited
        self._choose_awaited()
        current, picked = self.view.currentIndex(), self.view.selectionModel()
        if self._awaited is None and current.isValid() and not picked.hasSelection():
            # Whom the card shows is marked in the list, whatever the rows went through.
            self.view.choose_row(current.row())
        self._settling = False
        self._show_empty_or_not()
        # Where the chosen one went, the next one came by itself.
        self.came_by_itself = awaited is None
        self._tell_chosen()
        self.came_by_itself = False

    def _on_rows_inserted(self) -> None:
        if not self._settling:
            self._choose_awaited()

    def _choose_awaited(self) -> None:
        if self._awaited is not None and self._table.row_of(self._awaited) is not None:
            key, self._awaited = self._awaited, None
            self.choose(key)

    def _keep_place(self) -> None:
        for key, top in self._anchors:
            row = self._table.row_of(key)
            if row is None:
                continue
            if top is not None:
                self.view.put_row_at(row, top)
            elif not self.view.sees(row):
                self.view.scrollTo(self._table.index(row, 0))
            return
