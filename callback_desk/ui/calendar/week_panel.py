"""The week's desk hours: several intervals a day, and which days count."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.domain.business_calendar import CalendarDefinition, Span
from callback_desk.domain.calendar_edits import Hours, set_week
from callback_desk.services.calendar_settings import USUAL_HOURS
from callback_desk.translation import _
from callback_desk.ui.calendar.draft import Edit
from callback_desk.ui.calendar.side_panel import SidePanel
from callback_desk.ui.calendar.spans_editor import SpansEditor
from callback_desk.ui.sign_in.tick_box import TickBox
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.calendar import WEEKDAY_NAMES
from callback_desk.wording.first_letter import with_capital

ABOUT = _(
    "When somebody here makes calls. + adds hours after a break. A day that does not "
    "count has calls made, but no promise falls due by it."
)


class WeekdayRow(QObject):
    """One weekday: a tick, its hours, and whether it counts."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.tick = TickBox(theme, with_capital(name))
        self.spans = SpansEditor(theme, name)
        self.counts = TickBox(theme, _("Counts"))
        self.counts.setAccessibleName(_("{name} counts as a business day", name=name))
        self.counts.setToolTip(_("Counts as a business day"))
        self.place = QWidget()
        line = QHBoxLayout()
        line.addWidget(self.tick)
        line.addStretch()
        line.addWidget(self.counts)
        column = QVBoxLayout(self.place)
        column.setContentsMargins(0, 0, 0, theme.px(1))
        column.setSpacing(theme.px(0.8))
        column.addLayout(line)
        inset = QHBoxLayout()
        inset.setContentsMargins(theme.px(7.6), 0, 0, 0)
        inset.addWidget(self.spans)
        column.addLayout(inset)
        self.tick.clicked.connect(self._on_clicked)
        self.counts.clicked.connect(self._on_clicked)
        self.spans.changed.connect(self.changed)

    def show_hours(self, spans: tuple[Span, ...], *, counts: bool) -> None:
        """Show hours; none is a closed day."""
        self.tick.setChecked(bool(spans))
        self.counts.setChecked(counts)
        if spans:
            self.spans.show_spans(spans)
        self._show_parts()

    def hours(self) -> tuple[Span, ...] | None:
        """Its hours, () where it is closed, None where something is wrong."""
        return self.spans.spans() if self.tick.isChecked() else ()

    def _show_parts(self) -> None:
        is_open = self.tick.isChecked()
        self.spans.setVisible(is_open)
        self.counts.setVisible(is_open)

    def _on_clicked(self) -> None:
        self._show_parts()
        self.changed.emit()


class WeekPanel(SidePanel):
    """A row a weekday; every change goes into the draft."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Desk hours"), ABOUT)
        self.days = [WeekdayRow(theme, name) for name in WEEKDAY_NAMES]
        self.copy = NamedButton(
            theme, _("Give every open day Monday's hours"), kind="link"
        )
        self.copy.setFont(theme.font(0.88))
        for row in self.days:
            self.column.addWidget(row.place)
            row.changed.connect(self._on_changed)
        line = QHBoxLayout()
        line.addWidget(self.copy)
        line.addStretch()
        self.column.addLayout(line)
        self.column.addStretch()
        self.copy.clicked.connect(self._on_copy)

    def focus(self) -> None:
        """Give the keys to Monday."""
        self.days[0].tick.setFocus()

    def show_definition(self, definition: CalendarDefinition) -> None:
        """Show a calendar's week."""
        for weekday, row in enumerate(self.days):
            counts = weekday not in definition.not_counted_weekdays
            row.show_hours(definition.hours[weekday], counts=counts)

    def _on_copy(self) -> None:
        monday = self.days[0].hours() or USUAL_HOURS
        for row in self.days:
            if row.tick.isChecked():
                row.spans.show_spans(monday)
        self._on_changed()

    def _on_changed(self) -> None:
        hours = []
        for row in self.days:
            spans = row.hours()
            if spans is None:
                return
            hours.append(spans)
        not_counted = frozenset(
            weekday
            for weekday, row in enumerate(self.days)
            if row.tick.isChecked() and not row.counts.isChecked()
        )
        self.send("week", _week_edit(tuple(hours), not_counted))


def _week_edit(hours: Hours, not_counted: frozenset[int]) -> Edit:
    def edit(definition: CalendarDefinition) -> CalendarDefinition:
        return set_week(definition, hours, not_counted)

    return edit
