"""Missed: the missed callbacks of some days, each with its cause, to be signed off."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from callback_desk.domain.period_report import Period
from callback_desk.domain.report_choice import NeverReached, PromiseList
from callback_desk.services.desk import Desk
from callback_desk.services.missed_callbacks import (
    MissedCallback,
    sign_off,
)
from callback_desk.services.missed_weeks import week_of
from callback_desk.services.offers import MissedOffer, NeverReachedOffer
from callback_desk.services.promise_list import list_behind
from callback_desk.translation import _, _n
from callback_desk.ui.background import Background
from callback_desk.ui.missed.half_reviewed import HalfReviewed, SigningOff
from callback_desk.ui.missed.missed_cards import make_cards, show_figures
from callback_desk.ui.missed.missed_head import MissedHead
from callback_desk.ui.missed.missed_list import MissedList
from callback_desk.ui.missed.page_read import ReadSoFar, read_on
from callback_desk.ui.missed.review_panel import ReviewPanel
from callback_desk.ui.missed.tabs import (
    GIVEN_UP,
    MISSED,
    NONE_DUE,
    NONE_MISSED,
    READING,
    TABS,
    WOULD_STAND,
)
from callback_desk.ui.reports.people_list import PeopleList
from callback_desk.ui.reports.period_bar import step
from callback_desk.ui.steps import Steps
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.missed import say_waiting

if TYPE_CHECKING:
    from datetime import date

    from callback_desk.services.period_review import PeriodReview

# Layout units: a narrower page shows the callback beneath its list.
LIST_WIDE, NARROW, LIST_HIGH, PANEL_HIGH = 84, 190, 46, 165
CARDS_BESIDE = 4


class MissedPage(QWidget):
    """The page; `counted` tells how many of the last weeks nobody signed off.

    `lead_wanted` asks to see a lead, `told` carries words for the foot, `failed` what
    has no place here; `hand_out_wanted` offers what can be exported, `days_wanted`
    asks for other days than a Period, on a date.
    """

    counted = Signal(int)
    lead_wanted = Signal(object)
    told = Signal(str)
    failed = Signal(object)
    hand_out_wanted = Signal(object)
    days_wanted = Signal(object, object)

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__()
        self._theme, self._background, self._desk = theme, background, desk
        self._reading = Steps(background, self)
        # What is being signed off, and what was, until that is read again.
        self._signing: SigningOff | None = None
        self._signed: SigningOff | None = None
        self.period: Period | None = None
        self._left = HalfReviewed()
        self._read: PeriodReview | None = None
        self._unsigned: Mapping[date, int] = {}
        self._today: date | None = None
        self.head = MissedHead(theme)
        self.cards = make_cards(theme)
        self.people = PeopleList(theme, "never reached")
        self.people.hide()
        self._grid = QGridLayout()
        self.list = MissedList(theme)
        self.panel = ReviewPanel(theme, desk.phones.show)
        self._nothing = Card(theme, padding=6)
        self._words = PlainLabel(theme, READING, scale=1.1, muted=True, wraps=True)
        self.others_button = NamedButton(
            theme, _("Show them"), tells=_("Show the newest week that waits for you")
        )
        self.others_button.hide()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        # What is hidden yet would leave the keys to the foot as the window comes back.
        self.setFocusProxy(self.head.days)
        self.head.stepped.connect(self._on_stepped)
        self.head.days.clicked.connect(self._on_days_wanted)
        self.head.hand_out_button.clicked.connect(self._on_hand_out)
        self.head.tabs.chosen.connect(self._on_tab_chosen)
        self.others_button.clicked.connect(self._on_others_wanted)
        self.list.chosen_changed.connect(self._on_chosen_changed)
        self.panel.signed.connect(self._on_signed)
        self.panel.lead_wanted.connect(self.lead_wanted)
        self.people.lead_wanted.connect(self.lead_wanted)
        self.people.view.left.connect(self.head.tabs.focus)

    def _build(self) -> None:
        theme = self._theme
        self._grid.setSpacing(theme.px(3))
        self._nothing.column.addWidget(self._words)
        self._nothing.column.addWidget(
            self.others_button, 0, Qt.AlignmentFlag.AlignLeft
        )
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
        column.addWidget(self.head)
        column.addLayout(self._grid)
        column.addLayout(self._body, 1)
        self._arrange(narrow=False)
        self._show_rows([])

    @property
    def hand_out_button(self) -> NamedButton:
        """Offers what can be exported or printed."""
        return self.head.hand_out_button

    @property
    def half_done(self) -> HalfReviewed:
        """What is half said here, and where."""
        chosen = tuple(self.panel.numbers) or self._left.chosen
        return HalfReviewed(self.period, chosen, self.panel.half)

    def bring_back(self, left: HalfReviewed) -> None:
        """Have what was half said, before anything is read."""
        self._left, self.period = left, left.period
        self.panel.bring_back(left.reviews)

    def refresh(self) -> None:
        """Read again; the first time the newest week that has some unsigned.

        In small steps, when nobody waits for anything else: of very many missed ones
        it takes seconds, and a call would stand behind it.
        """
        self._reading.run(
            partial(read_on, self._desk, self.period), self._on_read, self.failed.emit
        )

    def show_period(self, period: Period) -> None:
        """Show other days."""
        self.period = period
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """What was missed may have grown meanwhile."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Calls need not wait for a list that nobody looks at."""
        super().hideEvent(event)
        self._reading.end()

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
        self.panel.set_least_height(theme.px(PANEL_HIGH) if narrow else 0)
        beside = CARDS_BESIDE // 2 if narrow else CARDS_BESIDE
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // beside, place % beside)

    def _on_read(self, so_far: ReadSoFar) -> None:
        told = so_far.read
        if told is None:
            return
        read = told.review
        self._read, self._unsigned, self.period = read, told.unsigned, read.period
        self._today = read.calendar.local_date(self._desk.now())
        # Nothing can have been missed on days that lie ahead.
        has_more = read.period.last < self._today
        self.head.show_period(read.period, has_more=has_more)
        show_figures(self.cards, read)
        self._show_rows(read.missed)
        self.list.show_rows(read.missed, read.calendar, self._left.chosen)
        self._lead_keys()
        self._left = HalfReviewed()
        self.counted.emit(sum(told.unsigned.values()))
        self._read_people()
        if self._signed is not None:
            self._tell_signed(self._signed)

    def _lead_keys(self) -> None:
        """Once there is a list the keys begin there, and go on to it."""
        days = self.head.days
        if self.focusProxy() is days and self.list.isVisibleTo(self):
            waited = self.window().focusWidget() is days
            self.setFocusProxy(self.list.view)
            if waited:
                self.list.view.setFocus()

    def _on_tab_chosen(self, tab: str) -> None:
        if self._read is not None:
            self._show_rows(self._read.missed)
            self._read_people()

    def _read_people(self) -> None:
        """Read who was never reached, if they are what is wanted."""
        tab = self.head.tabs.held() or MISSED
        if tab == MISSED or self.period is None:
            return
        read = partial(
            list_behind, self._desk, self.period, NeverReached(tab == GIVEN_UP)
        )
        heard = partial(self._on_people_read, tab)
        self._background.run(read, heard, self.failed.emit)

    def _on_people_read(self, tab: str, people: PromiseList) -> None:
        """Show them, unless others are wanted by now."""
        if self._read is not None and tab == self.head.tabs.held():
            self.people.call(TABS[tab])
            self.people.show_people(people, self._read.calendar)

    def _show_rows(self, missed: Sequence[MissedCallback]) -> None:
        some, here = bool(missed), self.head.tabs.held() == MISSED
        self.list.setVisible(some and here)
        self.panel.setVisible(some and here)
        self._nothing.setVisible(here and not some)
        self.people.setVisible(not here)
        if self._read is not None and not some:
            waiting = sum(self._unsigned.values())
            none = NONE_MISSED if self._read.figures.due else NONE_DUE
            self._words.say(
                f"{none} {say_waiting(waiting) if waiting else WOULD_STAND}"
            )
            self.others_button.setVisible(waiting > 0)

    def _on_chosen_changed(self) -> None:
        if self._read is not None:
            self.panel.show_callbacks(self.list.chosen(), self._read.calendar)

    def _on_signed(self, cause: str, note: str) -> None:
        panel, place = self.panel, self.list.place
        signing = SigningOff(panel.numbers, panel.whose, place, note)
        if signing in (self._signing, self._signed):
            return
        self._signing = signing
        self._background.run(
            partial(sign_off, self._desk, signing.numbers, cause, note),
            partial(self._on_kept, signing),
            partial(self._on_not_kept, signing),
        )

    def _on_kept(self, signing: SigningOff, _nothing: object) -> None:
        self._signing, self._signed = None, signing
        self.panel.note_kept(signing.numbers, signing.note)
        self.refresh()

    def _on_not_kept(self, signing: SigningOff, error: Exception) -> None:
        self._signing = None
        self.panel.say_failure(error, signing)

    def _tell_signed(self, signed: SigningOff) -> None:
        self._signed = None
        # Else somebody has gone on to another one, or types on, while it was read.
        if (self.panel.numbers, self.panel.typed) == (signed.numbers, signed.note):
            self.list.choose_behind(signed.place, signed.numbers)
        told = _n("Signed off.", "{count} signed off.", len(signed.numbers))
        waiting = sum(self._unsigned.values())
        if waiting and self._read is not None and not self._read.unsigned:
            told = f"{told} {say_waiting(waiting)}"
        self.told.emit(told)

    def _on_hand_out(self) -> None:
        if self.period is None:
            return
        tab = self.head.tabs.held()
        self.hand_out_wanted.emit(
            MissedOffer(self.period, self.list.sorting.order)
            if tab == MISSED
            else NeverReachedOffer(self.period, tab == GIVEN_UP, self.people.view.order)
        )

    def _on_days_wanted(self) -> None:
        if self.period is not None and self._today is not None:
            self.days_wanted.emit(self.period, self._today)

    def _on_others_wanted(self) -> None:
        self.show_period(week_of(max(self._unsigned)))

    def _on_stepped(self, way: int) -> None:
        if self.period is not None:
            self.show_period(step(self.period, way))
