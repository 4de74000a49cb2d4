"""A period is reviewed in parts: the same as all at once, and nobody waits for it."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.period_report import Period
from callback_desk.domain.stopping import Stopped
from callback_desk.services import period_review
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import show_calendar
from callback_desk.services.missed_callbacks import sign_off
from callback_desk.services.offers import MissedOffer, ReportOffer
from callback_desk.services.period_review import (
    PeriodReview,
    list_missed,
    review_in_parts,
)
from callback_desk.services.reports import figures_of_period
from tests.benchmarks.full_desk import OVERDUE, make_full_desk, raw_connection
from tests.desks import MONDAY, DeskClock, opened

LEADS, AT_ONE_INSTANT = 400, 60


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk that nobody has caught up with, many of it due at one instant."""
    path = make_full_desk(tmp_path, LEADS, OVERDUE)
    connection = raw_connection(path)
    connection.execute(
        "UPDATE requests SET due_at = "
        "(SELECT due_at FROM requests WHERE request_id = 1) WHERE request_id <= ?",
        (AT_ONE_INSTANT,),
    )
    connection.close()
    with opened(path, DeskClock()) as opening:
        yield opening


def fortnight(calendar: BusinessCalendar) -> Period:
    """The last days up to now."""
    today = calendar.local_date(MONDAY)
    return Period(today - timedelta(days=14), today)


@pytest.mark.parametrize(("judged", "explained"), [(500, 100), (7, 3), (1, 1)])
def test_parts_of_any_size_say_the_same_as_all_at_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, judged: int, explained: int
) -> None:
    period = fortnight(show_calendar(desk))
    whole = list_missed(desk, period)
    sign_off(
        desk, [one.promise.told.request.request_id for one in whole[:9]], "overload"
    )
    whole = list_missed(desk, period)
    monkeypatch.setattr(period_review, "JUDGED", judged)
    monkeypatch.setattr(period_review, "EXPLAINED", explained)
    assert list_missed(desk, period) == whole
    *parts, review = review_in_parts(desk, period)
    assert set(parts) == {None}
    assert isinstance(review, PeriodReview)
    assert len(whole) > LEADS // 4
    assert review.missed == whole
    assert review.unsigned == len(whole) - 9
    assert review.figures == figures_of_period(desk, period)
    assert review.before == figures_of_period(desk, period.before)
    assert review.before.due > LEADS // 4


@pytest.mark.parametrize("form", ["tables", "pages"])
@pytest.mark.parametrize("offer", [MissedOffer, ReportOffer])
def test_what_is_handed_out_is_read_in_parts_and_ends_between_them(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    offer: type[MissedOffer | ReportOffer],
    form: str,
) -> None:
    monkeypatch.setattr(period_review, "EXPLAINED", 20)
    asked = count()

    def heed() -> None:
        if next(asked) == 2:
            raise Stopped

    what = offer(fortnight(show_calendar(desk)))
    with pytest.raises(Stopped):
        getattr(what, form)(desk, None, heed)


def test_days_without_any_promise_are_reviewed(desk: Desk) -> None:
    early = fortnight(show_calendar(desk)).first - timedelta(days=400)
    *_, review = review_in_parts(desk, Period(early, early))
    assert isinstance(review, PeriodReview)
    assert not review.missed
    assert review.figures.due == 0
