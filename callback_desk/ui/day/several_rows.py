"""Several rows of the list handled at once: given to somebody, closed, taken back."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QDialog

from callback_desk.domain.errors import DeskError
from callback_desk.domain.outcome import Outcome
from callback_desk.domain.staff import Staff
from callback_desk.domain.standing import OpenLead
from callback_desk.services.close_together import (
    ClosedTogether,
    reopen_together,
    ways_to_close,
)
from callback_desk.services.desk import Desk
from callback_desk.services.languages import Takers, who_may_take
from callback_desk.services.owners import (
    Reassigned,
    restore_owners,
    staff_here,
    still_theirs,
)
from callback_desk.ui.background import Background
from callback_desk.ui.day.all_rows import AllRows
from callback_desk.ui.day.away_dialog import AwayDialog
from callback_desk.ui.day.several_bar import SeveralBar
from callback_desk.ui.day.together_dialogs import CloseTogetherDialog, ReassignDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.page import TodayPage
from callback_desk.wording.day import (
    CHOOSE_FIRST,
    UNDONE,
    say_closed_together,
    say_given_back,
    say_reassigned,
)


class SeveralRows(QObject):
    """Does to the chosen leads what is asked, undone by one Ctrl+Z."""

    print_wanted = Signal()
    told = Signal(str)
    # Who is away and was to be told of people in danger: somebody else must be.
    contact_away = Signal(str)

    def __init__(
        self, theme: Theme, background: Background, desk: Desk, page: TodayPage
    ) -> None:
        super().__init__(page)
        self._theme, self._background, self._desk = theme, background, desk
        self._page, self._view = page, page.list.view
        self._contact_away, self._is_reading = "", False
        self.bar, self._all = SeveralBar(theme), AllRows(page)
        self._all.told.connect(self._on_selection_changed)
        layout = page.list.layout()
        if isinstance(layout, QBoxLayout):
            layout.insertWidget(0, self.bar)
        self._view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        # Other rows are shown without a word about what was chosen before.
        page.table.shown.connect(self._on_selection_changed)
        page.card.call_opened.connect(self._on_call_opened)
        self.bar.reassign_wanted.connect(self.reassign)
        self.bar.close_wanted.connect(self.close)
        self.bar.print_wanted.connect(self.print_wanted)

    def chosen(self) -> list[int]:
        """The numbers of the chosen leads, from top to bottom."""
        return [number for lead in self._leads() if (number := lead.lead_id)]

    def _leads(self) -> list[OpenLead]:
        entries = (self._page.table.entry_at(row) for row in self._view.chosen_rows())
        return [entry.lead for entry in entries if entry is not None]

    def _on_selection_changed(self) -> None:
        chosen = len(self.chosen())
        self.bar.show_chosen(chosen, self._all.say(chosen))

    def _on_call_opened(self, lead_id: int) -> None:
        """Who calls one has one in hand."""
        if len(self._view.chosen_rows()) > 1:
            self._view.choose_row(self._view.currentIndex().row())

    # Asking

    def reassign(self) -> None:
        """Ask to whom the chosen leads are given."""
        read = partial(who_may_take, self._desk, self.chosen())
        self._with_chosen(read, self._ask_whose)

    def close(self) -> None:
        """Ask why the chosen leads are closed."""
        ask = partial(self._ask_why, self._leads())
        self._with_chosen(partial(ways_to_close, self._desk), ask)

    def somebody_is_away(self) -> None:
        """Ask who is away, and to whom everything of theirs is given."""
        self._read_then(partial(_who_may_be_away, self._desk), self._ask_who_is_away)

    def _with_chosen(
        self, read: Callable[[], object], ask: Callable[[list[int], Any], None]
    ) -> None:
        chosen = self.chosen()
        if chosen:
            self._read_then(read, partial(ask, chosen))
        else:
            self.told.emit(CHOOSE_FIRST)

    def _read_then(
        self, read: Callable[[], object], ask: Callable[[Any], None]
    ) -> None:
        """Read what is asked with, and ask; once, however often it was pressed."""
        if not self._is_reading:
            self._is_reading = True
            self._background.run(read, partial(self._on_read, ask), self._on_not_read)

    def _on_read(self, ask: Callable[[Any], None], read: object) -> None:
        self._is_reading = False
        ask(read)

    def _on_not_read(self, error: Exception) -> None:
        self._is_reading = False
        self._on_failed(error)

    def _ask_whose(self, chosen: list[int], takers: Takers) -> None:
        dialog = ReassignDialog(
            *(self._theme, self._background, self._desk, chosen, takers),
            self._page.window(),
        )
        dialog.acted.connect(self._on_reassigned)
        self._open(dialog)

    def _ask_why(
        self, seen: list[OpenLead], chosen: list[int], ways: list[Outcome]
    ) -> None:
        dialog = CloseTogetherDialog(
            *(self._theme, self._background, self._desk, seen, ways),
            self._page.window(),
        )
        dialog.acted.connect(self._on_closed)
        self._open(dialog)

    def _ask_who_is_away(self, who: tuple[list[Staff], list[Staff]]) -> None:
        dialog = AwayDialog(
            *(self._theme, self._background, self._desk, *who), self._page.window()
        )
        dialog.acted.connect(self._on_handed_over)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(self._on_asked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_asked(self) -> None:
        self._page.list.setFocus()
        away, self._contact_away = self._contact_away, ""
        if away:
            self.contact_away.emit(away)

    # What was done

    def _on_handed_over(self, done: Reassigned) -> None:
        # Asked once the dialog is gone.
        self._contact_away = done.told_before
        if done.before:
            self._on_reassigned(done)

    def _on_reassigned(self, done: Reassigned) -> None:
        to = done.to.name if done.to else None
        count, language = len(done.before), done.for_language
        words = say_reassigned(count, to, language, gone=done.gone)
        self._say_done(words, partial(restore_owners, self._desk, done))

    def _on_closed(self, done: ClosedTogether) -> None:
        words = say_closed_together(
            *(len(done.attempts), len(done.in_danger)),
            *(len(done.closed_before), len(done.in_hand)),
            *(len(done.moved), done.gone, len(done.asked_again)),
        )
        self._say_done(words, partial(reopen_together, self._desk, done))

    def _say_done(self, words: str, take_back: Callable[[], object]) -> None:
        undo = self._page.recording.offer_undo_by
        undo(take_back, self._on_undone, self._on_failed)
        self._page.card.show_done(words)
        self.told.emit(words)
        self._page.refresh()

    def _on_undone(self, stay: object) -> None:
        words = say_given_back(stay) if isinstance(stay, int) else UNDONE
        self._page.card.show_done(words, undoable=False)
        self.told.emit(words)
        self._page.refresh()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.told.emit(f"{error.sentence} {error.what_to_do}")
        else:
            self._background.failed_unheard.emit(error)


def _who_may_be_away(desk: Desk) -> tuple[list[Staff], list[Staff]]:
    return staff_here(desk), still_theirs(desk)
