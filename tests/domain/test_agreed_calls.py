"""Agreed calls: when one was kept, by a table."""

from datetime import date

import pytest

from callback_desk.domain.agreed_calls import AgreedCalls, agreed_calls
from callback_desk.domain.asking import StoredCall, effects_of
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.desk_time import DeskTime
from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.outcome import SHIPPED_OUTCOMES
from tests.desks import CALENDAR

CLINIC = BusinessCalendar(read_calendar(CALENDAR))
TIME = DeskTime(CLINIC, date(2026, 11, 1), date(2026, 11, 30))
EFFECTS = effects_of({outcome.code: outcome for outcome in SHIPPED_OUTCOMES})
MIDNIGHT = to_epoch(CLINIC.day_start(date(2026, 11, 17)))
MINUTE, HOUR = 60, 3_600
AGREED = MIDNIGHT + 15 * HOUR
Made = tuple[int, str, str]


def made(
    *later: Made, at: int = AGREED, now: int = MIDNIGHT + 240 * HOUR
) -> AgreedCalls:
    calls = [
        StoredCall(
            1, 1, MIDNIGHT - HOUR, None, at, "call_again", "out", "Kim", 1, None, 0
        )
    ]
    calls += [
        StoredCall(1, n, when, None, None, outcome, way, "Kim", 0, None, 0)
        for n, (when, outcome, way) in enumerate(later, 2)
    ]
    return agreed_calls(calls, EFFECTS, TIME, MIDNIGHT, MIDNIGHT + 24 * HOUR, now)


@pytest.mark.parametrize(
    ("later", "counts", "kept"),
    [
        ((), 1, 0),
        (((AGREED, "no_answer", "out"),), 1, 1),
        (((AGREED - 30 * MINUTE, "busy", "out"),), 1, 1),
        (((AGREED - 31 * MINUTE, "busy", "out"),), 1, 0),
        (((AGREED + 30 * MINUTE, "booked", "out"),), 1, 1),
        (((AGREED + 31 * MINUTE, "booked", "out"),), 1, 0),
        # They were in touch before it was time, whoever called.
        (((AGREED - 5 * HOUR, "left_voicemail", "out"),), 1, 1),
        (((AGREED - 5 * HOUR, "no_answer", "in"),), 1, 1),
        # Nobody was left to call.
        (((AGREED - 5 * HOUR, "deceased", "out"),), 0, 0),
        (((AGREED - 5 * HOUR, "spam", "out"),), 0, 0),
    ],
)
def test_a_call_is_kept_about_the_agreed_time(
    later: tuple[Made, ...], counts: int, kept: int
) -> None:
    assert made(*later) == AgreedCalls(counts, kept)


def test_one_that_can_still_be_kept_is_not_counted() -> None:
    assert made(now=AGREED + 30 * MINUTE - 1) == AgreedCalls(0, 0)
    assert made(now=AGREED + 30 * MINUTE) == AgreedCalls(1, 0)


def test_where_a_day_was_agreed_any_time_of_it_will_do() -> None:
    evening = (MIDNIGHT + 20 * HOUR, "no_answer", "out")
    assert made(evening, at=MIDNIGHT) == AgreedCalls(1, 1)
    following = (MIDNIGHT + 24 * HOUR, "no_answer", "out")
    assert made(following, at=MIDNIGHT) == AgreedCalls(1, 0)
