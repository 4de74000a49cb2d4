"""Notes on leads that are gone: told above the pages, kept until they are deleted."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit

from callback_desk.domain.half_typed import ELSEWHERE, HalfTyped
from callback_desk.services.half_typed import Followed, drop_notes_shown, follow_notes
from callback_desk.translation import _, _n
from callback_desk.ui.bug_once import BugOnce
from callback_desk.ui.day.told_line import ToldLine
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.theme import Tone
from callback_desk.ui.today.left_half_done import LeftHalfDone
from callback_desk.ui.widgets import NamedButton
from callback_desk.ui.workplace import Workplace

LINES_SHOWN = 6
TYPED_ELSEWHERE = _("What you had typed and not saved is kept for you.")


class LostNotes(QObject):
    """Shows what was typed there, to be copied. `told` says that it was deleted.

    A note whose lead goes while the program runs comes here once that is seen; one
    whose lead was joined to another one stands there. Putting the line away deletes
    nothing: it is told again at the next start.
    """

    told = Signal(str)

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._today, self._is_looking = place.today, False
        # What was typed elsewhere, until the desk has it.
        self.waiting = ""
        place.today.looked.connect(self._look_for_gone)
        self._theme, self._background = place.theme, place.background
        self._desk, self._window = place.desk, place.window
        self._bug = BugOnce(place.background)
        self.notes: tuple[HalfTyped, ...] = ()
        self.dialog: AskOnceDialog | None = None
        name = _("notes without a lead")
        self.line = ToldLine(
            place.theme, Tone.ACCENT, "note", name, is_quiet=True, is_theirs=True
        )
        self.show_button = NamedButton(
            place.theme,
            _("Show…"),
            kind="line",
            tells=_("Show what was typed, to copy it"),
        )
        self.line.add_button(self.show_button)
        self.show_button.clicked.connect(self.show_notes)

    def tell(self, notes: Sequence[HalfTyped]) -> None:
        """Tell of them; nothing where there are none."""
        self.notes = tuple(notes)
        if not notes:
            self.line.say("")
            return
        gone = sum(not note.is_elsewhere for note in notes)
        said = [TYPED_ELSEWHERE] if gone < len(notes) else []
        if gone:
            said += [
                _n(
                    "A note was typed on a lead that is gone: its import was taken "
                    "back. It is kept for you.",
                    "{count} notes were typed on leads that are gone: their imports "
                    "were taken back. They are kept for you.",
                    gone,
                )
            ]
        self.line.say(" ".join(said))

    def show_kept(self, notes: Sequence[HalfTyped]) -> None:
        """Tell of what the desk kept, and of what it is to keep still."""
        waiting = HalfTyped(ELSEWHERE, "", self.waiting, is_gone=True)
        self.tell([*notes, waiting] if self.waiting else notes)

    def keep(self, words: str) -> None:
        """Keep what was typed elsewhere in a window that is gone, and tell of it."""
        if words:
            # It stands here at once; the desk has it a moment later.
            self.waiting = words
            self.tell([*self.notes, HalfTyped(ELSEWHERE, "", words, is_gone=True)])
            self._look_for_gone()

    def _look_for_gone(self) -> None:
        """See whether a note has lost its lead; the one on the card is in a hand."""
        typed, shown = LeftHalfDone.on(self._today).typed, self._today.card_shown()
        if self.waiting:
            typed[ELSEWHERE] = self.waiting
        if shown is not None:
            typed.pop(shown.details.lead_id, None)
        if typed and not self._is_looking:
            self._is_looking = True
            self._background.run_idle(
                partial(follow_notes, self._desk, typed),
                partial(self._on_followed, typed),
                self._on_not_kept,
            )

    def _on_followed(self, typed: Mapping[int, str], followed: Followed) -> None:
        self._is_looking = False
        if self.waiting == typed.get(ELSEWHERE):
            self.waiting = ""
        shown = self._today.card_shown()
        for lead_id, into in followed.joined.items():
            if shown is None or shown.details.lead_id != lead_id:
                self._today.card.note_field.move_note(lead_id, into)
                self._today.card.half_said.move(lead_id, into)
        now = LeftHalfDone.on(self._today).typed
        for lead_id in {note.lead_id for note in followed.kept}:
            # What was typed on since is kept at the next look.
            if lead_id in typed and now.get(lead_id) == typed[lead_id]:
                self._today.card.note_field.forget_note_of(lead_id)
                self._today.card.half_said.forget(lead_id)
        if followed.kept:
            self.tell(followed.kept)
        # Of what was typed elsewhere the line above the pages tells.
        of_leads = (note for note in followed.kept if not note.is_elsewhere)
        if any(note.lead_id in typed for note in of_leads):
            self.told.emit(_("What you typed on a lead that is gone is kept for you."))

    def _on_not_kept(self, error: Exception) -> None:
        """It is in memory still, and the next look tries again."""
        self._is_looking = False
        self._bug.tell(error)

    def show_notes(self) -> None:
        """Show what was typed; all of it is chosen, to be copied at once."""
        of_leads = not any(note.is_elsewhere for note in self.notes)
        asked = Asked(
            title=_("Notes without a lead") if of_leads else _("Not saved"),
            question=_n(
                "What you typed on a lead that is gone",
                "What you typed on {count} leads that are gone",
                len(self.notes),
            )
            if of_leads
            else _("What you typed and did not save"),
            means=(
                _("Copy what is needed to where it belongs (Ctrl+C)."),
                _("It stays here, for you alone, until you delete it."),
            ),
            act=_("Delete for good"),
            acting=_("Deleting…"),
            act_tells=_("Delete what is shown here"),
            stay_tells=_("It stays kept (Esc)"),
        )
        shown = {note.lead_id: note.text for note in self.notes}
        act = partial(drop_notes_shown, self._desk, shown)
        dialog = AskOnceDialog(self._theme, self._background, asked, act, self._window)
        field = self._field()
        dialog.add_field(field)
        # Deleting is not undone: Enter closes.
        dialog.stay_by_enter()
        dialog.stay_button.say(_("Close"))
        dialog.acted.connect(self._on_deleted)
        dialog.finished.connect(self._on_finished)
        self.dialog = dialog
        dialog.open()
        field.setFocus()

    def _field(self) -> QPlainTextEdit:
        field = QPlainTextEdit("\n\n".join(note.text for note in self.notes))
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        field.setAccessibleName(_("What was typed"))
        line = field.fontMetrics().lineSpacing()
        field.setFixedHeight(LINES_SHOWN * line + self._theme.px(4))
        field.selectAll()
        return field

    def _on_deleted(self, nothing: object) -> None:
        of_leads = not any(note.is_elsewhere for note in self.notes)
        self.waiting = ""
        self.tell(())
        self.told.emit(
            _("The notes without a lead are deleted.")
            if of_leads
            else _("What was typed is deleted.")
        )

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
