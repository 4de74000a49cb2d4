"""Which days a report is of: a step back or ahead, usual spans, or any two dates."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.domain.period_report import Period, monday_of
from callback_desk.services.report_view import usual_period
from callback_desk.translation import _, _p
from callback_desk.ui.calendar.date_field import DateField
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import IconButton, NamedButton, PlainLabel
from callback_desk.wording.intake import say_origin
from callback_desk.wording.people import visible

ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(days=7)
THIS_WEEK, LAST_WEEK, EIGHT_WEEKS = _("This week"), _("Last week"), _("Eight weeks")
THIS_MONTH, LAST_MONTH, THIS_YEAR = _("This month"), _("Last month"), _("This year")
TWELVE_MONTHS, OTHER = _("Twelve months"), _("Other days")
SPANS = (
    *(THIS_WEEK, LAST_WEEK, EIGHT_WEEKS, THIS_MONTH, LAST_MONTH),
    *(THIS_YEAR, TWELVE_MONTHS, OTHER),
)
ALL_SOURCES = _("All sources")
LONGEST_SOURCE = 40


def span_named(name: str, today: date) -> Period:
    """The days of a usual span, today among them or just before."""
    monday = monday_of(today)
    first = today.replace(day=1)
    if name == THIS_WEEK:
        return Period(monday, monday + 6 * ONE_DAY)
    if name == LAST_WEEK:
        return Period(monday - ONE_WEEK, monday - ONE_DAY)
    if name == THIS_MONTH:
        return Period(first, today)
    if name == LAST_MONTH:
        last = first - ONE_DAY
        return Period(last.replace(day=1), last)
    if name == THIS_YEAR:
        return Period(today.replace(month=1, day=1), today)
    if name == TWELVE_MONTHS:
        return Period(today - timedelta(days=364), today)
    return usual_period(monday)


def step(period: Period, way: int) -> Period:
    """As many days just before or after; of whole months whole months."""
    after = period.last + ONE_DAY
    if period.first.day == 1 and after.day == 1:
        months = (after.year - period.first.year) * 12 + after.month
        months -= period.first.month
        first = _plus_months(period.first, way * months)
        return Period(first, _plus_months(first, months) - ONE_DAY)
    long = way * period.days * ONE_DAY
    return Period(period.first + long, period.last + long)


def _plus_months(first: date, months: int) -> date:
    month = first.year * 12 + first.month - 1 + months
    return date(month // 12, month % 12 + 1, 1)


class PeriodBar(QObject):
    """Its parts stand in the page's head.

    `chosen` brings the days and the source; `refused` a sentence.
    """

    chosen = Signal(object, object)
    refused = Signal(object)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._period: Period | None = None
        self._today = date(2000, 1, 1)
        self.back = IconButton(
            theme, _("The days before"), "chevron_left", keys="Alt+Left"
        )
        self.ahead = IconButton(
            theme, _("The days after"), "chevron_right", keys="Alt+Right"
        )
        self.span = ChoiceBox(theme)
        self.span.setAccessibleName(_("Which days"))
        self.span.setMinimumContentsLength(10)
        self.span.addItems(list(SPANS))
        self.first = DateField(theme, _("From"))
        self.last = DateField(theme, _("To, this day included"))
        self.go = NamedButton(theme, _("Show"), tells=_("Show these days"))
        self.source = ChoiceBox(theme)
        self.source.setAccessibleName(_("Source"))
        self.source.addItem(ALL_SOURCES, None)
        self.parts: tuple[QWidget, ...] = (
            *(self.back, self.ahead, self.span),
            _beside(theme, _p("from … to …", "from"), self.first),
            _beside(theme, _p("from … to …", "to"), self.last),
            *(self.go, self.source),
        )
        self.back.clicked.connect(self._on_back)
        self.ahead.clicked.connect(self._on_ahead)
        self.span.activated.connect(self._on_span_chosen)
        self.go.clicked.connect(self._on_go)
        self.source.activated.connect(self._on_source_chosen)

    def show_period(self, period: Period, today: date) -> None:
        """Show which days it is."""
        self._period, self._today = period, today
        for field, day in ((self.first, period.first), (self.last, period.last)):
            field.setDate(QDate(day.year, day.month, day.day))
        names = [name for name in SPANS[:-1] if span_named(name, today) == period] or [
            OTHER
        ]
        self.span.setCurrentText(names[0])

    def show_sources(self, sources: tuple[str, ...]) -> None:
        """Offer these, and what is chosen; of one alone the others stay."""
        known = {self.source.itemData(n) for n in range(self.source.count())}
        for source in sources:
            if source not in known:
                said = visible(say_origin(source)[:LONGEST_SOURCE])
                self.source.addItem(said, source)

    def _on_back(self) -> None:
        self._step(-1)

    def _on_ahead(self) -> None:
        self._step(1)

    def _step(self, way: int) -> None:
        if self._period is not None:
            try:
                self._choose(step(self._period, way))
            except (OverflowError, ValueError):
                # Before the first year, or after the last one, there is nothing.
                return

    def _on_span_chosen(self) -> None:
        if self.span.currentText() == OTHER:
            self.first.setFocus()
        else:
            self._choose(span_named(self.span.currentText(), self._today))

    def _on_go(self) -> None:
        try:
            self._choose(Period.of(self.first.day, self.last.day))
        except DeskError as error:
            self.refused.emit(error)

    def _on_source_chosen(self) -> None:
        if self._period is not None:
            self._choose(self._period)

    def _choose(self, period: Period) -> None:
        self.chosen.emit(period, self.source.currentData())


def _beside(theme: Theme, words: str, field: QWidget) -> QWidget:
    """A field with a word before it."""
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(1))
    row.addWidget(PlainLabel(theme, words, muted=True))
    row.addWidget(field)
    return part
