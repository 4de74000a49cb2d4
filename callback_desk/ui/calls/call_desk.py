"""What stands around the calls of a window, plugged together."""

from functools import partial

from PySide6.QtCore import QObject

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.hand_entry import Entered, Typed
from callback_desk.domain.lead_identity import Join
from callback_desk.domain.lead_search import FoundLead
from callback_desk.domain.outcome import Direction
from callback_desk.services.desk import Desk
from callback_desk.services.join_leads import join_leads, split_leads
from callback_desk.services.lead_identity import add_number
from callback_desk.services.reach_leads import tell_reach
from callback_desk.services.record_outcome import Call
from callback_desk.services.search_leads import search_leads
from callback_desk.services.shared_number import SharedNumber, look_at_number
from callback_desk.services.undo_import import undo_import
from callback_desk.services.work_queue import show_lead
from callback_desk.translation import _
from callback_desk.ui.action_menu import ActionMenu
from callback_desk.ui.background import Background
from callback_desk.ui.calls.called_us_dialog import CalledUsDialog
from callback_desk.ui.calls.dialling import Dialling, hands_extension
from callback_desk.ui.calls.lead_dialog import LeadDialog
from callback_desk.ui.calls.quick_entry_dialog import QuickEntryDialog
from callback_desk.ui.calls.reach_dialog import ReachDialog
from callback_desk.ui.calls.wants import Wants
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.needs_look.join_dialog import JoinDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.today.top_row import CALLED_US_KEYS
from callback_desk.wording.entering import say_entered
from callback_desk.wording.identity import say_corrected, say_joining
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_when

NOBODY = _("Choose a lead first.")
NOT_DIALED = _(
    "The telephone program did not open. Dial by hand: Ctrl+Shift+C copies the number."
)
# What else somebody may look for these by.
NEW = (_("Add a lead"), _("Quick entry"))
IDENTITY = (
    *(_("Join two leads"), _("Merge"), _("Split again"), _("Correct the name")),
    *(_("Correct the number"), _("Another number")),
)
REACH = (_("Language"), _("Best time"), _("No voicemail"), _("Preferred name"))


class CallDesk(QObject):
    """Opens the dialogs about people, and does what they come to."""

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        window: MainWindow,
        today: TodayPage,
        dialling: Dialling,
    ) -> None:
        super().__init__(window)
        self._theme, self._background, self._desk = theme, background, desk
        self._window, self._today, self._dialling = window, today, dialling
        self._is_inbound = False
        self.wants = Wants(background, desk, self)
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
        self._window.tell(_("The number is kept with this lead."))
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
        if not goes_on:
            self._today.card.show_saved(say_entered(entered, due), undoable=False)
        if entered.batch is not None:
            self._today.recording.offer_undo(partial(self._take_back, entered.batch))
        if self._is_inbound:
            self._on_called(entered.lead_id)
        elif not goes_on:
            self._today.show_lead(entered.lead_id)
        self._today.refresh()

    def _take_back(self, batch: int) -> None:
        self._background.run(
            partial(undo_import, self._desk, batch), self._on_done, self._tell_failure
        )

    # Who it is

    def correct(self) -> None:
        """Correct who the lead on the card is."""
        lead_id = self._lead_id()
        if lead_id is None:
            self._window.tell(NOBODY)
            return
        dialog = LeadDialog(
            self._theme, self._background, self._desk, lead_id, self._window
        )
        dialog.corrected.connect(self._on_identity_corrected)
        dialog.join_wanted.connect(self._on_join_wanted)
        dialog.open()

    def _on_identity_corrected(self, lead_id: int) -> None:
        self._on_corrected(lead_id)
        self._background.run(
            partial(look_at_number, self._desk, lead_id),
            self._on_number_looked_at,
            self._tell_failure,
        )

    def _on_number_looked_at(self, number: SharedNumber) -> None:
        words = say_corrected(number.others, barred=number.barred)
        self._window.tell(words)
        if not self._today.card.is_calling:
            self._today.card.show_saved(words, undoable=False)

    def _on_corrected(self, lead_id: int) -> None:
        self.wants.forget(lead_id)
        self._today.refresh()

    def _on_join_wanted(self, lead_id: int) -> None:
        def find(text: str) -> list[FoundLead]:
            return [f for f in search_leads(self._desk, text) if f.lead_id != lead_id]

        works = (
            find,
            partial(self._foresee_join, lead_id),
            partial(self._join, lead_id),
        )
        dialog = JoinDialog(
            self._theme,
            self._background,
            works,
            self._desk.phones.show,
            self._window,
            asked=_("Which other lead is the same person?"),
        )
        dialog.joined.connect(self._on_joined)
        dialog.look_for(visible(self._today.lead_shown()))
        dialog.open()

    def _foresee_join(self, into: int, lead_id: int) -> str:
        stays, part = show_lead(self._desk, into), show_lead(self._desk, lead_id)
        return say_joining(
            *(stays.details.name, part.details.name),
            *(len(part.attempts), part.details.asked),
        )

    def _join(self, into: int, lead_id: int) -> Join:
        return join_leads(self._desk, into, lead_id)

    def _on_joined(self, join: Join) -> None:
        self._today.card.show_saved(_("Saved: the two are one lead now."))
        self._today.recording.offer_undo(partial(self._split, join))
        self._on_corrected(join.into)

    def _split(self, join: Join) -> None:
        self._background.run(
            partial(split_leads, self._desk, join.into, join.join_id),
            self._on_done,
            self._tell_failure,
        )

    def _on_done(self, done: object) -> None:
        self._today.card.show_saved(_("Undone."), undoable=False)
        self._today.refresh()

    # How to reach them

    def change_reach(self) -> None:
        """Ask how to reach the lead on the card."""
        shown = self._today.card_shown()
        if shown is None or shown.facts is None:
            self._window.tell(NOBODY)
            return
        dialog = ReachDialog(
            *(self._theme, self._background, self._desk, shown.details.lead_id),
            *(shown.details.name or "them", shown.facts.reach, self._window),
        )
        dialog.told.connect(self._on_corrected)
        dialog.open()

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
        """Hand the number to the telephone, unless they called us."""
        card, shown = self._today.card, self._today.card_shown()
        if card.is_theirs or shown is None or shown.details.lead_id != lead_id:
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
        self._today.tell_failure(error)
