"""Times as forms write them: a column's format is learned once, then cells are read.

Nothing is guessed from a single cell that the column can tell: whether the day or the
month comes first is the evidence of the whole sample.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Final

from callback_desk.domain.submission import Precision, WrittenTime
from callback_desk.intake.far_times import in_western_marks
from callback_desk.intake.month_names import MONTHS
from callback_desk.intake.odd_times import apart_from_zone, odd_time

EARLIEST_YEAR: Final = 1970
LATEST_YEAR: Final = 2199
LONGEST_TIME: Final = 100
"""Characters of a cell that may be a time."""

_SHORT_YEAR_PIVOT: Final = 70
"""Two-digit years below are 20xx, others 19xx."""

_CLOCK = (
    r"(?:(?:,?\s*(?:at|a\s+las?|à|às|um|alle|ore|@|-)\s+|,\s*|\s+|T)"
    r"(?P<hour>[0-9]{1,2})(?:[:.h](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2})"
    r"(?:[.,][0-9]{1,9})?)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?(?![0-9])"
    r"\s*(?P<zone>Z|(?:UTC|GMT)?\s*[+\-−][0-9]{1,2}:?(?:[0-9]{2})?"  # noqa: RUF001  # a real minus sign
    r"|[A-Z]{1,5})?(?:\s+[A-Z]{2,5})?(?:\s*\([^()]{1,60}\))?)?"
)
_ISO = re.compile(
    r"(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    + _CLOCK,
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"(?P<first>[0-9]{1,2})(?P<mark>[-/.])(?P<other>[0-9]{1,2})(?P=mark)"
    r"(?P<year>[0-9]{4}|[0-9]{2})" + _CLOCK,
    re.IGNORECASE,
)
_WEEKDAY = r"(?:[^\W\d_]{2,10}\.?,?\s+)?"
_NAMED_MONTH_FIRST = re.compile(
    _WEEKDAY + r"(?P<name>[^\W\d_]{3,10})\.?\s+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+"
    r"(?:de\s+)?(?P<year>[0-9]{4})" + _CLOCK,
    re.IGNORECASE,
)
_NAMED_DAY_FIRST = re.compile(
    _WEEKDAY + r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.|º)?[\s\-]+(?:de\s+)?"
    r"(?P<name>[^\W\d_]{3,10})\.?,?[\s\-]+(?:del?\s+)?(?P<year>[0-9]{4}|[0-9]{2})"
    + _CLOCK,
    re.IGNORECASE,
)
_QUICK = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?([+\-][0-9]{2}:[0-9]{2})?)?"
)
"""The spelling of most exports, which the standard library reads far faster."""

_IN_UTC = re.compile(r"(?<![A-Za-z])(?:UTC|GMT)(?![A-Za-z])(?!\s*[+\-]\s*0*[1-9])")
_EPOCH = re.compile(r"[0-9]{9,10}(?:\.[0-9]+)?|[0-9]{12,13}")
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+\-])([0-9]{1,2}):?([0-9]{2})?", re.IGNORECASE)
_PATTERNS: Final = (_ISO, _NUMBERS, _NAMED_MONTH_FIRST, _NAMED_DAY_FIRST)


class Zone(StrEnum):
    """What the zone of a product's times is."""

    AS_WRITTEN = "as-written"
    UTC = "utc"
    CLINIC = "clinic"
    """Whatever zone is written is unreliable; the clinic's own counts."""


def zone_of(header: str, product: Zone) -> Zone:
    """What a header says of the zone of its times, else what the product says."""
    is_silent = product is Zone.AS_WRITTEN
    return Zone.UTC if is_silent and _IN_UTC.search(header) else product


