"""The deadline of a kept record, on a real desk whose calendar is changed meanwhile."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from callback_desk.domain.business_calendar import Policy
from callback_desk.domain.calendar_edits import close_dates
from callback_desk.services.calendar_changes import change_calendar
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.needs_look import fix_of, list_kept, look_at
from callback_desk.services.settle_record import (
    Decided,
    accept_record,
    undo_settlement,
)
from callback_desk.services.work_queue import show_lead
from tests.desks import MONDAY, DeskClock, copy_desk, opened
from tests.storage.stored_desk import ANA, take

TUESDAY, WEDNESDAY = (MONDAY.date() + timedelta(days=ahead) for ahead in (1, 2))
MARIA = "Maria Alvarez,none,,call me,2026-11-16 10:00"


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


def kept(desk: Desk, folder: Path, row: str = MARIA) -> int:
    take(desk, folder, row)
    (one,) = list_kept(desk).rows
    return one.record_id


def accepted(desk: Desk, record_id: int, number: str = "917-555-0170") -> Decided:
    fix = replace(fix_of(look_at(desk, record_id)), phone_text=number)
    return accept_record(desk, record_id, fix)


def snow(desk: Desk) -> None:
    """Close Tuesday."""
    with desk.open_work(writes=False) as work:
        _, in_force = work.settings.calendar()
    change_calendar(desk, close_dates(in_force, [TUESDAY], "Snow"))


def due(desk: Desk, lead_id: int) -> date:
    return show_lead(desk, lead_id).lead.due_at.date()


@pytest.mark.parametrize("words", ["call me", "i want to die"])
def test_while_it_runs_it_goes_by_the_calendar_in_force(
    desk: Desk, tmp_path: Path, words: str
) -> None:
    """It fell due on a day that was closed, and the desk's check called that wrong."""
    record_id = kept(desk, tmp_path, MARIA.replace("call me", words))
    snow(desk)
    decided = accepted(desk, record_id)
    assert due(desk, decided.lead_id or 0) == WEDNESDAY == due(desk, 1)


def test_what_fell_due_while_it_waited_stays(
    desk: Desk, tmp_path: Path, clock: DeskClock
) -> None:
    record_id = kept(desk, tmp_path)
    clock.now += timedelta(days=2)
    snow(desk)
    decided = accepted(desk, record_id)
    assert due(desk, decided.lead_id or 0) == TUESDAY == due(desk, 1)
    assert show_lead(desk, decided.lead_id or 0).lead.due_at < clock.now


@pytest.mark.parametrize("at", ["before", "after"])
def test_taken_back_its_lead_asked_when_it_asked_by_the_calendar_in_force(
    desk: Desk, tmp_path: Path, at: str
) -> None:
    """The earlier receipt of the record stayed where the calendar had been changed."""
    record_id = kept(desk, tmp_path, "Ana Lopez,none,,,2026-11-16 08:00")
    before = show_lead(desk, 1).state.current.request
    if at == "before":
        snow(desk)
    decided = accepted(desk, record_id, "212-555-0142")
    assert show_lead(desk, 1).lead.received_at < before.received_at
    if at == "after":
        snow(desk)
    undo_settlement(desk, decided.settlement_id)
    after = show_lead(desk, 1).state.current.request
    assert after.received_at == before.received_at
    assert after.promised_due_at == before.promised_due_at
    assert due(desk, 1) == WEDNESDAY


def test_another_policy_leaves_no_deadline_by_the_one_before(
    desk: Desk, tmp_path: Path
) -> None:
    record_id = kept(desk, tmp_path, "Ana Lopez,none,,,2026-11-16 08:00")
    with desk.open_work(writes=False) as work:
        _, in_force = work.settings.calendar()
    change_calendar(desk, replace(in_force, policy=Policy.SAME_DAY_IF_EARLY))
    decided = accepted(desk, record_id, "212-555-0142")
    assert due(desk, 1) == MONDAY.date()
    assert check_desk(desk)[0] == []
    undo_settlement(desk, decided.settlement_id)
    assert due(desk, 1) == TUESDAY
