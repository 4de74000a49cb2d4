"""People in danger, in words: the goal by day and by night, and a clinician's part."""

from datetime import datetime, timedelta

import pytest

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.services.calendar_settings import ready_calendar
from callback_desk.wording.safety import (
    say_goal,
    say_reviewed,
    say_signs,
    say_to_review,
)
from tests.desks import CALENDAR, MONDAY


@pytest.fixture(scope="module")
def calendar() -> BusinessCalendar:
    return ready_calendar(read_calendar(CALENDAR), HolidayTable())


# MONDAY is 1:00 PM at the desk, which is open until 5:00 PM.
@pytest.mark.parametrize(
    ("goal_in", "later", "said"),
    [
        (timedelta(minutes=25), timedelta(0), "Call first: 25 m left."),
        (timedelta(seconds=30), timedelta(0), "Call now."),
        (timedelta(minutes=-12), timedelta(0), "Call now: 12 m over the goal."),
        (
            timedelta(hours=-2, minutes=-10),
            timedelta(hours=7),
            "Call first when the desk opens: 6 h 10 m over the goal.",
        ),
        (
            timedelta(hours=20, seconds=30),
            timedelta(hours=19),
            "Call first when the desk opens.",
        ),
    ],
)
def test_at_night_nobody_is_told_to_dial_at_once(
    calendar: BusinessCalendar, goal_in: timedelta, later: timedelta, said: str
) -> None:
    goal_at: datetime = MONDAY + goal_in
    assert say_goal(goal_at, MONDAY + later, calendar) == said


def test_what_a_clinician_is_told() -> None:
    assert say_to_review(0) == ""
    assert say_to_review(1) == "1 priority lead waits for your review."
    assert say_to_review(3) == "3 priority leads wait for your review."
    assert say_signs("Dr. Berg") == "Signed by Dr. Berg, with the time, in the audit."


def test_a_review_that_closes_says_so() -> None:
    assert say_reviewed("Dana Lee", closed=False) == "D. L.: reviewed and signed."
    left = "D. L.: reviewed and signed; closed, so it leaves the list."
    assert say_reviewed("Dana Lee", closed=True) == left
