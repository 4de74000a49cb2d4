"""What stands around the calls of a window, plugged together."""

from functools import partial

from PySide6.QtCore import QObject

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.hand_entry import Entered, Typed
from callback_desk.domain.outcome import Direction
from callback_desk.domain.reach import Reach
from callback_desk.services.lead_identity import Corrected, add_number
from callback_desk.services.reach_leads import tell_reach
from callback_desk.services.record_outcome import Call, Recorded, undo_attempt
from callback_desk.services.shared_number import SharedNumber, look_at_number
from callback_desk.services.undo_correction import undo_correction
from callback_desk.services.undo_import import undo_import
from callback_desk.translation import _
from callback_desk.ui.action_menu import ActionMenu
from callback_desk.ui.background import Done, Work
from callback_desk.ui.calls.called_us_dialog import CalledUsDialog
from callback_desk.ui.calls.correct_call_dialog import (
    CorrectCallDialog,
    calls_to_correct,
)
from callback_desk.ui.calls.dialling import Dialling, hands_extension
from callback_desk.ui.calls.joining import Joining
from callback_desk.ui.calls.lead_dialog import LeadDialog
from callback_desk.ui.calls.quick_entry_dialog import QuickEntryDialog
from callback_desk.ui.calls.reach_dialog import ReachDialog
from callback_desk.ui.calls.wants import Wants
from callback_desk.ui.today.top_row import CALLED_US_KEYS
from callback_desk.ui.workplace import Workplace
from callback_desk.wording.correcting import (
    CALL_IS_OPEN,
    NO_CALL_YET,
    say_corrected_call,
)
from callback_desk.wording.entering import say_entered
from callback_desk.wording.identity import say_corrected
from callback_desk.wording.times import say_when

NOBODY = _("Choose a lead first.")
NOT_DIALED = _(
    "The telephone program did not open. Dial by hand: Ctrl+Shift+C copies the number."
)
REACH_KEPT = _("Kept. Undo (Ctrl+Z) asks again, with what was known before.")
NUMBER_KEPT = _("The number is kept with this lead.")
# What else somebody may look for these by.
NEW = (_("Add a lead"), _("Quick entry"))
IDENTITY = (
    *(_("Join two leads"), _("Merge"), _("Split again"), _("Correct the name")),
    *(_("Correct the number"), _("Another number")),
)
WRONG_KEY = (_("Wrong key"), _("Wrong outcome"), _("Take a call back"))
REACH = (_("Language"), _("Best time"), _("No voicemail"), _("Preferred name"))


