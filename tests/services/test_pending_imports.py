"""Pending batches: unseen until they are whole, and dropped if they never are."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.business_calendar import Policy
from callback_desk.domain.errors import DeskError, FileChanged, UnknownLead
from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.import_errors import CalendarChangedMeanwhile, ImportGoingOn
from callback_desk.domain.settlement_errors import SettlementWorkedOn
from callback_desk.domain.submission import Submission
from callback_desk.services import submission_chunks
from callback_desk.services.desk_check import check_desk
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import (
    SourceSettings,
    import_file,
)
from callback_desk.services.join_leads import join_leads
from callback_desk.services.needs_look import fix_of, list_kept, look_at
from callback_desk.services.pending_imports import drop_leftovers
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.settle_record import accept_record, undo_settlement
from callback_desk.services.work_queue import show_lead, show_queue
from tests.desks import copy_desk, opened
from tests.services.fake_desk import FakeDesk, FakeFile, asks, clock
from tests.services.fake_stored import Stored
from tests.services.test_import_leads import SUBMISSIONS
from tests.storage.stored_desk import ANA, HEADER, take

FILE = st.lists(SUBMISSIONS, max_size=10)
PEOPLE = [asks(phone_text=f"212555{n:04}", row=n, message="hello") for n in range(7)]


def take_slowly(
    desk: FakeDesk,
    records: Sequence[Submission],
    chunk: int,
    between: Callable[[int], object] = lambda done: None,
    *,
    breaks: bool = False,
    stop_after: int | None = None,
) -> FileReport:
    """Import in chunks of so many records; something happens after each."""
    done = 0

    def progress(seen: int, fraction: float | None) -> None:
        nonlocal done
        done = seen
        between(seen)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(submission_chunks, "CHUNK", chunk)
        return import_file(
            desk.desk,
            lambda: FakeFile(records, breaks),
            SourceSettings(),
            on_progress=progress,
            should_stop=lambda: stop_after is not None and done >= stop_after,
        )


def joined(stored: Stored) -> list[tuple[int, int | None, int | None]]:
    """The batch, lead and request of every record."""
    return [
        (batch, p.lead_id, p.request.request_id if p.request else None)
        for batch, p in stored.records
    ]


def contents(stored: Stored) -> tuple[object, ...]:
    """What is stored, but for how many numbers of the settings were used."""
    return (
        stored.leads,
        stored.requests,
        stored.attempts,
        [p.record for _, p in stored.records],
        joined(stored),
        stored.batches,
        [row for row in stored.audit if "backed_up" not in row],
    )


def test_nothing_of_a_batch_is_seen_until_it_is_whole() -> None:
    desk = FakeDesk()
    desk.take(asks(phone_text="6465550143"))
    kept = asks(phone_text="none", message="i want to die")
    again = asks("2026-11-12", phone_text="6465550143", message="again")
    before, _ = show_queue(desk.desk)
    seen: list[int] = []

    def look(done: int) -> None:
        seen.append(done)
        if done < 9:
            now, _ = show_queue(desk.desk)
            assert now == before
            with pytest.raises(UnknownLead):
                show_lead(desk.desk, 2)
            ((previewed,),) = desk.preview(FakeFile([PEOPLE[0]]))[1]
            assert previewed.verdict == "new"

    take_slowly(desk, [*PEOPLE, kept, again], 2, look)
    assert seen == [2, 4, 6, 8, 9]
    after, _ = show_queue(desk.desk)
    assert len(after.entries) == 9
    assert {e.lead.lead_id: e.lead.asked for e in after.entries}[1] == 2


@settings(max_examples=150, deadline=None)
@given(FILE, FILE, st.integers(1, 4))
def test_in_chunks_the_same_is_stored_as_at_once(
    first: list[Submission], second: list[Submission], chunk: int
) -> None:
    at_once, slowly = FakeDesk(), FakeDesk()
    for records in (first, second):
        one = take_slowly(at_once, records, 100)
        other = take_slowly(slowly, records, chunk)
        assert (one.counts, one.seen) == (other.counts, other.seen)
    assert contents(slowly.stored) == contents(at_once.stored)


@settings(max_examples=150, deadline=None)
@given(
    FILE.filter(bool),
    FILE.filter(bool),
    st.integers(1, 3),
    st.integers(0, 5),
    st.sampled_from(["no_answer", "left_voicemail", "booked", "do_not_call"]),
    st.sampled_from([0, 30, 60 * 24 * 2]),
)
def test_a_call_recorded_meanwhile_counts_as_one_recorded_before(
    first: list[Submission],
    second: list[Submission],
    chunk: int,
    when: int,
    outcome: str,
    minutes_ago: int,
) -> None:
    meanwhile, before = FakeDesk(), FakeDesk()
    for desk in (meanwhile, before):
        desk.take(asks("2026-11-12 09:00", message="first"), *first)
    call = Call(outcome, at=meanwhile.now - timedelta(minutes=minutes_ago))
    record_outcome(before.desk, 1, call)
    called: list[int] = []

    def record_once(done: int) -> None:
        if not called and done > when and done < len(second):
            called.append(done)
            record_outcome(meanwhile.desk, 1, call)

    one = take_slowly(meanwhile, second, chunk, record_once)
    if not called:
        return
    other = take_slowly(before, second, 100)
    assert one.counts == other.counts
    assert meanwhile.stored.requests == before.stored.requests
    assert meanwhile.stored.leads == before.stored.leads
    assert joined(meanwhile.stored) == joined(before.stored)


def test_leads_are_joined_and_none_of_whom_it_asks_is_taken_away_meanwhile(
    tmp_path: Path,
) -> None:
    """The import ended by a fault of the program, with nothing of its file kept."""
    coming = [f"Lead N{n},212-555-{n},,w,2026-11-16 11:00" for n in range(1000, 1010)]
    again = "Ana Again,917-555-0170,,please,2026-11-16 11:00"
    maria = "Maria Alvarez,646-555-0171,,again,2026-11-16 12:00"
    refused: list[DeskError] = []

    def meanwhile(done: int, fraction: float | None) -> None:
        if done == len(coming) and not refused:
            join_leads(desk, 1, part)
            with pytest.raises(SettlementWorkedOn) as told:
                undo_settlement(desk, decided.settlement_id)
            refused.append(told.value)

    with opened(copy_desk(tmp_path)) as desk, pytest.MonkeyPatch.context() as patch:
        take(desk, tmp_path, ANA, "Maria Alvarez,none,,,2026-11-16 10:00")
        part = enter_lead(desk, Typed("Ana Again", "917-555-0170")).lead_id
        (kept,) = list_kept(desk).rows
        fix = fix_of(look_at(desk, kept.record_id))
        mended = replace(fix, phone_text="646-555-0171")
        decided = accept_record(desk, kept.record_id, mended)
        patch.setattr(submission_chunks, "CHUNK", 2)
        patch.setattr(submission_chunks, "TOGETHER", 1)
        file = tmp_path / "coming.csv"
        file.write_text("\n".join((HEADER, again, maria, *coming)) + "\n", "utf-8")
        report = import_file(
            desk,
            lambda: desk.open_lead_file(file),
            SourceSettings(),
            on_progress=meanwhile,
        )
        assert refused
        assert (report.error, report.counts["repeat"]) == (None, 2)
        assert show_lead(desk, 1).details.asked == 3
        assert check_desk(desk)[0] == []


def test_a_stopped_import_leaves_nothing_and_says_so() -> None:
    desk = FakeDesk()
    desk.take(asks(phone_text="6465550143"))
    before = contents(desk.stored)
    report = take_slowly(desk, PEOPLE, 2, stop_after=4)
    assert report == FileReport(stopped=True)
    assert contents(desk.stored) == before
    # Nothing of it is known.
    assert set(desk.verdicts(*PEOPLE)) == {"new"}


def test_an_import_stopped_before_its_first_chunk_leaves_nothing() -> None:
    desk = FakeDesk()
    assert take_slowly(desk, PEOPLE, 2, stop_after=0).stopped
    assert (desk.stored.batches, desk.store.commits) == ([], 0)


def test_a_file_that_breaks_off_in_the_middle_leaves_nothing() -> None:
    desk = FakeDesk()
    report = take_slowly(desk, PEOPLE, 2, breaks=True)
    assert isinstance(report.error, FileChanged)
    assert (desk.stored.leads, desk.stored.requests) == ({}, {})
    assert (desk.stored.records, desk.stored.batches) == ([], [])


def test_a_bug_in_the_middle_leaves_nothing() -> None:
    desk = FakeDesk()

    def fail(done: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        take_slowly(desk, PEOPLE, 2, fail)
    assert desk.stored.batches == []
    assert not desk.store.is_importing


def test_a_calendar_that_is_set_meanwhile_refuses_the_file() -> None:
    desk = FakeDesk()

    def set_calendar(done: int) -> None:
        definition = replace(desk.definition, policy=Policy.SAME_TIME)
        with desk.desk.open_work() as work:
            work.settings.set_calendar(definition, desk.now, 1)
            work.commit()

    report = take_slowly(desk, PEOPLE, 4, set_calendar)
    assert isinstance(report.error, CalendarChangedMeanwhile)
    assert desk.stored.batches == []
    # By the new calendar it goes in.
    assert take_slowly(desk, PEOPLE, 4).seen == len(PEOPLE)


def test_one_import_at_a_time_has_its_turn() -> None:
    desk = FakeDesk()

    def another(done: int) -> None:
        with pytest.raises(ImportGoingOn):
            desk.take(asks())
        # Looking after leftovers does not disturb it.
        drop_leftovers(desk.store)

    assert take_slowly(desk, PEOPLE, 3, another).seen == len(PEOPLE)


def test_what_a_dead_program_left_is_dropped_on_opening_and_before_an_import() -> None:
    desk = FakeDesk()
    desk.take(asks(phone_text="6465550143"))
    before = contents(desk.stored)
    left: list[Stored] = []
    for drop in (lambda: drop_leftovers(desk.store), lambda: desk.take()):
        left.clear()
        take_slowly(desk, PEOPLE, 2, lambda done: left.append(desk.stored.copied()))
        desk.store.stored = left[1]
        drop()
        assert contents(desk.stored)[:5] == before[:5]
    queue, _ = show_queue(desk.desk)
    assert len(queue.entries) == 1


def test_a_clean_desk_is_only_looked_at() -> None:
    desk = FakeDesk()
    desk.take(asks())
    commits = desk.store.commits
    drop_leftovers(desk.store)
    assert desk.store.commits == commits


def test_progress_says_how_much_is_done() -> None:
    told: list[tuple[int, float | None]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(submission_chunks, "CHUNK", 3)
        import_file(
            FakeDesk().desk,
            lambda: FakeFile(PEOPLE),
            SourceSettings(),
            on_progress=lambda *far: told.append(far),
        )
    # A fake file cannot tell how much of it was read; its end can.
    assert told == [(3, None), (6, None), (7, 1.0)]


def test_an_asking_that_waits_is_told_with_its_lead() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-13 10:00"))
    _, (record,) = desk.take(asks(message="again"))
    assert (record.verdict, record.lead_id) == ("repeat", lead_id)
    assert desk.stored.records[-1][1].request is not None
