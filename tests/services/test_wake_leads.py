"""Waking those whose rest is over: two desks agree before, between and after."""

from datetime import timedelta
from pathlib import Path

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.standing import Standing
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.wake_leads import wake_leads
from callback_desk.services.work_queue import count_queue, first_page, show_queue
from tests.desks import DeskClock, opened
from tests.storage.stored_desk import filled_desk


def on_list(desk: Desk) -> tuple[QueueEntry, ...]:
    """The page, which is the queue as it is sorted slowly."""
    entries = first_page(desk)[0].entries
    assert entries == show_queue(desk)[0].entries
    return tuple(entries)


def test_a_lead_is_there_at_the_second_its_rest_ends_woken_or_not(
    tmp_path: Path,
) -> None:
    clock = DeskClock()
    path = filled_desk(tmp_path)
    with opened(path, clock) as desk, opened(path, clock) as other:
        recorded = record_outcome(desk, 1, Call("no_answer"))
        assert recorded.next_call_at is not None
        rests = count_queue(desk).counts["resting"]
        assert wake_leads(desk) == 0

        clock.now = recorded.next_call_at - timedelta(seconds=1)
        assert 1 not in [e.lead.lead_id for e in on_list(desk)]
        assert wake_leads(desk) == 0

        clock.now = recorded.next_call_at
        before = on_list(desk)
        assert 1 in [e.lead.lead_id for e in before]
        assert count_queue(desk).counts["resting"] == rests - 1
        assert (wake_leads(other), wake_leads(desk)) == (1, 0)
        assert on_list(desk) == on_list(other) == before

        # A clock that is put back lets it rest again; one that goes on wakes it.
        clock.now = recorded.next_call_at - timedelta(hours=1)
        assert 1 not in [e.lead.lead_id for e in on_list(desk)]
        clock.now = recorded.next_call_at
        assert on_list(desk) == before
        with desk.open_work(writes=False) as work:
            assert work.problems()[0] == []


def test_it_sleeps_anew_after_the_next_try(tmp_path: Path) -> None:
    clock = DeskClock()
    with opened(filled_desk(tmp_path), clock) as desk:
        for _ in range(2):
            recorded = record_outcome(desk, 1, Call("no_answer"))
            assert recorded.standing is Standing.RESTING
            assert recorded.next_call_at is not None
            assert 1 not in [e.lead.lead_id for e in on_list(desk)]
            clock.now = recorded.next_call_at
            assert wake_leads(desk) == 1
            assert 1 in [e.lead.lead_id for e in on_list(desk)]