class CallDesk(QObject):
    """Opens the dialogs about people, and does what they come to."""

    def __init__(
        self,
        place: Workplace,
        dialling: Dialling,
    ) -> None:
        super().__init__(place.window)
        today = place.today
        self._theme, self._background = place.theme, place.background
        self._desk = place.desk
        self._window, self._today = place.window, place.today
        self._dialling = dialling
        self._is_inbound = False
        self._joining = Joining(place)
        self._joining.joined.connect(self._on_corrected)
        self._joining.undone.connect(self._on_done)
        self.wants = Wants(place.background, place.desk, self)
        today.table.want_by(self.wants.say)
        today.looked.connect(self._on_looked)
        self.wants.learned.connect(today.table.say_again)
        today.top.called_us.connect(self.they_called)
        today.card.reach_wanted.connect(self.change_reach)
        today.card.reach_confirmed.connect(self._on_reach_confirmed)
        today.card.call_opened.connect(self._on_call_opened)

    def offer_actions(self, menu: ActionMenu) -> None:
        """Put what can be done into the menu."""
        menu.offer(_("They called us…"), CALLED_US_KEYS, self.they_called)
        menu.offer(_("New lead…"), "Ctrl+N", self.enter, also=NEW)
        menu.offer(_("Who this lead is…"), "Ctrl+E", self.correct, also=IDENTITY)
        menu.offer(_("How to reach them…"), "Ctrl+H", self.change_reach, also=REACH)
        keys = "Ctrl+Shift+E"
        menu.offer(_("Correct a call…"), keys, self.correct_call, also=WRONG_KEY)

    def _on_looked(self) -> None:
        self.wants.look_at(list(self._today.table.entries()))

    # What is done with the card, where one sees whose it is

    def copy_number(self) -> None:
        """Copy the number of the lead on the card, which opens the call."""
        self._window.show_page(self._today)
        self._today.card.copy_number()

    def undo(self) -> None:
        """Take back what was done last."""
        self._window.show_page(self._today)
        self._today.undo()

    # They called us

    def they_called(self) -> None:
        """Ask who is on the line."""
        dialog = CalledUsDialog(self._theme, self._background, self._desk, self._window)
        dialog.called.connect(self._on_called)
        dialog.called_from.connect(self._on_called_from)
        dialog.is_new.connect(self._on_new_caller)
        dialog.open()

    def _on_called(self, lead_id: int, number: str = "") -> None:
        self._window.show_page(self._today)
        phone = self._desk.phones.read(number).number if number else None
        call = Call("", direction=Direction.IN, details=AttemptDetails(phone=phone))
        self._today.take_call_of(lead_id, call)

    def _on_called_from(self, lead_id: int, number: str) -> None:
        """Take the call first: a number that cannot be kept must not hinder it."""
        self._on_called(lead_id, number)
        self._background.run(
            partial(add_number, self._desk, lead_id, number),
            partial(self._on_number_kept, lead_id),
            self._tell_failure,
        )

    def _on_number_kept(self, lead_id: int, done: object) -> None:
        if self._today.list.wanted() == lead_id:
            self._today.told.emit(NUMBER_KEPT)
        self._today.refresh()

    def _on_new_caller(self, typed: Typed) -> None:
        self._open_entry(typed, inbound=True)

    # Quick entry

    def enter(self) -> None:
        """Make a lead of a name and a number."""
        self._open_entry(Typed("", ""), inbound=False)

    def _open_entry(self, typed: Typed, *, inbound: bool) -> None:
        self._is_inbound = inbound
        dialog = QuickEntryDialog(
            self._theme, self._background, self._desk, typed, self._window
        )
        dialog.entered.connect(self._on_entered)
        dialog.open()

    def _on_entered(self, entered: Entered) -> None:
        settings = self._desk.kept.settings
        due = ""
        if settings is not None:
            due = say_when(entered.due_at, self._desk.now(), settings.calendar)
        self._window.tell(say_entered(entered, due))
        self._window.show_page(self._today)
        goes_on = self._today.card.is_calling and not self._is_inbound
        if entered.batch is not None:
            back = partial(undo_import, self._desk, entered.batch)
            self._offer_undo(back, self._on_done)
        if entered.batch is not None or not goes_on:
            words = say_entered(entered, due)
            self._say_saved(words, undoable=entered.batch is not None)
        if self._is_inbound:
            self._on_called(entered.lead_id)
        elif not goes_on:
            self._today.show_lead(entered.lead_id)
        self._today.refresh()

    def _offer_undo(self, back: Work, done: Done) -> None:
        self._today.recording.offer_undo_by(back, done, self._tell_failure)

    # Who it is

    def correct(self) -> None:
        """Correct who the lead on the card is."""
        if self._today.card.holds(self.correct):
            return
        lead_id = self._lead_id()
        if lead_id is None:
            self._window.tell(NOBODY)
            return
        dialog = LeadDialog(
            self._theme, self._background, self._desk, lead_id, self._window
        )
        dialog.corrected.connect(self._on_identity_corrected)
        dialog.join_wanted.connect(self._joining.ask)
        dialog.open()

    def _on_identity_corrected(self, lead_id: int, corrected: Corrected | None) -> None:
        self._on_corrected(lead_id)
        if corrected is not None and not corrected.is_change:
            return
        if corrected is not None:
            back = partial(undo_correction, self._desk, corrected)
            done = partial(self._on_correction_taken_back, corrected.lead_id)
            self._offer_undo(back, done)
        self._background.run(
            partial(look_at_number, self._desk, lead_id),
            partial(self._on_number_looked_at, undoable=corrected is not None),
            self._tell_failure,
        )

    def _on_number_looked_at(self, number: SharedNumber, *, undoable: bool) -> None:
        words = say_corrected(number.others, barred=number.barred)
        self._window.tell(words)
        self._say_saved(words, undoable=undoable)

    def _on_correction_taken_back(self, lead_id: int, done: object) -> None:
        self._on_corrected(lead_id)
        self._on_done(done)

    def _say_saved(self, words: str, *, undoable: bool) -> None:
        """Say it on the card, unless an outcome is on its way: that is told there."""
        if not self._today.recording.is_saving:
            self._today.card.show_done(words, undoable=undoable)

    def _on_corrected(self, lead_id: int) -> None:
        self.wants.forget(lead_id)
        self._today.refresh()

    def _on_done(self, done: object) -> None:
        self._today.card.show_done(_("Undone."), undoable=False)
        # What is taken back stood in the foot as well.
        self._window.tell(_("Undone."))
        self._today.refresh()

    # What came of a call

    def correct_call(self) -> None:
        """Correct what came of a call of the lead on the card, however long ago."""
        if self._today.card.holds(self.correct_call):
            return
        card, settings = self._today.card_shown(), self._desk.kept.settings
        if card is None or settings is None:
            self._window.tell(NOBODY)
        elif self._today.card.is_calling:
            self._window.tell(CALL_IS_OPEN)
        elif not calls_to_correct(card):
            self._window.tell(NO_CALL_YET)
        else:
            dialog = CorrectCallDialog(
                *(self._theme, self._background, self._desk),
                *(card, settings, self._window),
            )
            name = card.details.name
            dialog.corrected.connect(partial(self._on_call_corrected, name))
            dialog.open()

    def _on_call_corrected(
        self, name: str, corrected: Recorded, undoable: bool
    ) -> None:
        words = say_corrected_call(name, taken_back=not undoable)
        self._today.card.show_done(words, undoable=undoable)
        if undoable:
            back = partial(undo_attempt, self._desk, corrected.attempt_id)
            self._offer_undo(back, self._on_done)
        self._today.refresh()

    # How to reach them

    def change_reach(self) -> None:
        """Ask how to reach the lead on the card."""
        if self._today.card.holds(self.change_reach):
            return
        shown = self._today.card_shown()
        if shown is None or shown.facts is None:
            self._window.tell(NOBODY)
            return
        name, known = shown.details.name or _("them"), shown.facts.reach
        self._ask_reach(shown.details.lead_id, name, known, known)

    def _ask_reach(self, lead_id: int, name: str, known: Reach, shows: Reach) -> None:
        """Ask it.

        Args:
            lead_id: of whom.
            name: who that is.
            known: what is known, to come back to.
            shows: what is proposed.
        """
        dialog = ReachDialog(
            *(self._theme, self._background, self._desk, lead_id),
            *(name, shows, self._window),
        )
        dialog.told.connect(partial(self._on_reach_kept, name, known))
        dialog.open()

    def _on_reach_kept(
        self, name: str, before: Reach, lead_id: int, kept: Reach
    ) -> None:
        """Undoing asks with what was known before: a person says what holds."""
        self._on_corrected(lead_id)
        again = partial(self._ask_reach, lead_id, name, kept, before)
        self._today.recording.offer_undo(again)
        self._say_saved(REACH_KEPT, undoable=True)

    def _on_reach_confirmed(self) -> None:
        shown = self._today.card_shown()
        if shown is None or shown.facts is None:
            return
        lead_id = shown.details.lead_id
        self._background.run(
            partial(tell_reach, self._desk, lead_id, shown.facts.reach),
            partial(self._on_reach_told, lead_id),
            self._tell_failure,
        )

    def _on_reach_told(self, lead_id: int, done: object) -> None:
        self._on_corrected(lead_id)

    # The call itself

    def _on_call_opened(self, lead_id: int) -> None:
        """Hand the number to the telephone, unless they called us, or want no call."""
        card, shown = self._today.card, self._today.card_shown()
        if not card.rings or shown is None or shown.details.lead_id != lead_id:
            return
        details, dialling = shown.details, self._dialling
        dialed = dialling.dial(details.phone, details.extension)
        if dialed and details.extension and not hands_extension(dialling.template):
            words = _("Extension {number} is dialed by hand.", number=details.extension)
            self._window.tell(words)
        elif dialling.is_set and not dialed:
            self._window.tell(NOT_DIALED)

    def _lead_id(self) -> int | None:
        shown = self._today.card_shown()
        return None if shown is None else shown.details.lead_id

    def _tell_failure(self, error: Exception) -> None:
        self._today.troubles.tell(error)
