"""No outcome closes a safety lead; a clinician's signature lets it go."""

import pytest

from callback_desk.domain.errors import DeskError, UnknownLead
from callback_desk.domain.lead import Result
from callback_desk.domain.outcome import SHIPPED_OUTCOMES, Closes
from callback_desk.domain.safety_care import Act, Subject
from callback_desk.domain.safety_errors import (
    MoreSinceRead,
    NoteMissing,
    NotPriority,
    OnlyClinicianReviews,
)
from callback_desk.domain.staff import Role
from callback_desk.domain.standing import Standing
from callback_desk.services.priority_care import Stamp, stamp, take_back
from callback_desk.services.record_outcome import Call, record_outcome, undo_attempt
from callback_desk.services.reviewing import (
    Decision,
    has_clinician,
    list_reviews,
    read_on,
    review_lead,
)
from callback_desk.services.work_queue import show_lead, show_queue
from tests.services.fake_desk import FakeDesk

CLOSING = [o.code for o in SHIPPED_OUTCOMES if o.closes is Closes.YES]
IN_DANGER = "i want to die"


def in_danger(desk: FakeDesk) -> int:
    return desk.new_lead(message=IN_DANGER)


def on_top(desk: FakeDesk) -> list[int | None]:
    return [e.lead.lead_id for e in show_queue(desk.desk)[0].entries if e.lead.safety]


@pytest.mark.parametrize("code", CLOSING)
def test_no_outcome_closes_a_safety_lead(code: str) -> None:
    desk = FakeDesk()
    lead_id = in_danger(desk)
    recorded = record_outcome(desk.desk, lead_id, Call(code))
    assert not recorded.closed
    assert recorded.standing is not None
    assert on_top(desk) == [lead_id]
    card = show_lead(desk.desk, lead_id)
    assert card.state.is_open
    assert card.state.is_held


def test_nor_does_one_after_it_was_handed_over() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead()
    record_outcome(desk.desk, lead_id, Call("crisis_handover"))
    recorded = record_outcome(desk.desk, lead_id, Call("booked"))
    assert not recorded.closed
    assert recorded.standing is Standing.FOLLOW_UP
    assert on_top(desk) == [lead_id]


def test_the_outcome_and_the_promise_are_judged_as_ever() -> None:
    desk = FakeDesk()
    lead_id = in_danger(desk)
    record_outcome(desk.desk, lead_id, Call("booked"))
    card = show_lead(desk.desk, lead_id)
    assert card.lead.last_outcome == "booked"
    assert card.state.current.result(desk.now) is Result.KEPT


def test_a_clinician_signs_and_a_booked_lead_leaves_the_list() -> None:
    desk = FakeDesk()
    lead_id = in_danger(desk)
    record_outcome(desk.desk, lead_id, Call("booked"))
    clinician = desk.signed_in(Role.CLINICIAN, "Dr. Berg")
    assert [e.lead.lead_id for e in list_reviews(clinician)[0].entries] == [lead_id]
    reviewed = review_lead(clinician, lead_id, Decision.RELEASE, "spoke with her")
    assert reviewed.closed
    assert show_queue(desk.desk)[0].entries == ()
    entry = desk.stored.care[-1]
    assert (entry.act, entry.by, entry.told.note) == (
        *(Act.RELEASED, "Dr. Berg", "spoke with her"),
    )
    assert desk.stored.audit[-1][0] == "safety_released"


def test_one_that_is_not_closed_goes_on_as_every_lead() -> None:
    desk = FakeDesk()
    lead_id = in_danger(desk)
    clinician = desk.signed_in(Role.CLINICIAN)
    review_lead(clinician, lead_id, Decision.RELEASE, "no words of danger of her own")
    (entry,) = show_queue(desk.desk)[0].entries
    assert not entry.lead.safety
    assert record_outcome(desk.desk, lead_id, Call("booked")).closed


def test_kept_on_top_it_stays_whatever_comes() -> None:
    desk = FakeDesk()
    lead_id = in_danger(desk)
    clinician = desk.signed_in(Role.CLINICIAN, "Dr. Berg")
    review_lead(clinician, lead_id, Decision.KEEP_ON_TOP, "I call her tonight")
    record_outcome(desk.desk, lead_id, Call("booked"))
    assert on_top(desk) == [lead_id]
    assert show_lead(desk.desk, lead_id).lead.care.reviewed_by == "Dr. Berg"


