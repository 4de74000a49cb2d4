"""Missed: a week's missed callbacks, each with its cause, to be signed off."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from callback_desk.domain.figures import Figures
from callback_desk.domain.period_report import Period
from callback_desk.domain.report_choice import NeverReached, PromiseList
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import show_calendar
from callback_desk.services.missed_callbacks import (
    MissedCallback,
    PeriodReview,
    review_period,
    sign_off,
)
from callback_desk.services.offers import MissedOffer, NeverReachedOffer
from callback_desk.services.promise_list import list_behind
from callback_desk.translation import _, _n
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.choice_row import ChoiceRow
from callback_desk.ui.missed.missed_list import MissedList
from callback_desk.ui.missed.review_cards import review_cards
from callback_desk.ui.missed.review_panel import ReviewPanel
from callback_desk.ui.reports.people_list import PeopleList
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.widgets import Card, IconButton, NamedButton, PlainLabel
from callback_desk.wording.figures import say_messages, say_open_minutes, say_percent
from callback_desk.wording.times import say_days

WEEK = timedelta(days=7)
# Layout units: a narrower page shows the callback beneath its list.
LIST_WIDE, NARROW, LIST_HIGH, PANEL_HIGH = 84, 190, 40, 165
CARDS_BESIDE = 4
READING = _("Looking…")
MISSED, TRIED, GIVEN_UP = "missed", "tried", "given_up"
TABS = {
    MISSED: _("Missed"),
    TRIED: _("Never reached"),
    GIVEN_UP: _("Given up"),
}
NONE_MISSED = _("No callback was missed in this week.")
NONE_DUE = _("No promise fell due in this week.")


class MissedPage(QWidget):
    """The page; `counted` tells how many of the week nobody signed off.

    `lead_wanted` asks to see a lead, `told` carries words for the foot, `failed` what
    has no place here; `hand_out_wanted` offers what can be exported.
    """

    counted = Signal(int)
    lead_wanted = Signal(object)
    told = Signal(str)
    failed = Signal(object)
    hand_out_wanted = Signal(object)

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__()
        self._theme, self._background, self._desk = theme, background, desk
        self.period: Period | None = None
        self._read: PeriodReview | None = None
        self._week = PlainLabel(theme, bold=True)
        self.back = IconButton(
            theme, _("The week before"), "chevron_left", keys="Alt+Left"
        )
        self.ahead = IconButton(
            theme, _("The week after"), "chevron_right", keys="Alt+Right"
        )
        self.hand_out_button = NamedButton(
            theme, _("Export or print…"), icon_name="export", keys="Ctrl+P"
        )
        self.cards = review_cards(theme)
        self.tabs = ChoiceRow(theme, _("Which promises"), TABS)
        self.tabs.hold(MISSED)
        self.people = PeopleList(theme)
        self.people.hide()
        self._grid = QGridLayout()
        self.list = MissedList(theme)
        self.panel = ReviewPanel(theme, desk.phones.show)
        self._nothing = Card(theme, padding=6)
        self._words = PlainLabel(theme, READING, scale=1.1, muted=True, wraps=True)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.setFocusProxy(self.list.view)
        self.back.clicked.connect(self._on_back)
        self.ahead.clicked.connect(self._on_ahead)
        self.hand_out_button.clicked.connect(self._on_hand_out)
        self.list.chosen_changed.connect(self._on_chosen_changed)
        self.panel.signed.connect(self._on_signed)
        self.panel.lead_wanted.connect(self.lead_wanted)
        self.people.lead_wanted.connect(self.lead_wanted)
        self.people.view.left.connect(self.tabs.focus)
        self.tabs.chosen.connect(self._on_tab_chosen)

    def _build(self) -> None:
        theme = self._theme
        head = QWidget()
        flow = FlowLayout(head, theme.px(4))
        flow.addWidget(PlainLabel(theme, _("Missed callbacks"), scale=1.6, bold=True))
        # A line of the flow begins at its top: what is lower stands in its middle.
        self._week.setMinimumHeight(self.back.sizeHint().height())
        for part in (
            self.back,
            self._week,
            self.ahead,
            self.tabs,
            self.hand_out_button,
        ):
            flow.addWidget(part)
        self._grid.setSpacing(theme.px(3))
        self._nothing.column.addWidget(self._words)
        self._nothing.column.addStretch()
        self._body.setSpacing(theme.px(3))
        self._body.addWidget(self.list)
        self._body.addWidget(self.panel, 1)
        self._body.addWidget(self._nothing, 1)
        self._body.addWidget(self.people, 1, Qt.AlignmentFlag.AlignTop)
        content, area = QWidget(), QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addWidget(head)
        column.addLayout(self._grid)
        column.addLayout(self._body, 1)
        self._arrange(narrow=False)
        self._show_rows([])

    def refresh(self) -> None:
        """Read the week again; the first time the one that has today in it."""
        self._background.run(
            partial(_review, self._desk, self.period), self._on_read, self.failed.emit
        )

    def show_period(self, period: Period) -> None:
        """Show another week."""
        self.period = period
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """What was missed may have grown meanwhile."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the callback stands beneath its list."""
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < self._theme.px(NARROW))

    def _arrange(self, *, narrow: bool) -> None:
        way, theme = QBoxLayout.Direction, self._theme
        self._body.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self.list.setMinimumWidth(0 if narrow else theme.px(LIST_WIDE))
        self.list.setMaximumWidth(
            self.maximumWidth() if narrow else theme.px(LIST_WIDE)
        )
        self.list.setMinimumHeight(theme.px(LIST_HIGH))
        most = theme.px(LIST_HIGH) if narrow else self.maximumHeight()
        self.list.setMaximumHeight(most)
        # Beneath the list it has no height of its own to give way with.
        self.panel.setMinimumHeight(theme.px(PANEL_HIGH) if narrow else 0)
        beside = CARDS_BESIDE // 2 if narrow else CARDS_BESIDE
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // beside, place % beside)

    def _on_read(self, read: PeriodReview) -> None:
        self._read, self.period = read, read.period
        first, last = read.period.first, read.period.last
        self._week.say(say_days(first, last))
        self._show_figures(read)
        self._show_rows(read.missed)
        self.list.show_rows(read.missed, read.calendar)
        self.counted.emit(read.unsigned)
        self._read_people()

    def _on_tab_chosen(self, tab: str) -> None:
        if self._read is not None:
            self._show_rows(self._read.missed)
            self._read_people()

    def _read_people(self) -> None:
        """Read who was never reached, if they are what is wanted."""
        tab = self.tabs.held()
        if tab == MISSED or self.period is None:
            return
        read = partial(
            list_behind, self._desk, self.period, NeverReached(tab == GIVEN_UP)
        )
        self._background.run(read, self._on_people_read, self.failed.emit)

    def _on_people_read(self, people: PromiseList) -> None:
        if self._read is not None:
            self.people.show_people(people, self._read.calendar)

    def _show_rows(self, missed: Sequence[MissedCallback]) -> None:
        some, here = bool(missed), self.tabs.held() == MISSED
        self.list.setVisible(some and here)
        self.panel.setVisible(some and here)
        self._nothing.setVisible(here and not some)
        self.people.setVisible(not here)
        if self._read is not None and not some:
            self._words.say(NONE_MISSED if self._read.figures.due else NONE_DUE)

    def _show_figures(self, read: PeriodReview) -> None:
        now, before = read.figures, read.before
        reached, tried, missed, waited = self.cards
        reached.show_figure(
            say_percent(now.contacted_on_time, now.due),
            _(
                "{spoke_on_time} spoken with, {messages}, of {due} due",
                spoke_on_time=now.spoke_on_time,
                messages=say_messages(now.message_on_time),
                due=now.due,
            ),
        )
        earlier = say_percent(before.tried_on_time, before.due)
        tried.show_figure(
            say_percent(now.tried_on_time, now.due),
            _with_before(
                _(
                    "{tried_on_time} of {due} due",
                    tried_on_time=now.tried_on_time,
                    due=now.due,
                ),
                earlier,
                before,
            ),
        )
        missed.show_figure(
            str(now.missed),
            _(
                "{overdue_now} still open, {unsigned} not signed off",
                overdue_now=now.overdue_now,
                unsigned=read.unsigned,
            ),
            Tone.OVERDUE if now.missed else None,
        )
        waited.show_figure(
            say_open_minutes(now.median_open_minutes),
            _with_before(
                _("half called sooner"),
                say_open_minutes(before.median_open_minutes),
                before,
            ),
        )

    def _on_chosen_changed(self) -> None:
        if self._read is not None:
            self.panel.show_callbacks(self.list.chosen(), self._read.calendar)

    def _on_signed(self, cause: str, note: str) -> None:
        chosen = [one.promise.told.request.request_id for one in self.panel.shown]
        self._background.run(
            partial(_sign, self._desk, chosen, cause, note, self.period),
            partial(self._on_kept, len(chosen), self.list.place),
            self.panel.say_failure,
        )

    def _on_kept(self, count: int, place: int, read: PeriodReview) -> None:
        self._on_read(read)
        self.list.choose_unsigned(after=place)
        self.told.emit(_n("Signed off.", "{count} signed off.", count))

    def _on_hand_out(self) -> None:
        if self.period is None:
            return
        tab = self.tabs.held()
        self.hand_out_wanted.emit(
            MissedOffer(self.period)
            if tab == MISSED
            else NeverReachedOffer(self.period, given_up=tab == GIVEN_UP)
        )

    def _on_back(self) -> None:
        self._go(-WEEK)

    def _on_ahead(self) -> None:
        self._go(WEEK)

    def _go(self, way: timedelta) -> None:
        if self.period is not None:
            self.show_period(Period(self.period.first + way, self.period.last + way))


def _with_before(words: str, earlier: str, before: Figures) -> str:
    return (
        _("{words} · week before {earlier}", words=words, earlier=earlier)
        if before.due
        else words
    )


def week_of(day: date) -> Period:
    """The week from Monday to Sunday that a day is in."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + WEEK - timedelta(days=1))


def this_week(desk: Desk) -> Period:
    """The week that has today in it, on the clinic's calendar."""
    return week_of(show_calendar(desk).local_date(desk.now()))


def _review(desk: Desk, period: Period | None) -> PeriodReview:
    return review_period(desk, period or this_week(desk))


def _sign(
    desk: Desk, chosen: list[int], cause: str, note: str, period: Period | None
) -> PeriodReview:
    sign_off(desk, chosen, cause, note)
    return _review(desk, period)
