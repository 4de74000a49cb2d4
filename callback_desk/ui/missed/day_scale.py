"""Where an instant stands on a line of days, on which closed time is narrow."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.local_time import to_epoch
from callback_desk.translation import _
from callback_desk.wording.times import WEEKDAYS

# How wide things are against one another; days in the middle of a long line are thin.
OPEN, AROUND, CLOSED_DAY, THIN_DAY = 1.0, 0.18, 0.5, 0.06
MOST_DAYS = 9
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the line.

    Attributes:
        begins: epoch seconds.
        ends: epoch seconds.
        is_open: whether the desk makes calls then.
        left: where it begins, 0 to 1.
        right: where it ends, 0 to 1.
    """

    begins: int
    ends: int
    is_open: bool
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class DayMark:
    """A day beneath the line: its words, and where it lies, 0 to 1.

    Attributes:
        short: what stands there where its words do not fit.
        words: the same, and whether the desk is closed.
        left: where it begins.
        right: where it ends.
    """

    short: str
    words: str
    left: float
    right: float


class DayScale:
    """The days from the first instant to the last."""

    def __init__(
        self, calendar: BusinessCalendar, instants: Sequence[datetime]
    ) -> None:
        first = calendar.local_date(min(instants))
        last = calendar.local_date(max(instants))
        days = [first + ONE_DAY * n for n in range((last - first).days + 1)]
        half = MOST_DAYS // 2
        ends = {*days[:half], *days[-half:]} if len(days) > MOST_DAYS else set(days)
        pieces: list[tuple[int, int, bool, float]] = []
        bounds: list[tuple[date, int, int]] = []
        for day in days:
            before = len(pieces)
            pieces += _pieces(calendar, day, thin=day not in ends)
            bounds.append((day, before, len(pieces)))
        whole = sum(wide for *_unused, wide in pieces)
        self.stretches: list[Stretch] = []
        left = 0.0
        for begins, finish, is_open, wide in pieces:
            right = left + wide / whole
            self.stretches.append(Stretch(begins, finish, is_open, left, right))
            left = right
        self.days = [
            DayMark(
                *_say(calendar, day),
                self.stretches[start].left,
                self.stretches[end - 1].right,
            )
            for day, start, end in bounds
            if day in ends
        ]
        self._begins = [stretch.begins for stretch in self.stretches]

    def place(self, instant: datetime) -> float:
        """Where an instant stands, 0 to 1."""
        at = to_epoch(instant)
        stretch = self.stretches[max(0, bisect_right(self._begins, at) - 1)]
        part = (at - stretch.begins) / max(1, stretch.ends - stretch.begins)
        return stretch.left + (stretch.right - stretch.left) * min(max(part, 0.0), 1.0)


def _pieces(
    calendar: BusinessCalendar, day: date, *, thin: bool
) -> list[tuple[int, int, bool, float]]:
    """A day's stretches: begin and end in epoch seconds, open or not, how wide."""
    begins = to_epoch(calendar.day_start(day))
    ends = to_epoch(calendar.day_start(day + ONE_DAY))
    spans = calendar.day(day).spans
    if thin:
        return [(begins, ends, bool(spans), THIN_DAY)]
    if not spans:
        return [(begins, ends, False, CLOSED_DAY)]
    found = []
    at = begins
    open_time = sum(end - start for start, end in spans)
    for start, end in spans:
        if start > at:
            found.append((at, start, False, AROUND))
        found.append((start, end, True, OPEN * (end - start) / open_time))
        at = end
    if ends > at:
        found.append((at, ends, False, AROUND))
    return found


def _say(calendar: BusinessCalendar, day: date) -> tuple[str, str]:
    """A day in short, and in as many words as say whether the desk is closed."""
    words = f"{WEEKDAYS[day.weekday()]} {day.day}"
    if calendar.day(day).spans:
        return words, words
    return words, _("{words} closed", words=words)
