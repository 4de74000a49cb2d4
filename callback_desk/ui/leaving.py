"""What is brought in order before the window closes."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from callback_desk.translation import _, _n
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.calendar_room import CalendarRoom
from callback_desk.ui.intake.import_pages import ImportPages
from callback_desk.ui.long_work import LongWork
from callback_desk.ui.mail_watching import MailWatching
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.missed.missed_room import MissedRoom
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.termination import is_ended
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.left_half_done import LeftHalfDone
from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.typed_words import typed_in, written_down

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FINISHING = _("Finishing the mail that is being fetched…")
ENDING = _("Stopping what is being saved or printed; no half file is left…")
SAVING = _("Saving what came of the call…")
# What just ended is taken away first.
QUEUED = Qt.ConnectionType.QueuedConnection


class Leaving(QObject):
    """Lets an import be undone, mail be stored, and asks once about what is not saved.

    Where the system itself ends the program nobody is asked: nobody may be there.
    """

    def __init__(
        self,
        theme: Theme,
        background: Background,
        window: MainWindow,
        hold_still: Callable[[], None],
        today: TodayPage,
        imports: ImportPages,
        mail: MailWatching | None,
        unsaved_settings: Callable[[], tuple[str, ...]],
        missed: MissedRoom | None,
        calendar: CalendarRoom,
    ) -> None:
        """Nothing is asked yet.

        Args:
            theme: the looks of the question.
            background: the database's lane.
            window: what closes.
            hold_still: lets the pages take no more keys.
            today: where calls and notes are.
            imports: what may be running.
            mail: what may be fetched; None where there is none.
            unsaved_settings: the sections in which something is not saved.
            missed: where somebody may be half signed off; None where nobody can be.
            calendar: where something may be edited and not applied.
        """
        super().__init__(window)
        self._theme, self._background = theme, background
        self._window, self._hold_still, self._today = window, hold_still, today
        self._imports, self._mail = imports, mail
        self._unsaved_settings = unsaved_settings
        self._missed, self._calendar = missed, calendar
        self._is_agreed = self._waits_for_call = self._waits_for_work = False
        self.dialog: AskOnceDialog | None = None
        imports.ended.connect(window.close)
        today.recording.recorded.connect(self._on_recorded)
        today.recording.not_recorded.connect(self._on_not_recorded)
        # Who asked for that gave a password, and what is lost was said.
        window.removal_wanted.connect(self._on_agreed)
        if mail is not None:
            mail.ended.connect(self._on_mail_ended)

    def may_go(self) -> bool:
        """Whether the window may close now; else it does so by itself, or is asked."""
        if not is_ended() and self._today.recording.is_saving:
            # A call that cannot be saved is told on the card, so it must be seen.
            self._waits_for_call = True
            self._window.tell(SAVING)
        elif not self._is_agreed and not is_ended() and (lost := self._unsaved()):
            self._ask(lost)
        elif going_on := [one for one in self._long_works() if one.is_running]:
            self._window.tell(ENDING)
            # Asked again it waits for the same.
            for one in () if self._waits_for_work else going_on:
                one.ended.connect(self._on_work_ended, QUEUED)
                one.stop()
            self._waits_for_work = True
        elif self._imports.is_running:
            self._hold_still()
            self._imports.stop()
        elif self._mail is not None and self._mail.is_running:
            self._window.tell(FINISHING)
            self._hold_still()
            self._mail.stop()
        else:
            return True
        return False

    def _long_works(self) -> list[LongWork]:
        return self._window.findChildren(LongWork)

    def _on_work_ended(self) -> None:
        if self._waits_for_work:
            self._waits_for_work = False
            self._window.close()

    def stop_all(self) -> None:
        """End imports, and what is saved or printed: nothing of it is left half done.

        The latter is waited for; nobody is there who hears of it.
        """
        self._imports.stop()
        for one in self._long_works():
            one.close()

    def left(self) -> LeftHalfDone:
        """What is half done in the window and in what stands over it."""
        left = replace(LeftHalfDone.on(self._today), calendar=self._calendar.half_done)
        apart: list[QWidget] = [self._today]
        if self._missed is not None:
            left = replace(left, missed=self._missed.half_done)
            apart += [self._missed.room]
        typed = (*typed_in(self._window, *apart), *self._imports.typed_words())
        words = written_down([one for one in typed if one.words.strip()])
        return replace(left, elsewhere=words)

    def half_typed(self) -> dict[int, str]:
        """What is not saved, by lead; none where its loss was agreed."""
        return {} if self._is_agreed else self.left().typed

    def _unsaved(self) -> tuple[str, ...]:
        """What would be lost, a line each."""
        lost = []
        card = self._today.card
        if card.is_calling:
            name = self._today.lead_shown()
            lost.append(
                _(
                    "The call with {name} is open, and nothing of it is recorded.",
                    name=name,
                )
            )
        if count := len(LeftHalfDone.on(self._today).typed):
            lost.append(
                _n("A note is not saved.", "{count} notes are not saved.", count)
            )
        if count := 0 if self._missed is None else self._missed.half_done.noted:
            lost.append(
                _n(
                    "What was typed about a missed callback is not signed off.",
                    "What was typed about {count} missed callbacks is not signed off.",
                    count,
                )
            )
        if self._calendar.half_done.edits:
            lost.append(_("What was changed in the calendar is not applied."))
        lost += [
            _("Settings: what was changed under “{title}” is not saved.", title=title)
            for title in self._unsaved_settings()
        ]
        return tuple(lost)

    def _ask(self, lost: tuple[str, ...]) -> None:
        if self.dialog is not None:
            return
        asked = Asked(
            title=_("Not saved"),
            question=_("Close without saving?"),
            means=lost,
            act=_("Close, and lose it"),
            acting=_("Closing…"),
            act_tells=_("What is listed here is lost"),
            stay_tells=_("Go back to it (Esc)"),
        )
        self.dialog = AskOnceDialog(
            self._theme, self._background, asked, None, self._window
        )
        self.dialog.acted.connect(self._on_agreed)
        self.dialog.finished.connect(self._on_asked)
        self.dialog.open()

    def _on_agreed(self) -> None:
        self._is_agreed = True

    def _on_asked(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        if self._is_agreed:
            self._window.close()

    def _on_recorded(self) -> None:
        if self._waits_for_call and not self._today.recording.is_saving:
            self._waits_for_call = False
            self._window.tell("")
            self._window.close()

    def _on_not_recorded(self) -> None:
        """Why is said on the card, and the call is open again: the window stays."""
        if self._waits_for_call:
            self._waits_for_call = False
            self._window.tell("")

    def _on_mail_ended(self) -> None:
        self._mail = None
        self._window.close()
