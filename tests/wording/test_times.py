"""Days and times as people say them."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from callback_desk.translation import ENGLISH, SPANISH, _, speak
from callback_desk.wording.being_told import say_choices
from callback_desk.wording.calendar import say_full_instant, say_range
from callback_desk.wording.calling import say_examples
from callback_desk.wording.times import (
    say_clock,
    say_date,
    say_day,
    say_day_of_month,
    say_days,
    say_hour,
    say_instant,
    say_second,
)
from tests.dates import STYLES, written

JULY = date(2026, 7, 2)
AFTERNOON, NIGHT = datetime(2026, 7, 2, 15, 0, 7), datetime(2026, 7, 2, 0, 5)  # noqa: DTZ001 - a clock's
FIRST = datetime(2026, 7, 2, 1, 0)  # noqa: DTZ001 - the same


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 16), date(2026, 11, 22), "16 to 22 Nov 2026"),
        (date(2026, 10, 28), date(2026, 11, 3), "28 Oct to 3 Nov 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 Dec 2026 to 3 Jan 2027"),
        (date(2025, 11, 30), date(2026, 11, 29), "30 Nov 2025 to 29 Nov 2026"),
        (date(2026, 11, 17), date(2026, 11, 17), "17 Nov 2026"),
    ],
)
def test_days_of_two_years_say_both(first: date, last: date, said: str) -> None:
    assert say_days(first, last) == said


# Of each: plain, month first, 24 hours, both.
@pytest.mark.parametrize(
    ("say", "said"),
    [
        (
            lambda: say_instant(AFTERNOON),
            "Thu 2 Jul 3:00 PM|Thu Jul 2 3:00 PM|Thu 2 Jul 15:00|Thu Jul 2 15:00",
        ),
        (lambda: say_clock(NIGHT), "12:05 AM|12:05 AM|00:05|00:05"),
        (lambda: say_clock(time(9)), "9:00 AM|9:00 AM|09:00|09:00"),
        (lambda: say_second(AFTERNOON), "3:00:07 PM|3:00:07 PM|15:00:07|15:00:07"),
        (lambda: say_hour(15), "3 PM|3 PM|15:00|15:00"),
        (lambda: say_day(JULY), "Thu 2 Jul|Thu Jul 2|Thu 2 Jul|Thu Jul 2"),
        (lambda: say_day_of_month(JULY), "2 Jul|Jul 2|2 Jul|Jul 2"),
        (
            lambda: say_date(JULY),
            "Thu 2 Jul 2026|Thu Jul 2, 2026|Thu 2 Jul 2026|Thu Jul 2, 2026",
        ),
        (
            lambda: say_days(JULY, date(2026, 7, 9)),
            "2 to 9 Jul 2026|Jul 2 to 9, 2026|2 to 9 Jul 2026|Jul 2 to 9, 2026",
        ),
        (
            lambda: say_days(JULY, date(2026, 8, 1)),
            "2 Jul to 1 Aug 2026|Jul 2 to Aug 1, 2026"
            "|2 Jul to 1 Aug 2026|Jul 2 to Aug 1, 2026",
        ),
        (
            lambda: say_range(JULY, date(2026, 8, 1)),
            "Thu 2 Jul to Sat 1 Aug 2026|Thu Jul 2 to Sat Aug 1, 2026"
            "|Thu 2 Jul to Sat 1 Aug 2026|Thu Jul 2 to Sat Aug 1, 2026",
        ),
        (
            lambda: say_full_instant(AFTERNOON),
            "Thu 2 Jul 2026, 3:00 PM|Thu Jul 2, 2026, 3:00 PM"
            "|Thu 2 Jul 2026, 15:00|Thu Jul 2, 2026, 15:00",
        ),
        (
            say_examples,
            "8 Jan 3 PM, Fri 10, 6 weeks|Jan 8 3 PM, Fri 10, 6 weeks"
            "|8 Jan 15:00, Fri 10, 6 weeks|Jan 8 15:00, Fri 10, 6 weeks",
        ),
        (
            lambda: say_choices()["afternoon"][1].rpartition("from ")[2],
            "1 PM.|1 PM.|13:00.|13:00.",
        ),
    ],
)
def test_each_is_said_in_the_style_of_the_run(
    say: Callable[[], str], said: str
) -> None:
    heard = []
    for style in STYLES:
        with written(style):
            heard.append(say())
    assert heard == said.split("|")


def test_spanish_puts_its_article_before_an_hour_of_either_clock() -> None:
    heard = []
    try:
        speak(SPANISH)
        for style in STYLES[1:3]:
            with written(style):
                clocks = map(say_clock, (FIRST, AFTERNOON))
                heard += [_("at {clock}", clock=clock) for clock in clocks]
    finally:
        speak(ENGLISH)
    # The halves of the day are this process's, made in English as it began.
    assert heard == ["a la 1:00 AM", "a las 3:00 PM", "a la 01:00", "a las 15:00"]
