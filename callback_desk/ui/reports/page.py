"""Reports: pictures first, each with its table; a bar chosen lists who is behind it."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.domain.figures import Figures
from callback_desk.domain.period_report import Period, monday_of
from callback_desk.domain.report_choice import Choice, OfSource, PromiseList
from callback_desk.domain.stopping import Heed
from callback_desk.services.desk import Desk
from callback_desk.services.offers import ReportOffer
from callback_desk.services.promise_list import list_behind
from callback_desk.services.report_view import ReportView, usual_period, view_report
from callback_desk.services.reports import figures_of_period
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.page_reading import PageReading
from callback_desk.ui.reports.drawing_load import DrawingLoad
from callback_desk.ui.reports.figure_cards import FigureCards
from callback_desk.ui.reports.head import ReportsHead
from callback_desk.ui.reports.look_back_dialog import LookBackDialog
from callback_desk.ui.reports.people_list import PeopleList
from callback_desk.ui.reports.period_bar import PeriodBar
from callback_desk.ui.reports.picture_wall import PictureWall
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.times import say_date

READING = _("Counting…")
# Layout units: a narrower page shows one picture beside none.
NARROW = 190


class ReportsPage(QWidget):
    """`lead_wanted` asks to see a lead; `failed` carries what has no place here.

    `hand_out_wanted` offers what can be exported: the period and source that are seen.

    `shown` follows once a report, and `listed` once the people behind a bar are seen.
    """

    shown = Signal()
    listed = Signal()
    lead_wanted = Signal(object)
    failed = Signal(object)
    hand_out_wanted = Signal(object)
    spend_wanted = Signal(object, object)

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__()
        self._theme, self._background, self._desk = theme, background, desk
        self._period: Period | None = None
        self._source: str | None = None
        self._asked = 0
        self._reading = PageReading(background, self)
        self.view: ReportView | None = None
        self.bar = PeriodBar(theme, self)
        self._show_usual_days()
        self.said = SpokenLabel(theme, READING, muted=True)
        self.cards = FigureCards(theme)
        self.wall = PictureWall(theme)
        self._drawing = DrawingLoad(self)
        self.people = PeopleList(theme, "people behind")
        self._area = QScrollArea()
        # In which picture the people behind it were asked for.
        self._chosen_in: QWidget | None = None
        self._brought: QWidget | None = None
        self.back_button = NamedButton(
            theme,
            _("The desk on…"),
            icon_name="history",
            tells=_("The queue as it stood"),
        )
        self.spend_button = NamedButton(
            theme, _("Ad spend…"), tells=_("Type what was spent on advertising")
        )
        for button in (self.back_button, self.spend_button):
            button.setEnabled(False)
        self.hand_out_button = NamedButton(
            theme, _("Export or print…"), icon_name="export", keys="Ctrl+P"
        )
        self.hand_out_button.clicked.connect(self._on_hand_out)
        self._build()
        self.setFocusProxy(self.bar.back)
        self.bar.chosen.connect(self._on_chosen)
        self.bar.refused.connect(self._say_failure)
        self.wall.chosen.connect(self._on_bar_chosen)
        self.people.view.left.connect(self._on_people_left)
        self.wall.drawn.connect(self._on_drawn)
        self.people.lead_wanted.connect(self.lead_wanted)
        self.back_button.clicked.connect(self._on_back_wanted)
        self.spend_button.clicked.connect(self._on_spend_wanted)

    def _build(self) -> None:
        theme = self._theme
        signed = self.back_button, self.hand_out_button
        head = ReportsHead(theme, self.bar, signed, self.spend_button)
        content, area = QWidget(), self._area
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
        for part in (head, self.said, self.cards, self.wall, self.people):
            column.addWidget(part)
        column.addStretch()
        self.cards.hide()
        self.wall.hide()
        self.people.hide()

    def _show_usual_days(self) -> None:
        """Name the days that are being counted first."""
        settings = self._desk.kept.settings
        if settings is not None:
            today = settings.calendar.local_date(self._desk.now())
            self.bar.show_period(usual_period(monday_of(today)), today)

    def refresh(self) -> None:
        """Count again; the first time the last eight weeks."""
        self._asked += 1
        self._drawing.begin()
        self._reading.run(
            partial(_read, self._desk, self._period, self._source),
            partial(self._on_read, self._asked),
            self._say_failure,
        )

    def _on_hand_out(self) -> None:
        if self._period is not None:
            self.hand_out_wanted.emit(ReportOffer(self._period, self._source))

    def show_period(self, period: Period, source: str | None = None) -> None:
        """Show other days, or one source alone."""
        self._period, self._source = period, source
        self.said.set_tone(None, muted=True)
        self.said.say(READING)
        self.said.show()
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """What was called meanwhile counts."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Calls need not wait for figures that nobody looks at."""
        super().hideEvent(event)
        self._reading.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the pictures stand beneath one another."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.px(NARROW)
        self.cards.arrange(narrow=narrow)
        self.wall.arrange(narrow=narrow)

    def _on_chosen(self, period: Period, source: str | None) -> None:
        self.show_period(period, source)

    def _on_read(self, asked: int, view: ReportView) -> None:
        self._drawing.then(partial(self._on_ready, asked, view))

    def _on_ready(self, asked: int, view: ReportView) -> None:
        if asked != self._asked:
            # Other days were asked for meanwhile.
            return
        report = view.report
        fresh = self.view is None or self.view.report.period != report.period
        self.view, self._period = view, report.period
        self.bar.show_period(report.period, view.calendar.local_date(report.at))
        self.bar.show_sources(view.sources)
        self._say_days(view)
        self.cards.show_report(report)
        self.wall.show_view(view)
        for part in (self.cards, self.wall, self.people):
            part.show()
        for button in (self.back_button, self.spend_button):
            button.setEnabled(True)
        if fresh:
            self.people.clear()

    def _on_drawn(self) -> None:
        """Compare with the days before only now: both at once take turns."""
        assert self.view is not None  # noqa: S101 - it was drawn
        before = self.view.report.period.before
        self._background.run(
            partial(figures_of_period, self._desk, before, self._source),
            partial(self._on_before_read, self._asked),
            self.failed.emit,
        )
        self.shown.emit()

    def _say_days(self, view: ReportView) -> None:
        """Say what is to be known of the days; nothing where they are as usual."""
        period = view.report.period
        empty = not (view.report.total.due or view.report.funnel.total.asked)
        said = _(
            "Nobody asked, and no promise fell due, from {date} to {date_2}. Leads "
            "come in by an import (Ctrl+O) or a mailbox; what becomes of them is "
            "counted here.",
            date=say_date(period.first),
            date_2=say_date(period.last),
        )
        self.said.set_tone(None, muted=True)
        self.said.say(said)
        self.said.setVisible(empty)

    def _on_before_read(self, asked: int, before: Figures) -> None:
        if asked == self._asked and self.view is not None:
            self.cards.show_before(self.view.report, before)

    def _on_bar_chosen(self, choice: Choice) -> None:
        if isinstance(choice, OfSource) and not choice.source:
            return
        self._chosen_in = self.focusWidget()
        self._background.run(
            partial(_list, self._desk, self._period, choice, self._source),
            self._on_people_read,
            self._say_failure,
        )

    def _on_people_read(self, people: PromiseList) -> None:
        if self.view is not None:
            self.people.show_people(people, self.view.calendar)
            self._bring(self.people)
            if people.rows:
                self.people.view.setFocus()
            self.listed.emit()

    def _bring(self, part: QWidget) -> None:
        """Let a part be seen: the list stands beneath all pictures."""
        self._brought = part
        # What has just been shown has its place only once it was laid out.
        QTimer.singleShot(0, self._on_laid_out)

    def _on_laid_out(self) -> None:
        if self._brought is not None:
            self._area.ensureWidgetVisible(self._brought, 0, self._theme.px(3))

    def _on_people_left(self) -> None:
        """Go back to the picture."""
        if self._chosen_in is not None:
            self._chosen_in.setFocus()
            self._bring(self._chosen_in)

    def _on_back_wanted(self) -> None:
        if self.view is not None:
            now = self.view.calendar.local(self._desk.now())
            # Over the window: the moment outlives the page, which a lock ends.
            dialog = LookBackDialog(
                self._theme, self._background, self._desk, now, self.window()
            )
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _on_spend_wanted(self) -> None:
        if self.view is not None:
            today = self.view.calendar.local_date(self._desk.now())
            self.spend_wanted.emit(self.view.sources, today)

    def _say_failure(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            self.failed.emit(error)
            return
        self.said.set_tone(Tone.OVERDUE)
        self.said.say(f"{error.sentence} {error.what_to_do}")
        self.said.show()
        if self.view is not None:
            # The days on the screen are those that the figures are of.
            period = self.view.report.period
            self._period = period
            self.bar.show_period(period, self._today(self.view))

    @staticmethod
    def _today(view: ReportView) -> date:
        return view.calendar.local_date(view.report.at)


def _list(
    desk: Desk, period: Period | None, choice: Choice, source: str | None
) -> PromiseList:
    assert period is not None  # noqa: S101 - bars are seen of a period alone
    return list_behind(desk, period, choice, source)


def _read(
    desk: Desk, period: Period | None, source: str | None, heed: Heed
) -> ReportView:
    """Read a report, and load what its pictures reckon with; it has nothing of Qt."""
    import numpy  # noqa: F401 - loaded for later

    return view_report(desk, period, source, heed)
