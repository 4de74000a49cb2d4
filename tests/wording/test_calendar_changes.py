"""Changes of the calendar are said by field, and their moves are counted."""

from datetime import date, datetime

import pytest

from callback_desk.domain.business_calendar import Policy
from callback_desk.domain.calendar_edits import (
    close_dates,
    differences,
    set_policy,
    set_week,
)
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.promise import MovedSince
from callback_desk.wording.calendar_changes import say_differences, say_moved
from callback_desk.wording.promises import say_promise
from tests.domain.calendars import PLAIN

WEEK = read_calendar(PLAIN)


def test_what_differs_is_said_one_line_a_field() -> None:
    changed = close_dates(WEEK, [date(2026, 11, 27), date(2027, 1, 4)], "")
    changed = set_policy(changed, Policy.OPEN_HOURS, open_hours=4.5)
    hours = (((540, 720), (780, 1020)), (), *WEEK.hours[2:])
    changed = set_week(changed, hours, frozenset({4}))
    assert say_differences(differences(WEEK, changed)) == [
        "rule for deadlines: next-day-close → open-hours",
        "desk hours of the rule: 8 → 4.5",
        "days that do not count: none → fri",
        "desk hours on Mon: 09:00-17:00 → 09:00-12:00, 13:00-17:00",
        "desk hours on Tue: 09:00-17:00 → none",
        "closure on Fri 27 Nov 2026: none → no name",
        "closure on Mon 4 Jan 2027: none → no name",
    ]


@pytest.mark.parametrize(
    ("counts", "done", "said"),
    [
        ((0, 0, 0), True, "No open lead moves."),
        ((1, 0, 0), True,
         "1 open lead moved, 0 of them earlier, 0 overdue at once."),
        ((23, 4, 1), False,
         "23 open leads would move, 4 of them earlier, 1 overdue at once."),
    ],
)  # fmt: skip
def test_moves_are_counted(
    counts: tuple[int, int, int], said: str, *, done: bool
) -> None:
    assert say_moved(*counts, done=done) == said


def test_a_moved_deadline_tells_its_first_promise_and_who_moved_it() -> None:
    promised, changed = datetime(2026, 11, 24, 17), datetime(2026, 11, 23, 9)  # noqa: DTZ001 - the clinic's clocks
    assert say_promise([MovedSince(promised, changed, "Kim Osei")]) == [
        "First promised by Tue 24 Nov 5:00 PM; moved when the calendar was changed on "
        "Mon 23 Nov by Kim Osei."
    ]
