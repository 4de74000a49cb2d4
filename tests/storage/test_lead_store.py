"""Leads, requests and attempts come back as they were stored."""

from pathlib import Path

import pytest

from callback_desk.domain.errors import UnknownAttempt, UnknownLead
from callback_desk.domain.lead import (
    Attempt,
    LeadDetails,
    NewAttempt,
    Person,
    read_history,
)
from callback_desk.domain.outcome import Channel, Direction
from callback_desk.services.lead_upkeep import as_open_lead
from callback_desk.services.record_outcome import (
    Call,
    correct_attempt,
    record_outcome,
)
from callback_desk.services.work_queue import show_lead
from tests.desks import MANAGER, MONDAY, opened
from tests.services.fake_desk import clock
from tests.storage.stored_desk import ANA, filled_desk, rows_of, take

ANA_PHONE, BO_PHONE = "+12125550142", "+16465550188"


def new_attempt(outcome: str = "busy", note: str = "") -> NewAttempt:
    return NewAttempt(
        at=MONDAY,
        entered_at=MONDAY,
        outcome=outcome,
        direction=Direction.IN,
        channel=Channel.IN_PERSON,
        note=note,
        next_call_at=clock("2026-11-17 09:00"),
        next_is_agreed=True,
        why="why \ud800",
    )


def test_who_leads_are_comes_back(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path)) as desk, desk.open_work(writes=False) as work:
        details = work.leads.details([2, 1])
    assert details == {
        1: LeadDetails(
            *(1, "Ana Lopez", ANA_PHONE, None, "ana@example.net", False, False, 2)
        ),
        2: LeadDetails(2, "Bo Chen", BO_PHONE, None, None, True, False, 1),
    }


def test_a_lead_that_is_none_is_named(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path)) as desk, desk.open_work(writes=False) as work:
        with pytest.raises(UnknownLead, match="no lead 7"):
            work.leads.details([1, 7])
        assert work.leads.details([]) == {}


def test_people_are_found_by_number_the_oldest_first(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        take(desk, tmp_path, ANA.replace("Ana Lopez", "Peter Miller"))
        with desk.open_work(writes=False) as work:
            people = work.leads.people_with({ANA_PHONE})
            assert work.leads.people_with(set()) == []
    assert people == [
        Person(1, "Ana Lopez", ANA_PHONE, 1),
        Person(3, "Peter Miller", ANA_PHONE, 2),
    ]


def test_requests_and_attempts_come_by_lead_even_where_there_are_none(
    tmp_path: Path,
) -> None:
    with opened(filled_desk(tmp_path)) as desk, desk.open_work(writes=False) as work:
        requests = work.leads.requests([1, 2, 9])
        assert [len(requests[lead_id]) for lead_id in (1, 2, 9)] == [1, 1, 0]
        assert work.leads.attempts([1, 9]) == {1: [], 9: []}
        assert (work.leads.requests([]), work.leads.attempts([])) == ({}, {})


def test_an_attempt_comes_back_as_it_was_added(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path)) as desk, desk.open_work() as work:
        attempt_id = work.leads.add_attempt(1, 1, new_attempt(note="nul \0 here"))
        (stored,) = work.leads.attempts([1])[1]
        assert work.leads.lead_of_attempt(attempt_id) == 1
    assert stored == Attempt(
        attempt_id=attempt_id,
        at=MONDAY,
        entered_at=MONDAY,
        outcome="busy",
        direction=Direction.IN,
        channel=Channel.IN_PERSON,
        note="nul ␀ here",
        by=MANAGER,
        next_call_at=clock("2026-11-17 09:00"),
        next_is_agreed=True,
        why="why ?",
    )


def test_attempts_come_in_the_order_in_which_they_were_entered(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path)) as desk, desk.open_work() as work:
        numbers = [work.leads.add_attempt(1, 1, new_attempt()) for _ in range(3)]
        found = work.leads.attempts([1])[1]
    assert [attempt.attempt_id for attempt in found] == numbers == sorted(numbers)


def test_an_attempt_that_is_none_is_named(tmp_path: Path) -> None:
    with (
        opened(filled_desk(tmp_path)) as desk,
        desk.open_work(writes=False) as work,
        pytest.raises(UnknownAttempt, match="no attempt 3"),
    ):
        work.leads.lead_of_attempt(3)


def test_a_state_is_kept_for_the_queue(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk, desk.open_work() as work:
        work.leads.add_attempt(1, 1, new_attempt("no_answer"))
        outcomes = work.settings.outcomes()
        requests, attempts = work.leads.requests([1])[1], work.leads.attempts([1])[1]
        state = read_history(requests, attempts, outcomes)
        details = work.leads.details([1])[1]
        goal_at = clock("2026-11-16 15:00")
        lead = as_open_lead(details, state, goal_at, safety=True)
        work.leads.store_state(lead, state, None)
        work.commit()
    kept = rows_of(
        path,
        "SELECT safety, is_open, attempts, asked, last_outcome, dialled, contact, "
        "next_is_agreed, goal_at, next_call_at FROM leads WHERE lead_id = 1",
    )
    # A call of theirs: contact, but no dial of ours.
    assert kept == [
        (1, 1, 1, 2, "no_answer", 0, 1, 1, goal_at.timestamp(),
         clock("2026-11-17 09:00").timestamp())
    ]  # fmt: skip
    others = rows_of(path, "SELECT attempts, goal_at FROM leads WHERE lead_id = 2")
    assert others[0][0] == 0


def test_a_bar_is_set_and_lifted_by_attempts(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path)) as desk, desk.open_work() as work:
        first, second = (work.leads.add_attempt(1, 1, new_attempt()) for _ in "ab")
        work.leads.bar_number(ANA_PHONE, first)
        assert work.leads.details([1])[1].barred
        assert not work.leads.details([2])[2].barred
        work.leads.lift_bar(second, first)
        assert work.leads.details([1])[1].barred
        work.leads.lift_bar(first, second)
        assert not work.leads.details([1])[1].barred


def test_what_a_lead_sent_comes_oldest_first_with_its_raw_text(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        earlier = ANA.replace("2026-11-16", "2026-11-11")
        take(desk, tmp_path, earlier)
        with desk.open_work(writes=False) as work:
            sent = work.leads.submissions(1)
            assert work.leads.submissions(99) == []
    assert sent[0].record.submission.raw == earlier + "\n"
    assert [s.batch_id for s in sent] == [2, 1, 1]
    assert {s.file_name for s in sent} == {"leads.csv"}
    assert {s.request_id for s in sent} == {1}


def test_attempts_are_only_added(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        first = record_outcome(desk, 1, Call("booked", note="first words"))
        before = rows_of(path, "SELECT * FROM attempts")
        correct_attempt(desk, first.attempt_id, Call("busy", note="other"), "why")
        after = rows_of(path, "SELECT * FROM attempts")
        assert show_lead(desk, 1).lead.last_outcome == "busy"
    assert after[:1] == before
    assert len(after) == 2
