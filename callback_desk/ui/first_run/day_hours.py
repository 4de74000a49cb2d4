"""The desk hours of one weekday: a tick and two times."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout

from callback_desk.domain.business_calendar import Span
from callback_desk.services.calendar_settings import USUAL_HOURS
from callback_desk.translation import _, _p
from callback_desk.ui.first_run.clock_field import ClockField
from callback_desk.ui.sign_in.tick_box import TickBox
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.first_letter import with_capital

NO_TIME = _("Type a time such as 9:00 or 5 pm.")
BACKWARD = _("The end must be later than the start.")


class DayHours(QObject):
    """The parts of one row, which a panel lays out.

    `changed` tells of any change, `times_changed` of the times, both by hand.
    """

    changed = Signal()
    times_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        is_open: bool,
        usual: Span = USUAL_HOURS[0],
        when_closed: str = _("Closed"),
    ) -> None:
        """Make a row.

        Args:
            theme: its looks.
            name: the weekday's, or what else the times are of.
            is_open: whether it is ticked.
            usual: its times to begin with, in minutes of the day.
            when_closed: what stands in the row while it is not ticked.
        """
        super().__init__()
        self.name = name
        self._touched = False
        self.tick = TickBox(theme, with_capital(name))
        self.tick.setChecked(is_open)
        self.start = ClockField(theme, _("{name} from", name=name), usual[0])
        self.end = ClockField(theme, _("{name} to", name=name), usual[1], self.start)
        self._to = PlainLabel(theme, _p("from … to …", "to"), muted=True)
        self._wrong = SpokenLabel(theme, scale=0.95, tone=Tone.OVERDUE)
        self._closed = PlainLabel(theme, when_closed, muted=True)
        self.tick.toggled.connect(self._on_toggled)
        for field in (self.start, self.end):
            field.changed_by_hand.connect(self._on_times_changed)

    def place(self, grid: QGridLayout, row: int) -> None:
        """Put its parts into a row of a grid; the room of hidden ones is kept."""
        parts = (self.tick, self.start, self._to, self.end, self._wrong)
        for column, part in enumerate(parts):
            grid.addWidget(part, row, column)
        grid.addWidget(self._closed, row, 1, 1, len(parts) - 1)
        for part in (self.start, self._to, self.end):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        self._show()

    @property
    def is_open(self) -> bool:
        """Whether it is ticked."""
        return self.tick.isChecked()

    @property
    def span(self) -> Span | None:
        """Its times in minutes of the day, or None where they are none."""
        start, end = self.start.minute, self.end.minute
        if start is None or end is None or start >= end:
            return None
        return start, end

    @property
    def wrong(self) -> str:
        """What is said to be wrong with the times."""
        return self._wrong.text()

    def follow(self, span: Span) -> None:
        """Take another day's times over, unless it was given times of its own."""
        if not self._touched:
            self.start.set_minute(span[0])
            self.end.set_minute(span[1])

    def check(self) -> bool:
        """Whether its times can be used; if not, it says why beside them."""
        if not self.is_open or self.span is not None:
            return True
        unread = [f for f in (self.start, self.end) if f.minute is None]
        field = unread[0] if unread else self.end
        sentence = NO_TIME if unread else BACKWARD
        self._wrong.say(sentence)
        field.setAccessibleDescription(sentence)
        field.setFocus()
        field.selectAll()
        return False

    def _show(self) -> None:
        for part in (self.start, self._to, self.end):
            part.setVisible(self.is_open)
        self._closed.setVisible(not self.is_open)
        self._wrong.say("")
        for field in (self.start, self.end):
            field.setAccessibleDescription("")

    def _on_toggled(self) -> None:
        self._show()
        self.changed.emit()

    def _on_times_changed(self) -> None:
        self._touched = True
        self._show()
        self.times_changed.emit()
        self.changed.emit()
