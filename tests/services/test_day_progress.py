"""How far the day has come, on a real desk and by its clock."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk.domain.day_progress import DayProgress
from callback_desk.services.day_progress import show_progress
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call, record_outcome, undo_attempt
from tests.desks import DeskClock, opened
from tests.storage.stored_desk import filled_desk, take

# The desk's clock stands on Monday 16 November, 1 PM; by the policy each is due at the
# close of the next business day.
SPRING, LATE = "2026-11-11 10:00", "2026-11-12 10:00"
FRIDAY, MONDAY = "2026-11-13 10:00", "2026-11-16 10:00"
# Due on Thursday and on Friday, so overdue on Monday; today; tomorrow.
ROWS = (
    f"Ana Lopez,(212) 555-0142,,,{SPRING}",
    f"Bo Chen,646-555-0188,,,{LATE}",
    f"Cy Young,917-555-0117,,,{FRIDAY}",
    f"Di Reyes,718-555-0163,,,{FRIDAY}",
    f"Ed Stone,347-555-0129,,,{MONDAY}",
)
ANA, BO, CY, DI, ED = range(1, 6)


@pytest.fixture
def clock() -> DeskClock:
    return DeskClock()


@pytest.fixture
def desk(tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    with opened(filled_desk(tmp_path, *ROWS), clock) as desk:
        yield desk


def test_today_asks_for_what_is_due_and_what_was_overdue(desk: Desk) -> None:
    assert show_progress(desk) == DayProgress(0, 4)


@pytest.mark.parametrize("lead", [ANA, BO, CY, DI])
@pytest.mark.parametrize("outcome", ["no_answer", "booked", "left_voicemail"])
def test_a_dial_an_answer_or_a_closing_does_it(
    desk: Desk, lead: int, outcome: str
) -> None:
    record_outcome(desk, lead, Call(outcome))
    assert show_progress(desk) == DayProgress(1, 4)


def test_what_is_due_tomorrow_is_not_counted(desk: Desk) -> None:
    record_outcome(desk, ED, Call("booked"))
    assert show_progress(desk) == DayProgress(0, 4)


def test_a_second_try_counts_no_more(desk: Desk, clock: DeskClock) -> None:
    record_outcome(desk, CY, Call("no_answer"))
    clock.now += timedelta(hours=1)
    record_outcome(desk, CY, Call("booked"))
    assert show_progress(desk) == DayProgress(1, 4)


def test_undoing_takes_it_back(desk: Desk) -> None:
    recorded = [record_outcome(desk, lead, Call("booked")) for lead in (ANA, CY)]
    assert show_progress(desk) == DayProgress(2, 4)
    for each in recorded:
        undo_attempt(desk, each.attempt_id)
    assert show_progress(desk) == DayProgress(0, 4)


def test_what_was_tried_before_today_is_not_todays(
    desk: Desk, clock: DeskClock
) -> None:
    record_outcome(desk, ANA, Call("no_answer"))
    record_outcome(desk, ED, Call("no_answer"))
    clock.now += timedelta(days=1)
    # Bo, Cy and Di are overdue this morning; Ed is due today and was tried yesterday.
    assert show_progress(desk) == DayProgress(1, 4)
    record_outcome(desk, ANA, Call("booked"))
    assert show_progress(desk) == DayProgress(1, 4)


def test_who_asks_again_has_a_promise_more(
    desk: Desk, clock: DeskClock, tmp_path: Path
) -> None:
    record_outcome(desk, CY, Call("booked"))
    again = "Cy Young,917-555-0117,,me again,2026-11-16 12:30"
    clock.now += timedelta(minutes=30)
    take(desk, tmp_path, again.replace("12:30", "13:20"))
    assert show_progress(desk) == DayProgress(1, 4)


def test_a_number_that_may_not_be_called_is_no_work(desk: Desk) -> None:
    record_outcome(desk, DI, Call("do_not_call"))
    assert show_progress(desk) == DayProgress(1, 4), "that took a call"


def test_many_calls_of_a_day_are_all_seen(
    desk: Desk, clock: DeskClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("callback_desk.storage.day_query.AT_A_TIME", 2)
    for lead in (ANA, BO, CY, DI, ED):
        record_outcome(desk, lead, Call("no_answer"))
    assert show_progress(desk) == DayProgress(4, 4)
    clock.now += timedelta(days=14)
    assert show_progress(desk) == DayProgress(0, 0)
