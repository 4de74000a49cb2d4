"""Joined and split again, on a real desk: what came between is where it belongs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.safety_care import Act, Subject, Told
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.join_leads import join_leads, split_leads
from callback_desk.services.priority_care import Stamp, stamp, take_back
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.record_outcome import (
    Call,
    correct_attempt,
    record_outcome,
    undo_attempt,
)
from callback_desk.services.reviewing import Decision, review_lead
from callback_desk.services.work_queue import LeadCard, show_lead, show_queue
from tests.desks import DeskClock, copy_desk, opened
from tests.storage.stored_desk import ANA, BO, take

MINUTE = timedelta(minutes=1)
TOLD = Stamp(Act.TOLD, "Dr. Berg", Told.BY_PHONE)


@pytest.fixture
def clock() -> DeskClock:
    """The desk's clock."""
    return DeskClock()


@pytest.fixture
def desk(tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    """A desk with Ana, and with Bo who is in danger; whole afterwards."""
    with opened(copy_desk(tmp_path), clock) as desk:
        take(desk, tmp_path, ANA, BO)
        yield desk
        assert check_desk(desk)[0] == []


def again(desk: Desk, words: str = "") -> int:
    """Somebody who may be one of them."""
    return enter_lead(desk, Typed("Ana Again", "917-555-0170", words)).lead_id


def outcomes(card: LeadCard) -> list[str | None]:
    return [attempt.outcome for attempt in card.attempts]


def clinician(desk: Desk) -> Desk:
    with desk.open_work() as work:
        berg = work.staff.add("Dr. Berg", Role.CLINICIAN, desk.now())
        work.commit()
    return replace(desk, staff=berg)


@pytest.mark.parametrize("how", ["undone", "corrected", "corrected twice"])
def test_what_was_mended_while_they_were_one_stays_mended(
    desk: Desk, clock: DeskClock, how: str
) -> None:
    """The mistake stood again, and whoever was not booked was closed by it."""
    part = again(desk)
    clock.now += MINUTE
    booked = record_outcome(desk, part, Call("booked"))
    joined = join_leads(desk, 1, part)
    clock.now += MINUTE
    if how == "undone":
        undo_attempt(desk, booked.attempt_id)
    else:
        busy = correct_attempt(desk, booked.attempt_id, Call("busy"), "mistyped")
        if how == "corrected twice":
            correct_attempt(desk, busy.attempt_id, Call("no_answer"), "mistyped")
    since = record_outcome(desk, 1, Call("cut_off"))
    split_leads(desk, 1, joined.join_id)
    assert show_lead(desk, part).state.is_open
    assert outcomes(show_lead(desk, part))[0] == "booked"
    assert outcomes(show_lead(desk, 1)) == ["cut_off"]
    undo_attempt(desk, since.attempt_id)
    queue = {entry.lead.lead_id for entry in show_queue(desk)[0].entries}
    assert 1 in queue


def test_who_asked_again_while_they_were_one_is_called(
    desk: Desk, clock: DeskClock
) -> None:
    """What they asked had joined a request that went with the other one."""
    record_outcome(desk, 1, Call("booked"))
    clock.now += MINUTE
    part = again(desk)
    before = show_lead(desk, part).state
    joined = join_leads(desk, 1, part)
    clock.now += MINUTE
    asked = enter_lead(desk, Typed("Ana Lopez", "212-555-0142", "do call me"))
    assert asked.lead_id == 1
    clock.now += MINUTE
    split_leads(desk, 1, joined.join_id)
    card = show_lead(desk, 1)
    assert card.state.is_open
    assert card.state.current.request.received_at == clock.now - MINUTE
    requests = {one.request.request_id for one in card.state.requests}
    assert {one.request_id for one in card.submissions} == requests
    assert show_lead(desk, part).state == before


def test_a_request_that_goes_is_as_it_was_before_somebody_else_joined_it(
    desk: Desk, clock: DeskClock, tmp_path: Path
) -> None:
    record_outcome(desk, 1, Call("booked", at=clock.now - 2 * MINUTE))
    part = again(desk)
    before = show_lead(desk, part).state
    joined = join_leads(desk, 1, part)
    clock.now += timedelta(days=1)
    take(desk, tmp_path, "Ana Lopez,212-555-0142,,anybody?,2026-11-16 12:59")
    moved = show_lead(desk, 1).state.current.request
    assert moved.received_at < before.current.request.received_at
    split_leads(desk, 1, joined.join_id)
    assert show_lead(desk, part).state == before
    assert show_lead(desk, 1).state.is_open


def test_whom_the_desk_told_of_one_is_not_told_of_the_other(desk: Desk) -> None:
    """Bo, in danger, seemed to be told although nobody had heard of him."""
    part = again(desk, "i want to die")
    told = stamp(desk, Subject(lead_id=part), TOLD)
    joined = join_leads(desk, 2, part)
    assert show_lead(desk, 2).lead.care.is_told
    split_leads(desk, 2, joined.join_id)
    assert show_lead(desk, part).lead.care.is_told
    assert not show_lead(desk, 2).lead.care.is_told
    # What was taken back while they were one stays taken back.
    joined = join_leads(desk, 2, part)
    take_back(desk, told.entry_id)
    split_leads(desk, 2, joined.join_id)
    assert not show_lead(desk, part).lead.care.is_told


def test_who_was_released_before_a_join_is_so_after_it(desk: Desk) -> None:
    """The desk's check said that it did not stand as its history says."""
    part = again(desk, "i want to die")
    record_outcome(desk, part, Call("booked"))
    review_lead(clinician(desk), part, Decision.RELEASE, "her own words, a year old")
    split_leads(desk, 1, join_leads(desk, 1, part).join_id)
    assert not show_lead(desk, part).details.safety
    assert not show_lead(desk, part).state.is_open


def test_who_was_released_as_one_waits_for_a_review_apart(desk: Desk) -> None:
    part = again(desk, "i want to die")
    stamp(desk, Subject(lead_id=part), TOLD)
    joined = join_leads(desk, 2, part)
    review_lead(clinician(desk), 2, Decision.RELEASE, "spoke with them")
    split_leads(desk, 2, joined.join_id)
    queue = {entry.lead.lead_id: entry.lead for entry in show_queue(desk)[0].entries}
    assert queue[part].safety
    assert queue[part].care == show_lead(desk, part).lead.care
    assert queue[part].care.is_told
    assert not queue[2].safety
