"""Where the missed callbacks are in the window: for office managers, with a badge."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.period_report import Period
from callback_desk.services.desk import Desk
from callback_desk.services.missed_weeks import UnsignedCount, count_unsigned
from callback_desk.services.offers import Offer
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.handing_out.offering import open_offer
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.missed.days_dialog import DaysDialog
from callback_desk.ui.missed.half_reviewed import HalfReviewed
from callback_desk.ui.missed.page import MissedPage
from callback_desk.ui.room import Room
from callback_desk.ui.steps import Steps
from callback_desk.ui.theme import Theme
from callback_desk.wording.settling import say_badge


class MissedRoom(QObject):
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
        self._counting = Steps(background, self)
        self._left = HalfReviewed()
        self._make = partial(MissedPage, theme, background, desk)
        self.room = Room(self._build)
        self._button = window.add_page(_("Missed"), "missed", self.room)

    @property
    def half_done(self) -> HalfReviewed:
        """What is half said on the page, or was when it was let go of."""
        return self.page.half_done if self.room.is_made else self._left

    def bring_back(self, left: HalfReviewed) -> None:
        """Give it to its owner's new window, before the page is made."""
        self._left = left

    def let_go(self) -> None:
        """Hold nobody; what was half said stays, and where."""
        self._left = self.half_done
        self.room.let_go()

    def _build(self) -> MissedPage:
        page = self._make()
        page.bring_back(self._left)
        page.counted.connect(self._on_counted)
        page.lead_wanted.connect(self.lead_wanted)
        page.hand_out_wanted.connect(self._on_hand_out)
        page.days_wanted.connect(self._on_days_wanted)
        page.told.connect(self._window.tell)
        page.failed.connect(self.failed)
        return page

    def _on_days_wanted(self, period: Period, today: date) -> None:
        """Ask over the window: the days outlive the page, which a lock ends."""
        dialog = DaysDialog(
            *(self._theme, self._background, self._desk),
            *(period, today, self._window),
        )
        dialog.acted.connect(self._on_days_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_days_chosen(self, period: Period) -> None:
        self.page.show_period(period)

    def _on_hand_out(self, offer: Offer) -> None:
        open_offer(*(self._theme, self._background, self._desk), *(offer, self._window))

    @property
    def page(self) -> MissedPage:
        """The page."""
        return self.room.page

    @property
    def _counts_by_itself(self) -> bool:
        """Whether the page is seen, which tells whenever it was read."""
        return self.room.is_made and self.page.isVisible()

    def count(self) -> None:
        """Say on the rail how many of the last weeks nobody signed off.

        In small steps, when nobody waits for anything else: where very many promises
        fell due it takes seconds, and a call would stand behind it.
        """
        if not self._counts_by_itself:
            self._counting.run(
                partial(count_unsigned, self._desk), self._on_read, self.failed.emit
            )

    def _on_read(self, unsigned: UnsignedCount) -> None:
        if not self._counts_by_itself:
            self._on_counted(unsigned.total)

    def _on_counted(self, unsigned: int) -> None:
        self._button.set_badge(say_badge(unsigned))