class DayOrder(StrEnum):
    """What the cells of a column say about `3/4/2026`."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    UNKNOWN = "unknown"
    EITHER = "either"
    """No date is written so, or none that would be another one."""


def day_order(cells: Iterable[str], latest: date | None = None) -> DayOrder:
    """Whether days or months come first: by the first value above 12, else by days.

    Args:
        cells: of one column; read only as far as needed.
        latest: none lies behind it; an order in which some would is not theirs.
    """
    order = DayOrder.EITHER
    ahead: set[DayOrder] = set()
    last = (latest or date.max).timetuple()[:3]
    for cell in cells:
        match = _NUMBERS.fullmatch(cell.strip()) if len(cell) <= LONGEST_TIME else None
        if match is not None:
            first, other = int(match["first"]), int(match["other"])
            if first > 12 >= other:
                return DayOrder.DAY_FIRST
            if other > 12 >= first:
                return DayOrder.MONTH_FIRST
            if first != other and match["mark"] != ".":
                order = DayOrder.UNKNOWN
                year = _year(match["year"])
                if (year, first, other) > last:
                    ahead.add(DayOrder.MONTH_FIRST)
                if (year, other, first) > last:
                    ahead.add(DayOrder.DAY_FIRST)
    if len(ahead) == 1:
        (order,) = {DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST} - ahead
    return order


def _year(text: str) -> int:
    """A year of four digits, or of two."""
    year = int(text)
    if len(text) == 4:
        return year
    return year + (2000 if year < _SHORT_YEAR_PIVOT else 1900)


def has_numeric_days(cells: Iterable[str]) -> bool:
    """Whether some cell is a date whose day and month could be swapped."""
    return any(
        (match := _NUMBERS.fullmatch(cell.strip())) is not None and match["mark"] != "."
        for cell in cells
        if len(cell) <= LONGEST_TIME
    )


@dataclass(frozen=True, slots=True)
class TimeFormat:
    """How one column writes its times.

    Attributes:
        pattern: what most of its cells look like; the others are tried after it.
        month_first: the month comes first in `3/4/2026`.
        zone: what a written or missing zone means.
        is_open: nothing told whether the month comes first, and it matters.
    """

    pattern: re.Pattern[str]
    month_first: bool
    zone: Zone
    is_open: bool = False

    def may_be_swapped(self, text: str) -> bool:
        """Whether a cell is another date if days and months change places."""
        return self.is_open and day_order((text,)) is DayOrder.UNKNOWN

    @classmethod
    def learn(
        cls,
        cells: list[str],
        *,
        month_first: bool = True,
        is_sure: bool = False,
        zone: Zone = Zone.AS_WRITTEN,
    ) -> "TimeFormat":
        """The format of a sample of cells.

        Args:
            cells: as they stand, empty ones too.
            month_first: what holds where no cell tells.
            is_sure: it holds whatever the cells tell.
            zone: what the form product says about its zone.
        """
        written = [cell.strip() for cell in cells if 0 < len(cell) <= LONGEST_TIME]
        pattern = max(
            _PATTERNS,
            key=lambda candidate: sum(
                1 for cell in written if candidate.fullmatch(cell)
            ),
        )
        if is_sure:
            return cls(pattern, month_first, zone)
        order = day_order(written)
        dotted = any((m := _NUMBERS.fullmatch(c)) and m["mark"] == "." for c in written)
        if order in (DayOrder.UNKNOWN, DayOrder.EITHER):
            return cls(pattern, month_first and not dotted, zone)
        return cls(pattern, order is DayOrder.MONTH_FIRST, zone)

    def read(self, text: str) -> WrittenTime | None:
        """One cell as a time, or None where it is none.

        A year outside EARLIEST_YEAR to LATEST_YEAR is taken for damage.
        """
        quick = _QUICK.fullmatch(text)
        if quick is not None:
            return self._read_quickly(text, quick)
        text = _plain(text)
        if not text or len(text) > LONGEST_TIME:
            return None
        try:
            return self._read(text)
        except (ValueError, OverflowError):
            return None

    def _read_quickly(self, text: str, quick: re.Match[str]) -> WrittenTime | None:
        """A cell in the plainest ISO 8601."""
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return None
        seconds, offset = quick.groups()
        if len(text) == len("2026-11-16"):
            return _believable(moment, Precision.DAY)
        if offset is None and self.zone is Zone.UTC:
            moment = moment.replace(tzinfo=UTC)
        elif offset is not None and self.zone is Zone.CLINIC:
            moment = moment.replace(tzinfo=None)
        return _believable(moment, Precision.SECOND if seconds else Precision.MINUTE)

    def _read(self, text: str) -> WrittenTime | None:
        """Try the column's own pattern, the others, an epoch, and the odd one."""
        match = self.pattern.fullmatch(text)
        if match is not None:
            return self._from_match(match)
        for pattern in _PATTERNS:
            match = pattern.fullmatch(text)
            if match is not None and (
                "name" not in match.re.groupindex or _month(match)
            ):
                return self._from_match(match)
        if _EPOCH.fullmatch(text):
            seconds = float(text) if len(text.split(".")[0]) <= 10 else int(text) / 1000
            moment = datetime.fromtimestamp(int(seconds), UTC)
            return _believable(moment, Precision.SECOND)
        return self._read_oddly(text)

    def _read_oddly(self, text: str) -> WrittenTime | None:
        """What is in none of the usual spellings, or names its zone by a place."""
        rest, place = apart_from_zone(text)
        if place is None:
            told = odd_time(text, self.month_first)
        else:
            told = replace(self, zone=Zone.AS_WRITTEN)._read(rest)
        if told is None or told.precision is Precision.DAY:
            return told and _believable(told.value, told.precision)
        value = told.value
        if self.zone is Zone.CLINIC:
            value = value.replace(tzinfo=None)
        elif value.tzinfo is None and place is not None:
            value = value.replace(tzinfo=place)
            value = value.replace(tzinfo=timezone(value.utcoffset() or timedelta()))
        elif value.tzinfo is None and self.zone is Zone.UTC:
            value = value.replace(tzinfo=UTC)
        return _believable(value, told.precision)

    def _from_match(self, match: re.Match[str]) -> WrittenTime | None:
        """The value of a match of any of the patterns."""
        year, month, day = self._date(match)
        hour_text, minute_text, second_text, half = match.group(
            "hour", "minute", "second", "half"
        )
        if hour_text is None:
            return _believable(datetime(year, month, day), Precision.DAY)  # noqa: DTZ001  # the clinic's zone is not known here
        if minute_text is None and half is None:
            return None
        hour = _hour(int(hour_text), half)
        moment = datetime(  # noqa: DTZ001  # naive unless an offset is written
            year, month, day, hour, int(minute_text or 0), int(second_text or 0)
        )
        moment = moment.replace(tzinfo=self._offset(match["zone"]))
        return _believable(
            moment, Precision.SECOND if second_text else Precision.MINUTE
        )

    def _date(self, match: re.Match[str]) -> tuple[int, int, int]:
        """Year, month and day of a match."""
        year = _year(match["year"])
        if match.re == _ISO:
            return year, int(match["month"]), int(match["day"])
        if match.re != _NUMBERS:
            return year, _month(match), int(match["day"])
        first, other = int(match["first"]), int(match["other"])
        month, day = (first, other) if self.month_first else (other, first)
        # Beyond the sample a cell may still stand against it: it has one reading only.
        return (year, day, month) if month > 12 >= day else (year, month, day)

    def _offset(self, zone: str | None) -> timezone | None:
        """The zone of a time; abbreviations such as EST are not believed."""
        if self.zone is Zone.CLINIC:
            return None
        if zone is None:
            return UTC if self.zone is Zone.UTC else None
        if zone.upper() in {"Z", "UTC", "GMT"}:
            return UTC
        match = _OFFSET.fullmatch(zone.replace("\u2212", "-"))
        if match is None:
            return UTC if self.zone is Zone.UTC else None
        sign, hours, minutes = match.groups()
        offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
        return timezone(-offset if sign == "-" else offset)


def _plain(text: str) -> str:
    """A cell with ordinary spaces only (Unicode 16 puts U+202F before AM and PM)."""
    if text.isascii():
        return text.strip()
    text = text.replace("\u202f", " ").replace("\xa0", " ").replace("\u200e", "")
    return in_western_marks(text.strip())


def _hour(hour: int, half: str | None) -> int:
    """An hour of the day from one with am or pm."""
    if half is None or hour > 12:
        return hour
    return hour % 12 + (12 if half[0] in "pP" else 0)


def _month(match: re.Match[str]) -> int:
    """The month that a match names, 0 if it is no month's name."""
    return MONTHS.get(match["name"].casefold(), 0)


def _believable(moment: datetime, precision: Precision) -> WrittenTime | None:
    """A time of a year in which clinics had web forms, roughly."""
    if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        return None
    return WrittenTime(moment, precision)
