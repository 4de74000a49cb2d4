"""The calendar as the page has it: in force, drafted, asked for, and applied."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.errors import DeskError
from callback_desk.domain.stopping import Ending, Stopped
from callback_desk.services.calendar_changes import CalendarChange
from callback_desk.services.calendar_sheet import CalendarSheet
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.calendar_services import Applied, CalendarServices
from callback_desk.ui.calendar.chosen_days import ChosenDays
from callback_desk.ui.calendar.draft import Draft, Edit
from callback_desk.ui.calendar.half_edited import NOTHING_EDITED, HalfEdited
from callback_desk.ui.calendar.reckoning import Question, Reckoned, reckon
from callback_desk.wording.calendar_differences import say_changes

# Of what was applied: its number is told with the next answer.
NOT_KNOWN = -1


class LiveCalendar(QObject):
    """Asks behind for all that the page shows, one question at a time.

    Signals:
        answered: a Reckoned that fits what is drafted now.
        drafted: the draft is another, and is being worked out.
        refused: a DeskError of an edit, a question or an application.
        applied: an Applied and the ChosenDays that were closed by it, or None.
        stopped: nothing was applied after all; somebody wanted it no more.
        failed: an exception that is a bug.
    """

    answered = Signal(object)
    drafted = Signal()
    refused = Signal(object)
    applied = Signal(object, object)
    stopped = Signal()
    failed = Signal(object)

    def __init__(
        self, background: Background, services: CalendarServices, year: int
    ) -> None:
        super().__init__()
        self._background, self._services = background, services
        self.year = year
        self.received: str | None = None
        self.draft: Draft | None = None
        self.last: Reckoned | None = None
        self._asking = self._ask_again = False
        self._problem: Exception | None = None
        self._closing: ChosenDays | None = None
        self._end = Ending()
        # What its owner comes back to, until it is known what is in force.
        self._left = NOTHING_EDITED

    @property
    def half_edited(self) -> HalfEdited:
        """What is not in force yet."""
        draft = self.draft
        if draft is None:
            return self._left
        if not draft.is_pending:
            return NOTHING_EDITED
        words = say_changes(draft.in_force, draft.definition)
        return HalfEdited(draft.edits, self._closing, tuple(words))

    def bring_back(self, left: HalfEdited) -> None:
        """Have what was edited before, ahead of the first question."""
        self._left = left

    @property
    def is_settled(self) -> bool:
        """Whether all that was asked has been answered."""
        return not self._asking and self.last is not None

    # Asking

    def ask(self) -> None:
        """Ask for everything; while an answer is awaited, once more after it."""
        if self._asking:
            self._ask_again = True
            return
        self._asking = True
        draft = self.draft
        pending = draft.definition if draft is not None and draft.is_pending else None
        question = Question(self.year, pending, self.received)
        self._background.run(
            partial(reckon, self._services, question),
            self._on_reckoned,
            self._on_failed,
        )

    def show_year(self, year: int) -> None:
        """Ask for another year."""
        self.year = year
        self.ask()

    def show_received(self, received: str | None) -> None:
        """Ask when a lead received at another INSTANT would be due; None is now."""
        self.received = received
        self.ask()

    def _on_failed(self, error: Exception) -> None:
        self._asking = self._ask_again = False
        self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        (self.refused if isinstance(error, DeskError) else self.failed).emit(error)

    def _on_reckoned(self, reckoned: Reckoned) -> None:
        self._asking = False
        if not self._stands_on(reckoned.in_force) or self._ask_again:
            self._ask_again = False
            self.ask()
            return
        self.last = reckoned
        self.answered.emit(reckoned)
        if self._problem is not None:
            problem, self._problem = self._problem, None
            self._refuse(problem)

    def _stands_on(self, sheet: CalendarSheet) -> bool:
        """Whether the draft stands on the calendar in force; if not, it is moved."""
        draft = self.draft
        if draft is None:
            self.draft = draft = Draft(sheet.version, sheet.definition)
            draft.refused.connect(self.refused)
            left, self._left = self._left, NOTHING_EDITED
            for key, edit in left.edits:
                draft.edit(key, edit)
            self._closing = left.closing
            draft.changed.connect(self._on_draft_changed)
            return not draft.is_pending
        if draft.version == sheet.version:
            return True
        was_pending = draft.is_pending
        draft.stand_on(sheet.version, sheet.definition)
        return not was_pending

    # Editing

    def edit(self, key: str, edit: Edit, closing: ChosenDays | None = None) -> None:
        """Make an edit in the draft.

        Args:
            key: an edit with the key of the last takes its place.
            edit: what is done.
            closing: the days that it closes, if their people are to be called.
        """
        if self.draft is None:
            return
        if self.draft.edit(key, edit) and closing is not None:
            self._closing = closing

    def leave(self) -> None:
        """Leave the calendar as it is in force; so does what is just being applied."""
        self._end.end()
        if self.draft is not None:
            self.draft.leave()

    def _on_draft_changed(self) -> None:
        if self.draft is not None and not self.draft.is_pending:
            self._closing = None
        self.drafted.emit()
        self.ask()

    # Applying

    def apply(self, change: CalendarChange) -> None:
        """Put in force what was previewed, unless the draft is another by now."""
        if self.draft is None or self.draft.definition != change.definition:
            return
        closed = self._closing.days if self._closing is not None else ()
        self._end = Ending()
        self._background.run(
            partial(self._services.apply, change, closed, self._end),
            self._on_applied,
            self._on_apply_failed,
        )

    def _on_applied(self, done: Applied) -> None:
        closing, self._closing = self._closing, None
        if self.draft is not None:
            self.draft.settle(NOT_KNOWN, done.change.definition)
        self.applied.emit(done, closing)

    def _on_apply_failed(self, error: Exception) -> None:
        """Say why, after the answer to what came into force meanwhile."""
        if isinstance(error, Stopped):
            self.stopped.emit()
        else:
            self._problem = error
        if self.last is not None:
            self.drafted.emit()
        self.ask()
