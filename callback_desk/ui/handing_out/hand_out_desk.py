"""Where in the window something leaves the desk: two pages, and the lead's menu."""

from PySide6.QtCore import QObject

from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.period_report import Period
from callback_desk.services.desk import Desk
from callback_desk.services.hand_out import refuse_unless_may_hand_out
from callback_desk.services.offers import CallsOffer, MissedOffer, Offer, ReportOffer
from callback_desk.ui.action_menu import ActionMenu
from callback_desk.ui.background import Background
from callback_desk.ui.handing_out.hand_out_dialog import HandOutDialog
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.missed.missed_room import MissedRoom
from callback_desk.ui.missed.page import MissedPage
from callback_desk.ui.reports.page import ReportsPage
from callback_desk.ui.reports.reports_room import ReportsRoom
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.page import TodayPage

NOBODY = "Choose a lead first."


class HandOutDesk(QObject):
    """Opens the dialog for what is seen."""

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        window: MainWindow,
        today: TodayPage,
        missed: MissedRoom | None,
        reports: ReportsRoom | None,
    ) -> None:
        super().__init__(window)
        self._theme, self._background, self._desk = theme, background, desk
        self._window, self._today = window, today
        if missed is not None:
            missed.hand_out_wanted.connect(self._on_missed_wanted)
        if reports is not None:
            reports.hand_out_wanted.connect(self._on_report_wanted)

    def offer_actions(self, menu: ActionMenu) -> None:
        """Put what can be done into the menu."""
        menu.offer("Every call to this person, on paper…", "", self.every_call)

    def take_seen(self) -> bool:
        """Offer what the page that is seen shows; whether it shows any such thing."""
        page = self._window.page_shown()
        if not isinstance(page, MissedPage | ReportsPage):
            return False
        page.hand_out_button.click()
        return True

    def every_call(self) -> None:
        """Offer every call to the lead on the card."""
        shown = self._today.card_shown()
        if shown is None:
            self._window.tell(NOBODY)
            return
        self._open(CallsOffer(shown.details.lead_id))

    def _on_missed_wanted(self, period: Period) -> None:
        self._open(MissedOffer(period))

    def _on_report_wanted(self, period: Period) -> None:
        self._open(ReportOffer(period))

    def _open(self, offer: Offer) -> None:
        try:
            refuse_unless_may_hand_out(self._desk)
        except NotAllowed as error:
            self._window.tell(f"{error.sentence} {error.what_to_do}")
            return
        dialog = HandOutDialog(
            self._theme, self._background, self._desk, offer, self._window
        )
        dialog.handed_out.connect(self._window.tell)
        dialog.open()
