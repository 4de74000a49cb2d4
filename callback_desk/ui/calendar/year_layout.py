"""Where the months and days of a year stand on a sheet of some size."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF

MONTHS, DAYS_A_WEEK = 12, 7
# Most months side by side, then fewer; never five, which leaves holes.
COLUMNS = (4, 3, 2, 1)
# Shares of a line's height: a month's name, the weekdays' letters, the gap beneath.
TITLE, LETTERS, GAP = 1.15, 0.95, 0.45
# How far lines and cells may be stretched over their least size.
MOST_HIGH, MOST_WIDE = 1.75, 2.2
# Between two months, in cells.
BETWEEN = 0.5


@dataclass(frozen=True, slots=True)
class CellSize:
    """The least room of a day, in pixels."""

    wide: float
    high: float


@dataclass(frozen=True, slots=True)
class MonthPlace:
    """Where a month stands.

    Attributes:
        month: 1 to 12.
        title: of its name.
        letters: of the weekdays' letters, from the first day of the week on.
    """

    month: int
    title: QRectF
    letters: tuple[QRectF, ...]

    @property
    def whole(self) -> QRectF:
        """The place of name and letters together."""
        return self.title.united(self.letters[-1])


@dataclass(frozen=True, slots=True)
class YearLayout:
    """Where everything stands.

    Attributes:
        months: in order.
        cells: each day's place.
        least_high: how high the sheet must be for its width.
    """

    months: tuple[MonthPlace, ...]
    cells: Mapping[date, QRectF]
    least_high: float

    def day_at(self, point: QPointF) -> date | None:
        """The day at a point, or None."""
        for day, cell in self.cells.items():
            if cell.contains(point):
                return day
        return None


def weeks_of(year: int, month: int, first_weekday: int) -> int:
    """Over how many lines a month goes."""
    weekday, days = monthrange(year, month)
    before = (weekday - first_weekday) % DAYS_A_WEEK
    return -(-(before + days) // DAYS_A_WEEK)


def columns_for(width: float, cell: CellSize) -> int:
    """How many months fit side by side."""
    for columns in COLUMNS:
        if width >= cell.wide * (columns * DAYS_A_WEEK + (columns - 1) * BETWEEN):
            return columns
    return 1


def lay_out(
    year: int, width: float, height: float, cell: CellSize, first_weekday: int = 0
) -> YearLayout:
    """Lay a year out.

    Args:
        year: which.
        width: of the sheet, in pixels.
        height: the same.
        cell: the least room of a day.
        first_weekday: with which a week begins, Monday 0.
    """
    columns = columns_for(width, cell)
    rows = [
        [row * columns + n + 1 for n in range(columns)]
        for row in range(MONTHS // columns)
    ]
    weeks = [max(weeks_of(year, m, first_weekday) for m in row) for row in rows]
    lines = sum(weeks) + len(rows) * (TITLE + LETTERS) + (len(rows) - 1) * GAP
    high = min(max(cell.high, height / lines), cell.high * MOST_HIGH)
    cells_across = columns * DAYS_A_WEEK + (columns - 1) * BETWEEN
    room = width / cells_across
    wide = min(max(cell.wide, room), cell.wide * MOST_WIDE)
    between = 0.0
    if columns > 1:
        rest = width - columns * DAYS_A_WEEK * wide
        between = max(wide * BETWEEN, rest / (columns - 1))
    months: list[MonthPlace] = []
    cells: dict[date, QRectF] = {}
    top = 0.0
    for row, deep in zip(rows, weeks, strict=True):
        for column, month in enumerate(row):
            left = column * (DAYS_A_WEEK * wide + between)
            place = _month(month, left, top, wide, high)
            months.append(place)
            first = top + high * (TITLE + LETTERS)
            cells |= _days(year, month, left, first, wide, high, first_weekday)
        top += high * (TITLE + LETTERS + deep + GAP)
    return YearLayout(tuple(months), cells, lines * cell.high)


def _month(month: int, left: float, top: float, wide: float, high: float) -> MonthPlace:
    letters_top = top + high * TITLE
    return MonthPlace(
        month,
        QRectF(left, top, DAYS_A_WEEK * wide, high * TITLE),
        tuple(
            QRectF(left + n * wide, letters_top, wide, high * LETTERS)
            for n in range(DAYS_A_WEEK)
        ),
    )


def _days(
    year: int,
    month: int,
    left: float,
    top: float,
    wide: float,
    high: float,
    first_weekday: int,
) -> dict[date, QRectF]:
    first = date(year, month, 1)
    before = (first.weekday() - first_weekday) % DAYS_A_WEEK
    places = {}
    for number in range(monthrange(year, month)[1]):
        line, column = divmod(before + number, DAYS_A_WEEK)
        places[first + timedelta(days=number)] = QRectF(
            left + column * wide, top + line * high, wide, high
        )
    return places
