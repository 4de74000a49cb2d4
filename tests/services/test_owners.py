"""Leads that are given to somebody, alone or with everything of somebody who is ill."""

from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.day_errors import StaffNotHere
from callback_desk.domain.errors import UnknownLead
from callback_desk.domain.staff import Role
from callback_desk.services.claims import claim_lead, look_at_desk
from callback_desk.services.desk import Desk
from callback_desk.services.owners import (
    hand_over_all,
    reassign,
    restore_owners,
    what_is_theirs,
)
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.staff_access import add_staff, remove_staff
from callback_desk.services.work_queue import show_lead, show_queue
from tests.desks import PASSWORD, DeskClock, opened
from tests.storage.stored_desk import ROWS, filled_desk

KIM, ANN = 1, 2


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk with six leads, at which Ann works too."""
    more = [f"Person {n},212-555-{n:04},,," for n in range(100, 104)]
    path = filled_desk(tmp_path, *ROWS, *more)
    with opened(path) as desk:
        add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
    return path


def owners(desk: Desk) -> dict[int, str | None]:
    queue = show_queue(desk)[0]
    leads = [entry.lead for entry in (*queue.entries, *queue.resting)]
    return {lead.lead_id: lead.owner for lead in leads if lead.lead_id and lead.owner}


def test_leads_are_given_to_somebody_and_taken_back_in_one_step(path: Path) -> None:
    with opened(path) as desk:
        reassign(desk, [1], KIM)
        done = reassign(desk, [1, 2, 3], ANN)
        assert owners(desk) == dict.fromkeys((1, 2, 3), "Ann Porter")
        assert show_lead(desk, 2).lead.owner == "Ann Porter"
        restore_owners(desk, done)
        assert owners(desk) == {1: "Kim Osei"}
        reassign(desk, [1], None)
        assert owners(desk) == {}


def test_nobody_gets_leads_who_has_left_and_no_lead_is_made_up(path: Path) -> None:
    with opened(path) as desk:
        remove_staff(desk, "Ann Porter")
        with pytest.raises(StaffNotHere):
            reassign(desk, [1], ANN)
        with pytest.raises(UnknownLead):
            reassign(desk, [1, 99], KIM)
        assert owners(desk) == {}


def test_everything_of_somebody_ill_is_given_on_in_one_step(path: Path) -> None:
    clock = DeskClock()
    with opened(path, clock, "Ann Porter") as ann:
        record_outcome(
            ann, 3, Call("call_again", next_at=clock.now + timedelta(days=20))
        )
        record_outcome(ann, 4, Call("no_answer"))
        reassign(ann, [5], ANN)
        claim_lead(ann, 2)
    with opened(path, clock) as kim:
        # An agreed call that somebody else looks after stays with them.
        record_outcome(
            kim, 6, Call("call_again", next_at=clock.now + timedelta(days=3))
        )
        theirs = what_is_theirs(kim, ANN)
        assert (theirs.open_now, theirs.agreed, theirs.owned) == ((2,), (3,), (5,))
        assert theirs.leads == (2, 3, 5)
        assert theirs.names[2] == "Bo Chen"
        done = hand_over_all(kim, ANN, KIM)
        assert owners(kim) == dict.fromkeys((2, 3, 5), "Kim Osei")
        assert look_at_desk(kim).elsewhere == {}
        assert what_is_theirs(kim, ANN).leads == ()
        restore_owners(kim, done)
        assert owners(kim) == {5: "Ann Porter"}


def test_whoever_was_named_with_a_call_has_it(path: Path) -> None:
    clock = DeskClock()
    soon = clock.now + timedelta(days=3)
    anns = AttemptDetails(owner="Ann Porter")
    with opened(path, clock) as kim:
        record_outcome(kim, 3, Call("call_again", next_at=soon, details=anns))
        record_outcome(kim, 4, Call("question_for", details=anns))
        record_outcome(kim, 5, Call("call_again", next_at=soon))
        assert what_is_theirs(kim, ANN).leads == (3, 4)
        assert what_is_theirs(kim, KIM).leads == (5,)
