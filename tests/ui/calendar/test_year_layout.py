"""Where days stand: every one of them once, none over another, in any size."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF

from callback_desk.ui.calendar.year_layout import CellSize, columns_for, lay_out

CELL = CellSize(20.0, 16.0)


@pytest.mark.parametrize("year", [2023, 2024, 2026, 2028])
@pytest.mark.parametrize(
    ("wide", "high"), [(800, 480), (590, 340), (450, 900), (150, 200)]
)
@pytest.mark.parametrize("first_weekday", [0, 6])
def test_each_day_has_a_place_of_its_own(
    year: int, wide: int, high: int, first_weekday: int
) -> None:
    layout = lay_out(year, wide, high, CELL, first_weekday)
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(len(layout.cells))]
    assert list(layout.cells) == days
    assert days[-1] == date(year, 12, 31)
    for day in days:
        cell = layout.cells[day]
        assert layout.day_at(cell.center()) == day
        assert cell.left() >= 0
        assert cell.right() <= max(wide, CELL.wide * 7) + 0.01
        assert cell.bottom() <= max(high, layout.least_high) + 0.01


def test_weekdays_stand_beneath_one_another() -> None:
    layout = lay_out(2026, 800, 480, CELL, 6)
    sundays = [date(2026, 11, day) for day in (1, 8, 15, 22, 29)]
    lefts = {round(layout.cells[day].left(), 3) for day in sundays}
    letters = layout.months[10].letters
    assert lefts == {round(letters[0].left(), 3)}, "the first column is Sunday's"


@pytest.mark.parametrize(
    ("cells", "columns"),
    [(30, 4), (29, 3), (22.5, 3), (21, 2), (14.5, 2), (9, 1), (3, 1)],
)
def test_fewer_months_stand_side_by_side_where_it_is_narrow(
    cells: float, columns: int
) -> None:
    assert columns_for(cells * CELL.wide, CELL) == columns


def test_a_low_sheet_says_how_high_it_must_be() -> None:
    low, high = lay_out(2026, 800, 100, CELL), lay_out(2026, 800, 900, CELL)
    assert low.least_high == high.least_high > 100
    first, second = (low.cells[date(2026, 3, day)] for day in (2, 9))
    assert second.top() - first.top() == CELL.high


def test_nothing_is_between_the_months() -> None:
    layout = lay_out(2026, 900, 480, CELL)
    for one, other in pairwise(layout.months[:4]):
        between = (one.title.right() + other.title.left()) / 2
        assert (
            layout.day_at(QPointF(between, layout.cells[date(2026, 1, 15)].top()))
            is None
        )
