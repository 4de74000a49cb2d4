"""Countdowns in desk hours, and where none of these lies between."""

from datetime import timedelta

import pytest

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.services.calendar_settings import ready_calendar
from callback_desk.ui.today.said_times import say_countdown
from tests.desks import CALENDAR, MONDAY

# MONDAY is 1:00 PM; the desk is open from nine to five.
CLOSES, OPENS = MONDAY + timedelta(hours=4), MONDAY + timedelta(hours=20)
EVENING = CLOSES + timedelta(hours=2)


@pytest.fixture(scope="module")
def calendar() -> BusinessCalendar:
    return ready_calendar(read_calendar(CALENDAR), HolidayTable())


def test_in_desk_hours(calendar: BusinessCalendar) -> None:
    assert say_countdown(CLOSES, MONDAY, calendar) == "in 4 h"
    assert say_countdown(OPENS, MONDAY, calendar) == "in 4 h"
    assert say_countdown(MONDAY, CLOSES, calendar) == "4 h over"
    half_a_minute = MONDAY + timedelta(seconds=30)
    assert say_countdown(half_a_minute, MONDAY, calendar) == "in 0 m"


def test_a_night_before_the_next_opening_is_not_said_to_be_nothing(
    calendar: BusinessCalendar,
) -> None:
    """Its day and clock stand beside it; *in 0 m* read as now."""
    assert say_countdown(OPENS, EVENING, calendar) == ""
    assert say_countdown(CLOSES, EVENING, calendar) == ""
    later = OPENS + timedelta(minutes=20)
    assert say_countdown(later, EVENING, calendar) == "in 20 m"
