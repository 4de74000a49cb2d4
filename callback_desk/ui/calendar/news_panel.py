"""What a newer holiday library would change: looked at, then taken over or left."""

from PySide6.QtCore import Signal

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.services.calendar_changes import CalendarChange
from callback_desk.services.calendar_sheet import CalendarSheet, HolidayNews
from callback_desk.translation import _
from callback_desk.ui.calendar.change_panel import ChangePanel
from callback_desk.ui.calendar.side_panel import SidePanel
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.wording.calendar import say_full_day, say_named

ABOUT = _(
    "The dates stay as they were stored until you take the new ones over; the year is "
    "then to be confirmed again."
)


class NewsPanel(SidePanel):
    """The dates that are named otherwise, and what taking them over moves.

    `taken` carries the year whose dates are to be taken over and the change that was
    shown, `put_off` the year that stays as it is.
    """

    taken = Signal(int, object)
    put_off = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("New holiday dates"), ABOUT)
        self.year = 0
        self._dates = FlowingLabel(theme)
        self.change = ChangePanel(theme)
        self.column.addWidget(self._dates)
        self.column.addWidget(self.change)
        self.column.addStretch()
        self.change.can_stop = False
        self.change.apply_wanted.connect(self._on_apply_wanted)
        self.change.left.connect(self._on_left)

    def show_news(self, sheet: CalendarSheet) -> None:
        """Show what is named otherwise; what it moves follows."""
        self.year = sheet.year
        self.title.say(_("New holiday dates of {year}", year=sheet.year))
        self._dates.say("\n".join(_say(news) for news in sheet.news))
        self.change.show_working(())

    def show_change(self, change: CalendarChange, calendar: BusinessCalendar) -> None:
        """Show what taking the dates over moves."""
        self.change.show_change(change, calendar, ())

    def show_failure(self, error: Exception) -> None:
        """Show that they cannot be taken over, and why."""
        self.change.show_failure(error, ())

    def focus(self) -> None:
        """Give the keys to leaving it: the other key is not ready yet."""
        self.change.leave_button.setFocus()

    def _on_apply_wanted(self, change: CalendarChange) -> None:
        self.taken.emit(self.year, change)

    def _on_left(self) -> None:
        self.put_off.emit(self.year)


def _say(news: HolidayNews) -> str:
    day = say_full_day(news.day)
    return f"{day}: {say_named(news.stored)} → {say_named(news.named_now)}"
