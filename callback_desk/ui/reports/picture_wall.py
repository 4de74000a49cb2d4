"""The pictures of a report, two beside one another, and the other tables beneath."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from callback_desk.domain.figure_table import Column, FigureTable, Unit
from callback_desk.domain.report_choice import OfSource
from callback_desk.services.report_view import ReportView
from callback_desk.translation import _
from callback_desk.ui.reports.colour_key import KEPT, ColourKey
from callback_desk.ui.reports.picture_panel import PicturePanel
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.theme import Theme
from callback_desk.wording import report_words as words
from callback_desk.wording.report_choices import say_coming
from callback_desk.wording.times import say_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from callback_desk.ui.reports.bar_plot import BarPlot
    from callback_desk.ui.reports.heat_plot import HeatPlot

# The panels in the order in which they stand, the last one across all others.
TITLES = {
    "kept": _("Promises kept, week by week"),
    "arrivals": _("When people ask"),
    "funnel": _("From asking to coming, by source"),
    "coming": _("Promises falling due"),
    "more": _("More figures"),
}
# The tables that have no picture of their own, in the order of the box.
OTHERS = (
    *("total", "by_day", "by_staff", "by_source", "by_campaign", "by_interest"),
    *("by_arrival_hour", "tries", "agreed_calls", "visits", "lost"),
)


class PictureWall(QWidget):
    """`chosen` brings what was chosen in a picture, or a row of the funnel.

    `drawn` follows once all of a report is seen.
    """

    chosen = Signal(object)
    drawn = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view: ReportView | None = None
        self._panels: dict[str, PicturePanel] = {}
        self._is_narrow = False
        self.weeks: BarPlot | None = None
        self.heat: HeatPlot | None = None
        self.days: BarPlot | None = None
        self.which = ChoiceBox(theme)
        self._steps: list[Callable[[ReportView], None]] = []
        self._next = QTimer(self)
        self._next.timeout.connect(self._on_next)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(3))
        self.which.setAccessibleName(_("Which figures"))
        self.which.setMinimumContentsLength(24)
        self.which.currentIndexChanged.connect(self._on_which_changed)

    @property
    def kept(self) -> PicturePanel:
        """What became of the promises, week by week."""
        return self._panel("kept")

    @property
    def arrivals(self) -> PicturePanel:
        """When people ask."""
        return self._panel("arrivals")

    @property
    def funnel(self) -> PicturePanel:
        """From asking to coming."""
        return self._panel("funnel")

    @property
    def coming(self) -> PicturePanel:
        """What falls due on the next days."""
        return self._panel("coming")

    @property
    def more(self) -> PicturePanel:
        """The other tables."""
        return self._panel("more")

    def _panel(self, code: str) -> PicturePanel:
        """A panel, made when it is first asked for: all at once take too long."""
        if code not in self._panels:
            self._panels[code] = PicturePanel(self._theme, TITLES[code])
            self._fit_out(code, self._panels[code])
            self.arrange(narrow=self._is_narrow)
        return self._panels[code]

    def _fit_out(self, code: str, panel: PicturePanel) -> None:
        if code == "kept":
            panel.set_legend(ColourKey(self._theme, KEPT))
        elif code == "funnel":
            panel.only_table()
            panel.table.activated.connect(self._on_row_activated)
            panel.table.clicked.connect(self._on_row_activated)
        elif code == "more":
            panel.only_table()
            panel.add_above(self.which)

    def arrange(self, *, narrow: bool) -> None:
        """Two beside one another, or one beneath the other."""
        self._is_narrow = narrow
        beside = 1 if narrow else 2
        for place, code in enumerate(TITLES):
            panel = self._panels.get(code)
            across = beside if code == "more" else 1
            if panel is not None:
                self._grid.addWidget(panel, place // beside, place % beside, 1, across)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < beside else 0)

    def _make_next(self, _view: ReportView) -> None:
        self._panel(next(code for code in TITLES if code not in self._panels))

    def show_view(self, view: ReportView) -> None:
        """Show a report."""
        self._view = view
        steps = (
            *[self._make_next] * (len(TITLES) - len(self._panels)),
            *(self._draw_weeks, self._draw_heat, self._draw_days, self._show_funnel),
            self._show_more,
        )
        # One after another: the window hears keys in between.
        self._steps = list(steps)
        self._next.start()

    @property
    def is_drawing(self) -> bool:
        """Whether parts of it are still to be shown."""
        return self._next.isActive()

    def _on_next(self) -> None:
        """Show the next part; the window is not held up by all of them at once."""
        if self._view is not None:
            self._steps.pop(0)(self._view)
        if not self._steps:
            self._next.stop()
            self.drawn.emit()

    def _draw_weeks(self, view: ReportView) -> None:
        # What draws is loaded behind before the first report comes back.
        from callback_desk.ui.reports import drawn
        from callback_desk.ui.reports.bar_plot import BarPlot

        if self.weeks is None:
            self.weeks = BarPlot(self._theme, self.kept.title)
            self.kept.set_picture(self.weeks)
            self.weeks.chosen.connect(self._on_week_chosen)
        self.weeks.show_bars(drawn.week_bars(view.report.by_week))
        self.kept.show_table(view.tables["by_week"])

    def _draw_heat(self, view: ReportView) -> None:
        from callback_desk.ui.reports import drawn
        from callback_desk.ui.reports.heat_plot import HeatPlot

        if self.heat is None:
            self.heat = HeatPlot(self._theme, self.arrivals.title)
            self.arrivals.set_picture(self.heat)
            self.heat.chosen.connect(self._on_hour_chosen)
        self.heat.show_heat(drawn.heat_of(view.report, view.calendar))
        self.arrivals.show_table(view.tables["arrivals"])

    def _draw_days(self, view: ReportView) -> None:
        from callback_desk.ui.reports import drawn
        from callback_desk.ui.reports.bar_plot import BarPlot

        if self.days is None:
            self.days = BarPlot(self._theme, self.coming.title)
            self.coming.set_picture(self.days)
            self.days.chosen.connect(self._on_day_chosen)
        usual = view.coming.usual
        said = (
            ""
            if usual is None
            else _("usually handled in a day: {usual}", usual=round(usual))
        )
        self.days.show_bars(drawn.falling_bars(view.coming), usual, said)
        self.coming.show_table(_coming_table(view))

    def _show_funnel(self, view: ReportView) -> None:
        self.funnel.show_table(view.tables["funnel"])

    def _show_more(self, view: ReportView) -> None:
        if not self.which.count():
            for code in OTHERS:
                self.which.addItem(view.tables[code].title, code)
        self._on_which_changed()

    def _on_which_changed(self) -> None:
        if self._view is not None and self.which.currentData():
            self.more.show_table(self._view.tables[self.which.currentData()])

    def _on_week_chosen(self, place: int) -> None:
        from callback_desk.ui.reports import drawn

        if self._view is not None:
            self.chosen.emit(drawn.weeks_of(self._view.report.by_week)[place])

    def _on_hour_chosen(self, place: int) -> None:
        from callback_desk.ui.reports import drawn

        self.chosen.emit(drawn.hour_at(place))

    def _on_day_chosen(self, place: int) -> None:
        from callback_desk.ui.reports import drawn

        if self._view is not None:
            self.chosen.emit(drawn.falling_of(self._view.coming)[place])

    def _on_row_activated(self, index: QModelIndex) -> None:
        rows = self._view.report.funnel.by_source if self._view is not None else ()
        place = self.funnel.table.usual_place(index.row())
        if place is not None and place < len(rows):
            self.chosen.emit(OfSource(rows[place].source or ""))


def _coming_table(view: ReportView) -> FigureTable:
    """The coming days as a table."""
    usual = view.coming.usual
    return FigureTable(
        "coming",
        _("Promises falling due"),
        say_coming(view.coming),
        words.FALLING_DUE,
        (
            Column(_("Day"), Unit.TEXT, goes_up=True),
            Column(_("Fall due"), Unit.COUNT, words.FALLING_DUE),
            Column(_("Usually handled"), Unit.COUNT, words.FALLING_DUE),
        ),
        tuple(
            (say_day(day), count, None if usual is None else round(usual))
            for day, count in view.coming.days
        ),
    )
