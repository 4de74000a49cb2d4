"""What came in and what is taken back, told in the foot; and the button behind it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from callback_desk.domain.errors import DeskError
from callback_desk.domain.import_errors import NotTakenBack
from callback_desk.domain.undone_together import UndoneTogether
from callback_desk.services.import_together import Brought
from callback_desk.services.take_in_file import TakenIn
from callback_desk.translation import _
from callback_desk.ui.intake.folder_news import FolderNews
from callback_desk.ui.intake.undoing import ImportUndoing
from callback_desk.ui.main_window import MainWindow
from callback_desk.wording.imports import (
    say_taking_back,
    say_undoable,
    say_undone_together,
)

UNDO = _("Undo import")
UNDO_LAST = _("Undo the last import")
TAKING_BACK = _("Taking the import back… Calls are saved meanwhile.")
STOP = _("Stop")
STOP_TAKING_BACK = _("Stop taking it back")


class UndoFoot(QObject):
    """The button stands behind words of what it takes back, or stops."""

    def __init__(self, window: MainWindow, undoing: ImportUndoing) -> None:
        super().__init__(undoing)
        self._window, self._undoing = window, undoing
        self._news, self._came_meanwhile = FolderNews(), ""
        # What was told of more imports than the button takes back.
        self._of_several = ""
        # What is told while it goes on.
        self._going_on = ""
        window.foot_action.clicked.connect(self._on_pressed)
        undoing.undone.connect(self._on_undone)
        undoing.refused.connect(self._on_refused)
        undoing.offer_changed.connect(self._on_offer_changed)
        undoing.took_long.connect(self._on_took_long)
        undoing.came_on.connect(self._on_came_on)
        undoing.stopped.connect(self._on_stopped)
        undoing.ended.connect(self._on_ended)

    def tell_brought(self, brought: Brought) -> str:
        """Say what an import brought, with what folders did meanwhile; the words."""
        news = self._news.take()
        said = say_undoable(brought.counts, brought.settled)
        words = " ".join(filter(None, (news, said)))
        self._came_meanwhile = words if self._undoing.is_running else ""
        self._undoing.remember(brought.batches)
        self._of_several = words if news else ""
        self.tell(words)
        return words

    def tell(self, words: str) -> None:
        """Say something that can be taken back; of several imports the last alone."""
        self._window.tell_with(words, UNDO_LAST if words == self._of_several else UNDO)

    def add_news(self, taken: Sequence[TakenIn]) -> None:
        """Folders brought this; it waits until it is told."""
        self._news.add(taken)

    def tell_news(self) -> None:
        """Say what folders brought, unless something that ended has said it."""
        if self._news.batches:
            self._undoing.remember(self._news.batches)
            self.tell(self._news.take())

    def _on_pressed(self) -> None:
        """Undo, or stop while it is being undone."""
        if self._undoing.is_running:
            self._undoing.stop()
            self._window.foot_action.setEnabled(False)
        else:
            self._undoing.undo()

    def _on_offer_changed(self) -> None:
        self._window.foot_action.setEnabled(self._undoing.can_undo)

    def _on_took_long(self) -> None:
        self._going_on = TAKING_BACK
        self._window.tell(TAKING_BACK)
        self._window.foot_action.hold(STOP, STOP_TAKING_BACK)

    def _on_came_on(self, passed: int, count: int) -> None:
        before, self._going_on = self._going_on, say_taking_back(passed, count)
        self._window.tell_on(before, self._going_on)

    def _on_undone(self, undone: UndoneTogether) -> None:
        self._tell_over(say_undone_together(undone))

    def _on_stopped(self) -> None:
        self._tell_over(NotTakenBack().sentence)

    def _on_refused(self, error: DeskError) -> None:
        self._tell_over(f"{error.sentence} {error.what_to_do}")

    def _on_ended(self) -> None:
        """A bug says nothing here of what became of it."""
        self._window.foot_action.release()
        self._window.take_back(self._going_on)

    def _tell_over(self, words: str) -> None:
        """Say what became of it, and what came in meanwhile."""
        self._window.foot_action.release()
        came, self._came_meanwhile = self._came_meanwhile, ""
        several = bool(came and self._news.batches)
        if self._news.batches:
            self._undoing.remember(self._news.batches)
            came = " ".join(filter(None, (came, self._news.take())))
        words = " ".join(filter(None, (words, came)))
        # Behind words of another import the button would be taken for its own.
        if self._undoing.can_undo and (came or self._undoing.takes_the_last):
            self._of_several = words if several else ""
            self.tell(words)
        else:
            self._window.tell(words)
