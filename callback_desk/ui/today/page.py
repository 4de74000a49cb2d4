"""Today: the page on which the promise is kept. List left, card right, one lane behind.

It wires the panels to the services: what is read or written runs behind, and what comes
back is shown without moving anything under the hand.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.domain.callback_queue import QueueEntry, QueueSummary
from callback_desk.domain.record import Record
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call
from callback_desk.services.work_queue import LeadCard
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.arrival import NOT_READ, Arrival
from callback_desk.ui.today.card_reader import CardReader
from callback_desk.ui.today.card_view import card_view
from callback_desk.ui.today.foretelling import Foretelling
from callback_desk.ui.today.going_on import GoingOn
from callback_desk.ui.today.held_row import entry_of, holding
from callback_desk.ui.today.lead_finder import LeadFinder, fits
from callback_desk.ui.today.lead_table import RowKey, key_of
from callback_desk.ui.today.panels import TodayPanels
from callback_desk.ui.today.queue_reader import QueueReader
from callback_desk.ui.today.recording import Recording
from callback_desk.ui.today.strip_room import StripRoom
from callback_desk.ui.today.top_row import TopRow
from callback_desk.ui.today.troubles import Troubles
from callback_desk.wording.intake import say_kept

# How often the countdowns move, and the list is read again.
TICK_MS, REFRESH_MS = 20_000, 60_000

_STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


class TodayPage(QWidget):
    """The receptionist's page.

    `files_wanted` carries the paths of files to look at, `told` words for the foot,
    `failed` an error that has no place on the page. `looked` follows when the list was
    read again.
    """

    looked = Signal()
    files_wanted = Signal(object)
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        panels: TodayPanels | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._lead: LeadCard | None = None
        self._before_search: RowKey | None = None
        self._holds_row = False
        self.queue = QueueReader(background, desk, self)
        self.troubles = Troubles(background, desk, self.queue, self)
        made = panels or TodayPanels.whole(theme)
        self.counters, self.search, self.table = made.counters, made.search, made.table
        self.list, self.card = made.list, made.card
        self.foretelling = Foretelling(desk, self.card_shown)
        self.table.speak_by(desk.phones.show, self.foretelling.label_in_lists)
        self.finder = LeadFinder(background, desk, self)
        self.recording = Recording(background, desk, self.card, self.foretelling, self)
        self._reader = CardReader(background, desk, self)
        self.going_on = GoingOn(self.list, self.card, self)
        self.arrival = Arrival(
            *(self.list, self.card, self._reader, self.recording, self.going_on)
        )
        self._moves_before_undo = 0
        self.card.set_said(self.foretelling.said())
        self.card.listen_to(self.list.view)
        self.top = TopRow(theme, self.counters, self.search)
        self._strip_room = StripRoom(theme, self.list, self.top, self.card)
        self._build_layout()
        self._connect()
        self.ticking, self._refreshing = QTimer(self), QTimer(self)
        self.ticking.timeout.connect(self._on_tick)
        self._refreshing.timeout.connect(self.refresh)
        self.ticking.start(TICK_MS)
        self._refreshing.start(REFRESH_MS)

    def _build_layout(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(self._theme.px(3))
        middle.addWidget(self.list, 1)
        middle.addWidget(self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(3))
        column.addWidget(self.top)
        column.addLayout(middle, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again: outcomes and more may have been changed on another page."""
        super().showEvent(event)
        if self.queue.at is not None:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As a strip beside another program, show the card alone."""
        super().resizeEvent(event)
        self._strip_room.fit(event.size().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends a search; in a strip the arrows go from lead to lead as well."""
        step = _STEPS.get(event.key())
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif step is None or self.list.isVisible() or not self.list.step(step):
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.queue.read.connect(self._on_read)
        self.queue.grown.connect(self._on_grown)
        self.queue.counted.connect(self._on_counted)
        self.queue.failed.connect(self.going_on.give_up)
        self.table.more_wanted.connect(self.queue.read_more)
        self.counters.filter_changed.connect(self.queue.narrow_to)
        self.search.search_changed.connect(self._on_search_changed)
        self.finder.found.connect(self._on_found)
        self.finder.failed.connect(self.troubles.tell)
        for fails in (self.finder.not_again, self.arrival.failed, self._reader.failed):
            fails.connect(self.troubles.tell_of_looking)
        self.troubles.look_wanted.connect(self.refresh)
        self.troubles.told.connect(self.told)
        self.troubles.failed.connect(self.failed)
        self.recording.recorded.connect(self.go_on_from)
        self.recording.undone.connect(self._on_undone)
        self.recording.failed.connect(self.failed)
        self._reader.lead_read.connect(self._on_lead_read)
        self._reader.record_read.connect(self._on_record_read)
        self.arrival.told.connect(self.told)
        self.arrival.nobody_shown.connect(self._on_nobody_shown)
        self.search.left.connect(self.list.setFocus)
        self.list.lead_chosen.connect(self._on_lead_chosen)
        self.list.call_wanted.connect(self._on_call_wanted)
        self.card.outcome_chosen.connect(self._on_outcome_chosen)
        self.card.undo_wanted.connect(self.undo)
        self.card.copy_wanted.connect(self._on_copy_wanted)
        self.card.digits_typed.connect(self.search.type_in)
        self.card.call_left.connect(self._on_call_left)
        self.top.files_chosen.connect(self.files_wanted)

    @property
    def desk(self) -> Desk:
        """The desk that is worked at."""
        return self._desk

    def card_shown(self) -> LeadCard | None:
        """The lead on the card with all that is known, or None."""
        return self._lead

    def lead_shown(self) -> str:
        """The name on the card, or "" while there is none."""
        return "" if self._lead is None else self._lead.lead.name

    # Reading

    def refresh(self) -> None:
        """Look again, behind; what is chosen and half typed stays."""
        self.queue.refresh()
        self.finder.refresh()
        # Another desk may have dealt with the one on the card.
        if self._lead is not None:
            self._reader.read_again(self._lead.details.lead_id)
        elif (chosen := self.list.chosen()) is not None:
            self._on_lead_chosen(chosen)

    def _on_read(self) -> None:
        settings = self._desk.kept.settings
        if settings is not None:
            self.card.set_outcomes(tuple(settings.outcomes.values()))
        self._show_entries(self.arrival.held())
        went_on = self.going_on.go(self.table.entries())
        if not went_on and self.list.wanted() is None:
            self.list.choose_first(by_itself=True)
        self.looked.emit()

    def _show_entries(self, in_hand: QueueEntry | None = None) -> None:
        queue, kind, text = self.queue, self.counters.filter(), self.search.text()
        if queue.at is None or queue.calendar is None:
            return
        entries = [e for e in queue.entries if fits(e, kind, text)]
        entries += self.finder.beside(entries, kind)
        there = len(entries)
        entries = holding(entries, in_hand, self.list.view.currentIndex().row())
        self._holds_row = len(entries) > there
        self.table.set_more(queue.has_more and not text)
        self.table.show(entries, queue.at, queue.calendar)
        self._say_state()

    def _on_grown(self, entries: list[QueueEntry]) -> None:
        kind, text = self.counters.filter(), self.search.text()
        self.table.set_more(self.queue.has_more and not text)
        shown = (e for e in entries if fits(e, kind, text))
        self.table.add([e for e in shown if self.table.row_of(key_of(e)) is None])

    def _on_counted(self, summary: QueueSummary) -> None:
        self.counters.show_counts(summary.counts)
        self._say_state()

    def _say_state(self) -> None:
        summary, calendar = self.queue.summary, self.queue.calendar
        if summary is None or calendar is None:
            return
        self.list.show_state(
            *(summary, calendar),
            narrowed=bool(self.counters.filter() or self.search.text()),
            looking=self.finder.is_looking,
            had_leads=any(summary.counts.values()),
        )
        self._strip_room.say_why_empty()

    def _on_search_changed(self, text: str) -> None:
        """Look for it; with nothing typed the lead chosen before is chosen again."""
        if text and self._before_search is None:
            if chosen := self.list.chosen():
                self._before_search = key_of(chosen)
            elif not self.card.in_hand:  # Who stands in no row makes way.
                self.list.let_go()
        self.finder.look_for(text)
        # Who looks somebody up is on the phone all the same.
        self._on_narrowed(self.arrival.held() if self.card.is_calling else None)
        if not text and self._before_search is not None:
            if not self.card.is_calling:
                self.list.choose(self._before_search)
            self._before_search = None

    def _on_found(self) -> None:
        self._on_narrowed(self.arrival.held())

    def _on_narrowed(self, held: QueueEntry | None = None) -> None:
        self._show_entries(held)
        if self.list.wanted() is None:
            self.list.choose_first()

    def _on_tick(self) -> None:
        self.table.tick(self._desk.now())
        self._show_card()

    # The chosen lead

    def _on_lead_chosen(self, entry: QueueEntry | None) -> None:
        if entry is None:
            self._lead = None
            self.card.show_card(None)
        else:
            self.card.await_row(key_of(entry))
            self._reader.read(entry)

    def _on_lead_read(self, card: LeadCard) -> None:
        if self.list.wanted() != card.lead.lead_id:
            return
        self._lead = card
        self.table.reword(entry_of(card, self.list.chosen()))
        self._show_card()
        self.recording.look(card)
        self.arrival.open_their_call(card.lead.lead_id)

    def _on_record_read(self, record_id: int, record: Record) -> None:
        """A record kept for a look, with words that must not wait, has no card yet."""
        if self.list.wanted() == ("record", record_id):
            self._lead = None
            self.card.show_kept(say_kept(record), record_id)

    def _on_nobody_shown(self, words: str) -> None:
        self._lead = None
        self.card.show_card(None, words)

    def _show_card(self) -> None:
        calendar = self.queue.calendar
        if self._lead is None or calendar is None:
            return
        now, show_phone = self._desk.now(), self._desk.phones.show
        self.table.tick(now)  # List and card count from the same instant.
        view = self.troubles.work_out(card_view, self._lead, now, calendar, show_phone)
        if view is not None:
            self.card.show_card(view)
        elif not self.card.shows(self._lead.details.lead_id):
            self._on_nobody_shown(NOT_READ)  # Whoever is on the phone stays there.

    # The call

    def _on_call_wanted(self, entry: QueueEntry | None) -> None:
        self.card.open_call()

    def take_call_of(self, lead_id: int, call: Call) -> None:
        """Show a lead, wherever it stands, and open a call of theirs."""
        self.search.clear()
        self.arrival.take_call_of(lead_id, call)

    def show_lead(self, lead_id: int) -> None:
        """Show a lead, wherever it stands; its row may be far behind what is read."""
        self.search.clear()
        self.go_to(lead_id)

    def _on_call_left(self) -> None:
        """Who stood in the list for the call alone goes with it."""
        self.list.setFocus()
        if self._holds_row:
            self.queue.refresh()

    def _on_outcome_chosen(self, call: Call) -> None:
        if self._lead is None or self.card.is_awaiting:
            self.card.refuse_outcome()
        else:
            self.recording.record(self._lead, call)

    def go_on_from(self, lead_id: int) -> None:
        """Look again, then choose the lead that comes after this one."""
        self.going_on.after(lead_id)
        self.refresh()

    def undo(self) -> None:
        """Take the last recorded outcome back, and choose its lead again."""
        self._moves_before_undo = self.going_on.moves
        self.recording.undo()

    def go_to(self, lead_id: int) -> None:
        """Show a lead, wherever it stands; its row is chosen as soon as it is read."""
        self.arrival.go_to(lead_id)

    def _on_undone(self, lead_id: int) -> None:
        """Show them again, unless somebody chose another one since."""
        if self._moves_before_undo == self.going_on.moves:
            self.go_to(lead_id)
        self.refresh()

    # The rest

    def _on_copy_wanted(self, number: str) -> None:
        QGuiApplication.clipboard().setText(number)
        self.told.emit(_("The number is copied."))

    def choose_file(self) -> None:
        """Ask for files of leads."""
        self.top.choose_files()