def test_a_review_that_is_taken_back_never_was() -> None:
    desk = FakeDesk()
    lead_id = in_danger(desk)
    record_outcome(desk.desk, lead_id, Call("booked"))
    clinician = desk.signed_in(Role.CLINICIAN)
    reviewed = review_lead(clinician, lead_id, Decision.RELEASE, "wrong lead")
    with pytest.raises(OnlyClinicianReviews):
        take_back(desk.desk, reviewed.stamped.entry_id)
    take_back(clinician, reviewed.stamped.entry_id)
    assert on_top(desk) == [lead_id]


def test_asking_again_in_danger_after_a_review_waits_for_the_next_one() -> None:
    desk = FakeDesk()
    lead_id = in_danger(desk)
    clinician = desk.signed_in(Role.CLINICIAN)
    record_outcome(desk.desk, lead_id, Call("booked"))
    stamp(desk.desk, Subject(lead_id=lead_id), Stamp(Act.TOLD, "Dr. Berg"))
    review_lead(clinician, lead_id, Decision.RELEASE, "booked for today")
    desk.new_lead(message="I am suicidal again")
    assert on_top(desk) == [lead_id]
    # Nobody has been told of these words.
    assert not show_lead(desk.desk, lead_id).lead.care.is_told


def test_a_hand_over_before_a_review_is_no_new_one() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead()
    record_outcome(desk.desk, lead_id, Call("crisis_handover"))
    clinician = desk.signed_in(Role.CLINICIAN)
    review_lead(clinician, lead_id, Decision.RELEASE, "spoke with him")
    recorded = record_outcome(desk.desk, lead_id, Call("no_answer"))
    assert not recorded.safety
    again = record_outcome(desk.desk, lead_id, Call("crisis_handover"))
    assert again.safety
    undone = undo_attempt(desk.desk, again.attempt_id)
    # Nothing at the desk's hand makes it none again.
    assert undone.safety


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.OFFICE_MANAGER])
@pytest.mark.parametrize("decision", Decision)
def test_nobody_else_can_sign(role: Role, decision: Decision) -> None:
    desk = FakeDesk()
    lead_id = in_danger(desk)
    with pytest.raises(OnlyClinicianReviews):
        review_lead(desk.signed_in(role), lead_id, decision, "it is nothing")
    assert on_top(desk) == [lead_id]


def test_what_cannot_be_signed_says_so_and_changes_nothing() -> None:
    desk = FakeDesk()
    lead_id, calm = in_danger(desk), desk.new_lead(phone_text="6465550188", name="Bo")
    clinician = desk.signed_in(Role.CLINICIAN)

    def refused(number: int, note: str = "seen") -> type[DeskError]:
        with pytest.raises(DeskError) as raised:
            review_lead(clinician, number, Decision.RELEASE, note)
        return raised.type

    assert refused(lead_id, "  ") is NoteMissing
    assert refused(calm) is NotPriority
    assert refused(99) is UnknownLead
    assert desk.stored.care == []


def test_whether_anybody_can_sign_is_known() -> None:
    desk = FakeDesk()
    assert not has_clinician(desk.desk)
    assert has_clinician(desk.signed_in(Role.CLINICIAN))


@pytest.mark.parametrize("decision", Decision)
def test_nothing_is_signed_of_what_was_not_read(decision: Decision) -> None:
    """They wrote again as a clinician read: it left the list with the first words."""
    desk = FakeDesk()
    lead_id = in_danger(desk)
    clinician = desk.signed_in(Role.CLINICIAN)
    read = read_on(show_lead(clinician, lead_id))
    desk.new_lead(message=f"{IN_DANGER} tonight")
    with pytest.raises(MoreSinceRead):
        review_lead(clinician, lead_id, decision, "spoke with her", read)
    assert on_top(desk) == [lead_id]
    read = read_on(show_lead(clinician, lead_id))
    # A call that was recorded meanwhile is read as well.
    record_outcome(desk.desk, lead_id, Call("crisis_handover"))
    with pytest.raises(MoreSinceRead):
        review_lead(clinician, lead_id, decision, "spoke with her", read)
    read = read_on(show_lead(clinician, lead_id))
    review_lead(clinician, lead_id, decision, "spoke with her", read)
    assert on_top(desk) == ([] if decision is Decision.RELEASE else [lead_id])
