"""The audit: one row for each act, in its transaction, without a word of anyone."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from callback_desk.domain.errors import DeskError
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import (
    Call,
    correct_attempt,
    record_outcome,
)
from callback_desk.services.staff_access import add_staff
from callback_desk.services.work_queue import show_lead, show_queue
from tests.desks import MONDAY, DeskClock, copy_desk, opened
from tests.storage.stored_desk import ANA, filled_desk, rows_of, take

ACTS = "SELECT action, staff_id, subject, subject_id, at FROM audit ORDER BY audit_id"


def acts(path: Path) -> list[tuple[object, ...]]:
    return [tuple(row) for row in rows_of(path, ACTS)]


def test_each_write_leaves_exactly_one_row_in_order(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    clock = DeskClock()
    with opened(path, clock) as desk:
        take(desk, tmp_path, ANA)
        clock.now += timedelta(minutes=1)
        first = record_outcome(desk, 1, Call("busy"))
        correct_attempt(desk, first.attempt_id, Call("no_answer"), "mistyped")
        add_staff(desk, "Ana Ruiz", Role.CLINICIAN, "long enough")
        show_queue(desk)
        show_lead(desk, 1)
    at = int(MONDAY.timestamp())
    assert acts(path) == [
        ("desk_made", 1, None, None, at),
        ("imported", 1, "batch", 1, at),
        ("attempt_recorded", 1, "attempt", 1, at + 60),
        ("attempt_corrected", 1, "attempt", 2, at + 60),
        ("staff_added", 1, "staff", 2, at + 60),
    ]


def unknown_outcome(desk: Desk) -> None:
    record_outcome(desk, 1, Call("daydream"))


def unknown_lead(desk: Desk) -> None:
    record_outcome(desk, 99, Call("busy"))


def taken_name(desk: Desk) -> None:
    add_staff(desk, desk.staff.name, Role.CLINICIAN, "long enough")


@pytest.mark.parametrize("act", [unknown_outcome, unknown_lead, taken_name])
def test_what_was_refused_leaves_no_row(
    tmp_path: Path, act: Callable[[Desk], None]
) -> None:
    path = filled_desk(tmp_path)
    before = acts(path)
    with opened(path) as desk, pytest.raises(DeskError):
        act(desk)
    assert acts(path) == before


def test_an_act_and_its_row_stand_or_fall_together(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk, desk.open_work() as work:
        work.staff.add("Ana Ruiz", Role.CLINICIAN, MONDAY)
        work.audit.add("staff_added", 1, MONDAY, "staff", 2)
    assert rows_of(path, "SELECT count(*) FROM staff") == [(1,)]
    assert len(acts(path)) == 1


def test_the_computers_own_time_stands_beside_the_desks(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    before = int(datetime.now().astimezone().timestamp())
    with opened(path, DeskClock(MONDAY + timedelta(days=400))) as desk:
        take(desk, tmp_path, ANA)
    after = int(datetime.now().astimezone().timestamp())
    desk_time, real_time = rows_of(path, "SELECT at, real_at FROM audit")[-1]
    assert desk_time == int((MONDAY + timedelta(days=400)).timestamp())
    assert isinstance(real_time, int)
    assert before <= real_time <= after


def test_the_audit_holds_numbers_and_codes_only(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        record_outcome(desk, 1, Call("busy", note="needle in a note"))
        add_staff(desk, "Needle Haystack", Role.CLINICIAN, "long enough")
    told = repr(rows_of(path, "SELECT * FROM audit"))
    for needle in ("eedle", "Ana", "2125550142", "Kim", "please"):
        assert needle not in told
