"""A field for the time at which something was done today, typed any way."""

from PySide6.QtCore import QTime

from callback_desk.domain.clock_words import read_clock
from callback_desk.ui.first_run.clock_field import ClockField
from callback_desk.ui.first_run.desk_hours import MINUTES_AN_HOUR
from callback_desk.ui.theme import Theme


class PastClockField(ClockField):
    """Takes a time without its half of the day for the one that is past."""

    def __init__(self, theme: Theme, name: str) -> None:
        self._now = 0
        super().__init__(theme, name, 0)

    def propose(self, now: QTime) -> None:
        """Show the present time, before which a time is past."""
        self._now = now.hour() * MINUTES_AN_HOUR + now.minute()
        self.set_minute(self._now)

    def told(self) -> QTime | None:
        """The time that somebody set; None while it is the one that was proposed."""
        minute = self.minute
        if minute is None or self.is_as_proposed:
            return None
        return QTime(*divmod(minute, MINUTES_AN_HOUR))

    @property
    def is_as_proposed(self) -> bool:
        """Whether nobody has set another time."""
        return self.minute == self._now

    @property
    def minute(self) -> int | None:
        """The minute of the day, or None where the text is no time."""
        minutes = [c.hour * MINUTES_AN_HOUR + c.minute for c in read_clock(self.text())]
        past = [minute for minute in minutes if minute <= self._now]
        return max(past, default=minutes[0] if minutes else None)
