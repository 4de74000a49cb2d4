"""Closing several leads in one step: all or none, and never one in danger."""

from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk.domain.day_errors import NothingToClose
from callback_desk.domain.errors import AttemptCorrected
from callback_desk.domain.staff import Role
from callback_desk.services.claims import claim_lead
from callback_desk.services.close_together import (
    close_together,
    reopen_together,
    ways_to_close,
)
from callback_desk.services.desk import Desk
from callback_desk.services.join_leads import join_leads
from callback_desk.services.record_outcome import Call, correct_attempt, record_outcome
from callback_desk.services.staff_access import add_staff
from callback_desk.services.work_queue import show_lead, show_queue
from tests.desks import PASSWORD, DeskClock, opened
from tests.storage.stored_desk import ROWS, filled_desk, take

ANA, BO = 1, 2


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk with five leads; Bo (2) is in danger."""
    more = [f"Person {n},212-555-{n:04},,," for n in range(100, 103)]
    return filled_desk(tmp_path, *ROWS, *more)


def listed(desk: Desk) -> set[int | None]:
    return {entry.lead.lead_id for entry in show_queue(desk)[0].entries}


def test_leads_are_closed_with_a_reason_and_opened_again_in_one_step(
    path: Path,
) -> None:
    with opened(path) as desk:
        before = listed(desk)
        closed = close_together(desk, [ANA, BO, 3, 4], "spam", "a robot's list")
        assert len(closed.attempts) == 3
        assert (closed.in_danger, closed.closed_before) == ((BO,), ())
        assert listed(desk) == {BO, 5, None}
        (attempt,) = show_lead(desk, 3).attempts
        assert (attempt.outcome, attempt.note) == ("spam", "a robot's list")
        reopen_together(desk, closed)
        assert listed(desk) == before


def test_one_that_was_closed_meanwhile_keeps_its_reason(path: Path) -> None:
    with opened(path) as desk:
        record_outcome(desk, BO, Call("booked"))
        record_outcome(desk, 3, Call("booked"))
        closed = close_together(desk, [ANA, BO, 3], "spam", "")
        assert (closed.in_danger, closed.closed_before) == ((BO,), (3,))
        assert [one.outcome for one in show_lead(desk, 3).attempts] == ["booked"]


def test_one_that_somebody_else_has_open_stays(path: Path) -> None:
    with opened(path) as desk:
        add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
    with opened(path, name="Ann Porter") as anns:
        claim_lead(anns, 3)
    with opened(path) as desk:
        claim_lead(desk, 4)
        closed = close_together(desk, [ANA, 3, 4], "spam", "")
        assert (len(closed.attempts), closed.in_hand) == (2, (3,))
        assert show_lead(desk, 3).attempts == []
        with pytest.raises(NothingToClose):
            close_together(desk, [3], "spam", "")


def test_one_that_is_open_at_ones_own_other_window_stays(path: Path) -> None:
    with opened(path) as window, opened(path) as other:
        claim_lead(other, 3)
        closed = close_together(window, [ANA, 3], "spam", "")
        assert (len(closed.attempts), closed.in_hand) == (1, (3,))
        assert show_lead(window, 3).attempts == []


def test_what_closes_a_lead_here_counts_no_call(path: Path) -> None:
    with opened(path) as desk:
        ways = {outcome.code for outcome in ways_to_close(desk)}
        assert {"spam", "test", "already_patient", "deceased"} <= ways
        assert "booked" not in ways
        close_together(desk, [ANA], "already_patient", "")
        assert not show_lead(desk, ANA).lead.dialled


def test_a_lead_in_danger_alone_or_closed_is_refused(path: Path) -> None:
    with opened(path) as desk:
        record_outcome(desk, ANA, Call("booked"))
        with pytest.raises(NothingToClose):
            close_together(desk, [ANA, BO], "spam", "")
        with pytest.raises(NothingToClose):
            close_together(desk, [99], "spam", "")


def test_one_that_is_gone_hinders_nobody(path: Path) -> None:
    """Nothing was closed, and an error said why, once one of them had been joined."""
    with opened(path) as desk:
        join_leads(desk, 4, 3)
        closed = close_together(desk, [ANA, 3, 5, 99], "spam", "")
        assert (len(closed.attempts), closed.gone) == (2, 2)
        assert listed(desk) == {BO, 4, None}


def test_one_that_somebody_dealt_with_while_it_was_asked_stays(path: Path) -> None:
    clock = DeskClock()
    with opened(path, clock) as desk:
        add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
        record_outcome(desk, 4, Call("no_answer"))
        asked_at = clock.now
        clock.now += timedelta(minutes=5)
        with opened(path, clock, "Ann Porter") as anns:
            record_outcome(anns, 3, Call("busy"))
        closed = close_together(desk, [ANA, 3, 4], "spam", "", asked_at)
        assert (len(closed.attempts), closed.moved) == (2, (3,))
        assert [one.outcome for one in show_lead(desk, 3).attempts] == ["busy"]


def test_one_that_asked_again_while_it_was_asked_stays(path: Path) -> None:
    with opened(path) as desk:
        entries = show_queue(desk)[0].entries
        seen = {one.lead.lead_id or 0: one.lead.asked for one in entries}
        again = "Person 100,212-555-0100,,please do call,2026-11-16 12:30"
        take(desk, path.parent, again)
        closed = close_together(desk, [ANA, 3, 4], "spam", "", asked=seen)
        assert (len(closed.attempts), closed.asked_again) == (2, (3,))
        assert 3 in listed(desk)
        with pytest.raises(NothingToClose):
            close_together(desk, [3], "spam", "", asked=seen)
        # Now that it is seen.
        assert close_together(desk, [3], "spam", "", asked={3: 2}).asked_again == ()


def test_taking_back_is_all_or_none(path: Path) -> None:
    with opened(path) as desk:
        closed = close_together(desk, [3, 4], "spam", "")
        correct_attempt(desk, closed.attempts[1], Call("test"), "it was our own")
        with pytest.raises(AttemptCorrected):
            reopen_together(desk, closed)
        assert not {3, 4} & listed(desk)
