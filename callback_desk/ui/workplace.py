"""What the parts of an open desk's window work with."""

from dataclasses import dataclass

from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.page import TodayPage


@dataclass(frozen=True, slots=True)
class Workplace:
    """Handed on as one: each part takes from it what it needs.

    Attributes:
        theme: the looks.
        background: the database's lane.
        desk: as it is opened for whoever is signed in.
        window: the window they stand in.
        today: its list and card.
    """

    theme: Theme
    background: Background
    desk: Desk
    window: MainWindow
    today: TodayPage
