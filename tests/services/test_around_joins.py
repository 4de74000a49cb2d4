"""What stands around two leads goes with them into a join, and out of it again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk.domain.day_errors import ClaimedElsewhere
from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.reach import Reach, Voicemail
from callback_desk.domain.staff import Role
from callback_desk.services.claims import (
    claim_lead,
    free_lead,
    keep_claim,
    look_at_desk,
)
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.join_leads import join_leads, split_leads
from callback_desk.services.lead_identity import add_number
from callback_desk.services.owners import reassign
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.reach_leads import reach_of, tell_reach
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_lead
from tests.desks import MANAGER, DeskClock, copy_desk, opened
from tests.storage.stored_desk import ANA, take

NO_MESSAGE = Reach(voicemail=Voicemail.NO)


@pytest.fixture
def clock() -> DeskClock:
    """The desk's clock."""
    return DeskClock()


@pytest.fixture
def desk(tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    """A desk with Ana; whole afterwards."""
    with opened(copy_desk(tmp_path), clock) as desk:
        take(desk, tmp_path, ANA)
        yield desk
        assert check_desk(desk)[0] == []


def again(desk: Desk, words: str = "") -> int:
    return enter_lead(desk, Typed("Ana Again", "917-555-0170", words)).lead_id


def ways(desk: Desk, lead_id: int) -> Reach:
    return reach_of(desk, [lead_id])[lead_id]


def test_no_message_is_left_for_whom_either_lead_said_so(
    desk: Desk, clock: DeskClock
) -> None:
    """What was confirmed of the one that joined was known no more."""
    part = again(desk, "please call after 4pm, I speak Spanish")
    wanted = ways(desk, part)
    assert wanted.language
    tell_reach(desk, 1, Reach(voicemail=Voicemail.FINE, call_name="Annie"))
    tell_reach(desk, part, replace(wanted, voicemail=Voicemail.NO))
    before = [ways(desk, one) for one in (1, part)]
    clock.now += timedelta(minutes=1)
    joined = join_leads(desk, 1, part)
    both = ways(desk, 1)
    assert (both.voicemail, both.call_name) == (Voicemail.NO, "Annie")
    assert both.language == wanted.language
    split_leads(desk, 1, joined.join_id)
    assert [ways(desk, one) for one in (1, part)] == before
    assert len(show_lead(desk, 1).facts.told) == 1  # type: ignore[union-attr] # of a lead


def test_what_only_words_propose_stays_proposed(desk: Desk, clock: DeskClock) -> None:
    part = again(desk, "no voicemail please, my family does not know")
    assert ways(desk, part).voicemail is Voicemail.NO
    tell_reach(desk, 1, Reach(call_name="Annie"))
    clock.now += timedelta(minutes=1)
    joined = join_leads(desk, 1, part)
    assert ways(desk, 1) == Reach(voicemail=Voicemail.NO, call_name="Annie")
    split_leads(desk, 1, joined.join_id)
    assert ways(desk, 1) == Reach(call_name="Annie")
    assert ways(desk, part).voicemail is Voicemail.NO


def test_what_was_told_while_they_were_one_stays_with_who_stayed(
    desk: Desk, clock: DeskClock
) -> None:
    part = again(desk)
    tell_reach(desk, part, NO_MESSAGE)
    joined = join_leads(desk, 1, part)
    clock.now += timedelta(minutes=1)
    tell_reach(desk, 1, Reach(call_name="Annie"))
    split_leads(desk, 1, joined.join_id)
    assert ways(desk, 1) == Reach(call_name="Annie")
    assert ways(desk, part) == NO_MESSAGE


def test_who_is_on_the_phone_with_one_has_the_lead_that_both_are(
    desk: Desk, clock: DeskClock
) -> None:
    """Another desk could call the same person meanwhile."""
    part = again(desk)
    other = replace(desk, opening="another window")
    held = claim_lead(other, part)
    join_leads(desk, 1, part)
    assert set(look_at_desk(desk).elsewhere) == {1}
    with pytest.raises(ClaimedElsewhere):
        claim_lead(desk, 1)
    clock.now += timedelta(minutes=14)
    assert keep_claim(other, held) == ""
    clock.now += timedelta(minutes=14)
    assert set(look_at_desk(desk).elsewhere) == {1}
    free_lead(other, part)
    claim_lead(desk, 1)
    assert look_at_desk(desk).elsewhere == {}


def test_who_has_the_lead_that_stays_keeps_it(desk: Desk) -> None:
    part = again(desk)
    other = replace(desk, opening="another window")
    claim_lead(other, part)
    claim_lead(desk, 1)
    join_leads(desk, 1, part)
    assert look_at_desk(desk).mine == {1}


def test_who_looked_after_one_looks_after_both_until_the_split(
    desk: Desk, clock: DeskClock
) -> None:
    with desk.open_work() as work:
        nora = work.staff.add("Nora Diaz", Role.RECEPTIONIST, desk.now())
        work.commit()
    part = again(desk)
    reassign(desk, [part], nora.staff_id)
    clock.now += timedelta(minutes=1)
    joined = join_leads(desk, 1, part)
    assert show_lead(desk, 1).lead.owner == "Nora Diaz"
    split_leads(desk, 1, joined.join_id)
    assert show_lead(desk, 1).lead.owner is None
    assert show_lead(desk, part).lead.owner == "Nora Diaz"
    # Whose it was, and to whom it was given since, is not touched.
    reassign(desk, [1], 1)
    split_leads(desk, 1, join_leads(desk, 1, part).join_id)
    joined = join_leads(desk, 1, part)
    assert show_lead(desk, 1).lead.owner == MANAGER
    clock.now += timedelta(minutes=1)
    reassign(desk, [1], nora.staff_id)
    split_leads(desk, 1, joined.join_id)
    assert show_lead(desk, 1).lead.owner == "Nora Diaz"


def test_a_wrong_number_is_not_called_again_in_its_own_place(
    desk: Desk, clock: DeskClock
) -> None:
    """The lead that joined had it as another number; and both had a third one."""
    part = again(desk)
    add_number(desk, part, "212-555-0142")
    for lead_id in (1, part):
        add_number(desk, lead_id, "646-555-0171")
    clock.now += timedelta(minutes=1)
    join_leads(desk, 1, part)
    called = []
    for _ in range(3):
        called.append(show_lead(desk, 1).details.phone)
        last = record_outcome(desk, 1, Call("wrong_number"))
    assert sorted(called) == ["+12125550142", "+16465550171", "+19175550170"]
    assert last.proposes_closing
