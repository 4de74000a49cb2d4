"""The Calendar page: the year, what is edited on it, and what that would move."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.errors import DeskError
from callback_desk.services.calendar_changes import CalendarChange, list_versions
from callback_desk.services.calendar_sheet import CalendarSheet
from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.chosen_days import ChosenDays, months_later
from callback_desk.ui.calendar.draft import Draft, Edit
from callback_desk.ui.calendar.history_panel import instead
from callback_desk.ui.calendar.legend import Legend
from callback_desk.ui.calendar.page_banners import PageBanners
from callback_desk.ui.calendar.page_header import PageHeader
from callback_desk.ui.calendar.reckoning import (
    Applied,
    Question,
    Reckoned,
    apply_change,
    confirm,
    preview_news,
    read_file,
    reckon,
    take_news,
    write_file,
)
from callback_desk.ui.calendar.side import Side
from callback_desk.ui.calendar.year_sheet import YearSheet
from callback_desk.ui.first_run.choices import HolidayBook
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card
from callback_desk.wording.calendar import say_applied
from callback_desk.wording.calendar_changes import say_changes

# Layout units: the side is so wide, or less where the page is narrow.
SIDE_WIDE, SIDE_NARROW, NARROW = 102, 88, 270
FILES = "Calendar file (*.toml);;All files (*)"
FILE_NAME = "calendar.toml"
MONTHS_A_YEAR = 12


class CalendarPage(QWidget):
    """Shows the calendar; what is edited is a draft until its preview was applied.

    `calendar_changed` follows when another calendar came into force here, `told`
    carries a sentence for the status line, `failed` what has no place on the page.
    """

    calendar_changed = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self, theme: Theme, background: Background, desk: Desk, book: HolidayBook
    ) -> None:
        """Build the page; it asks for what it shows when it is first shown.

        Args:
            theme: its looks.
            background: where everything is asked.
            desk: whose calendar.
            book: the holidays of the world.
        """
        super().__init__()
        self._theme, self._background, self._desk = theme, background, desk
        may_edit = desk.staff.manages
        today = desk.now().date()
        self._year = today.year
        self._draft: Draft | None = None
        self._reckoned: Reckoned | None = None
        self._asking = self._ask_again = False
        self._problem: DeskError | None = None
        self._closing: ChosenDays | None = None
        self.header = PageHeader(theme, may_edit=may_edit)
        self.banners = PageBanners(theme, may_edit=may_edit)
        first_weekday = QLocale().firstDayOfWeek().value - 1
        self.sheet = YearSheet(theme, today, first_weekday)
        self.legend = Legend(theme)
        self.side = Side(theme, background, book, desk.phones.show, may_edit=may_edit)
        self._build_layout()
        self._connect()
        self.header.show_year(self._year)

    def _build_layout(self) -> None:
        theme = self._theme
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setStyleSheet("QScrollArea { background: transparent; }")
        scroll.setWidget(self.sheet)
        scroll.viewport().setAutoFillBackground(False)
        card = Card(theme, padding=3)
        card.column.addWidget(scroll, 1)
        card.column.addWidget(self.legend)
        self._sheet_scroll = scroll
        row = QHBoxLayout()
        row.setSpacing(theme.px(3))
        row.addWidget(card, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2.5))
        column.addWidget(self.header)
        column.addWidget(self.banners)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        header, side = self.header, self.side
        header.year_wanted.connect(self._on_year_wanted)
        header.close_day_wanted.connect(self._on_close_day_wanted)
        header.hours_wanted.connect(self._on_hours_wanted)
        header.holidays_wanted.connect(self._on_holidays_wanted)
        header.place_wanted.connect(self._on_place_wanted)
        header.history_wanted.connect(self._on_history_wanted)
        header.import_wanted.connect(self._on_import_wanted)
        header.export_wanted.connect(self._on_export_wanted)
        self.banners.year_wanted.connect(self.look_at_year)
        self.banners.news_wanted.connect(self._on_news_wanted)
        self.sheet.chosen_changed.connect(self._on_chosen_changed)
        self.sheet.year_left.connect(self._on_year_left)
        self.sheet.opened.connect(self._on_opened)
        side.edited.connect(self._on_edited)
        side.returned.connect(self.sheet.setFocus)
        side.policy.asked.connect(self._ask)
        side.holidays.confirm_wanted.connect(self._on_confirm_wanted)
        side.news.taken.connect(self._on_news_taken)
        side.news.put_off.connect(self._on_news_put_off)
        side.change.apply_wanted.connect(self._on_apply_wanted)
        side.change.left.connect(self._on_draft_left)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask afresh: another desk may have changed the calendar."""
        super().showEvent(event)
        self.sheet.setFocus()
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sheet what the side can spare."""
        super().resizeEvent(event)
        roomy = event.size().width() >= self._theme.px(NARROW)
        self.side.setFixedWidth(self._theme.px(SIDE_WIDE if roomy else SIDE_NARROW))

    @property
    def is_settled(self) -> bool:
        """Whether all that was asked has been answered and is shown."""
        return not self._asking and self._reckoned is not None

    @property
    def draft(self) -> Draft | None:
        """What is edited; None before the calendar is there."""
        return self._draft

    # Asking

    def _ask(self) -> None:
        """Ask for all that is shown; while an answer is awaited, once more after it."""
        if self._asking:
            self._ask_again = True
            return
        self._asking = True
        draft, before = self._draft, self._reckoned
        pending = draft.definition if draft is not None and draft.is_pending else None
        question = Question(
            self._year,
            pending,
            self.side.policy.received,
            before.change if before is not None else None,
        )
        self._background.run(
            partial(reckon, self._desk, question), self._on_reckoned, self._on_failed
        )

    def _on_failed(self, error: Exception) -> None:
        self._asking = self._ask_again = False
        self._on_refused(error)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.side.notice.say_failure(error)
        else:
            self.failed.emit(error)

    def _on_reckoned(self, reckoned: Reckoned) -> None:
        self._asking = False
        if not self._stands_on(reckoned.in_force) or self._ask_again:
            self._ask_again = False
            self._ask()
            return
        first = self._reckoned is None
        self._reckoned = reckoned
        self._show(reckoned)
        if first:
            today = reckoned.in_force.calendar.local_date(self._desk.now())
            self.sheet.choose(ChosenDays(today, today))

    def _stands_on(self, sheet: CalendarSheet) -> bool:
        """Whether the draft stands on the calendar in force; if not, it is moved."""
        draft = self._draft
        if draft is None:
            self._draft = Draft(sheet.version, sheet.definition)
            self._draft.changed.connect(self._on_draft_changed)
            self._draft.refused.connect(self._on_refused)
            return True
        if draft.version == sheet.version:
            return True
        was_pending = draft.is_pending
        draft.stand_on(sheet.version, sheet.definition)
        return not was_pending

    # Showing

    def _show(self, reckoned: Reckoned) -> None:
        draft = self._draft
        if draft is None:
            return
        self.sheet.show_today(
            reckoned.in_force.calendar.local_date(self._desk.now())
        )
        changed = reckoned.changed_days
        self.sheet.show_sheet(reckoned.sheet, changed)
        self.legend.show_pending(pending=bool(changed))
        self.header.show_year(self._year)
        self.banners.show_waiting(reckoned.unconfirmed, reckoned.in_force)
        self._show_change(reckoned, draft)
        self._show_day()
        self.side.policy.show_definition(draft.definition)
        self.side.policy.show_due(reckoned)
        self.side.holidays.show_year(reckoned.sheet, is_pending=draft.is_pending)
        if self._problem is not None:
            self.side.notice.say_failure(self._problem)
            self._problem = None

    def _show_change(self, reckoned: Reckoned, draft: Draft) -> None:
        change, words = self.side.change, say_changes(draft.in_force, draft.definition)
        if not draft.is_pending:
            change.hide()
        elif reckoned.failure is not None:
            change.show_failure(reckoned.failure, words)
        elif reckoned.change is not None:
            change.show_change(reckoned.change, reckoned.sheet.calendar, words)

    def _show_day(self) -> None:
        reckoned, draft = self._reckoned, self._draft
        if reckoned is None or draft is None:
            return
        if self.sheet.chosen.at.year == reckoned.sheet.year:
            self.side.day.show_days(
                self.sheet.chosen, reckoned.sheet, draft.definition
            )

    # The sheet

    def _on_chosen_changed(self, chosen: ChosenDays) -> None:
        self._sheet_scroll.ensureVisible(
            *self.sheet.place_of(chosen.at).center().toPoint().toTuple()
        )
        if self.side.shown is not self.side.whom:
            focused = self.sheet.hasFocus()
            self.side.show_day()
            if focused:
                self.sheet.setFocus()
        self.side.notice.hide()
        self._show_day()

    def _on_year_left(self, year: int) -> None:
        self._year = year
        self.header.show_year(year)
        self._ask()

    def _on_year_wanted(self, year: int) -> None:
        chosen = self.sheet.chosen
        months = (year - chosen.at.year) * MONTHS_A_YEAR
        self.sheet.choose(
            chosen.moved(months_later(chosen.at, months), extends=False)
        )

    def _on_opened(self) -> None:
        self.side.show_day()
        self.side.day.focus()

    def look_at_year(self, year: int) -> None:
        """Show a year with the list of its holidays."""
        if year != self._year:
            self._on_year_wanted(year)
        self.side.show_panel(self.side.holidays)

    # Edits

    def _on_edited(self, key: str, edit: Edit) -> None:
        if self._draft is None or not self._desk.staff.manages:
            return
        self.side.notice.hide()
        closing = self.side.shown is self.side.close_day
        if self._draft.edit(key, edit) and closing:
            day = self.side.close_day.day
            self._closing = ChosenDays(day, day)

    def _on_draft_changed(self) -> None:
        draft = self._draft
        if draft is None:
            return
        if draft.is_pending:
            words = say_changes(draft.in_force, draft.definition)
            self.side.change.show_working(words)
        else:
            self._closing = None
            self.side.change.hide()
        self._ask()

    def _on_draft_left(self) -> None:
        if self._draft is None:
            return
        self._closing = None
        self.side.day.forget()
        self._draft.leave()
        self._show_panels_again()

    def _show_panels_again(self) -> None:
        """Have the open panel show what is in force, and the keys stay near."""
        draft, shown = self._draft, self.side.shown
        if draft is None:
            return
        if shown is self.side.week:
            self.side.week.show_definition(draft.definition)
        (shown.focus if shown is not None else self.sheet.setFocus)()

    # Applying

    def _on_apply_wanted(self, change: CalendarChange) -> None:
        closed = self._closing.days if self._closing is not None else ()
        self._background.run(
            partial(apply_change, self._desk, change, closed),
            self._on_applied,
            self._on_apply_failed,
        )

    def _on_applied(self, applied: Applied) -> None:
        draft, closing = self._draft, self._closing
        self._closing = None
        if draft is not None:
            draft.settle(NOT_KNOWN, applied.change.definition)
        self.told.emit(say_applied(len(applied.change.moved)))
        self.calendar_changed.emit()
        if closing is not None and self._reckoned is not None:
            calendar = self._reckoned.sheet.calendar
            self.side.whom.show_people(applied.to_call, closing.days, calendar)
            self.side.show_panel(self.side.whom)
        elif self.side.shown is None:
            self.sheet.setFocus()

    def _on_apply_failed(self, error: Exception) -> None:
        """Say why; the draft stands, upon what came into force meanwhile."""
        if not isinstance(error, DeskError):
            self.failed.emit(error)
            return
        self._problem = error
        self._ask()
