"""The likely cause: what is worked out, and in which order."""

from datetime import UTC, datetime, timedelta

import pytest

from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.due_promise import DuePromise, Origin, StoredPromise, judge
from callback_desk.domain.lead import Attempt, Request
from callback_desk.domain.missed_cause import (
    LEAST_DAYS,
    Cause,
    DeskLoad,
    Looked,
    usual_dials,
    work_out,
)
from callback_desk.domain.outcome import SHIPPED_OUTCOMES, Channel, Direction
from callback_desk.domain.submission import Precision
from tests.domain.calendars import calendar_of

OUTCOMES = {outcome.code: outcome for outcome in SHIPPED_OUTCOMES}
CALENDAR = calendar_of(
    read_calendar(
        """
timezone = "America/New_York"
[hours]
mon = ["09:00-17:00"]
tue = ["09:00-17:00"]
wed = ["09:00-17:00"]
thu = ["09:00-17:00"]
fri = ["09:00-17:00"]
"""
    )
)
ASKED = datetime(2026, 11, 16, 15, 0, tzinfo=UTC)
DUE = datetime(2026, 11, 17, 22, 0, tzinfo=UTC)
QUIET = DeskLoad(due=3, dials=5, usual=6)
SEEN = Looked(shown=(ASKED + timedelta(hours=1),))


def missed(
    imported_at: datetime = ASKED, *, barred: bool = False, late: str | None = None
) -> DuePromise:
    request = Request(1, ASKED, Precision.SECOND, DUE, DUE, 1)
    at = DUE + timedelta(hours=16)
    attempts = [
        Attempt(1, at, at, late, Direction.OUT, Channel.PHONE, "", "Kim")
        for late in [late]
        if late is not None
    ]
    told = StoredPromise(
        *(1, "Ana", "+12125550142", False, barred, request),
        origin=Origin(imported_at, "site"),
        requests=[request],
        attempts=attempts,
    )
    judged = judge(told, OUTCOMES)
    assert judged is not None
    return judged


@pytest.mark.parametrize(
    ("hours_before", "cause"),
    [
        (31, Cause.SHOWN_NOT_CALLED),
        (2, Cause.SHOWN_NOT_CALLED),
        (1.99, Cause.CAME_IN_LATE),
        (0, Cause.CAME_IN_LATE),
        (-20, Cause.CAME_IN_LATE),
    ],
)
def test_less_than_two_desk_hours_left_is_late(
    hours_before: float, cause: Cause
) -> None:
    promise = missed(DUE - timedelta(hours=hours_before))
    assert work_out(promise, SEEN, QUIET, CALENDAR).cause is cause


def test_a_lead_that_nobody_looked_at_in_time_was_not_shown() -> None:
    after = Looked(shown=(DUE + timedelta(seconds=1),))
    assert work_out(missed(), after, QUIET, CALENDAR).cause is Cause.NOT_SHOWN
    opened = Looked(claimed=(DUE,))
    assert work_out(missed(), opened, QUIET, CALENDAR).cause is Cause.SHOWN_NOT_CALLED


@pytest.mark.parametrize("code", ["wrong_number", "disconnected"])
def test_a_number_of_no_use_comes_before_all_else(code: str) -> None:
    promise = missed(DUE, late=code)
    reason = work_out(promise, Looked(), QUIET, CALENDAR)
    assert (reason.cause, reason.outcome) == (Cause.UNUSABLE_NUMBER, code)
    barred = work_out(missed(barred=True), SEEN, QUIET, CALENDAR)
    assert barred.cause is Cause.UNUSABLE_NUMBER


@pytest.mark.parametrize(
    ("load", "cause"),
    [
        (DeskLoad(due=11, dials=6, usual=6), Cause.OVERLOAD),
        # As many as ever; or nobody was there to call.
        (DeskLoad(due=7, dials=6, usual=6), Cause.SHOWN_NOT_CALLED),
        (DeskLoad(due=11, dials=2, usual=6), Cause.SHOWN_NOT_CALLED),
        (DeskLoad(due=99, dials=99, usual=None), Cause.SHOWN_NOT_CALLED),
    ],
)
def test_overload_needs_more_than_usual_and_a_busy_desk(
    load: DeskLoad, cause: Cause
) -> None:
    assert work_out(missed(), SEEN, load, CALENDAR).cause is cause


def test_usual_is_the_median_of_days_with_calls() -> None:
    assert usual_dials([0, 4, 0, 6, 8, 5, 100]) == 6
    assert usual_dials([4] * (LEAST_DAYS - 1) + [0] * 20) is None
