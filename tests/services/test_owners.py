"""Leads that are given to somebody, alone or with everything of somebody who is ill."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.day_errors import LeadGone, StaffNotHere
from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.reach import Reach
from callback_desk.domain.safety_contact import Contact
from callback_desk.domain.staff import Role, Staff
from callback_desk.domain.staff_errors import UnknownStaff
from callback_desk.services.claims import claim_lead, look_at_desk
from callback_desk.services.contact_of_day import set_contact_today
from callback_desk.services.desk import Desk
from callback_desk.services.join_leads import join_leads
from callback_desk.services.languages import set_languages
from callback_desk.services.owners import (
    hand_over_all,
    reassign,
    restore_owners,
    still_theirs,
    what_is_theirs,
)
from callback_desk.services.reach_leads import tell_reach
from callback_desk.services.record_outcome import (
    Call,
    correct_attempt,
    record_outcome,
    undo_attempt,
)
from callback_desk.services.staff_access import add_staff, remove_staff
from callback_desk.services.work_queue import show_lead, show_queue
from tests.desks import PASSWORD, DeskClock, opened
from tests.storage.stored_desk import ROWS, filled_desk

KIM, ANN = 1, 2
KIM_STAFF = Staff(KIM, "Kim Osei", Role.OFFICE_MANAGER)


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
        with pytest.raises(LeadGone):
            reassign(desk, [99], KIM)
        assert owners(desk) == {}


def test_what_whoever_left_had_to_call_is_still_theirs_to_be_given_on(
    path: Path,
) -> None:
    with opened(path) as desk:
        assert still_theirs(desk) == []
        reassign(desk, [1], ANN)
        # They are here, and asked about as such.
        assert still_theirs(desk) == []
        remove_staff(desk, "Ann Porter")
        assert [member.name for member in still_theirs(desk)] == ["Ann Porter"]
        hand_over_all(desk, ANN, KIM)
        assert owners(desk) == {1: "Kim Osei"}
        assert still_theirs(desk) == []
        set_contact_today(desk, Contact("Ann Porter"), None)
        assert [member.name for member in still_theirs(desk)] == ["Ann Porter"]


def test_who_is_gone_hinders_nobody_and_undoing_leaves_what_others_gave_on(
    path: Path,
) -> None:
    with opened(path) as desk:
        join_leads(desk, 4, 3)
        done = reassign(desk, [1, 3, 4, 5, 99], ANN)
        assert (len(done.before), done.gone) == (3, 2)
        assert owners(desk) == dict.fromkeys((1, 4, 5), "Ann Porter")
        reassign(desk, [4], KIM)
        join_leads(desk, 1, 5)
        assert restore_owners(desk, done) == 2
        assert owners(desk) == {4: "Kim Osei"}


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


def test_a_call_that_somebody_agreed_is_theirs_whatever_was_taken_back_since(
    path: Path,
) -> None:
    """It was theirs whose mistake was taken back, and given on with neither's."""
    clock = DeskClock()
    later = clock.now + timedelta(days=20)
    with opened(path, clock, "Ann Porter") as ann, opened(path, clock) as kim:
        first = record_outcome(ann, 3, Call("call_again", next_at=later)).attempt_id
        clock.now += timedelta(minutes=5)
        undo_attempt(kim, record_outcome(kim, 3, Call("no_answer")).attempt_id)
        assert what_is_theirs(kim, ANN).agreed == (3,)
        assert what_is_theirs(kim, KIM).agreed == ()
        # Who corrected it has agreed it, until that is taken back.
        call = Call("call_again", next_at=later + timedelta(hours=1))
        second = correct_attempt(kim, first, call, "an hour later").attempt_id
        assert what_is_theirs(kim, ANN).agreed == ()
        assert what_is_theirs(kim, KIM).agreed == (3,)
        undo_attempt(kim, second)
        assert what_is_theirs(kim, ANN).agreed == (3,)
        undo_attempt(kim, first)
        assert what_is_theirs(kim, ANN).agreed == ()


def test_who_has_a_lead_open_that_was_joined_to_another_one_is_given_on(
    path: Path,
) -> None:
    """Both leads were open, and nothing of theirs could be given to anybody."""
    with opened(path) as desk, opened(path, name="Ann Porter") as ann:
        claim_lead(ann, 1)
        claim_lead(ann, 2)
        claim_lead(desk, 3)
        reassign(desk, [4], ANN)
        join_leads(desk, 3, 1)
        assert what_is_theirs(desk, ANN).open_now == (2,)
        hand_over_all(desk, ANN, KIM)
        assert owners(desk) == {2: "Kim Osei", 4: "Kim Osei"}


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


