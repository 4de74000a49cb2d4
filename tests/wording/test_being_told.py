"""What is told by itself: counts and times, and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from callback_desk.domain.being_told import DayNumbers, Kind, Told
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.while_away import ChangedMeanwhile
from callback_desk.wording.being_told import say_changed, say_choices, say_told
from tests.desks import CALENDAR

CLINIC = BusinessCalendar(read_calendar(CALENDAR))
FIVE = datetime(2026, 11, 16, 22, tzinfo=UTC)
NOON = FIVE - timedelta(hours=5)
DAY = DayNumbers(priority=1, overdue=2, end_today=6, calls_today=3, done=4, total=12)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Told(Kind.PRIORITY, 1, FIVE), "A priority lead should be called by 5:00 PM."),
        (Told(Kind.DUE, 2, FIVE), "2 promises are due soon, the first at 5:00 PM."),
        (Told(Kind.DUE, 1, FIVE), "1 promise is due soon, at 5:00 PM."),
        (
            Told(Kind.GOAL, 3, FIVE),
            "3 leads wait for a first call; the goal is 5:00 PM.",
        ),
        (Told(Kind.CALL, 1, FIVE), "An agreed call is due, at 5:00 PM."),
        (
            Told(Kind.DUE, 1, FIVE + timedelta(hours=16)),
            "1 promise is due soon, at Tue 9:00 AM.",
        ),
        (
            Told(Kind.PRIORITY, 1, FIVE + timedelta(hours=16)),
            "A priority lead should be called by Tue 9:00 AM.",
        ),
        (
            Told(Kind.PRIORITY, 1, FIVE - timedelta(days=3), is_past=True),
            "A priority lead should have been called by Fri 13 Nov 5:00 PM.",
        ),
        (Told(Kind.AFTERNOON, 6, day=DAY), "6 promises not tried yet are due today."),
        (Told(Kind.AFTERNOON, 1, day=DAY), "1 promise not tried yet is due today."),
        (
            Told(Kind.MORNING, 6, day=DAY),
            "Good morning. 6 promises not tried yet are due today, 2 overdue, "
            "3 calls are agreed, "
            "1 priority.",
        ),
        (
            Told(Kind.EVENING, 6, day=DAY),
            "Before closing: 4 of 12 done today; "
            "6 promises not tried yet are due today, 2 overdue, "
            "1 priority.",
        ),
    ],
)
def test_what_is_said(told: Told, said: str) -> None:
    assert say_told(told, NOON, CLINIC) == said


def test_a_day_without_promises_says_so_in_words() -> None:
    none = replace(DAY, end_today=0)
    assert say_told(Told(Kind.MORNING, 0, day=none), NOON, CLINIC) == (
        "Good morning. No untried promise is due today, 2 overdue, 3 calls are agreed, "
        "1 priority."
    )
    assert say_told(Told(Kind.EVENING, 0, day=none), NOON, CLINIC) == (
        "Before closing: 4 of 12 done today; no untried promise is due today, "
        "2 overdue, 1 priority."
    )


def test_what_changed_is_said_without_what_did_not() -> None:
    assert say_changed(ChangedMeanwhile(3, 1, 0)) == (
        "While you were away: 3 new, 1 call recorded by others."
    )


def test_every_choice_has_its_words() -> None:
    assert set(say_choices()) == {*(kind.value for kind in Kind), "away"}
