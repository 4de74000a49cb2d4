"""Looking back: the queue of past moments is what the queue said then."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from callback_desk.domain.business_calendar import Policy
from callback_desk.domain.calendar_edits import set_policy
from callback_desk.domain.callback_queue import CallbackQueue
from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.review_errors import MomentAhead
from callback_desk.domain.staff import Role
from callback_desk.services.calendar_changes import change_calendar
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import show_calendar
from callback_desk.services.look_back import queue_at
from callback_desk.services.record_outcome import (
    Call,
    correct_attempt,
    record_outcome,
)
from callback_desk.services.work_queue import show_queue
from tests.desks import DeskClock, copy_desk, opened
from tests.services.replayed_year import Living
from tests.storage.stored_desk import take

FIRST = date(2026, 11, 16)
Told = list[tuple[object, ...]]


def told(queue: CallbackQueue) -> Told:
    """What a queue says: order, standing, deadlines, tries."""
    return [
        (
            *(lead.lead_id, lead.record_id, entry.standing.value, lead.safety),
            *(lead.due_at, lead.act_by, lead.attempts, lead.last_outcome),
            *(lead.next_call_at, lead.received_at),
        )
        for entry in (*queue.entries, *queue.resting)
        for lead in (entry.lead,)
    ]


def live(
    desk: Desk, clock: DeskClock, folder: Path, days: int, seed: int
) -> dict[datetime, Told]:
    """Let a desk live, and keep what its queue said each evening and at noon."""
    living = Living(desk, clock, folder, Random(seed))  # noqa: S311 - no secret
    said: dict[datetime, Told] = {}
    for ahead in range(days):
        living.live(FIRST + timedelta(days=ahead), 1)
        clock.now += timedelta(seconds=1)
        said[clock.now] = told(show_queue(desk)[0])
        if ahead == days // 2:
            calendar = show_calendar(desk).definition
            clock.now += timedelta(seconds=1)
            change_calendar(desk, set_policy(calendar, Policy.CUT_OFF))
            clock.now += timedelta(seconds=1)
            said[clock.now] = told(show_queue(desk)[0])
    return said


@pytest.mark.parametrize("seed", [3, 8])
def test_the_queue_of_every_evening_is_found_again(tmp_path: Path, seed: int) -> None:
    path, clock = copy_desk(tmp_path), DeskClock()
    with opened(path, clock) as desk:
        said = live(desk, clock, tmp_path, 24, seed)
        clock.now += timedelta(days=3)
        assert max(map(len, said.values())) > 10
        for moment, expected in said.items():
            assert told(queue_at(desk, moment).queue) == expected, moment


def test_what_lies_ahead_and_other_eyes_are_refused(tmp_path: Path) -> None:
    clock = DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        with pytest.raises(MomentAhead):
            queue_at(desk, clock.now + timedelta(seconds=1))
        assert queue_at(desk, clock.now).queue.entries == ()
        receptionist = replace(desk, staff=replace(desk.staff, role=Role.RECEPTIONIST))
        with pytest.raises(NotAllowed):
            queue_at(receptionist, clock.now)


HOUSEHOLD = (
    "Ana Lopez,(212) 555-0101,,hello,2026-11-16 09:00",
    "Bo Lopez,(212) 555-0101,,hello,2026-11-16 09:30",
    "Cy Dunn,(212) 555-0103,,hello,2026-11-16 10:00",
)


def standing_at(desk: Desk, moment: datetime) -> list[int | None]:
    queue = queue_at(desk, moment).queue
    return [entry.lead.lead_id for entry in (*queue.entries, *queue.resting)]


def test_a_number_barred_by_somebody_else_is_not_in_it(tmp_path: Path) -> None:
    clock = DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        take(desk, tmp_path, *HOUSEHOLD)
        came = clock.now
        clock.now += timedelta(hours=1)
        record_outcome(desk, 1, Call("do_not_call"))
        barred = clock.now
        clock.now += timedelta(days=2)
        assert standing_at(desk, came) == [1, 2, 3]
        assert standing_at(desk, barred) == [3]


def test_who_was_closed_and_stayed_so_is_not_read(tmp_path: Path) -> None:
    clock = DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        take(desk, tmp_path, *HOUSEHOLD)
        came = clock.now
        clock.now += timedelta(hours=1)
        attempt = record_outcome(desk, 3, Call("booked")).attempt_id
        closed = clock.now
        clock.now += timedelta(days=1)

        def read_at(moment: datetime) -> list[int]:
            with desk.open_work(writes=False) as work:
                numbers = range(1, work.history.last_lead() + 1)
                found = work.history.leads_at(moment, numbers)
                return [lead.lead_id for lead in found]

        assert read_at(came) == [1, 2, 3]
        assert read_at(closed) == [1, 2]
        correct_attempt(desk, attempt, Call("no_answer"), "pressed the wrong key")
        # It is open again, and was not then.
        assert read_at(closed) == [1, 2, 3]
        assert standing_at(desk, closed) == [1, 2]
        assert 3 in standing_at(desk, clock.now)
