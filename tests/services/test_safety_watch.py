"""What must be said of people in danger, at the hours of a desk's day."""

from datetime import timedelta

import pytest

from callback_desk.domain.outcome import Direction
from callback_desk.domain.safety_care import Act, Subject, Told
from callback_desk.domain.standing import OpenLead
from callback_desk.services.priority_care import Stamp, stamp
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.safety_watch import watch_safety
from callback_desk.wording.safety import Urgency, say_watch
from tests.desks import MONDAY
from tests.services.fake_desk import FakeDesk

# MONDAY is 1:00 PM; the desk opens at nine.
OPENS = MONDAY - timedelta(hours=4)
CLOSES = OPENS + timedelta(hours=8)
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


def whom(leads: tuple[OpenLead, ...]) -> list[int | None]:
    return [lead.lead_id for lead in leads]


def test_whoever_called_us_is_told_about_and_called_no_more() -> None:
    desk = FakeDesk()
    waits = desk.new_lead(message="i want to die")
    called = desk.new_lead(phone_text="6465550142", message="i want to die")
    record_outcome(desk.desk, called, Call("thinking", direction=Direction.IN))
    watched = watch_safety(desk.desk)
    assert whom(watched.to_call) == [waits]
    assert whom(watched.to_tell) == [called]


def test_whoever_somebody_was_told_of_is_counted_down_no_more() -> None:
    desk = FakeDesk()
    subject = Subject(lead_id=desk.new_lead(message="i want to die"))
    stamp(desk.desk, subject, Stamp(Act.TOLD, "Dr. Berg", Told.BY_PHONE))
    watched = watch_safety(desk.desk)
    assert (watched.to_call, watched.to_tell) == ((), ())


@pytest.mark.parametrize(
    ("minutes_before", "must"), [(31, False), (30, True), (1, True), (-1, True)]
)
def test_from_half_an_hour_before_closing_on_somebody_must_be_told(
    minutes_before: int, must: bool
) -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(message="i want to die")
    desk.now = CLOSES - timedelta(minutes=minutes_before)
    assert whom(watch_safety(desk.desk).to_tell) == ([lead_id] if must else [])


def test_whoever_asked_before_and_wrote_of_danger_at_night_was_flagged_then() -> None:
    desk = FakeDesk()
    desk.now = CLOSES - timedelta(days=3, hours=2)
    lead_id = desk.new_lead(message="please call", at=desk.now)
    desk.now = OPENS
    desk.new_lead(message="i want to die", at=AT_NIGHT)
    assert whom(watch_safety(desk.desk).while_closed) == [lead_id]


def test_what_was_sent_before_closing_and_came_in_behind_it_was_flagged_then() -> None:
    desk = FakeDesk()
    desk.now = CLOSES - timedelta(days=3) + timedelta(minutes=2)
    sent_at = desk.now - timedelta(minutes=5)
    lead_id = desk.new_lead(message="i want to die", at=sent_at)
    desk.now = OPENS
    assert whom(watch_safety(desk.desk).while_closed) == [lead_id]


def test_whoever_was_sent_as_the_desk_closed_was_flagged_while_it_was() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(message="i want to die", at=CLOSES - timedelta(days=3))
    desk.now = OPENS
    assert whom(watch_safety(desk.desk).while_closed) == [lead_id]
