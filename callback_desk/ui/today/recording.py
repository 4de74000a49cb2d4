"""Recording what came of a call, and taking it back: run behind, told on the card."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.calling_errors import LeadJoined
from callback_desk.domain.day_errors import LeadGone, LeadMovedOn, NoteTellsDanger
from callback_desk.domain.errors import DeskError
from callback_desk.domain.outcome import Closes
from callback_desk.services.desk import Desk
from callback_desk.services.meanwhile import news_on, seen_on
from callback_desk.services.record_outcome import (
    Call,
    Recorded,
    record_seen,
    undo_attempt,
)
from callback_desk.services.work_queue import LeadCard
from callback_desk.translation import _
from callback_desk.ui.background import Background, Done, Failed, Work
from callback_desk.ui.today.careful_card import CarefulCard
from callback_desk.ui.today.foretelling import Foretelling
from callback_desk.wording.meanwhile import JOINED_MEANWHILE, STAYS_CLOSED
from callback_desk.wording.queue import STAYS_OFF, say_of, say_saved
from callback_desk.wording.times import say_soon

if TYPE_CHECKING:
    from callback_desk.domain.lead_seen import LeadSeen

UNDO = _("Undo")


class Recording(QObject):
    """Writes outcomes; the card says what became of each.

    `recorded` and `undone` carry the lead's number, `failed` an error that has no
    words for the card; `not_recorded` follows when the card has told why.
    """

    recorded = Signal(object)
    not_recorded = Signal()
    undone = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        desk: Desk,
        card: CarefulCard,
        foretelling: Foretelling,
        parent: QObject | None = None,
    ) -> None:
        """Record nothing yet.

        Args:
            background: where it is written.
            desk: what it is written to.
            card: where it is told.
            foretelling: knows the lead on the card, and the clinic's outcomes.
            parent: who keeps it.
        """
        super().__init__(parent)
        self._background, self._desk, self._card = background, desk, card
        self._foretelling = foretelling
        # How many outcomes are on their way to the desk.
        self._underway = 0
        # Whose call was opened, the lead as it is known there (joined to another one,
        # that one), and what was told of it last.
        self._of: int | None = None
        self._seen: LeadSeen | None = None
        self._told = ""
        # What was recorded or undone here last; a card may not show it yet.
        self._newest = (0, 0)
        self._undoable: int | None = None
        # Whose the lead was before, and what was noted with it.
        self._owner: int | None = None
        self._note = ""
        self._saved = ""
        # What else was done last, and how to take that back.
        self._other: Callable[[], object] | None = None
        card.call_opened.connect(self._on_call_opened)

    @property
    def is_saving(self) -> bool:
        """Whether an outcome is on its way to the desk."""
        return self._underway > 0

    def record(self, card: LeadCard, call: Call) -> None:
        """Add an outcome to the lead of a card, unless others dealt with it since.

        Then that is told, and the same once more is recorded.
        """
        seen = self._seen
        if seen is None or self._of != card.details.lead_id:
            seen = seen_on(card)
        self._underway += 1
        self._background.run(
            partial(record_seen, self._desk, seen, call),
            partial(self._on_recorded, call, card),
            partial(self._on_not_recorded, card),
        )

    def look(self, card: LeadCard) -> None:
        """Tell what others did to the lead of an open call, as soon as it is read."""
        if self._seen is not None and self._card.is_calling:
            self._tell_news(news_on(self._desk, card, self._seen))

    def tell_left(self, error: DeskError) -> None:
        """Tell that the lead of an open call is not there any more.

        Where saving it has told to whom it was joined, that stands: it says more.
        """
        knows_more = self._seen is not None and self._seen.lead_id != self._of
        if self._card.is_calling and not knows_more:
            is_joined = isinstance(error, LeadJoined)
            self._tell_news(JOINED_MEANWHILE if is_joined else LeadGone().sentence)

    def know_holder(self, opening: str) -> None:
        """Another open desk has the lead of the open call; that was told."""
        if self._seen is not None:
            self._seen = replace(self._seen, holder=opening)

    def _tell_news(self, news: str) -> None:
        if news and news != self._told:
            self._card.show_problem(news, of_saving=False)
        self._told = news

    def _on_call_opened(self, lead_id: int) -> None:
        card = self._foretelling.card_shown()
        self._of, self._seen, self._told = lead_id, None, ""
        self._foretelling.noted = ""  # It was another call's.
        if card is not None and card.details.lead_id == lead_id:
            seen, (of, attempt_id) = seen_on(card), self._newest
            newest = max(seen.newest, attempt_id if of == lead_id else 0)
            self._seen = replace(seen, newest=newest)

    def _on_recorded(self, call: Call, card: LeadCard, recorded: Recorded) -> None:
        self._underway -= 1
        self._undoable, self._other = recorded.attempt_id, None
        self._owner, self._note = recorded.owner_before, call.note
        self._newest = recorded.lead_id, recorded.attempt_id
        label = self._foretelling.label_in_lists(call.outcome)
        is_off = card.details.barred and not (recorded.closed or recorded.safety)
        agreed = "" if is_off or recorded.closed else self._say_agreed(call)
        words = say_saved(label, card.lead.name, agreed)
        if recorded.closed and not self._may_close(call):
            words = f"{words.removesuffix('.')}. {STAYS_CLOSED}"
        elif is_off:
            words = f"{words.removesuffix('.')}. {STAYS_OFF}"
        self._saved = words
        self._card.show_saved(words)
        self.recorded.emit(recorded.lead_id)

    def _say_agreed(self, call: Call) -> str:
        settings = self._desk.kept.settings
        if call.next_at is None or settings is None:
            return ""
        return say_soon(call.next_at, self._desk.now(), settings.calendar)

    def _may_close(self, call: Call) -> bool:
        settings = self._desk.kept.settings
        outcome = settings.outcomes.get(call.outcome) if settings is not None else None
        return outcome is None or outcome.closes is not Closes.NO

    def offer_undo(self, take_back: Callable[[], object]) -> None:
        """Let the next undo take something else back that was done last."""
        self._undoable, self._other = None, take_back

    def offer_undo_by(self, work: Work, done: Done, failed: Failed) -> None:
        """The same by work behind; what is not taken back can still be.

        Args:
            work: takes it back.
            done: hears its result.
            failed: hears its exception.
        """
        self.offer_undo(partial(self._take_back, work, done, failed))

    def _take_back(self, work: Work, done: Done, failed: Failed) -> None:
        not_done = partial(self._on_not_taken_back, work, done, failed)
        self._background.run(work, done, not_done)

    def _on_not_taken_back(
        self, work: Work, done: Done, failed: Failed, error: Exception
    ) -> None:
        self.offer_undo_by(work, done, failed)
        failed(error)

    @property
    def can_undo(self) -> bool:
        """Whether there is an outcome to take back."""
        return self._undoable is not None or self._other is not None

    @property
    def undo_words(self) -> str:
        """What undoing is called: with what it takes back, where that was a call."""
        return UNDO if self._undoable is None else f"{UNDO} “{self._saved}”"

    def undo(self) -> None:
        """Take back what was done last: an outcome, or several leads' in one step."""
        if self._other is not None:
            other, self._other = self._other, None
            other()
        elif self._undoable is not None:
            attempt_id, self._undoable = self._undoable, None
            self._background.run(
                partial(undo_attempt, self._desk, attempt_id, owner=self._owner),
                partial(self._on_undone, self._note),
                partial(self._on_not_undone, attempt_id),
            )

    def _on_undone(self, note: str, recorded: Recorded) -> None:
        """Its note is half typed again: it belongs to what is recorded in its place."""
        if note:
            self._card.note_field.bring_back({recorded.lead_id: note})
        self._newest = recorded.lead_id, recorded.attempt_id
        if self._seen is not None and self._seen.lead_id == recorded.lead_id:
            # One's own undoing is no news in the call that is open.
            self._seen = replace(
                self._seen, newest=recorded.attempt_id, is_open=not recorded.closed
            )
        self._card.show_done(_("Undone."), undoable=False)
        self.undone.emit(recorded.lead_id)

    def _on_not_undone(self, attempt_id: int, error: Exception) -> None:
        """It stands as it stood, and can still be taken back."""
        self._undoable = attempt_id
        words = _words_of(error, _("It was not undone."))
        self._tell(error, words, of_saving=False, of_lead=False)

    def _on_not_recorded(self, card: LeadCard, error: Exception) -> None:
        """Say so; under another lead, who came onto the card meanwhile, of whom."""
        self._underway -= 1
        lead_id = card.details.lead_id
        if isinstance(error, LeadMovedOn) and lead_id == self._of:
            self._seen, self._told = error.seen, error.sentence
        words = _words_of(error, _("It was not saved; the note is kept."))
        of_lead = self._card.shows(lead_id)
        told_words = error.words if isinstance(error, NoteTellsDanger) else ""
        self._foretelling.noted = told_words if of_lead else ""
        if not of_lead:
            words = say_of(card.lead.name, words)
        self._tell(error, words, of_saving=True, of_lead=of_lead)
        self.not_recorded.emit()

    def _tell(
        self, error: Exception, words: str, *, of_saving: bool, of_lead: bool
    ) -> None:
        self._card.show_problem(words, of_saving=of_saving, of_lead=of_lead)
        if not isinstance(error, DeskError):
            self.failed.emit(error)


def _words_of(error: Exception, else_words: str) -> str:
    if isinstance(error, DeskError):
        return f"{error.sentence} {error.what_to_do}"
    return else_words
