"""A stretch of the clinic's time, laid out once: desk hours and local clocks by epoch.

`BusinessCalendar` answers for one instant; a report asks for a hundred thousand. Both
give the same answers (a property test holds them equal).
"""

from bisect import bisect_right
from datetime import date, timedelta
from itertools import pairwise

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.local_time import from_epoch, to_epoch

ONE_DAY = timedelta(days=1)
# Clocks differ and change by whole quarters of an hour, and have since 1972.
QUARTER, HOUR, WHOLE_DAY = 15 * 60, 60 * 60, 24 * 60 * 60


class DeskTime:
    """The clinic's days from one date to another.

    Args:
        calendar: whose.
        first: the first local date.
        last: the last one; what lies outside is worked out one by one.
    """

    def __init__(self, calendar: BusinessCalendar, first: date, last: date) -> None:
        self._calendar = calendar
        self._days = [first + ONE_DAY * n for n in range((last - first).days + 1)]
        starts = [to_epoch(calendar.day_start(day)) for day in self._days]
        ends = to_epoch(calendar.day_start(last + ONE_DAY))
        self._starts, self._ends = starts, ends
        self._lengths = [
            after - start for start, after in pairwise((*self._starts, self._ends))
        ]
        self._quarters: dict[int, tuple[date, int]] = {}
        self._opens: list[int] = []
        self._closes: list[int] = []
        self._before: list[int] = []
        total = 0
        for day in self._days:
            for start, end in calendar.day(day).spans:
                self._opens.append(start)
                self._closes.append(end)
                self._before.append(total)
                total += end - start

    def date_of(self, at: int) -> date:
        """The local date of an instant, epoch seconds."""
        return self._dated(at // QUARTER)[0]

    def hour_of(self, at: int) -> int:
        """The clinic's hour of an instant, 0 to 23."""
        return self._dated(at // QUARTER)[1]

    def slot_of(self, at: int) -> tuple[int, int]:
        """The weekday, Monday 0, and the hour of an instant."""
        day, hour = self._dated(at // QUARTER)
        return day.weekday(), hour

    def _dated(self, quarter: int) -> tuple[date, int]:
        """The local date and hour of a quarter of an hour: no zone parts one."""
        known = self._quarters.get(quarter)
        if known is None:
            known = self._quarters[quarter] = self._read_clock(quarter * QUARTER)
        return known

    def _read_clock(self, at: int) -> tuple[date, int]:
        place = self._place(at)
        if place is not None and self._lengths[place] == WHOLE_DAY:
            # No clock was changed on that day.
            return self._days[place], (at - self._starts[place]) // HOUR
        local = self._calendar.local(from_epoch(at))
        return local.date(), local.hour

    def open_seconds(self, earlier: int, later: int) -> int:
        """Seconds of open time between two instants; 0 if the later is not later."""
        if later <= earlier:
            return 0
        if earlier < self._starts[0] or later >= self._ends:
            return self._calendar.open_seconds_between(
                from_epoch(earlier), from_epoch(later)
            )
        opens, closes, before = self._opens, self._closes, self._before
        total, place = 0, bisect_right(opens, later) - 1
        if place >= 0:
            total = before[place] + min(later, closes[place]) - opens[place]
        place = bisect_right(opens, earlier, 0, place + 1) - 1
        if place >= 0:
            total -= before[place] + min(earlier, closes[place]) - opens[place]
        return total

    def _place(self, at: int) -> int | None:
        if not self._starts[0] <= at < self._ends:
            return None
        return bisect_right(self._starts, at) - 1

    def whole_day(self, at: int) -> tuple[int, int] | None:
        """The first and last instant of the day that begins at an instant, if one does.

        Whoever agrees on a day without a time agrees on its first instant; a desk that
        makes calls at midnight means that.
        """
        place = self._place(at)
        if place is None or at != self._starts[place]:
            return None
        if any(start <= at for start, _ in self._calendar.day(self._days[place]).spans):
            return None
        bounds = (*self._starts[1:], self._ends)
        return at, bounds[place] - 1
