"""Recording what came of a call, and taking it back: run behind, told on the card."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.errors import DeskError
from callback_desk.domain.outcome import Closes
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import (
    Call,
    Recorded,
    record_outcome,
    undo_attempt,
)
from callback_desk.services.work_queue import LeadCard
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.today.card import LeadCardPanel
from callback_desk.wording.queue import say_saved

UNDO = _("Undo")


class Recording(QObject):
    """Writes outcomes; the card says what became of each.

    `recorded` and `undone` carry the lead's number, `failed` an error that has no
    words for the card.
    """

    recorded = Signal(object)
    undone = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        desk: Desk,
        card: LeadCardPanel,
        say_outcome: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        """Record nothing yet.

        Args:
            background: where it is written.
            desk: what it is written to.
            card: where it is told.
            say_outcome: the clinic's label of an outcome's code.
            parent: who keeps it.
        """
        super().__init__(parent)
        self._background, self._desk, self._card = background, desk, card
        self._say_outcome = say_outcome
        self._undoable: int | None = None
        self._saved = ""
        # What else was done last, and how to take that back.
        self._other: Callable[[], object] | None = None

    def record(self, card: LeadCard, call: Call) -> None:
        """Add an outcome to the lead of a card."""
        if card.lead.lead_id is not None:
            self._background.run(
                partial(record_outcome, self._desk, card.lead.lead_id, call),
                partial(self._on_recorded, call, card),
                self._on_not_recorded,
            )

    def _on_recorded(self, call: Call, card: LeadCard, recorded: Recorded) -> None:
        self._undoable, self._other = recorded.attempt_id, None
        words = say_saved(self._say_outcome(call.outcome), card.lead.name)
        if card.state.is_open and recorded.closed and not self._may_close(call):
            closed = _("Somebody else closed it meanwhile.")
            words = f"{words.removesuffix('.')}. {closed}"
        self._saved = words
        self._card.show_saved(words)
        self.recorded.emit(recorded.lead_id)

    def _may_close(self, call: Call) -> bool:
        settings = self._desk.kept.settings
        outcome = settings.outcomes.get(call.outcome) if settings is not None else None
        return outcome is None or outcome.closes is not Closes.NO

    def offer_undo(self, take_back: Callable[[], object]) -> None:
        """Let the next undo take something else back that was done last."""
        self._undoable, self._other = None, take_back

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
                partial(undo_attempt, self._desk, attempt_id),
                self._on_undone,
                partial(self._on_not_undone, attempt_id),
            )

    def _on_undone(self, recorded: Recorded) -> None:
        self._card.show_saved(_("Undone."), undoable=False)
        self.undone.emit(recorded.lead_id)

    def _on_not_undone(self, attempt_id: int, error: Exception) -> None:
        """It stands as it stood, and can still be taken back."""
        self._undoable = attempt_id
        self._tell(error, _("It was not undone."), of_saving=False)

    def _on_not_recorded(self, error: Exception) -> None:
        self._tell(error, _("It was not saved; the note is kept."), of_saving=True)

    def _tell(self, error: Exception, words: str, *, of_saving: bool) -> None:
        if isinstance(error, DeskError):
            words = f"{error.sentence} {error.what_to_do}"
        self._card.show_problem(words, of_saving=of_saving)
        if not isinstance(error, DeskError):
            self.failed.emit(error)
