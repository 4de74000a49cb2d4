"""The panels of Today, which need no desk and so can be made before one is open."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from callback_desk.date_style import date_style
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.careful_card import CarefulCard
from callback_desk.ui.today.counters import CountersPanel
from callback_desk.ui.today.lead_list import LeadListPanel
from callback_desk.ui.today.lead_table import LeadTable
from callback_desk.ui.today.search_box import SearchBox

# By these units is told whether the text still has the size that panels were made in.
_UNITS = 1_000


def _show_as_it_is(number: str, extension: str | None) -> str:
    """Stands in until the desk's own reader of numbers does."""
    return number


class TodayPanels:
    """What Today shows, without anybody in it."""

    table: LeadTable
    list: LeadListPanel
    card: CarefulCard
    counters: CountersPanel
    search: SearchBox

    def __init__(self, theme: Theme) -> None:
        self._size, self._dates = theme.px(_UNITS), date_style()
        self._left = self._steps(theme)

    @classmethod
    def whole(cls, theme: Theme) -> "TodayPanels":
        """All of them, made at once."""
        panels = cls(theme)
        panels.finish()
        return panels

    def _steps(self, theme: Theme) -> Iterator[None]:
        """Each makes a part; none holds the window up for long."""
        self.table = LeadTable(_show_as_it_is)
        self.list = LeadListPanel(theme, self.table)
        yield
        self.card = CarefulCard(theme)
        yield
        self.counters, self.search = CountersPanel(theme), SearchBox(theme)
        yield

    def make_next(self) -> bool:
        """Make another part; whether there was one to make."""
        for _ in self._left:
            return True
        return False

    def finish(self) -> None:
        """Make what is not made yet."""
        while self.make_next():
            pass

    def fit(self, theme: Theme) -> bool:
        """Whether they were made in the size that is worn, and say dates as now."""
        return theme.px(_UNITS) == self._size and date_style() == self._dates


class PanelsAhead(QObject):
    """Makes the panels while nothing else is to be done, for whoever signs in."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._panels: TodayPanels | None = TodayPanels(theme)
        self._making = QTimer(self)
        self._making.timeout.connect(self._make_next)
        self._making.start(0)

    def _make_next(self) -> None:
        if self._panels is None or not self._panels.make_next():
            self._making.stop()

    def take(self) -> TodayPanels | None:
        """What was made, once, and whole; None where it does not fit any more."""
        panels, self._panels = self._panels, None
        self._making.stop()
        if panels is None or not panels.fit(self._theme):
            return None
        panels.finish()
        return panels
