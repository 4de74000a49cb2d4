"""Reads the lead on the card, or the kept record, behind."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.calling_errors import LeadJoined
from callback_desk.domain.errors import UnknownLead
from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import show_lead, show_record
from callback_desk.ui.background import Background


class CardReader(QObject):
    """Reads whom the card is about; what another desk did to them is told apart.

    Signals:
        lead_read: a LeadCard.
        record_read: a kept record.
        lead_moved: the lead is one with this one now.
        lead_left: the lead that was shown is not there any more; the failure.
        failed: an exception.
    """

    lead_read = Signal(object)
    record_read = Signal(object)
    lead_moved = Signal(object)
    lead_left = Signal(object)
    failed = Signal(object)

    def __init__(self, background: Background, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._desk = background, desk

    def read_lead(self, lead_id: int) -> None:
        """Read a lead that is to be shown."""
        self._background.run(
            partial(show_lead, self._desk, lead_id),
            self.lead_read.emit,
            self._on_not_read,
        )

    def read_again(self, lead_id: int) -> None:
        """Read a lead that is shown."""
        self._background.run(
            partial(show_lead, self._desk, lead_id),
            self.lead_read.emit,
            self._on_not_read_again,
        )

    def read_record(self, record_id: int) -> None:
        """Read a record that is to be shown."""
        self._background.run(
            partial(show_record, self._desk, record_id),
            self.record_read.emit,
            self.failed.emit,
        )

    def _on_not_read(self, error: Exception) -> None:
        if isinstance(error, LeadJoined):
            self.lead_moved.emit(error.fields["into"])
        else:
            self.failed.emit(error)

    def _on_not_read_again(self, error: Exception) -> None:
        """Its row goes with the list, unless it is in hand: no need to look again."""
        if isinstance(error, UnknownLead | LeadJoined):
            self.lead_left.emit(error)
        else:
            self.failed.emit(error)
