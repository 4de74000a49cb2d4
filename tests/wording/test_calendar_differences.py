"""What differs between two calendars, in sentences."""

from dataclasses import replace
from datetime import date

import pytest

from callback_desk.domain.business_calendar import CalendarDefinition, Policy
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.wording.calendar_differences import say_changes
from tests.desks import CALENDAR

BEFORE = read_calendar(CALENDAR)
EVE = date(2026, 12, 24)
USUAL = BEFORE.hours[0]


def days(*numbers: int) -> dict[date, str]:
    return {date(2026, 12, number): "Break" for number in numbers}


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (BEFORE, []),
        (
            replace(BEFORE, closures=dict(BEFORE.closures) | days(28, 29, 31)),
            [
                "Mon 28 Dec to Tue 29 Dec 2026: closed, Break.",
                "Thu 31 Dec 2026: closed, Break.",
            ],
        ),
        (
            replace(BEFORE, closures={}, special_hours={EVE: ((540, 720), (780, 900))}),
            [
                "Thu 24 Dec 2026: desk 9:00 AM-12:00 PM and 1:00 PM-3:00 PM.",
                "Fri 27 Nov 2026: as usual again.",
            ],
        ),
        (
            replace(
                BEFORE,
                closures=dict(BEFORE.closures) | {EVE: ""},
                special_hours={},
            ),
            ["Thu 24 Dec 2026: closed."],
        ),
        (
            replace(BEFORE, open_on=("Columbus Day", "Labor Day", "Memorial Day")),
            [
                "Open every year on Labor Day and Memorial Day.",
                "Closed every year on Veterans Day.",
            ],
        ),
        (
            replace(BEFORE, hours=(((480, 1020),),) * 3 + ((),) + (USUAL,) * 2 + ((),)),
            [
                "Monday to Wednesday: desk 8:00 AM-5:00 PM.",
                "Thursday: closed.",
                "Saturday: desk 9:00 AM-5:00 PM.",
            ],
        ),
        (
            replace(
                BEFORE,
                not_counted_weekdays=frozenset({4}),
                not_counted_dates=frozenset({EVE}),
            ),
            [
                "Thu 24 Dec 2026 is not a business day.",
                "Fridays are not business days.",
            ],
        ),
        (
            replace(BEFORE, policy=Policy.OPEN_HOURS, open_hours=4),
            ["The promise: within 4 desk hours."],
        ),
        (
            replace(BEFORE, timezone="America/Chicago", subdivision="NY", open_on=()),
            ["Time zone: America/Chicago.", "Holidays of US, NY."],
        ),
        (replace(BEFORE, country=None, open_on=()), ["No public holidays."]),
    ],
)
def test_each_thing_that_is_another_is_said(
    after: CalendarDefinition, words: list[str]
) -> None:
    assert say_changes(BEFORE, after) == words


def test_what_is_undone_is_said_the_other_way_round() -> None:
    after = replace(BEFORE, not_counted_weekdays=frozenset({4}))
    assert say_changes(after, BEFORE) == ["Fridays count as business days."]
