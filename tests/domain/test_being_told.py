"""What the desk is told by itself: in its hours only, and never twice."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from callback_desk.domain.being_told import (
    Coming,
    DayNumbers,
    Kind,
    Memory,
    Told,
    still_true,
    told_beside,
    what_to_tell,
)
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_edits import close_dates
from callback_desk.domain.calendar_file import read_calendar
from tests.desks import CALENDAR

NUMBERS = DayNumbers(
    priority=1, overdue=2, end_today=6, calls_today=3, done=4, total=12
)
# Monday 16 November 2026; New York is five hours behind.
MONDAY = datetime(2026, 11, 16, tzinfo=UTC)


def at(hour: int, minute: int = 0, days: int = 0) -> datetime:
    """A local time of that Monday."""
    return MONDAY + timedelta(days=days, hours=hour + 5, minutes=minute)


@pytest.fixture
def clinic() -> BusinessCalendar:
    return BusinessCalendar(read_calendar(CALENDAR))


@pytest.fixture
def memory() -> Memory:
    """The lines of the day are said already."""
    kinds = (Kind.MORNING, Kind.AFTERNOON, Kind.EVENING)
    return Memory(days={f"{kind}:2026-11-{day}" for kind in kinds for day in (16, 17)})


def coming(kind: Kind, number: int, when: datetime) -> Coming:
    return Coming(kind, number, when)


def test_deadlines_are_told_an_open_hour_before_and_never_twice(
    clinic: BusinessCalendar, memory: Memory
) -> None:
    soon = [coming(Kind.DUE, n, at(17)) for n in (1, 2, 3)]
    assert what_to_tell(soon, NUMBERS, at(15, 59), clinic, memory) == []
    told = what_to_tell(soon[:2], NUMBERS, at(16), clinic, memory)
    assert told == [Told(Kind.DUE, 2, at(17))]
    # One more ends at five: only that one is told.
    told = what_to_tell(soon, NUMBERS, at(16, 1), clinic, memory)
    assert told == [Told(Kind.DUE, 1, at(17))]
    assert what_to_tell(soon, NUMBERS, at(16, 2), clinic, memory) == []


def test_the_hour_before_is_open_time(clinic: BusinessCalendar, memory: Memory) -> None:
    """What ends at half past nine is told the evening before, while somebody is in."""
    soon = [coming(Kind.DUE, 1, at(9, 30, days=1))]
    assert what_to_tell(soon, NUMBERS, at(16, 29), clinic, memory) == []
    assert what_to_tell(soon, NUMBERS, at(16, 30), clinic, memory) != []


def test_a_call_soon_after_opening_is_told_on_its_day_again(
    clinic: BusinessCalendar, memory: Memory
) -> None:
    """Told two minutes before closing, it was told no more in the morning."""
    soon = [coming(Kind.CALL, 1, at(9, 5, days=1))]
    told = [Told(Kind.CALL, 1, at(9, 5, days=1))]
    assert what_to_tell(soon, NUMBERS, at(16, 54), clinic, memory) == []
    assert what_to_tell(soon, NUMBERS, at(16, 58), clinic, memory) == told
    assert what_to_tell(soon, NUMBERS, at(16, 59), clinic, memory) == []
    memory.forget_before(date(2026, 11, 17), soon)
    assert what_to_tell(soon, NUMBERS, at(9, 0, days=1), clinic, memory) == told
    assert what_to_tell(soon, NUMBERS, at(9, 1, days=1), clinic, memory) == []
    memory.forget_before(date(2026, 11, 19))
    assert memory.instants == set()


@pytest.mark.parametrize("when", [at(8, 59), at(17), at(23), at(12, days=5)])
def test_outside_desk_hours_nothing_is_told(
    clinic: BusinessCalendar, when: datetime
) -> None:
    kinds = (Kind.PRIORITY, Kind.DUE, Kind.GOAL, Kind.CALL)
    soon = [coming(kind, 1, when + timedelta(minutes=5)) for kind in kinds]
    memory = Memory()
    assert what_to_tell(soon, NUMBERS, when, clinic, memory) == []
    # It is told once the desk is open, if it still lies ahead.
    assert memory == Memory()


def test_a_deadline_that_moved_is_told_anew(
    clinic: BusinessCalendar, memory: Memory
) -> None:
    first, moved = coming(Kind.DUE, 1, at(16)), coming(Kind.DUE, 1, at(16, 30))
    assert what_to_tell([first], NUMBERS, at(15, 45), clinic, memory) != []
    assert what_to_tell([moved], NUMBERS, at(15, 46), clinic, memory) != []


def test_all_can_be_silenced_but_priority(
    clinic: BusinessCalendar, memory: Memory
) -> None:
    soon = [coming(kind, 1, at(10, 5)) for kind in (Kind.PRIORITY, Kind.GOAL, Kind.DUE)]
    told = what_to_tell(soon, NUMBERS, at(10), clinic, memory, silent=Kind)
    assert [one.kind for one in told] == [Kind.PRIORITY]


def test_who_comes_in_late_and_in_danger_is_told_once(
    clinic: BusinessCalendar, memory: Memory
) -> None:
    """A mail was held up: the goal had passed when the lead came in."""
    late = [coming(Kind.PRIORITY, 1, at(9, 30)), coming(Kind.DUE, 2, at(9, 40))]
    assert what_to_tell(late, NUMBERS, at(8), clinic, memory) == []
    told = what_to_tell(late, NUMBERS, at(10, 15), clinic, memory, silent=Kind)
    assert told == [Told(Kind.PRIORITY, 1, is_past=True)]
    for days in (0, 1):
        now = at(10, 16, days=days)
        memory.forget_before(clinic.local_date(now), late)
        assert what_to_tell(late, NUMBERS, now, clinic, memory) == []
    # As long as it waits it is not forgotten that it was told.
    memory.forget_before(date(2026, 11, 30), late)
    assert [one[:10] for one in memory.instants] == ["priority:1"]


def test_what_was_told_stands_until_its_time_and_in_danger_beyond_it(
    clinic: BusinessCalendar, memory: Memory
) -> None:
    both = [coming(Kind.PRIORITY, 1, at(10)), coming(Kind.DUE, 2, at(10))]
    told = what_to_tell(both, NUMBERS, at(10), clinic, memory)
    assert [one.kind for one in told] == [Kind.PRIORITY, Kind.DUE]
    assert still_true(told, both, NUMBERS, at(10), clinic) == told
    late = Told(Kind.PRIORITY, 1, at(10), is_past=True)
    assert still_true(told, both, NUMBERS, at(10, 1), clinic) == [late]


def test_the_lines_of_a_day_are_said_once_each(clinic: BusinessCalendar) -> None:
    memory, said = Memory(), []
    for minute in range(9 * 60, 17 * 60, 10):
        for one in what_to_tell([], NUMBERS, at(0, minute), clinic, memory):
            said.append((one.kind, minute / 60))
            assert one.day == NUMBERS
    assert said == [(Kind.MORNING, 9), (Kind.AFTERNOON, 13), (Kind.EVENING, 16.5)]
    again = what_to_tell([], NUMBERS, at(9, days=1), clinic, memory)
    assert [one.kind for one in again] == [Kind.MORNING]


def test_who_comes_late_hears_the_latest_line_alone(clinic: BusinessCalendar) -> None:
    memory = Memory()
    told = what_to_tell([], NUMBERS, at(14), clinic, memory)
    assert [one.kind for one in told] == [Kind.AFTERNOON]
    assert what_to_tell([], NUMBERS, at(14, 1), clinic, memory) == []


def test_an_afternoon_in_which_nothing_ends_is_quiet(clinic: BusinessCalendar) -> None:
    memory = Memory()
    free = replace(NUMBERS, end_today=0)
    assert what_to_tell([], free, at(14), clinic, memory) == []


def test_what_can_never_come_again_is_forgotten(memory: Memory) -> None:
    memory.instants = {f"due:1:{int(at(16).timestamp())}"}
    memory.forget_before(date(2026, 11, 16))
    assert len(memory.instants) == 1
    memory.forget_before(date(2026, 11, 17))
    assert {one[-2:] for one in memory.days} == {"17"}
    memory.forget_before(date(2026, 11, 19))
    assert memory == Memory()


def test_nobody_is_wished_a_good_morning_after_noon(clinic: BusinessCalendar) -> None:
    said = what_to_tell([], NUMBERS, at(9), clinic, Memory())
    assert still_true(said, [], NUMBERS, at(12, 59), clinic) == said
    assert still_true(said, [], NUMBERS, at(13), clinic) == []
    assert still_true(said, [], NUMBERS, at(10, days=1), clinic) == []


def test_the_evening_ends_with_the_desk(clinic: BusinessCalendar) -> None:
    said = what_to_tell([], NUMBERS, at(16, 30), clinic, Memory())
    assert still_true(said, [], NUMBERS, at(16, 59), clinic) == said
    assert still_true(said, [], NUMBERS, at(17), clinic) == []


def test_a_line_of_a_day_that_was_closed_meanwhile_goes(
    clinic: BusinessCalendar,
) -> None:
    said = what_to_tell([], NUMBERS, at(9), clinic, Memory())
    snow = close_dates(clinic.definition, [date(2026, 11, 16)], "Snow")
    assert still_true(said, [], NUMBERS, at(10), BusinessCalendar(snow)) == []


def test_what_comes_next_takes_no_call_away_that_is_due_still(
    clinic: BusinessCalendar, memory: Memory
) -> None:
    calls = [coming(Kind.CALL, 1, at(16, 35)), coming(Kind.CALL, 2, at(16, 40))]
    (first,) = what_to_tell(calls[:1], NUMBERS, at(16, 25), clinic, memory)
    evening = Told(Kind.EVENING, 6, day=NUMBERS, on=date(2026, 11, 16))
    assert told_beside([first], [evening]) == [first, evening]
    (second,) = what_to_tell(calls, NUMBERS, at(16, 30), clinic, memory)
    assert told_beside([first, evening], [second]) == [Told(Kind.CALL, 2, at(16, 35))]


def test_a_goal_that_passed_stays_beside_one_that_lies_ahead() -> None:
    one = (coming(Kind.PRIORITY, 1, at(10)),)
    passed = Told(Kind.PRIORITY, 1, at(10), is_past=True, about=one)
    ahead = Told(
        Kind.PRIORITY, 1, at(10, 30), about=(coming(Kind.PRIORITY, 2, at(10, 30)),)
    )
    assert told_beside([passed], [ahead]) == [passed, ahead]
