"""Which days are chosen, and where the keys lead from there."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt

from callback_desk.domain.local_time import FIRST_YEAR, LAST_YEAR

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class ChosenDays:
    """A day, or a range of them.

    Attributes:
        anchor: where the range was begun.
        at: where the keys are.
    """

    anchor: date
    at: date

    @property
    def first(self) -> date:
        """The earliest day."""
        return min(self.anchor, self.at)

    @property
    def last(self) -> date:
        """The latest day."""
        return max(self.anchor, self.at)

    @property
    def days(self) -> tuple[date, ...]:
        """All of them, in order."""
        count = (self.last - self.first).days + 1
        return tuple(self.first + n * A_DAY for n in range(count))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def moved(self, at: date, *, extends: bool) -> "ChosenDays":
        """Go to a day, alone or taking all on the way along."""
        at = min(max(at, FIRST_DAY), LAST_DAY)
        return ChosenDays(self.anchor if extends else at, at)


def months_later(day: date, months: int) -> date:
    """The same day of another month, or the last one where it has none."""
    month = day.year * MONTHS_A_YEAR + day.month - 1 + months
    year, number = divmod(month, MONTHS_A_YEAR)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return FIRST_DAY if year < FIRST_YEAR else LAST_DAY
    return date(year, number + 1, min(day.day, monthrange(year, number + 1)[1]))


def _by(step: timedelta) -> Callable[[date], date]:
    return lambda day: day + step


STEPS: Mapping[Qt.Key, Callable[[date], date]] = {
    Qt.Key.Key_Left: _by(-A_DAY),
    Qt.Key.Key_Right: _by(A_DAY),
    Qt.Key.Key_Up: _by(-A_WEEK),
    Qt.Key.Key_Down: _by(A_WEEK),
    Qt.Key.Key_PageUp: lambda day: months_later(day, -1),
    Qt.Key.Key_PageDown: lambda day: months_later(day, 1),
    Qt.Key.Key_Home: lambda day: day.replace(month=1, day=1),
    Qt.Key.Key_End: lambda day: day.replace(month=12, day=31),
}
