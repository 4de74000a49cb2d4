"""Today: the page on which the promise is kept. List left, card right, one lane behind.

It wires the panels to the services: what is read or written runs behind, and what comes
back is shown without moving anything under the hand.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import CallbackQueue, QueueEntry
from callback_desk.domain.errors import DeskError
from callback_desk.domain.lead_search import matches
from callback_desk.domain.record import Record
from callback_desk.domain.standing import Standing
from callback_desk.services.desk import Desk
from callback_desk.services.foresee import foresee
from callback_desk.services.record_outcome import (
    Call,
    Recorded,
    record_outcome,
    undo_attempt,
)
from callback_desk.services.work_queue import (
    LeadCard,
    show_lead,
    show_queue,
    show_record,
)
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.card import LeadCardPanel
from callback_desk.ui.today.card_view import card_view
from callback_desk.ui.today.counters import CountersPanel
from callback_desk.ui.today.lead_list import LeadListPanel
from callback_desk.ui.today.lead_table import LeadTable, RowKey, key_of
from callback_desk.ui.today.search_box import SearchBox
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.intake import say_kept
from callback_desk.wording.queue import say_foreseen, say_saved

# How often the countdowns move, and the list is read again.
TICK_MS, REFRESH_MS = 20_000, 60_000
# Width of the card, in layout units; a narrower page shows the card alone.
CARD_UNITS, NARROW_UNITS = 119, 180

_STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}

_Read = tuple[CallbackQueue, BusinessCalendar]


class TodayPage(QWidget):
    """The receptionist's page.

    `file_wanted` carries the path of a file to look at, `told` words for the foot,
    `failed` an error that has no place on the page.
    """

    file_wanted = Signal(object)
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__()
        self._theme, self._background, self._desk = theme, background, desk
        self._read: _Read | None = None
        self._lead: LeadCard | None = None
        self._undoable: int | None = None
        self._after: RowKey | None = None
        self.counters, self.search = CountersPanel(theme), SearchBox(theme)
        self.table = LeadTable(desk.phones.show, self._say_outcome)
        self.list = LeadListPanel(theme, self.table)
        self.card = LeadCardPanel(theme)
        self.card.set_foresee(self._foresee)
        self.card.listen_to(self.list.view)
        self._import = NamedButton(
            theme,
            "Import",
            icon_name="import",
            shortcut="Ctrl+O",
            tells="Import a file",
        )
        self._build_layout()
        self._connect()
        self._ticking, self._refreshing = QTimer(self), QTimer(self)
        self._ticking.timeout.connect(self._on_tick)
        self._refreshing.timeout.connect(self.refresh)
        self._ticking.start(TICK_MS)
        self._refreshing.start(REFRESH_MS)

    def _build_layout(self) -> None:
        theme = self._theme
        top = QHBoxLayout()
        top.setSpacing(theme.px(2))
        above = Qt.AlignmentFlag.AlignTop
        top.addWidget(self.counters, 1)
        top.addWidget(self.search, 0, above)
        top.addWidget(self._import, 0, above)
        middle = QHBoxLayout()
        middle.setSpacing(theme.px(3))
        middle.addWidget(self.list, 1)
        middle.addWidget(self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addLayout(top)
        column.addLayout(middle, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As a strip beside another program, show the card alone."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.px(NARROW_UNITS)
        for part in (self.list, self.counters, self.search, self._import):
            part.setVisible(not narrow)
        width = event.size().width() if narrow else self._theme.px(CARD_UNITS)
        self.card.setFixedWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Beside another program, the arrows go from lead to lead all the same."""
        step = _STEPS.get(event.key())
        chosen = self.list.chosen()
        if step is None or chosen is None or self.list.isVisible():
            super().keyPressEvent(event)
            return
        row = self.table.row_of(key_of(chosen))
        entry = self.table.entry_at(row + step) if row is not None else None
        if entry is not None:
            self.list.choose(key_of(entry))

    def _connect(self) -> None:
        self.counters.filter_changed.connect(self._on_narrowed)
        self.search.search_changed.connect(self._on_narrowed)
        self.search.left.connect(self.list.setFocus)
        self.list.lead_chosen.connect(self._on_lead_chosen)
        self.list.call_wanted.connect(self._on_call_wanted)
        self.card.outcome_chosen.connect(self._on_outcome_chosen)
        self.card.undo_wanted.connect(self.undo)
        self.card.copy_wanted.connect(self._on_copy_wanted)
        self.card.digits_typed.connect(self._on_digits_typed)
        self.card.call_left.connect(self.list.setFocus)
        self._import.clicked.connect(self._on_import_clicked)

    @property
    def desk(self) -> Desk:
        """The desk that is worked at."""
        return self._desk

    def lead_shown(self) -> str:
        """The name on the card, or "" while there is none."""
        return "" if self._lead is None else self._lead.lead.name

    # Reading

    def refresh(self) -> None:
        """Look again, behind; what is chosen and half typed stays."""
        self._background.run(partial(show_queue, self._desk), self._on_read, self._fail)

    def _on_read(self, read: _Read) -> None:
        self._read = read
        self.counters.show_counts(read[0].counts)
        settings = self._desk.kept.settings
        if settings is not None:
            self.card.set_outcomes(tuple(settings.outcomes.values()))
        self._show_entries()
        if self._after is not None:
            self._go_on()
        elif self.list.chosen() is None:
            self.list.choose_first()

    def _show_entries(self) -> None:
        if self._read is None:
            return
        queue, calendar = self._read
        kind, text = self.counters.filter(), self.search.text()
        entries = [e for e in queue.entries if _fits(e, kind, text)]
        if kind is Standing.RESTING or text:
            entries += [e for e in queue.resting if _fits(e, kind, text)]
        self.table.show(entries, queue.at, calendar)
        self.list.show_state(
            queue,
            calendar,
            narrowed=bool(kind or text),
            had_leads=bool(queue.entries or queue.resting),
        )

    def _go_on(self) -> None:
        """Choose the next lead: the first in the list but the one just dealt with."""
        done, self._after = self._after, None
        for row in range(self.table.rowCount()):
            entry = self.table.entry_at(row)
            if entry is not None and key_of(entry) != done:
                self.list.choose(key_of(entry))
                break
        self.list.setFocus()

    def _on_narrowed(self) -> None:
        self._show_entries()

    def _on_tick(self) -> None:
        self.table.tick(self._desk.now())
        self._show_card()

    # The chosen lead

    def _on_lead_chosen(self, entry: QueueEntry | None) -> None:
        if entry is None:
            self._lead = None
            self.card.show_card(None)
            return
        if entry.lead.lead_id is None:
            self._lead = None
            self._background.run(
                partial(show_record, self._desk, entry.lead.record_id or 0),
                self._on_record_read,
                self._fail,
            )
            return
        self._background.run(
            partial(show_lead, self._desk, entry.lead.lead_id),
            self._on_lead_read,
            self._fail,
        )

    def _on_lead_read(self, card: LeadCard) -> None:
        chosen = self.list.chosen()
        if chosen is None or chosen.lead.lead_id != card.lead.lead_id:
            return
        self._lead = card
        self._show_card()

    def _on_record_read(self, record: Record) -> None:
        """A record kept for a look, with words that must not wait, has no card yet."""
        chosen = self.list.chosen()
        if chosen is not None and chosen.lead.lead_id is None:
            self.card.show_kept(say_kept(record), chosen.lead.record_id)

    def _show_card(self) -> None:
        if self._lead is None or self._read is None:
            return
        calendar = self._read[1]
        now, show_phone = self._desk.now(), self._desk.phones.show
        # List and card count from the same instant.
        self.table.tick(now)
        self.card.show_card(card_view(self._lead, now, calendar, show_phone))

    def _foresee(self, code: str) -> str:
        settings = self._desk.kept.settings
        if settings is None or self._lead is None or code not in settings.outcomes:
            return ""
        foreseen = foresee(self._desk, settings, self._lead, code)
        return say_foreseen(
            foreseen.outcome, foreseen.next_call_at, self._desk.now(), settings.calendar
        )

    def _say_outcome(self, code: str) -> str:
        settings = self._desk.kept.settings
        outcome = settings.outcomes.get(code) if settings is not None else None
        return outcome.label if outcome is not None else code

    # The call

    def _on_call_wanted(self, entry: QueueEntry) -> None:
        if self._lead is not None and entry.lead.lead_id == self._lead.lead.lead_id:
            self.card.open_call()

    def _on_outcome_chosen(self, call: Call) -> None:
        if self._lead is None or self._lead.lead.lead_id is None:
            return
        lead_id = self._lead.lead.lead_id
        self._background.run(
            partial(record_outcome, self._desk, lead_id, call),
            partial(self._on_recorded, call, self._lead),
            self._on_not_recorded,
        )

    def _on_recorded(self, call: Call, card: LeadCard, recorded: Recorded) -> None:
        self._undoable = recorded.attempt_id
        self._after = recorded.lead_id
        words = say_saved(self._say_outcome(call.outcome), card.lead.name)
        self.card.show_saved(words)
        self.told.emit(words)
        self.refresh()

    def _on_not_recorded(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.card.show_problem(f"{error.sentence} {error.what_to_do}")
        else:
            self.card.show_problem("It was not saved; the note is kept.")
            self.failed.emit(error)

    def undo(self) -> None:
        """Take the last recorded outcome back, and choose its lead again."""
        if self._undoable is None:
            return
        attempt_id, self._undoable = self._undoable, None
        self._background.run(
            partial(undo_attempt, self._desk, attempt_id), self._on_undone, self._fail
        )

    def _on_undone(self, recorded: Recorded) -> None:
        self.told.emit("Undone.")
        self.card.show_saved("Undone.", undoable=False)
        self._background.run(
            partial(show_queue, self._desk),
            partial(self._on_read_after_undo, recorded.lead_id),
            self._fail,
        )

    def _on_read_after_undo(self, lead_id: int, read: _Read) -> None:
        self._on_read(read)
        self.list.choose(lead_id)
        self.list.setFocus()

    # The rest

    def _on_copy_wanted(self, number: str) -> None:
        QGuiApplication.clipboard().setText(number)
        self.told.emit("The number is copied.")

    def _on_digits_typed(self, digits: str) -> None:
        self.search.type_in(digits)

    def _on_import_clicked(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Import leads", "", "Leads (*.csv *.tsv *.txt);;All files (*)"
        )
        if name:
            self.file_wanted.emit(Path(name))

    def _fail(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.told.emit(f"{error.sentence} {error.what_to_do}")
        else:
            self.failed.emit(error)


def _fits(entry: QueueEntry, kind: object, text: str) -> bool:
    if kind == "safety":
        fits = entry.lead.safety
    else:
        fits = kind is None or (entry.standing is kind and not entry.lead.safety)
    return fits and (not text or matches(entry, text))
