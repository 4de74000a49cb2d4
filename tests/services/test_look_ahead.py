"""What lies ahead at a real desk, and what changed while somebody was away."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from callback_desk.domain.being_told import Coming, Kind
from callback_desk.domain.business_calendar import Policy
from callback_desk.domain.calendar_edits import set_policy
from callback_desk.domain.outcome import Direction
from callback_desk.domain.safety_care import Act, Subject
from callback_desk.domain.staff import Role
from callback_desk.domain.while_away import ChangedMeanwhile
from callback_desk.services.calendar_changes import change_calendar
from callback_desk.services.in_force import show_calendar
from callback_desk.services.look_ahead import look_ahead, what_changed
from callback_desk.services.priority_care import Stamp, stamp
from callback_desk.services.record_outcome import (
    Call,
    record_outcome,
    undo_attempt,
)
from callback_desk.services.staff_access import add_staff
from callback_desk.services.undo_import import undo_import
from tests.desks import PASSWORD, DeskClock, opened
from tests.storage.stored_desk import filled_desk, take

CY = "Cy Young,212-555-0161,,,2026-11-16 12:30"
DEE = "Dee Day,212-555-0162,,,2026-11-13 16:00"
BO = "Bo Chen,646-555-0188,,i want to die,2026-11-16 12:45"
KEPT = "No Number,none,,suicidal,2026-11-16 12:50"


def at(hour: int, minute: int = 0, day: int = 16) -> datetime:
    """A local time in New York."""
    return datetime(2026, 11, day, hour + 5, minute, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Cy is due on Tuesday, Dee today at five; Bo and somebody without number wait."""
    return filled_desk(tmp_path, CY, DEE, BO, KEPT)


def test_what_lies_ahead_near_enough_to_be_told(path: Path) -> None:
    clock = DeskClock(at(13))
    with opened(path, clock) as desk:
        # Dee's goal lies behind already; those of people in danger stay until a call.
        in_danger = {
            Coming(Kind.PRIORITY, 3, at(13, 15)),
            Coming(Kind.PRIORITY, -4, at(13, 20)),
        }
        assert set(look_ahead(desk).coming) == in_danger
        clock.now = at(13, 45)
        assert set(look_ahead(desk).coming) == in_danger | {
            Coming(Kind.GOAL, 1, at(14, 30))
        }
        record_outcome(desk, 3, Call("no_answer", direction=Direction.IN))
        record_outcome(desk, 1, Call("call_again", next_at=at(16, 50)))
        clock.now = at(16, 15)
        assert set(look_ahead(desk).coming) == {
            Coming(Kind.PRIORITY, -4, at(13, 20)),
            Coming(Kind.DUE, 2, at(17)),
            Coming(Kind.CALL, 1, at(16, 50)),
        }
        record_outcome(desk, 2, Call("left_voicemail"))
        kinds = {c.kind for c in look_ahead(desk).coming}
        assert kinds == {Kind.PRIORITY, Kind.CALL}
        # Who was told about them may call.
        stamp(desk, Subject(record_id=4), Stamp(Act.TOLD, "Dr. Berg"))
        assert [c.kind for c in look_ahead(desk).coming] == [Kind.CALL]


def test_a_call_agreed_with_somebody_in_danger_is_told_as_any(path: Path) -> None:
    """Their place is the top of the list, and nobody was told when it was time."""
    clock = DeskClock(at(13))
    with opened(path, clock) as desk:
        record_outcome(desk, 3, Call("call_again", next_at=at(16, 50)))
        assert look_ahead(desk).numbers.calls_today == 1
        assert Kind.CALL not in {c.kind for c in look_ahead(desk).coming}
        clock.now = at(16, 45)
        assert Coming(Kind.CALL, 3, at(16, 50)) in look_ahead(desk).coming
        clock.now = at(16, 51)
        assert look_ahead(desk).numbers.calls_today == 0
        record_outcome(desk, 3, Call("do_not_call"))
        record_outcome(desk, 3, Call("call_again", next_at=at(16, 55)))
        assert Kind.CALL not in {c.kind for c in look_ahead(desk).coming}


def test_nobody_is_told_of_whom_nobody_may_call(path: Path, tmp_path: Path) -> None:
    clock = DeskClock(at(13))
    with opened(path, clock) as desk:
        take(desk, tmp_path, "Eve Day,212-555-0162,,,2026-11-13 16:10")
        record_outcome(desk, 2, Call("do_not_call"))
        clock.now = at(16, 15)
        ahead = look_ahead(desk)
        assert {c.kind for c in ahead.coming} == {Kind.PRIORITY}
        assert ahead.numbers.end_today == 0


def test_how_the_day_stands_in_counts(path: Path) -> None:
    clock = DeskClock(at(17, 1))
    with opened(path, clock) as desk:
        # What has ended ends no more.
        numbers = look_ahead(desk).numbers
        assert (numbers.overdue, numbers.end_today) == (1, 0)
        clock.now = at(13)
        numbers = look_ahead(desk).numbers
        assert (numbers.priority, numbers.overdue) == (2, 0)
        assert (numbers.end_today, numbers.calls_today) == (1, 0)
        record_outcome(desk, 1, Call("call_again", next_at=at(16, 50)))
        record_outcome(desk, 2, Call("no_answer"))
        numbers = look_ahead(desk).numbers
        assert (numbers.end_today, numbers.calls_today) == (0, 1)
        assert (numbers.done, numbers.total) == (1, 1)


def test_what_changed_while_somebody_was_away(path: Path, tmp_path: Path) -> None:
    clock = DeskClock(at(13))
    with opened(path, clock) as kim:
        add_staff(kim, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
        record_outcome(kim, 1, Call("no_answer"))
        left, nothing = at(13, 1), ChangedMeanwhile(0, 0, 0)
        clock.now = at(13, 30)
        assert what_changed(kim, left) == nothing
        assert not nothing.is_anything
        record_outcome(kim, 1, Call("busy"))
        with opened(path, clock, "Ann Porter") as ann:
            record_outcome(ann, 2, Call("left_voicemail"))
            undo_attempt(ann, record_outcome(ann, 3, Call("busy")).attempt_id)
        mistaken, _ = take(kim, tmp_path, "Not One,212-555-0171,,,2026-11-16 13:10")
        undo_import(kim, mistaken.batch or 0)
        take(kim, tmp_path, "New One,212-555-0170,,,2026-11-16 13:20")
        assert what_changed(kim, left) == ChangedMeanwhile(1, 2, 0)
        definition = show_calendar(kim).definition
        change_calendar(kim, set_policy(definition, Policy.SAME_TIME))
        assert what_changed(kim, left).moved > 0
        assert what_changed(kim, clock.now + timedelta(seconds=1)) == nothing
