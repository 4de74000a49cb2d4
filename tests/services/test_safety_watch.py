"""What must be said of people in danger, at the hours of a desk's day."""

from datetime import timedelta

import pytest

from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.safety_watch import watch_safety
from callback_desk.wording.safety import Urgency, say_watch
from tests.desks import MONDAY
from tests.services.fake_desk import FakeDesk

# MONDAY is 1:00 PM; the desk opens at nine.
OPENS = MONDAY - timedelta(hours=4)
AT_NIGHT = OPENS - timedelta(hours=6)
FLAGGED = "Flagged while closed: {count}."


def said(desk: FakeDesk) -> str:
    return say_watch(watch_safety(desk.desk)).words


@pytest.mark.parametrize("after", [timedelta(seconds=30), timedelta(minutes=25)])
def test_whoever_comes_after_the_first_minute_hears_who_was_flagged_at_night(
    after: timedelta,
) -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(message="i want to die", at=AT_NIGHT)
    desk.now = OPENS + after
    assert FLAGGED.format(count=1) in said(desk)
    # Once they were called it is said no longer.
    desk.now += timedelta(minutes=2)
    record_outcome(desk.desk, lead_id, Call("no_answer"))
    assert "Flagged" not in said(desk)


def test_that_nobody_was_is_said_for_a_minute() -> None:
    desk = FakeDesk()
    desk.now = OPENS + timedelta(seconds=30)
    assert FLAGGED.format(count=0) in said(desk)
    desk.now += timedelta(minutes=2)
    desk.new_lead(message="i want to die", at=OPENS + timedelta(minutes=1))
    watched = say_watch(watch_safety(desk.desk))
    assert "Flagged" not in watched.words
    assert watched.urgency is Urgency.PRIORITY


@pytest.mark.parametrize(
    ("after", "is_said"),
    [
        (timedelta(minutes=-30), False),
        (timedelta(hours=7, minutes=40), True),
        (timedelta(hours=9), False),
    ],
)
def test_when_the_desk_closes_is_said_once_it_has_opened(
    after: timedelta, is_said: bool
) -> None:
    desk = FakeDesk()
    desk.new_lead(message="i want to die", at=AT_NIGHT)
    desk.now = OPENS + after
    assert "nobody told yet" in said(desk)
    assert ("The desk closes" in said(desk)) is is_said
