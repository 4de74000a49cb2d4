"""In which weeks somebody still has to be signed off, on a desk that lives."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from callback_desk.domain.review_errors import (
    PeriodAhead,
    PeriodBackwards,
    PeriodTooLong,
)
from callback_desk.services.missed_callbacks import sign_off
from callback_desk.services.missed_weeks import (
    WEEKS_BACK,
    reviewable,
    unsigned_by_week,
    week_of,
    week_to_review,
)
from callback_desk.services.period_review import list_missed
from tests.desks import MONDAY, DeskClock, copy_desk, opened
from tests.services.replayed_year import Living

TODAY = MONDAY.date()


@pytest.mark.parametrize("seed", [2, 5])
def test_they_are_those_of_the_lists(tmp_path: Path, seed: int) -> None:
    clock = DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        living = Living(desk, clock, tmp_path, Random(seed))  # noqa: S311 - no secret
        for ahead in range(45):
            living.live(TODAY + timedelta(days=ahead), 1)
        today = TODAY + timedelta(days=44)
        unsigned = unsigned_by_week(desk)
        assert sum(unsigned.values()) > 1
        for back in range(WEEKS_BACK + 1):
            week = week_of(today - timedelta(days=7 * back))
            missed = list_missed(desk, week)
            expected = sum(one.review is None for one in missed)
            assert unsigned.get(week.first, 0) == (
                expected if back < WEEKS_BACK else 0
            ), week
        newest = week_to_review(desk, unsigned)
        assert newest.first == max(unsigned)
        waiting = list_missed(desk, newest)
        sign_off(desk, [one.promise.told.request.request_id for one in waiting], "busy")
        assert newest.first not in unsigned_by_week(desk)
        assert week_to_review(desk, {}) == week_of(today)


def test_days_that_cannot_be_reviewed_are_refused(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path), DeskClock()) as desk:
        assert reviewable(desk, TODAY, TODAY).days == 1
        with pytest.raises(PeriodBackwards):
            reviewable(desk, TODAY, date(2026, 11, 15))
        with pytest.raises(PeriodAhead):
            reviewable(desk, TODAY + timedelta(days=1), date(2026, 12, 1))
        with pytest.raises(PeriodTooLong):
            reviewable(desk, date(2026, 1, 1), TODAY)
