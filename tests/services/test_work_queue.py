"""The queue as it stands, and one lead with all that is known."""

from datetime import timedelta

import pytest

from callback_desk.domain.errors import UnknownLead
from callback_desk.domain.outcome import Direction
from callback_desk.domain.submission import Problem, Why
from callback_desk.services.record_outcome import (
    Call,
    correct_attempt,
    record_outcome,
)
from callback_desk.services.work_queue import show_lead, show_queue
from tests.services.fake_desk import FakeDesk, asks, clock


def full_desk() -> FakeDesk:
    """Six leads, each with a standing of its own, and one record to decide about."""
    desk = FakeDesk()
    calls = {
        "Overdue One": ("2026-11-12 10:00", None),
        "Tried One": ("2026-11-12 11:00", "wrong_number"),
        "Spoken With": ("2026-11-12 12:00", "cut_off"),
        "Due Today": ("2026-11-13 10:00", None),
        "On Track": ("2026-11-16 10:00", None),
        "Resting One": ("2026-11-16 11:00", "thinking"),
        "Closed One": ("2026-11-16 11:30", "booked"),
    }
    for number, (name, (received, outcome)) in enumerate(calls.items()):
        lead_id = desk.new_lead(
            clock(received), name=name, phone_text=str(2125550100 + number)
        )
        if outcome is not None:
            at = clock(received) + timedelta(minutes=15)
            record_outcome(desk.desk, lead_id, Call(outcome, at=at))
    desk.take(asks(phone_text="none", name="In Danger", message="i want to die"))
    return desk


def test_every_open_lead_stands_where_the_contract_says() -> None:
    queue, _ = show_queue(full_desk().desk)
    assert [(e.lead.name, e.standing.value) for e in queue.entries] == [
        ("In Danger", "on_track"),
        ("Overdue One", "overdue"),
        ("Spoken With", "follow_up"),
        ("Tried One", "tried"),
        ("Due Today", "due_today"),
        ("On Track", "on_track"),
    ]
    assert [e.lead.name for e in queue.resting] == ["Resting One"]
    assert queue.counts == {
        "safety": 1,
        "overdue": 1,
        "tried": 1,
        "follow_up": 1,
        "due_today": 1,
        "on_track": 1,
        "resting": 1,
    }


def test_a_record_kept_for_a_look_stands_on_top_by_its_own_number() -> None:
    desk = FakeDesk()
    desk.take(asks(), asks(phone_text="none", message="i want to die"))
    queue, _ = show_queue(desk.desk)
    first = queue.entries[0].lead
    assert (first.lead_id, first.record_id, first.phone) == (None, 2, None)
    assert (first.safety, first.attempts) == (True, 0)


def test_torn_and_nameless_records_with_words_about_safety_stand_there_too() -> None:
    desk = FakeDesk()
    torn = asks(raw="2,i want to die", message="", problem=Problem(Why.QUOTES))
    desk.take(asks(name="", message="suicidal"), torn)
    queue, _ = show_queue(desk.desk)
    assert [entry.lead.record_id for entry in queue.entries] == [1, 2]


def test_a_record_kept_for_a_look_without_such_words_is_not_in_the_queue() -> None:
    desk = FakeDesk()
    desk.take(asks(phone_text="none"))
    queue, _ = show_queue(desk.desk)
    assert queue.entries == ()


def test_the_queue_is_that_of_the_desks_time() -> None:
    desk = FakeDesk()
    desk.new_lead(clock("2026-11-13 10:00"))
    standings = []
    for at in ("2026-11-13 11:00", "2026-11-16 17:00", "2026-11-16 17:00:01"):
        desk.now = clock(at)
        queue, _ = show_queue(desk.desk)
        standings.append(queue.entries[0].standing.value)
    assert standings == ["on_track", "due_today", "overdue"]


def test_the_queue_comes_with_the_calendar_it_was_reckoned_by() -> None:
    desk = FakeDesk()
    _, calendar = show_queue(desk.desk)
    assert calendar.definition == desk.definition


def test_looking_writes_nothing() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead()
    commits = desk.store.commits
    show_queue(desk.desk)
    show_lead(desk.desk, lead_id)
    assert desk.store.commits == commits


def test_a_lead_that_is_none_is_told_so() -> None:
    with pytest.raises(UnknownLead):
        show_lead(FakeDesk().desk, 1)


def test_a_card_shows_who_it_is_and_what_they_sent() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(
        phone_text="2125550142 x7", email="ana@example.net", message="evenings"
    )
    card = show_lead(desk.desk, lead_id)
    assert card.details.name == "Ana Lopez"
    assert (card.lead.phone, card.lead.extension) == ("+12125550142", "7")
    assert card.details.email == "ana@example.net"
    assert [s.record.submission.message for s in card.submissions] == ["evenings"]
    assert [s.file_name for s in card.submissions] == ["leads.csv"]


def test_a_card_explains_the_deadline_of_every_request() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-12 10:00"))
    record_outcome(
        desk.desk, lead_id, Call("left_voicemail", at=clock("2026-11-12 11:00"))
    )
    desk.take(asks("2026-11-16 10:00"))
    card = show_lead(desk.desk, lead_id)
    assert [promise.due_at for promise in card.promises] == [
        clock("2026-11-13 17:00"),
        clock("2026-11-17 17:00"),
    ]
    assert [s.request.due_at for s in card.state.requests] == [
        promise.due_at for promise in card.promises
    ]


def test_a_closed_lead_has_no_standing() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead()
    record_outcome(desk.desk, lead_id, Call("booked"))
    assert show_lead(desk.desk, lead_id).standing is None


def test_the_timeline_tells_everything_oldest_first() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-16 10:00"))
    call = Call("booked", note="for Friday", at=clock("2026-11-16 11:00"))
    first = record_outcome(desk.desk, lead_id, call)
    desk.take(asks("2026-11-16 10:30", message="again"))
    call = Call("question_for", direction=Direction.IN, at=clock("2026-11-16 12:00"))
    record_outcome(desk.desk, lead_id, call)
    correct_attempt(desk.desk, first.attempt_id, Call("busy"), "wrong row")
    timeline = show_lead(desk.desk, lead_id).timeline()
    assert [(event.what, event.words) for event in timeline] == [
        ("asked", "Asked on the website"),
        ("asked", "Asked on the website"),
        ("attempt", "Booked, Kim Osei: for Friday (replaced)"),
        ("correction", "Busy, Kim Osei: for Friday (corrected: wrong row)"),
        ("attempt", "Question for nurse, billing …, Kim Osei"),
    ]
