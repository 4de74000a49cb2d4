"""The head of the missed callbacks: which days, which promises, and taking them out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callback_desk.domain.period_report import Period
from callback_desk.translation import _
from callback_desk.ui.calendar.choice_row import ChoiceRow
from callback_desk.ui.missed.tabs import MISSED, READING, TABS
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flow_layout import FlowLayout, in_one_line
from callback_desk.ui.widgets import IconButton, NamedButton, PlainLabel
from callback_desk.wording.times import say_days


class MissedHead(QWidget):
    """`stepped` asks for the days before (-1) or after (1)."""

    stepped = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.days = NamedButton(
            theme, READING, icon_name="calendar", tells=_("Choose which days")
        )
        self.back = IconButton(
            theme, _("The days before"), "chevron_left", keys="Alt+Left"
        )
        self.ahead = IconButton(
            theme, _("The days after"), "chevron_right", keys="Alt+Right"
        )
        self.hand_out_button = NamedButton(
            theme, _("Export or print…"), icon_name="export", keys="Ctrl+P"
        )
        self.tabs = ChoiceRow(theme, _("Which promises"), TABS)
        self.tabs.hold(MISSED)
        flow = FlowLayout(self, theme.px(4))
        flow.addWidget(PlainLabel(theme, _("Missed callbacks"), scale=1.6, bold=True))
        flow.addWidget(in_one_line(theme.px(4), self.back, self.days, self.ahead))
        flow.addWidget(self.tabs)
        flow.addWidget(self.hand_out_button)
        self.back.clicked.connect(self._on_back)
        self.ahead.clicked.connect(self._on_ahead)

    def show_period(self, period: Period, *, has_more: bool) -> None:
        """Show which days they are, and whether there can be any after them."""
        self.days.say(say_days(period.first, period.last))
        self.ahead.setEnabled(has_more)

    def _on_back(self) -> None:
        self.stepped.emit(-1)

    def _on_ahead(self) -> None:
        self.stepped.emit(1)
