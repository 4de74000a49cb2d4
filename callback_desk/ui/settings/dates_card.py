"""Whether hours count to 12 or to 23, and whether the month stands before the day."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from callback_desk.translation import _
from callback_desk.ui.appearance import Appearance, Clock, DayOrder
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.widgets import Card, PlainLabel
from callback_desk.wording.line_breaks import AFTERNOON, MONTHS

AS_THIS_COMPUTER = _("As this computer")
# Each in its own style, whatever is chosen.
CLOCKS = {
    Clock.SYSTEM: AS_THIS_COMPUTER,
    Clock.HALVES: _("12 hours: {clock}").format(clock=f"3:00 {AFTERNOON}"),
    Clock.WHOLE: _("24 hours: {clock}").format(clock="15:00"),
}
ORDERS = {
    DayOrder.SYSTEM: AS_THIS_COMPUTER,
    DayOrder.DAY_FIRST: f"2 {MONTHS[6]}",
    DayOrder.MONTH_FIRST: f"{MONTHS[6]} 2",
}


class DatesCard(Card):
    """Chooses how times and dates are written.

    `chosen` carries the name of the box in which somebody did, by `boxes`.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, kept: Appearance) -> None:
        super().__init__(theme, padding=5)
        self.clock, self.order = ChoiceBox(theme), ChoiceBox(theme)
        self.boxes = {"clock": self.clock, "order": self.order}
        for box, words in ((self.clock, CLOCKS), (self.order, ORDERS)):
            box.fit([*CLOCKS.values(), *ORDERS.values()])
            for choice, said in words.items():
                box.addItem(said, int(choice))
        self.clock.setCurrentIndex(list(CLOCKS).index(kept.clock))
        self.order.setCurrentIndex(list(ORDERS).index(kept.order))
        self.notice = Notice(theme, Tone.DUE_TODAY)
        self._bringing = QTimer(self)
        self._bringing.setSingleShot(True)
        self._bringing.setInterval(0)
        self._bringing.timeout.connect(self._come_into_view)
        self._build(theme)
        self.clock.activated.connect(self._on_clock_chosen)
        self.order.activated.connect(self._on_order_chosen)

    def _build(self, theme: Theme) -> None:
        self.column.setSpacing(theme.px(3))
        row = QWidget()
        beside = FlowLayout(row, theme.px(3))
        beside.addWidget(LabelledField(theme, _("Clock"), self.clock))
        beside.addWidget(LabelledField(theme, _("Dates"), self.order))
        self.column.addWidget(row)
        means = _(
            "On the screen, on paper and in what you are told. What you type is "
            "understood either way."
        )
        self.column.addWidget(PlainLabel(theme, means, muted=True, wraps=True))
        self.column.addWidget(self.notice)

    def take_keys(self, name: str) -> None:
        """Go on in one of `boxes`, once it is laid out."""
        self.boxes[name].setFocus()
        self._bringing.start()

    def say(self, why: str, what_to_do: str) -> None:
        """Say what was not done, where it is seen."""
        self.notice.say(why, what_to_do)
        self._bringing.start()

    def _come_into_view(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and self.isVisible():
            around.ensureWidgetVisible(self, 0, 0)

    def _on_clock_chosen(self) -> None:
        self.chosen.emit("clock")

    def _on_order_chosen(self) -> None:
        self.chosen.emit("order")

    @property
    def choice(self) -> tuple[Clock, DayOrder]:
        """What is chosen: the clock, and the order of day and month."""
        return Clock(self.clock.currentData()), DayOrder(self.order.currentData())
