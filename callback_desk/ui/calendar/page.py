"""The Calendar page: the year, what is edited on it, and what that would move."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.calendar_services import Applied, CalendarServices
from callback_desk.ui.calendar.chosen_days import ChosenDays, months_later
from callback_desk.ui.calendar.close_panel import ClosePanel
from callback_desk.ui.calendar.draft import Draft, Edit
from callback_desk.ui.calendar.errands import Errands
from callback_desk.ui.calendar.holiday_panel import HolidayPanel
from callback_desk.ui.calendar.legend import Legend
from callback_desk.ui.calendar.live_calendar import LiveCalendar
from callback_desk.ui.calendar.page_banners import PageBanners
from callback_desk.ui.calendar.page_body import PageBody
from callback_desk.ui.calendar.page_header import PageHeader
from callback_desk.ui.calendar.reckoning import Reckoned
from callback_desk.ui.calendar.side import Side
from callback_desk.ui.calendar.week_panel import WeekPanel
from callback_desk.ui.calendar.year_sheet import YearSheet
from callback_desk.ui.first_run.choices import HolidayBook
from callback_desk.ui.theme import Theme
from callback_desk.wording.calendar import say_applied
from callback_desk.wording.calendar_differences import say_changes

MONTHS_A_YEAR = 12
# Layout units: a lower page has its head in one row.
LOW = 85
STAYS = _("Stopped: the calendar stays as it was.")


class CalendarPage(QWidget):
    """Shows the calendar; what is edited is a draft until its preview was applied.

    `calendar_changed` follows when another calendar came into force here, `told`
    carries a sentence for the status line, `failed` what has no place on the page.
    """

    calendar_changed = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        book: HolidayBook,
        services: CalendarServices | None = None,
    ) -> None:
        """Build the page; it asks for what it shows when it is first shown.

        Args:
            theme: its looks.
            background: where everything is asked.
            desk: whose calendar.
            book: the holidays of the world.
            services: what stands in for the desk's; None are its own.
        """
        super().__init__()
        self._theme, self._desk = theme, desk
        may_edit, today = desk.staff.manages, desk.now().date()
        self._knows_today = self._keeps_side = False
        self._awaited: Callable[[], None] | None = None
        asked = services or CalendarServices(desk)
        self.live = LiveCalendar(background, asked, today.year)
        self.header = PageHeader(theme, may_edit=may_edit)
        self.banners = PageBanners(theme, may_edit=may_edit)
        self.sheet = YearSheet(theme, today, QLocale().firstDayOfWeek().value - 1)
        self.legend = Legend(theme)
        self.side = Side(theme, background, book, desk.phones.show, may_edit=may_edit)
        self.errands = Errands(
            background, asked, self.live, self.side, may_edit=may_edit
        )
        self._sheet_scroll = self._build_scroll()
        self._build_layout()
        self._connect_header()
        self._connect_parts()
        self.header.show_year(today.year)

    def _build_scroll(self) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setObjectName("sheet")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setStyleSheet("QScrollArea#sheet { background: transparent; }")
        scroll.setWidget(self.sheet)
        self.sheet.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        return scroll

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low page leaves the room to the year, and to what is chosen of it."""
        super().resizeEvent(event)
        self.header.set_low(event.size().height() < self._theme.px(LOW))

    def _build_layout(self) -> None:
        theme = self._theme
        body = PageBody(theme, self._sheet_scroll, self.legend, self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2.5))
        column.addWidget(self.header)
        column.addWidget(self.banners)
        column.addWidget(body, 1)

    def _connect_header(self) -> None:
        header = self.header
        header.year_wanted.connect(self._on_year_wanted)
        header.close_day_wanted.connect(self.close_a_day)
        header.hours_wanted.connect(self.show_desk_hours)
        header.holidays_wanted.connect(self.show_holidays)
        header.place_wanted.connect(self._on_place_wanted)
        header.history_wanted.connect(self.errands.show_history)
        header.import_wanted.connect(self._on_import_wanted)
        header.export_wanted.connect(self._on_export_wanted)

    def _connect_parts(self) -> None:
        live, side, errands = self.live, self.side, self.errands
        live.answered.connect(self._on_answered)
        live.drafted.connect(self._on_drafted)
        live.refused.connect(self._on_refused)
        live.applied.connect(self._on_applied)
        live.stopped.connect(partial(self.told.emit, STAYS))
        live.failed.connect(self.failed)
        errands.done.connect(self.told)
        errands.taken_over.connect(self.calendar_changed)
        errands.failed.connect(self.failed)
        self.banners.year_wanted.connect(self.look_at_year)
        self.banners.news_wanted.connect(self._on_news_wanted)
        self.sheet.chosen_changed.connect(self._on_chosen_changed)
        self.sheet.year_left.connect(self._on_year_left)
        self.sheet.opened.connect(self._on_opened)
        side.edited.connect(self._on_edited)
        side.returned.connect(self.sheet.setFocus)
        side.policy.asked.connect(self._on_asked)
        side.news_put_off.connect(self._on_news_put_off)
        side.change.apply_wanted.connect(live.apply)
        side.change.left.connect(self._on_draft_left)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._on_escape)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask afresh: another desk may have changed the calendar."""
        super().showEvent(event)
        self._focus()
        self.live.ask()

    def _focus(self) -> None:
        """Give the keys to the panel that stands there, or to the sheet."""
        if self.side.shown is None:
            self.sheet.setFocus()
        else:
            self.side.shown.focus()

    def _on_escape(self) -> None:
        if not (self.sheet.hasFocus() and self.sheet.choose_one()):
            self.side.go_back()

    # What comes back

    def _on_answered(self, reckoned: Reckoned) -> None:
        draft = self.live.draft
        if draft is None:
            return
        calendar, changed = reckoned.in_force.calendar, reckoned.changed_days
        today = calendar.local_date(self._desk.now())
        self.sheet.show_today(today)
        self.sheet.show_sheet(reckoned.sheet, changed)
        self.legend.show_days(reckoned.sheet.days.values(), pending=bool(changed))
        self.header.show_year(self.live.year)
        self.banners.show_waiting(reckoned.unconfirmed, reckoned.in_force)
        self._show_change(reckoned, draft)
        self._show_day()
        self.side.policy.show_definition(draft.definition)
        self.side.policy.show_due(reckoned)
        self._show_holidays()
        if not self._knows_today:
            self._knows_today = True
            self.sheet.choose(ChosenDays(today, today))
        if self._awaited is not None:
            self._awaited()

    def _show_change(self, reckoned: Reckoned, draft: Draft) -> None:
        change, words = self.side.change, say_changes(draft.in_force, draft.definition)
        if not draft.is_pending:
            change.hide()
        elif reckoned.failure is not None:
            change.show_failure(reckoned.failure, words)
        elif reckoned.change is not None:
            change.show_change(reckoned.change, reckoned.sheet.calendar, words)

    def _show_day(self) -> None:
        last, draft, chosen = self.live.last, self.live.draft, self.sheet.chosen
        if last is not None and draft is not None and chosen.at.year == last.sheet.year:
            self.side.day.show_days(chosen, last.sheet, draft.definition)

    def _show_holidays(self) -> None:
        shown, last, draft = self.side.shown, self.live.last, self.live.draft
        if isinstance(shown, HolidayPanel) and last is not None and draft is not None:
            shown.show_year(last.sheet, is_pending=draft.is_pending)

    def _on_drafted(self) -> None:
        draft = self.live.draft
        if draft is not None and draft.is_pending:
            words = say_changes(draft.in_force, draft.definition)
            self.side.change.show_working(words)
        else:
            self.side.change.hide()

    def _on_refused(self, error: DeskError) -> None:
        self.side.notice.say_failure(error)

    # The sheet

    def _on_chosen_changed(self, chosen: ChosenDays) -> None:
        at = self.sheet.place_of(chosen.at).center().toPoint()
        self._sheet_scroll.ensureVisible(at.x(), at.y())
        if not (self.side.stays or self._keeps_side):
            self.side.show_day()
        self.side.notice.hide()
        self._show_day()

    def _on_year_left(self, year: int) -> None:
        self.header.show_year(year)
        self.live.show_year(year)

    def _on_year_wanted(self, year: int) -> None:
        chosen = self.sheet.chosen
        months = (year - chosen.at.year) * MONTHS_A_YEAR
        self.sheet.choose(chosen.moved(months_later(chosen.at, months), extends=False))

    def _on_opened(self) -> None:
        if not self.side.stays:
            self.side.show_day()
            self.side.day.focus()

    def look_at_year(self, year: int) -> None:
        """Show a year with the list of its holidays."""
        if year != self.live.year:
            self._on_year_wanted(year)
        self.side.show_panel(self.side.holidays)
        self._show_holidays()

    # Edits

    def _on_edited(self, key: str, edit: Edit) -> None:
        if not self._desk.staff.manages:
            return
        self.side.notice.hide()
        closing = None
        if isinstance(self.side.shown, ClosePanel):
            day = self.side.shown.day
            closing = ChosenDays(day, day)
            self._follow(closing)
        self.live.edit(key, edit, closing)

    def _follow(self, chosen: ChosenDays) -> None:
        """Choose days on the sheet while a panel stands beside it."""
        self._keeps_side = True
        self.sheet.choose(chosen)
        self._keeps_side = False

    def _on_draft_left(self) -> None:
        self.side.day.forget()
        self.live.leave()
        draft, shown = self.live.draft, self.side.shown
        if isinstance(shown, WeekPanel) and draft is not None:
            shown.show_definition(draft.definition)
        self._focus()

    def _on_asked(self) -> None:
        self.live.show_received(self.side.policy.received)

    def _on_applied(self, done: Applied, closed: ChosenDays | None) -> None:
        self.told.emit(say_applied(len(done.change.moved)))
        self.calendar_changed.emit()
        last = self.live.last
        if closed is not None and last is not None:
            calendar = last.sheet.calendar
            self.side.whom.show_people(done.to_call, closed.days, calendar)
            self.side.show_panel(self.side.whom)
        else:
            self._focus()

    # The header's ways

    def close_a_day(self) -> None:
        """Show how a day is closed."""
        last = self.live.last
        if not self._waits(self.close_a_day) and last is not None:
            today = last.in_force.calendar.local_date(self._desk.now())
            self._follow(ChosenDays(today, today))
            self.side.close_day.begin(today)
            self.side.show_panel(self.side.close_day)

    def show_desk_hours(self) -> None:
        """Show the week's desk hours."""
        if not self._waits(self.show_desk_hours) and self.live.draft is not None:
            self.side.week.show_definition(self.live.draft.definition)
            self.side.show_panel(self.side.week)

    def show_holidays(self) -> None:
        """Show the holidays of the year that is looked at."""
        if not self._waits(self.show_holidays):
            self.look_at_year(self.live.year)

    def _waits(self, act: Callable[[], None]) -> bool:
        """Whether the calendar is not known yet; what is asked for follows it then."""
        self._awaited = act if self.live.last is None else None
        return self._awaited is not None

    def _on_place_wanted(self) -> None:
        last = self.live.last
        if self.live.draft is not None and last is not None:
            today = last.in_force.calendar.local_date(self._desk.now())
            self.side.place.show_place(self.live.draft.definition, today)
            self.side.show_panel(self.side.place)

    def _on_import_wanted(self) -> None:
        self.errands.ask_import(self)

    def _on_export_wanted(self) -> None:
        self.errands.ask_export(self)

    def _on_news_wanted(self, year: int) -> None:
        last = self.live.last
        if last is None:
            return
        sheets = (*last.unconfirmed, last.in_force)
        found = next((sheet for sheet in sheets if sheet.year == year), None)
        if found is not None:
            self.errands.show_news(found)

    def _on_news_put_off(self, year: int) -> None:
        self.banners.put_off(year)
        self.side.show_day()
