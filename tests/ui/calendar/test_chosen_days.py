"""Where the keys lead on the sheet, and what a range is."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from callback_desk.ui.calendar.chosen_days import STEPS, ChosenDays, months_later

Key = Qt.Key


@pytest.mark.parametrize(
    ("key", "day", "leads_to"),
    [
        (Key.Key_Left, date(2026, 1, 1), date(2025, 12, 31)),
        (Key.Key_Right, date(2028, 2, 28), date(2028, 2, 29)),
        (Key.Key_Up, date(2026, 11, 30), date(2026, 11, 23)),
        (Key.Key_Down, date(2026, 12, 28), date(2027, 1, 4)),
        (Key.Key_PageUp, date(2026, 3, 31), date(2026, 2, 28)),
        (Key.Key_PageDown, date(2026, 12, 31), date(2027, 1, 31)),
        (Key.Key_Home, date(2026, 7, 4), date(2026, 1, 1)),
        (Key.Key_End, date(2026, 7, 4), date(2026, 12, 31)),
    ],
)
def test_keys_lead_by_day_week_month_and_year(
    key: Qt.Key, day: date, leads_to: date
) -> None:
    assert STEPS[key](day) == leads_to


def test_a_range_reads_the_same_from_both_ends() -> None:
    back = ChosenDays(date(2027, 1, 2), date(2026, 12, 30))
    assert back.days == (
        *(date(2026, 12, 30), date(2026, 12, 31)),
        *(date(2027, 1, 1), date(2027, 1, 2)),
    )
    assert date(2027, 1, 1) in back
    assert date(2027, 1, 3) not in back


def test_extending_keeps_the_anchor_and_moving_does_not() -> None:
    one = ChosenDays(date(2026, 5, 1), date(2026, 5, 1))
    longer = one.moved(date(2026, 5, 4), extends=True)
    assert (longer.anchor, longer.at) == (date(2026, 5, 1), date(2026, 5, 4))
    assert longer.moved(date(2026, 5, 9), extends=False).days == (date(2026, 5, 9),)


@pytest.mark.parametrize(
    ("day", "months", "ends"),
    [
        (date(1970, 1, 15), -1, date(1970, 1, 1)),
        (date(2199, 12, 1), 1, date(2199, 12, 31)),
    ],
)
def test_the_years_at_hand_end_somewhere(day: date, months: int, ends: date) -> None:
    assert months_later(day, months) == ends
    beyond = ends.replace(year=ends.year + (1 if months > 0 else -1))
    assert ChosenDays(day, day).moved(beyond, extends=False).at == ends
