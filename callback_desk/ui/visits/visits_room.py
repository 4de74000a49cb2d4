"""Where booked visits are in the window: a page that the menu leads to."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.ui.action_menu import ActionMenu
from callback_desk.ui.background import Background
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.room import Room
from callback_desk.ui.theme import Theme
from callback_desk.ui.visits.page import VisitsPage

WORDS, KEYS = _("Booked visits: who came…"), "Ctrl+Shift+B"


class VisitsRoom(QObject):
    """The page, made when it is first asked for.

    `changed` follows what was said of a visit; `lead_wanted` asks to see a lead,
    `left` for Today; `failed` carries what has no place on the page.
    """

    changed = Signal()
    lead_wanted = Signal(object)
    left = Signal()
    failed = Signal(object)

    def __init__(
        self, theme: Theme, background: Background, desk: Desk, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._window = window
        self._make = partial(VisitsPage, theme, background, desk)
        self.room = Room(self._build)
        window.add_hidden_page(self.room)

    def _build(self) -> VisitsPage:
        page = self._make()
        page.changed.connect(self.changed)
        page.lead_wanted.connect(self.lead_wanted)
        page.left.connect(self.left)
        page.told.connect(self._window.tell)
        page.failed.connect(self.failed)
        return page

    @property
    def page(self) -> VisitsPage:
        """The page."""
        return self.room.page

    def offer_actions(self, menu: ActionMenu) -> None:
        """Put the way to it into the menu."""
        menu.offer(WORDS, KEYS, self.show_today)

    def show_today(self) -> None:
        """Show the visits of today."""
        self._window.show_page(self.page)
        self.page.show_day(None)
        self.page.view.setFocus()
