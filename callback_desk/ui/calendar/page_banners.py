"""What waits to be looked at: a year to confirm, dates that are named otherwise."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callback_desk.domain.holiday_names import plain_name
from callback_desk.services.calendar_sheet import CalendarSheet
from callback_desk.translation import _
from callback_desk.ui.calendar.banner import Banner
from callback_desk.ui.theme import Theme
from callback_desk.wording.calendar import say_news, say_unconfirmed


class PageBanners(QWidget):
    """Both strips; hidden while nothing waits.

    `year_wanted` and `news_wanted` carry the year to look at.
    """

    year_wanted = Signal(int)
    news_wanted = Signal(int)

    def __init__(self, theme: Theme, *, may_edit: bool) -> None:
        super().__init__()
        self._year = self._news_year = 0
        self._put_off: set[int] = set()
        self.confirm = Banner(theme, "calendar-ask", may_act=may_edit)
        self.news = Banner(theme, "calendar-ask", may_act=may_edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(1.5))
        column.addWidget(self.confirm)
        column.addWidget(self.news)
        self.confirm.wanted.connect(self._on_wanted)
        self.news.wanted.connect(self._on_news_wanted)
        self.hide()

    def show_waiting(
        self, unconfirmed: tuple[CalendarSheet, ...], sheet: CalendarSheet
    ) -> None:
        """Show what waits.

        Args:
            unconfirmed: the years that nobody has confirmed.
            sheet: the year that is looked at.
        """
        self.confirm.hide()
        if unconfirmed:
            waits = unconfirmed[0]
            self._year = waits.year
            words = say_unconfirmed(waits.year, names_to_decide(waits))
            self.confirm.say(words, _("Look at {year}", year=waits.year))
        self.news.hide()
        known = {s.year: s for s in (*unconfirmed, sheet) if s.news}
        fresh = [year for year in sorted(known) if year not in self._put_off]
        if fresh:
            self._news_year = fresh[0]
            self.news.say(
                say_news(fresh[0], len(known[fresh[0]].news)), _("Look at it")
            )
        self.setVisible(not (self.confirm.isHidden() and self.news.isHidden()))

    def put_off(self, year: int) -> None:
        """Say no more of a year's news until the desk is opened again."""
        self._put_off.add(year)
        self.news.hide()
        self.setVisible(not self.confirm.isHidden())

    def _on_wanted(self) -> None:
        self.year_wanted.emit(self._year)

    def _on_news_wanted(self) -> None:
        self.news_wanted.emit(self._news_year)


def names_to_decide(sheet: CalendarSheet) -> list[str]:
    """The names of the holidays that wait for a decision, by date."""
    names = (
        plain_name(name) for day in sheet.to_decide for name in sheet.days[day].holidays
    )
    return list(dict.fromkeys(names))
