"""Which days are reviewed: a usual span, or any two dates."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from callback_desk.domain.period_report import Period
from callback_desk.services.desk import Desk
from callback_desk.services.missed_weeks import reviewable
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.date_field import DateField
from callback_desk.ui.reports.period_bar import (
    LAST_MONTH,
    LAST_WEEK,
    OTHER,
    THIS_MONTH,
    THIS_WEEK,
    span_named,
)
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme

SPANS = (THIS_WEEK, LAST_WEEK, THIS_MONTH, LAST_MONTH)


class DaysDialog(AskOnceDialog):
    """Asks for days; `acted` brings the period."""

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        period: Period,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        self._desk, self._today = desk, today
        asked = Asked(
            title=_("Which days"),
            question=_("Which days do you want to review?"),
            means=(_("A callback counts on the day on which it was due."),),
            act=_("Show"),
            acting=_("Looking…"),
            act_tells=_("Show the missed callbacks of these days"),
            stay_tells=_("Leave the days as they are (Esc)"),
        )
        super().__init__(theme, background, asked, self._nothing, parent)
        self.span = ChoiceBox(theme)
        self.span.addItems([*SPANS, OTHER])
        self.first, self.last = DateField(theme, _("From")), DateField(theme, _("To"))
        self.add_field(LabelledField(theme, _("Days"), self.span))
        self.add_field(LabelledField(theme, _("From"), self.first))
        self.add_field(LabelledField(theme, _("To, this day included"), self.last))
        # Nothing is lost by it, so Enter shows what was chosen.
        self.act_button.setDefault(True)
        self._show(period)
        self.first.dateChanged.connect(self._on_days_changed)
        self.last.dateChanged.connect(self._on_days_changed)
        self.span.activated.connect(self._on_span_chosen)
        self._on_days_changed()
        self.span.setFocus()

    def _nothing(self) -> None:
        """No days are chosen yet."""

    def _show(self, period: Period) -> None:
        self.first.show_day(period.first)
        self.last.show_day(period.last)

    def _on_span_chosen(self) -> None:
        if self.span.currentText() == OTHER:
            self.first.setFocus()
        else:
            self._show(span_named(self.span.currentText(), self._today))

    def _on_days_changed(self) -> None:
        first, last = self.first.day, self.last.day
        names = [n for n in SPANS if span_named(n, self._today) == Period(first, last)]
        self.span.setCurrentText(names[0] if names else OTHER)
        self.set_act(partial(reviewable, self._desk, first, last))

    def _on_failed(self, error: Exception) -> None:
        """What was typed is mended where it stands."""
        super()._on_failed(error)
        self.first.setFocus()
