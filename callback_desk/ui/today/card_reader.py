"""Reads the lead on the card, or the kept record, behind."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.calling_errors import LeadJoined
from callback_desk.domain.errors import UnknownLead
from callback_desk.domain.record import Record
from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import show_lead, show_record
from callback_desk.ui.background import Background


class CardReader(QObject):
    """Reads whom the card is about; what another desk did to them is told apart.

    Signals:
        lead_read: a LeadCard.
        record_read: the number of a kept record, and the record.
        lead_moved: the lead that is to be shown, and the one that it is one with now.
        lead_left: the lead that is shown is not there any more; it, and the failure.
        not_read: whoever is to be shown cannot be; their key, and an exception.
        failed: the lead that is shown could not be read again: an exception.
    """

    lead_read = Signal(object)
    record_read = Signal(object, object)
    lead_moved = Signal(object, object)
    lead_left = Signal(object, object)
    not_read = Signal(object, object)
    failed = Signal(object)

    def __init__(self, background: Background, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._desk = background, desk

    def read(self, entry: QueueEntry) -> None:
        """Read whom a row of the list is about, to be shown."""
        if entry.lead.lead_id is None:
            self._read_record(entry.lead.record_id or 0)
        else:
            self.read_lead(entry.lead.lead_id)

    def read_lead(self, lead_id: int) -> None:
        """Read a lead that is to be shown."""
        self._background.run(
            partial(show_lead, self._desk, lead_id),
            self.lead_read.emit,
            partial(self._on_not_read, lead_id),
        )

    def read_again(self, lead_id: int) -> None:
        """Read a lead that is shown."""
        self._background.run(
            partial(show_lead, self._desk, lead_id),
            self.lead_read.emit,
            partial(self._on_not_read_again, lead_id),
        )

    def _read_record(self, record_id: int) -> None:
        self._background.run(
            partial(show_record, self._desk, record_id),
            partial(self._on_record_read, record_id),
            partial(self._on_record_not_read, record_id),
        )

    def _on_record_read(self, record_id: int, record: Record) -> None:
        self.record_read.emit(record_id, record)

    def _on_record_not_read(self, record_id: int, error: Exception) -> None:
        self.not_read.emit(("record", record_id), error)

    def _on_not_read(self, lead_id: int, error: Exception) -> None:
        if isinstance(error, LeadJoined):
            self.lead_moved.emit(lead_id, error.fields["into"])
        else:
            self.not_read.emit(lead_id, error)

    def _on_not_read_again(self, lead_id: int, error: Exception) -> None:
        """Its row goes with the list, unless it is in hand: no need to look again."""
        if isinstance(error, UnknownLead | LeadJoined):
            self.lead_left.emit(lead_id, error)
        else:
            self.failed.emit(error)
