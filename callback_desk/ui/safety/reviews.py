"""What only a clinician's window has: whom to review, and the signature."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.errors import DeskError
from callback_desk.domain.safety_watch import SafetyWatch
from callback_desk.domain.staff import Role
from callback_desk.domain.standing import OpenLead
from callback_desk.services.priority_care import Stamped, take_back
from callback_desk.services.reviewing import Reviewed, read_on
from callback_desk.translation import _
from callback_desk.ui.action_menu import ActionMenu
from callback_desk.ui.safety.review_dialog import ReviewDialog
from callback_desk.ui.workplace import Workplace
from callback_desk.wording.safety import NOBODY_TO_REVIEW, say_reviewed, say_to_review

KEYS = "Ctrl+R"


class Reviews(QObject):
    """Opens the review of the lead on the card, and takes one back with Undo.

    Made for a clinician alone; the service refuses everybody else all the same. `told`
    says what was done.
    """

    told = Signal(str)

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._theme, self._background = place.theme, place.background
        self._desk = place.desk
        self._window, self._today = place.window, place.today
        self._waiting: tuple[int, ...] = ()
        self.dialog: ReviewDialog | None = None
        banner = place.today.card.banner
        banner.offer_review()
        banner.review_wanted.connect(self.open)

    def offer_actions(self, menu: ActionMenu) -> None:
        """Put it into the menu."""
        menu.offer(_("Review and sign…"), KEYS, self.open)

    def look(self, watched: SafetyWatch) -> None:
        """See who waits for a review by now."""
        self._waiting = tuple(
            lead.lead_id
            for lead in watched.leads
            if lead.lead_id is not None and waits_for_review(lead)
        )

    @property
    def waiting(self) -> tuple[int, ...]:
        """The leads that wait for a review, in the queue's order."""
        return self._waiting

    def said(self) -> str:
        """How many wait, as a sentence; "" for none."""
        return say_to_review(len(self._waiting))

    def open(self) -> None:
        """Open the review of the lead on the card; else go to the first that waits."""
        if self._today.card.holds(self.open):
            return
        view, card = self._today.card.view, self._today.card_shown()
        if card is not None and view is not None and view.care is not None:
            self.dialog = ReviewDialog(
                *(self._theme, self._background, self._desk, view, read_on(card)),
                discreet=self._today.card.is_discreet,
                parent=self._window,
            )
            signed = partial(self._on_signed, self._today.lead_shown())
            self.dialog.signed.connect(signed)
            self.dialog.open()
        elif self._waiting:
            self._today.show_lead(self._waiting[0])
        else:
            self.told.emit(NOBODY_TO_REVIEW)

    def _on_signed(self, name: str, reviewed: Reviewed) -> None:
        today, entry_id = self._today, reviewed.stamped.entry_id
        words = say_reviewed(name, closed=reviewed.closed)
        back = partial(take_back, self._desk, entry_id)
        today.recording.offer_undo_by(back, self._on_taken_back, self._fail)
        today.card.show_done(words)
        self.told.emit(words)
        today.go_on_from(reviewed.lead_id)

    def _on_taken_back(self, stamped: Stamped) -> None:
        words = _("The review is taken back.")
        self._today.card.show_done(words, undoable=False)
        self.told.emit(words)
        lead_id = stamped.subject.lead_id
        if lead_id is not None:
            self._today.show_lead(lead_id)
        self._today.refresh()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.told.emit(f"{error.sentence} {error.what_to_do}")
        else:
            self._background.failed_unheard.emit(error)


def waits_for_review(lead: OpenLead) -> bool:
    """Whether no clinician has signed anything about this safety lead yet."""
    return lead.safety and lead.care.reviewed_at is None


def reviews_of(place: Workplace) -> Reviews | None:
    """The reviews of a clinician's window; None in everybody else's."""
    if place.desk.staff.role is not Role.CLINICIAN:
        return None
    return Reviews(place)