def test_a_call_that_is_taken_back_takes_its_owner_with_it(path: Path) -> None:
    def question(lead_id: int, owner: str) -> int:
        call = Call("question_for", details=AttemptDetails(owner=owner))
        return record_outcome(kim, lead_id, call).attempt_id

    with opened(path, DeskClock()) as kim:
        question(3, "Kim Osei")
        question(3, "Ann Porter")
        again = question(3, "Kim Osei")
        assert owners(kim)[3] == "Kim Osei"
        # Whoever had it by the call before that has it again.
        undo_attempt(kim, again)
        assert owners(kim)[3] == "Ann Porter"
        undo_attempt(kim, question(4, "Ann Porter"))
        assert 4 not in owners(kim)
        # Whom it was given to by hand has it again.
        reassign(kim, [6], KIM)
        call = Call("question_for", details=AttemptDetails(owner="Ann Porter"))
        recorded = record_outcome(kim, 6, call)
        undo_attempt(kim, recorded.attempt_id, owner=recorded.owner_before)
        assert owners(kim)[6] == "Kim Osei"
        # Whom somebody else gave it to since keeps it.
        given_on = question(5, "Ann Porter")
        reassign(kim, [5], KIM)
        undo_attempt(kim, given_on)
        assert owners(kim)[5] == "Kim Osei"


def test_who_wants_a_language_goes_to_somebody_who_speaks_it(path: Path) -> None:
    with opened(path) as desk:
        luis = add_staff(desk, "Luis Ortega", Role.RECEPTIONIST, PASSWORD)
        set_languages(desk, luis.staff_id, "español")
        reassign(desk, [1, 2, 3], ANN)
        tell_reach(desk, 2, Reach(language="Spanish"))
        tell_reach(desk, 3, Reach(language="Russian"))
        assert what_is_theirs(desk, ANN).wanted == {2: "Spanish", 3: "Russian"}
        done = hand_over_all(desk, ANN, KIM)
        assert owners(desk) == {1: "Kim Osei", 2: "Luis Ortega", 3: "Kim Osei"}
        assert done.for_language == {"Luis Ortega": 1}
        restore_owners(desk, done)
        assert owners(desk) == dict.fromkeys((1, 2, 3), "Ann Porter")


def test_nobody_notes_the_languages_of_others_but_an_office_manager(path: Path) -> None:
    with opened(path, name="Ann Porter") as desk:
        assert set_languages(desk, ANN, "French").languages == ("French",)
        with pytest.raises(NotAllowed):
            set_languages(desk, KIM, "French")
        with pytest.raises(UnknownStaff):
            set_languages(replace(desk, staff=KIM_STAFF), 99, "French")


def test_the_card_says_who_speaks_what_they_want(path: Path) -> None:
    with opened(path) as desk:
        tell_reach(desk, 2, Reach(language="Spanish"))
        facts = show_lead(desk, 2).facts
        assert facts is not None
        assert not facts.speakers.is_known
        set_languages(desk, ANN, "Spanish")
        facts = show_lead(desk, 2).facts
        assert facts is not None
        assert facts.speakers.others == ("Ann Porter",)


def test_who_is_ill_and_the_safety_contact_is_said(path: Path) -> None:
    with opened(path) as desk:
        assert not what_is_theirs(desk, ANN).is_told
        set_contact_today(desk, Contact("Dr. Berg"), Contact("Ann", "ext. 12"))
        assert what_is_theirs(desk, ANN).is_told
        assert not what_is_theirs(desk, KIM).is_told
        done = hand_over_all(desk, ANN, KIM)
        assert (done.before, done.told_before) == ({}, "Ann Porter")
        assert hand_over_all(desk, KIM, ANN).told_before == ""


def test_yesterdays_safety_contact_is_nobody_to_replace(path: Path) -> None:
    clock = DeskClock()
    with opened(path, clock) as desk:
        set_contact_today(desk, Contact("Ann Porter"), None)
        clock.now += timedelta(days=1)
        assert not what_is_theirs(desk, ANN).is_told
