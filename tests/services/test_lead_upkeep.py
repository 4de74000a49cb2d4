"""What a lead's history comes to, kept whenever it grows."""

from datetime import timedelta

import pytest

from callback_desk.domain.errors import UnknownLead
from callback_desk.domain.lead import NewAttempt
from callback_desk.domain.outcome import Channel, Direction
from callback_desk.domain.standing import OpenLead
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import (
    as_open_lead,
    goal_of,
    read_histories,
    settle_lead,
)
from callback_desk.services.record_outcome import Call, record_outcome
from tests.services.fake_desk import FakeDesk, asks, clock


def settled(desk: FakeDesk, lead_id: int, *, flagged: bool = False) -> OpenLead:
    with desk.store() as work:
        history = read_histories(work, [lead_id])[lead_id]
        settings = in_force(desk.desk, work)
        _, lead = settle_lead(work, history, settings, flagged=flagged)
        work.commit()
        return lead


def dialled(desk: FakeDesk, lead_id: int, outcome: str) -> None:
    """Add an attempt behind the services' back: nothing of it is settled."""
    with desk.store() as work:
        work.leads.add_attempt(
            lead_id,
            1,
            NewAttempt(
                at=desk.now,
                entered_at=desk.now,
                outcome=outcome,
                direction=Direction.OUT,
                channel=Channel.PHONE,
                note="",
                next_call_at=desk.now + timedelta(hours=1),
                next_is_agreed=False,
            ),
        )
        work.commit()


def test_settling_keeps_for_the_queue_what_the_history_says() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead()
    dialled(desk, lead_id, "no_answer")
    assert desk.stored.leads[lead_id].state.attempts == 0
    lead = settled(desk, lead_id)
    assert (lead.attempts, lead.dialled, lead.contact) == (1, True, False)
    assert lead.next_call_at == desk.now + timedelta(hours=1)
    assert desk.stored.leads[lead_id].state.last_outcome == "no_answer"


def test_settling_twice_changes_nothing() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead()
    dialled(desk, lead_id, "left_voicemail")
    assert settled(desk, lead_id) == settled(desk, lead_id)


def test_a_flagged_lead_gets_the_goal_of_a_safety_lead() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-16 10:00"))
    assert settled(desk, lead_id).goal_at == clock("2026-11-16 12:00")
    flagged = settled(desk, lead_id, flagged=True)
    assert (flagged.safety, flagged.goal_at) == (True, clock("2026-11-16 10:30"))


def test_nothing_here_makes_a_safety_lead_none_any_more() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead()
    settled(desk, lead_id, flagged=True)
    dialled(desk, lead_id, "booked")
    assert settled(desk, lead_id, flagged=False).safety


def test_a_handed_over_crisis_makes_a_safety_lead() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead()
    recorded = record_outcome(desk.desk, lead_id, Call("crisis_handover"))
    assert recorded.safety
    assert settled(desk, lead_id).safety


def test_the_goal_of_an_evening_asking_lies_in_the_next_desk_hours() -> None:
    desk = FakeDesk()
    desk.now = clock("2026-11-16 20:30")
    lead_id = desk.new_lead()
    assert settled(desk, lead_id).goal_at == clock("2026-11-17 11:00")
    flagged = settled(desk, lead_id, flagged=True)
    assert flagged.goal_at == clock("2026-11-17 09:30")


def test_histories_of_several_leads_are_read_at_once_and_kept_apart() -> None:
    desk = FakeDesk()
    desk.take(asks(), asks(name="Bo Chen"), asks("2026-11-16 11:00"))
    dialled(desk, 2, "busy")
    with desk.store() as work:
        histories = read_histories(work, [2, 1])
    assert {n: (h.details.asked, len(h.attempts)) for n, h in histories.items()} == {
        1: (2, 0),
        2: (1, 1),
    }


def test_no_leads_have_no_histories() -> None:
    with FakeDesk().store() as work:
        assert read_histories(work, []) == {}


def test_a_lead_that_is_none_has_no_history() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead()
    with desk.store() as work, pytest.raises(UnknownLead):
        read_histories(work, [lead_id, 99])


def test_a_lead_looks_the_same_whether_it_is_kept_or_worked_out() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead()
    dialled(desk, lead_id, "no_answer")
    kept = settled(desk, lead_id)
    with desk.store() as work:
        settings = in_force(desk.desk, work)
        history = read_histories(work, [lead_id])[lead_id]
        state = history.state(settings.outcomes)
        goal_at = goal_of(state, settings.calendar, safety=False)
        assert as_open_lead(history.details, state, goal_at, safety=False) == kept


def test_settings_are_read_anew_only_when_they_changed() -> None:
    desk = FakeDesk()
    with desk.store() as work:
        first = in_force(desk.desk, work)
        assert in_force(desk.desk, work) is first
        work.settings.set_calendar(desk.definition, desk.now, 1)
        second = in_force(desk.desk, work)
    assert second is not first
    assert second.calendar_version == first.calendar_version + 1
