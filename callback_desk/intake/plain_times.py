"""Times of many records at once: as seconds on the clocks of whoever wrote them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final

from callback_desk.domain.submission import Precision
from callback_desk.intake.written_times import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    TimeFormat,
    Zone,
)

_SECONDS_A_DAY: Final = 24 * 60 * 60
_FIRST_DAY: Final = date(1970, 1, 1).toordinal()
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"[T ]([0-9]{2}):([0-9]{2})")
_SECONDS = re.compile(r":([0-9]{2})")
_TO_SECOND: Final = len("2026-11-16 10:00:00")


@dataclass(slots=True)
class TimesRead:
    """The times of some records.

    Attributes:
        walls: of each, in seconds since 1970; none where the precision is unknown.
        written: the same as text, to the minute or day; "" where unknown.
        precision: of all that are not odd.
        in_utc: whether they are in UTC, whatever the zone of the source.
        odd: the numbers of those that are written otherwise.
    """

    walls: list[int]
    written: list[str]
    precision: Precision
    in_utc: bool
    odd: set[int] = field(default_factory=set)


class _Days(dict[str, int]):
    """The first second of days, by their text; made as they are asked for."""

    def __missing__(self, text: str) -> int:
        if not _DAY.fullmatch(text) or not (
            EARLIEST_YEAR <= int(text[:4]) <= LATEST_YEAR
        ):
            raise ValueError(text)
        day = date.fromisoformat(text).toordinal() - _FIRST_DAY
        self[text] = day * _SECONDS_A_DAY
        return self[text]


class _Clocks(dict[str, int]):
    """Hours and minutes behind a day, in seconds."""

    def __missing__(self, text: str) -> int:
        form = _CLOCK.fullmatch(text)
        if form is None or int(form[1]) > 23 or int(form[2]) > 59:
            raise ValueError(text)
        self[text] = int(form[1]) * 3600 + int(form[2]) * 60
        return self[text]


class _Seconds(dict[str, int]):
    """Seconds behind a minute."""

    def __missing__(self, text: str) -> int:
        form = _SECONDS.fullmatch(text)
        if form is None or int(form[1]) > 59:
            raise ValueError(text)
        self[text] = int(form[1])
        return self[text]


class PlainTimes:
    """Reads the cells of a column of times.

    Args:
        times: how the column is written.
    """

    def __init__(self, times: TimeFormat) -> None:
        self._times = times
        self._days, self._clocks, self._seconds = _Days(), _Clocks(), _Seconds()

    def read(self, cells: Sequence[str]) -> TimesRead:
        """The times of cells, "" for those that say none."""
        if not any(cells):
            return TimesRead(
                [0] * len(cells), [""] * len(cells), Precision.UNKNOWN, in_utc=False
            )
        try:
            return self._read_quickly(cells)
        except (ValueError, IndexError):
            return self._read_each(cells)

    def _read_quickly(self, cells: Sequence[str]) -> TimesRead:
        """Cells that are all in the plainest ISO 8601, to the second.

        Raises:
            ValueError: one is not.
        """
        days, clocks, seconds = self._days, self._clocks, self._seconds
        if set(map(len, cells)) != {_TO_SECOND}:
            raise ValueError("of other lengths")
        walls = [
            days[cell[:10]] + clocks[cell[10:16]] + seconds[cell[16:]] for cell in cells
        ]
        written = [f"{cell[:10]}T{cell[11:16]}" for cell in cells]
        in_utc = self._times.zone is Zone.UTC
        return TimesRead(walls, written, Precision.SECOND, in_utc)

    def _read_each(self, cells: Sequence[str]) -> TimesRead:
        """Cells as they are read singly; odd are those unlike the first good one.

        So are those whose day and month may be swapped: each is told of.
        """
        read = [self._times.read(cell) if cell else None for cell in cells]
        first = next((time for time in read if time is not None), None)
        result = TimesRead([], [], Precision.UNKNOWN, in_utc=False)
        if first is not None:
            result.precision = first.precision
            result.in_utc = first.value.tzinfo is UTC
        length = len(
            "2026-11-16" if result.precision is Precision.DAY else "2026-11-16T10:00"
        )
        for number, time in enumerate(read):
            if (
                time is None
                or self._times.may_be_swapped(cells[number])
                or time.precision is not result.precision
                or time.value.tzinfo is not (UTC if result.in_utc else None)
            ):
                result.odd.add(number)
                result.walls.append(0)
                result.written.append("")
                continue
            result.walls.append(_wall(time.value))
            result.written.append(time.value.isoformat()[:length])
        return result


def _wall(value: datetime) -> int:
    day = (value.toordinal() - _FIRST_DAY) * _SECONDS_A_DAY
    return day + value.hour * 3600 + value.minute * 60 + value.second
