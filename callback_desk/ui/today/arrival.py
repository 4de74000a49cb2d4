"""Whom the card is on its way to: where they are by now, and a call of theirs."""

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.day_errors import LeadGone
from callback_desk.domain.errors import DeskError, UnknownLead, UnknownRecord
from callback_desk.services.record_outcome import Call
from callback_desk.translation import _
from callback_desk.ui.today.card_reader import CardReader
from callback_desk.ui.today.careful_card import CarefulCard
from callback_desk.ui.today.going_on import GoingOn
from callback_desk.ui.today.held_row import held_in
from callback_desk.ui.today.lead_list import LeadListPanel
from callback_desk.ui.today.lead_table import RowKey, key_of
from callback_desk.ui.today.recording import Recording
from callback_desk.wording.meanwhile import JOINED_TO_THIS, RECORD_SETTLED
from callback_desk.wording.queue import say_call_left

# An import was taken back meanwhile, or somebody removed.
GONE = (UnknownLead, UnknownRecord)
NOT_READ = _("This one could not be read. F5 looks again.")


class Arrival(QObject):
    """Shows a lead wherever it stands; one that is gone is said, and the list goes on.

    Signals:
        on_the_way: a lead is to be shown; the list may have no row of it.
        told: words for the foot.
        nobody_shown: nobody can stand on the card; why.
        failed: an exception.
    """

    on_the_way = Signal(object)
    told = Signal(str)
    nobody_shown = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        rows: LeadListPanel,
        card: CarefulCard,
        reader: CardReader,
        recording: Recording,
        going_on: GoingOn,
    ) -> None:
        super().__init__(going_on)
        self._rows, self._card, self._reader = rows, card, reader
        self._recording, self._going_on = recording, going_on
        # Who called us, and is to be shown first.
        self._their_call: tuple[RowKey, Call] | None = None
        # Whoever took an import back was told what went.
        self._knows_who_went = False
        rows.lead_chosen.connect(self._on_lead_chosen)
        reader.lead_moved.connect(self._on_lead_moved)
        reader.lead_left.connect(self._on_lead_left)
        reader.not_read.connect(self._on_not_read)

    def go_to(self, lead_id: int) -> None:
        """Show a lead, wherever it stands; its row is chosen as soon as it is read."""
        self._going_on.stand_by(lead_id)
        self._rows.await_row(lead_id)
        self._card.await_row(lead_id)
        self._reader.read_lead(lead_id)
        self._rows.focus_if_seen()
        self.on_the_way.emit(lead_id)

    def expect_gone(self) -> None:
        """Say nothing of who is gone until somebody is shown: it was told what went."""
        self._knows_who_went = True

    def take_call_of(self, lead_id: int, call: Call) -> None:
        """Show a lead, and open a call of theirs as soon as it is there.

        Another one's call that is open ends with nothing recorded: that is told.
        """
        view = self._card.view
        if self._card.is_calling and view is not None and view.lead_id != lead_id:
            self.told.emit(say_call_left(view.name))
        self._their_call = lead_id, call
        self.go_to(lead_id)

    def held(self) -> QueueEntry | None:
        """Whose row stays in the list: who calls us, or is in hand; or None.

        Else the next one would come, and nobody hear of their call.
        """
        if self._their_call is not None:
            return self._rows.chosen()
        return held_in(self._rows, self._card)

    def open_their_call(self, lead_id: int | None) -> None:
        """Who called us is shown: their call is open."""
        self._knows_who_went = False
        if self._their_call is not None and self._their_call[0] == lead_id:
            (_unused, call), self._their_call = self._their_call, None
            self._card.open_call(call)

    def _on_lead_chosen(self, entry: QueueEntry | None) -> None:
        """Whoever chose another one takes no call of the one before."""
        key = None if entry is None else key_of(entry)
        if self._their_call is not None and self._their_call[0] != key:
            self._their_call = None

    def _on_lead_moved(self, lead_id: int, into: int) -> None:
        if self._rows.wanted() != lead_id:
            return
        if self._their_call is not None:
            self._their_call = into, self._their_call[1]
        self._go_on_to(lead_id, into)

    def _on_lead_left(self, lead_id: int, error: DeskError) -> None:
        """Who is on the card is not there any more; what is in hand stays."""
        if self._card.in_hand:
            self._recording.tell_left(error)
        elif self._going_on.stays_with(lead_id):
            into = error.fields.get("into")
            if isinstance(into, int):
                self._go_on_to(lead_id, into)
            else:
                self._tell_gone(LeadGone().sentence)
                if self._rows.wanted() == lead_id and self._rows.chosen() is None:
                    self._show_first()

    def _go_on_to(self, lead_id: int, into: int) -> None:
        self._card.note_field.move_note(lead_id, into)
        self._card.half_said.move(lead_id, into)
        self.go_to(into)
        self.told.emit(JOINED_TO_THIS)

    def _on_not_read(self, key: RowKey, error: Exception) -> None:
        """Nobody else stands on the card in the place of whom is wanted."""
        if self._rows.wanted() == key:
            self._their_call = None
            if isinstance(error, GONE):
                is_lead = isinstance(error, UnknownLead)
                self._tell_gone(LeadGone().sentence if is_lead else RECORD_SETTLED)
                self._turn_back()
            elif self._card.is_awaiting:
                self.nobody_shown.emit(NOT_READ)
        self.failed.emit(error)

    def _tell_gone(self, words: str) -> None:
        if not self._knows_who_went:
            self.told.emit(words)

    def _turn_back(self) -> None:
        """Go back to whom the card shows; a row that is gone makes way by itself."""
        if self._rows.chosen() is not None and not self._card.in_hand:
            return
        view = self._card.view
        if view is None:
            self._show_first()
        else:
            self._rows.await_row(view.lead_id)
            self._card.await_row(view.lead_id)

    def _show_first(self) -> None:
        if not self._rows.choose_first(by_itself=True):
            self._rows.let_go()
            self.nobody_shown.emit("")
