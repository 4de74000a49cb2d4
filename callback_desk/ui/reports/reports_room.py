"""Where the reports are in the window: for office managers."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from callback_desk.services.desk import Desk
from callback_desk.services.offers import Offer
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.handing_out.offering import open_offer
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.reports.page import ReportsPage
from callback_desk.ui.reports.spend_dialog import SpendDialog
from callback_desk.ui.room import Room
from callback_desk.ui.theme import Theme


class ReportsRoom(QObject):
    """The page, made when it is first asked for, and its button on the rail.

    `lead_wanted` asks to see a lead; `failed` carries what has no place on the page.
    """

    lead_wanted = Signal(object)
    failed = Signal(object)

    def __init__(
        self, theme: Theme, background: Background, desk: Desk, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._theme, self._background = theme, background
        self._desk, self._window = desk, window
        self._make = partial(ReportsPage, theme, background, desk)
        self.room = Room(self._build)
        window.add_page(_("Reports"), "reports", self.room)

    def _build(self) -> ReportsPage:
        page = self._make()
        page.lead_wanted.connect(self.lead_wanted)
        page.hand_out_wanted.connect(self._on_hand_out)
        page.spend_wanted.connect(self._on_spend_wanted)
        page.failed.connect(self.failed)
        return page

    def _on_spend_wanted(self, sources: Sequence[str], today: date) -> None:
        """Ask over the window: what is typed outlives the page, which a lock ends."""
        dialog = SpendDialog(
            *(self._theme, self._background, self._desk),
            *(sources, today, self._window),
        )
        dialog.acted.connect(self._on_spend_kept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_spend_kept(self, nothing: object) -> None:
        if self.room.is_made:
            self.page.refresh()

    def _on_hand_out(self, offer: Offer) -> None:
        open_offer(*(self._theme, self._background, self._desk), *(offer, self._window))

    @property
    def page(self) -> ReportsPage:
        """The page."""
        return self.room.page
