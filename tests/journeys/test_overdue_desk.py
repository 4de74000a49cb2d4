"""What stands between a sign-in and the first card does not grow with what is overdue.

Counted is what the database does for it, in steps of its own machine: times would tell
more of the computer that runs the test.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from callback_desk.domain.local_time import to_epoch
from callback_desk.services import (
    day_progress,
    desk_health,
    look_ahead,
    missed_weeks,
    wake_leads,
)
from callback_desk.services.day_progress import show_progress
from callback_desk.services.desk import Desk
from callback_desk.services.desk_health import AskedLately, ask_lately, look_after
from callback_desk.services.missed_weeks import count_unsigned, unsigned_by_week
from callback_desk.services.needs_look import count_kept
from callback_desk.services.work_queue import (
    COUNTED,
    count_queue,
    first_page,
    show_lead,
)
from callback_desk.wording.queue import say_progress
from tests.benchmarks.full_desk import OVERDUE, make_full_desk
from tests.desks import MONDAY, DeskClock, opened

FEW, MANY = 3_000, 12_000
# Counted as far as this, and looked at so many at a time, so that the desks are small.
AT_ONCE = 20
# Deeper trees and a few more leads beside those that are looked at.
AS_MUCH, STEPS = 1.3, 100
ASKED: dict[str, Callable[[Desk], object]] = {
    "the first page": first_page,
    "the first card": partial(show_lead, lead_id=1),
    "the counters": partial(count_queue, up_to=AT_ONCE),
    "waking": wake_leads.wake_leads,
    "kept records": count_kept,
    "the day's progress": show_progress,
    "what lies ahead": look_ahead.look_ahead,
    "a step of the missed ones": count_unsigned,
    "a step of those who asked": ask_lately,
    "looking after the desk": partial(look_after, lately=AskedLately()),
}


def steps_of(desk: Desk, ask: Callable[[Desk], object]) -> int:
    """How often the database's machine took a hundred steps while that was asked."""
    taken = 0

    def take() -> int:
        nonlocal taken
        taken += 1
        return 0

    ask(desk)  # What is prepared once is prepared.
    with desk.open_work(writes=False) as work:
        driver = work.connection.connection.driver_connection  # type: ignore[attr-defined]
    # The thread keeps its connection from one piece of work to the next.
    driver.set_progress_handler(take, STEPS)
    try:
        ask(desk)
    finally:
        driver.set_progress_handler(None, STEPS)
    return taken


@pytest.fixture(scope="module")
def overdue(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Desks with few and with many overdue leads."""
    folder = tmp_path_factory.mktemp("overdue")
    return {leads: make_full_desk(folder, leads, OVERDUE) for leads in (FEW, MANY)}


@pytest.mark.parametrize("what", ASKED)
def test_it_reads_as_much_where_four_times_as_many_are_overdue(
    overdue: dict[int, Path], what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (day_progress, look_ahead):
        monkeypatch.setattr(module, "COUNTED", AT_ONCE)
    for module in (missed_weeks, desk_health):
        monkeypatch.setattr(module, "IN_A_STEP", AT_ONCE)
    monkeypatch.setattr(wake_leads, "AT_ONCE", AT_ONCE)
    taken = {}
    for leads, path in overdue.items():
        with opened(path, DeskClock()) as desk:
            taken[leads] = steps_of(desk, ASKED[what])
    assert taken[MANY] <= taken[FEW] * AS_MUCH + 2, taken


def test_the_missed_ones_are_counted_as_far_as_anybody_is_told(
    overdue: dict[int, Path],
) -> None:
    with opened(overdue[MANY], DeskClock()) as desk:
        count, taken = count_unsigned(desk), 1
        while not count.is_whole:
            assert count.total < COUNTED
            count, taken = count_unsigned(desk, count), taken + 1
        assert count.total >= COUNTED
        assert sum(unsigned_by_week(desk).values()) == count.total
        assert taken <= MANY // missed_weeks.IN_A_STEP


def test_the_day_is_counted_as_far_as_anybody_is_told(
    overdue: dict[int, Path],
) -> None:
    with opened(overdue[MANY], DeskClock()) as desk:
        progress = show_progress(desk)
        assert progress.total >= COUNTED
        assert say_progress(progress) == f"{progress.done} of 999+ done today"


def test_all_who_asked_are_looked_at_a_step_at_a_time(
    overdue: dict[int, Path],
) -> None:
    with opened(overdue[FEW], DeskClock()) as desk:
        lately = AskedLately()
        while not lately.is_whole:
            lately = ask_lately(desk, lately)
        asked = sum(count for count, _ in lately.by_quarter.values())
        begins = to_epoch(MONDAY - timedelta(days=33))
        with desk.open_work(writes=False) as work:
            told = work.askings.of_period(begins, to_epoch(MONDAY)).askings
        assert asked == sum(one.received_at >= begins for one in told)
