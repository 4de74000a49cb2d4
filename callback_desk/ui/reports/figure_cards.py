"""The figures above the pictures: in time, asked, spoken with, booked, came, waited."""

from PySide6.QtWidgets import QGridLayout, QWidget

from callback_desk.domain.figures import Figures
from callback_desk.domain.period_report import PeriodReport
from callback_desk.translation import _, grouped
from callback_desk.ui.missed.figure_card import FigureCard
from callback_desk.ui.theme import Theme
from callback_desk.wording import report_words as words
from callback_desk.wording.figures import say_messages, say_open_minutes, say_percent

BESIDE, NARROW_BESIDE = 6, 2


class FigureCards(QWidget):
    """Each figure with its counts; how it is defined is its tooltip."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.tried = FigureCard(theme, _("Tried in time"), words.ON_TIME)
        self.asked = FigureCard(theme, _("Asked"), words.ASKED)
        self.spoken = FigureCard(theme, _("Spoken with"), words.SPOKEN_WITH)
        self.booked = FigureCard(theme, _("Booked"), words.BOOKED)
        self.came = FigureCard(theme, _("Came"), words.CAME)
        self.waited = FigureCard(theme, _("To the first call"), words.FIRST_CALL)
        self.all = (
            *(self.tried, self.asked, self.spoken, self.booked, self.came),
            self.waited,
        )
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(3))
        self.arrange(narrow=False)

    def arrange(self, *, narrow: bool) -> None:
        """Six beside one another, or two."""
        beside = NARROW_BESIDE if narrow else BESIDE
        for place, card in enumerate(self.all):
            self._grid.addWidget(card, place // beside, place % beside)
        for column in range(BESIDE):
            self._grid.setColumnStretch(column, 1 if column < beside else 0)

    def show_report(self, report: PeriodReport) -> None:
        """Show the figures of a period."""
        total, funnel = report.total, report.funnel.total
        self.tried.show_figure(
            say_percent(total.tried_on_time, total.due), _tried(total)
        )
        self.asked.show_figure(
            grouped(funnel.asked), _("{due} promises fell due", due=total.due)
        )
        self.spoken.show_figure(
            grouped(funnel.spoken),
            _(
                "{percent}; {messages} more",
                percent=say_percent(funnel.spoken, funnel.asked),
                messages=say_messages(funnel.messaged),
            )
            if funnel.asked
            else "",
        )
        self.booked.show_figure(
            grouped(funnel.booked),
            _(
                "{percent} of all who asked",
                percent=say_percent(funnel.booked, funnel.asked),
            )
            if funnel.asked
            else "",
        )
        self.came.show_figure(
            grouped(funnel.came),
            _(
                "{no_shows} no-shows, {canceled} canceled, {ahead} ahead",
                no_shows=funnel.no_shows,
                canceled=funnel.canceled,
                ahead=funnel.ahead,
            ),
        )
        nine = total.nine_in_ten_open_minutes
        self.waited.show_figure(
            say_open_minutes(total.median_open_minutes),
            ""
            if nine is None
            else _("nine in ten within {nine}", nine=say_open_minutes(nine)),
        )

    def show_before(self, report: PeriodReport, before: Figures) -> None:
        """Say how as many days before went."""
        if not before.due:
            return
        total = report.total
        earlier = say_percent(before.tried_on_time, before.due)
        self.tried.show_figure(
            say_percent(total.tried_on_time, total.due),
            _("{tried} · before: {earlier}", tried=_tried(total), earlier=earlier),
        )


def _tried(total: Figures) -> str:
    return _(
        "{tried_on_time} of {due} due, {contacted_on_time} reached; {missed} missed",
        tried_on_time=total.tried_on_time,
        due=total.due,
        contacted_on_time=total.contacted_on_time,
        missed=total.missed,
    )
