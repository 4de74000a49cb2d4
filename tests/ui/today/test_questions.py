"""What an outcome asks further, one question after the other."""

from dataclasses import replace
from datetime import date

import pytest

from callback_desk.domain.outcome import SHIPPED_OUTCOMES
from callback_desk.ui.today.call_again import call_again
from callback_desk.ui.today.questions import (
    Answer,
    Asking,
    Free,
    next_question,
    why_question,
)
from tests.domain.calendars import local
from tests.ui.today.lead_cards import CALENDAR, NOW

OUTCOMES = {outcome.code: outcome for outcome in SHIPPED_OUTCOMES}
ASKING = Asking(
    name="Maria Alvarez",
    again=call_again(NOW, CALENDAR),
    calendar=CALENDAR,
    today=date(2026, 11, 30),
    staff=("Ann Porter", "Kim Osei"),
)
SPENT = replace(ASKING, proposes=lambda code: "6 tries. Close the lead?")


@pytest.mark.parametrize("code", ["no_answer", "left_voicemail", "busy", "spam"])
def test_most_outcomes_ask_nothing(code: str) -> None:
    assert next_question(OUTCOMES[code], ASKING, Answer(), 0) is None


def test_a_booking_asks_for_the_day_and_takes_none() -> None:
    asked = next_question(OUTCOMES["booked"], ASKING, Answer(), 0)
    assert asked is not None
    assert asked.free is Free.DATE
    without, *days = asked.choices
    assert without.answer == Answer()
    assert days[0].answer.details.appointment_on == date(2026, 11, 30)
    assert asked.take_date is not None
    later = asked.take_date(date(2027, 1, 4))
    assert later.details.appointment_on == date(2027, 1, 4)
    assert next_question(OUTCOMES["booked"], ASKING, without.answer, 1) is None


def test_a_no_asks_why() -> None:
    outcome = OUTCOMES["not_interested"]
    asked = next_question(outcome, ASKING, Answer(), 0)
    assert asked is not None
    assert [c.words for c in asked.choices] == [
        *("Price", "Insurance", "Distance", "Too late")
    ]
    assert asked.take_text is not None
    other = asked.take_text("moved away")
    assert other is not None
    assert other.details.reason == "moved away"
    assert next_question(outcome, ASKING, other, 1) is None


def test_a_question_for_somebody_asks_for_whom() -> None:
    asked = next_question(OUTCOMES["question_for"], ASKING, Answer(), 0)
    assert asked is not None
    assert [c.answer.details.owner for c in asked.choices] == ["Ann Porter", "Kim Osei"]
    assert asked.take_text is not None
    assert asked.take_text("") is None


def test_a_call_in_closed_time_asks_who_will_call() -> None:
    outcome = OUTCOMES["call_again"]
    when = next_question(outcome, ASKING, Answer(), 0)
    assert when is not None
    assert when.free is Free.TIME
    inside = Answer(next_at=local("2026-12-15 10:00"))
    assert next_question(outcome, ASKING, inside, 1) is None
    evening = Answer(next_at=local("2026-12-01 19:00"))
    who = next_question(outcome, ASKING, evening, 1)
    assert who is not None
    assert who.prompt.startswith("Tue 1 Dec 7:00 PM: that is outside the desk")
    taken_on = who.choices[0].answer
    assert (taken_on.next_at, taken_on.details.owner) == (
        evening.next_at,
        "Ann Porter",
    )
    assert next_question(outcome, ASKING, taken_on, 2) is None
    holiday = Answer(next_at=local("2026-11-27 10:00"))
    closed = next_question(outcome, ASKING, holiday, 1)
    assert closed is not None
    assert "closed" in closed.prompt


def test_when_trying_is_over_closing_is_proposed_and_never_forced() -> None:
    asked = next_question(OUTCOMES["no_answer"], SPENT, Answer(), 0)
    assert asked is not None
    close, keep, once_more, _ = asked.choices
    assert close.answer.details.closes
    assert keep.answer == Answer()
    assert once_more.answer.next_at == ASKING.again.choices[1].at
    for choice in asked.choices:
        assert next_question(OUTCOMES["no_answer"], SPENT, choice.answer, 1) is None


def test_a_call_at_an_odd_hour_asks_why() -> None:
    asked = why_question("5:10 AM for them: too early to call.")
    assert asked.prompt == "5:10 AM for them: too early to call. Call all the same?"
    assert asked.choices[0].answer.details.outside_because == "They asked for this time"
    assert asked.take_text is not None
    assert asked.take_text("") is None


def test_a_call_at_night_is_agreed_only_if_that_is_meant() -> None:
    """A desk that is always open took 3 AM without a word."""
    night = Answer(next_at=local("2026-12-15 10:00"))
    asking = replace(ASKING, unwelcome=lambda at: "3:00 AM for them: too early.")
    asked = next_question(OUTCOMES["call_again"], asking, night, 1)
    assert asked is not None
    assert asked.prompt == "3:00 AM for them: too early. Agree on it all the same?"
    meant, another = (choice.answer for choice in asked.choices)
    assert next_question(OUTCOMES["call_again"], asking, meant, 2) is None
    assert meant.next_at == night.next_at
    again = next_question(OUTCOMES["call_again"], asking, another, 2)
    assert again is not None
    assert again.free is Free.TIME
