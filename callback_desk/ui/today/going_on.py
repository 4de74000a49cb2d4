"""Who comes next once a lead is dealt with."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.ui.today.call_stage import is_text_field
from callback_desk.ui.today.careful_card import CarefulCard
from callback_desk.ui.today.lead_list import LeadListPanel
from callback_desk.ui.today.lead_table import RowKey, key_of

# Given whom was dealt with and the list; None where nobody else is in it.
ChooseNext = Callable[[RowKey | None, Sequence[QueueEntry]], QueueEntry | None]
# Whoever comes next, before it is known who that is.
_NEXT: RowKey = ("next", 0)


def first_other(
    done: RowKey | None, entries: Sequence[QueueEntry]
) -> QueueEntry | None:
    """The first in the list but the one just dealt with."""
    return next((entry for entry in entries if key_of(entry) != done), None)


class GoingOn(QObject):
    """Goes on to the next lead once one is dealt with, never from under the hand.

    Who chose somebody else meanwhile, has a call open or types a note stays there.
    """

    def __init__(
        self, rows: LeadListPanel, card: CarefulCard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.choose_next: ChooseNext = first_other
        self._rows, self._card = rows, card
        self._done: RowKey | None = None
        # Whom somebody chose, and where the list went from there by itself.
        self._stood: set[RowKey | None] = {None}
        self.moves = 0
        rows.lead_chosen.connect(self._on_lead_chosen)
        card.call_opened.connect(self.stand_by)

    def _on_lead_chosen(self, entry: QueueEntry | None) -> None:
        key = None if entry is None else key_of(entry)
        if self._rows.came_by_itself:
            self._stood.add(key)
        else:
            self.stand_by(key)

    def stand_by(self, key: RowKey | None) -> None:
        """Somebody chose this one: nobody else is gone on to for one before."""
        self.moves += 1
        self._stood, self._done = {key}, None

    def stays_with(self, key: RowKey | None) -> bool:
        """Whether nobody chose another one since this one stood there."""
        return key in self._stood

    def after(self, done: RowKey) -> None:
        """Go on from this one as soon as the list is read anew.

        Until then Enter calls nobody: who was dealt with is on the card still.
        """
        if self.stays_with(done) and not self._is_busy():
            self._done = done
            self._card.await_row(_NEXT)

    def _is_busy(self) -> bool:
        return self._card.is_calling or self._card.note_field.hasFocus()

    def give_up(self) -> None:
        """The list could not be read: what stands on the card can be called again."""
        wanted = self._rows.wanted()
        if self._done is not None and wanted is not None:
            self._card.await_row(wanted)

    def go(self, entries: Sequence[QueueEntry]) -> bool:
        """Choose who comes next in this list; whether there was one to go on from."""
        done, self._done = self._done, None
        if done is None:
            return False
        entry = None if self._is_busy() else self.choose_next(done, entries)
        if entry is not None:
            self._rows.choose(key_of(entry), by_itself=True)
            if not is_text_field(QApplication.focusWidget()):
                self._rows.focus_if_seen()
        if (wanted := self._rows.wanted()) is not None:
            self._card.await_row(wanted)
        return True
