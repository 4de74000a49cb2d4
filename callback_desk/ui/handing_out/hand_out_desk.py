"""What of the window leaves the desk by keys or the menu."""

from PySide6.QtCore import QObject

from callback_desk.services.offers import CallsOffer
from callback_desk.translation import _
from callback_desk.ui.action_menu import ActionMenu
from callback_desk.ui.handing_out.offering import open_offer
from callback_desk.ui.missed.page import MissedPage
from callback_desk.ui.reports.page import ReportsPage
from callback_desk.ui.workplace import Workplace

NOBODY = _("Choose a lead first.")


class HandOutDesk(QObject):
    """Knows which page has something to hand out, and whose card is seen."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._theme, self._background = place.theme, place.background
        self._desk = place.desk
        self._window, self._today = place.window, place.today

    def offer_actions(self, menu: ActionMenu) -> None:
        """Put what can be done into the menu."""
        menu.offer(_("Every call to this person, on paper…"), "", self.every_call)

    @property
    def sees_page(self) -> bool:
        """Whether the page that is seen has something to hand out."""
        return isinstance(self._window.page_shown(), MissedPage | ReportsPage)

    def take_seen(self) -> bool:
        """Offer what the page that is seen shows; whether it shows any such thing."""
        page = self._window.page_shown()
        if not isinstance(page, MissedPage | ReportsPage):
            return False
        page.hand_out_button.click()
        return True

    def every_call(self) -> None:
        """Offer every call to the lead on the card."""
        if self._today.card.holds(self.every_call):
            return
        shown = self._today.card_shown()
        if shown is None:
            self._window.tell(NOBODY)
            return
        open_offer(
            *(self._theme, self._background, self._desk),
            *(CallsOffer(shown.details.lead_id), self._window),
        )
