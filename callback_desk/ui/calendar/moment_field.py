"""A day and a clock time beside one another: each typed or stepped by itself."""

from PySide6.QtCore import QDateTime, QTime, QTimeZone, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callback_desk.ui.calendar.date_field import DateField
from callback_desk.ui.first_run.clock_field import ClockField
from callback_desk.ui.first_run.desk_hours import MINUTES_AN_HOUR
from callback_desk.ui.theme import Theme


class MomentField(QWidget):
    """Wall time, whatever this computer's clock skips.

    Two fields: Qt's own for both says "p. m." in Spanish, and takes a blank before AM
    for no answer. `moment_changed` tells of another moment, None where it is none.
    """

    moment_changed = Signal(object)

    def __init__(self, theme: Theme, day_name: str, clock_name: str) -> None:
        """Build both; the names are for a screen reader."""
        super().__init__()
        self.day = DateField(theme, day_name)
        self.clock = ClockField(theme, clock_name, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(1.5))
        row.addWidget(self.day, 1)
        row.addWidget(self.clock)
        self.setFocusProxy(self.day)
        self.day.dateChanged.connect(self._on_changed)
        self.clock.changed_by_hand.connect(self._on_changed)

    def moment(self) -> QDateTime | None:
        """What it holds, or None where the time is none."""
        minute = self.clock.minute
        if minute is None:
            return None
        clock = QTime(*divmod(minute, MINUTES_AN_HOUR))
        return QDateTime(self.day.date(), clock, QTimeZone.utc())

    def show_moment(self, moment: QDateTime) -> None:
        """Show another one; nobody is told of it."""
        blocked = self.blockSignals(True)
        self.day.setDate(moment.date())
        clock = moment.time()
        self.clock.set_minute(clock.hour() * MINUTES_AN_HOUR + clock.minute())
        self.blockSignals(blocked)

    def _on_changed(self) -> None:
        self.moment_changed.emit(self.moment())
