"""Taking an import back: as if it had never been, but for what was worked on since."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.business_calendar import Policy
from callback_desk.domain.calendar_edits import set_policy
from callback_desk.domain.errors import UnknownLead
from callback_desk.domain.import_errors import (
    HalfTakenBack,
    NotTakenBack,
    RecordsLeft,
    TakenBackInPart,
    UnknownBatch,
)
from callback_desk.domain.import_list import ImportState
from callback_desk.domain.mailbox import Mailbox
from callback_desk.domain.record import Record
from callback_desk.domain.safety_care import Act, Subject
from callback_desk.domain.settlement import Aside
from callback_desk.domain.stopping import Ending, Stopped
from callback_desk.domain.undone_together import InPart
from callback_desk.services import fetch_mail, submission_chunks, taking_back
from callback_desk.services.calendar_changes import change_calendar
from callback_desk.services.claims import claim_lead
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.fetch_mail import fetch_mailbox
from callback_desk.services.in_force import show_calendar
from callback_desk.services.list_imports import foresee_undo, list_imports
from callback_desk.services.mailbox_settings import add_mailbox
from callback_desk.services.needs_look import fix_of, look_at
from callback_desk.services.priority_care import Stamp, stamp
from callback_desk.services.record_outcome import (
    Call,
    record_outcome,
    undo_attempt,
)
from callback_desk.services.settle_record import accept_record, set_record_aside
from callback_desk.services.undo_import import Undone, undo_import
from callback_desk.services.work_queue import show_lead, show_queue
from callback_desk.storage import undo
from callback_desk.wording.imports import part_stays
from tests.desks import DeskClock, copy_desk, opened
from tests.services.fake_mail import FakeServer, read_fake_mail
from tests.storage.stored_desk import ANA, BO, NOBODY, ROWS, rows_of, take

EARLIER = "Ana Lopez,(212) 555-0142,,an earlier one,2026-11-11 10:00"
LATER = "Ana Lopez,(212) 555-0142,,a later one,2026-11-16 12:00"
DANGER = "Ana Lopez,(212) 555-0142,,i want to die,2026-11-16 12:10"
NAMED = "Cy Diaz,(917) 555-0111,,call me,2026-11-16 10:00"
NAMES = ("Ana Lopez", "Bo Chen", "Cy Diaz")
PHONES = ("2125550142", "6465550188", "none")
LINES = st.builds(
    lambda name, phone, words, day, hour: (
        f"{name},{phone},,{words},2026-11-{day} {hour}:00".replace(" 99:00", "")
    ),
    st.sampled_from(NAMES),
    st.sampled_from(PHONES),
    st.sampled_from(["please call", "me again", "i want to die"]),
    st.sampled_from(["09", "12", "16"]),
    st.sampled_from(["09", "11", "99"]),
)
FILES = st.lists(LINES, min_size=1, max_size=8)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk of the test's own."""
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


def queue_of(desk: Desk) -> list[tuple[Any, ...]]:
    """The queue, whatever numbers its leads have."""
    queue, _ = show_queue(desk)
    return sorted(
        (
            e.lead.name, e.lead.phone or "", e.lead.lead_id is None, e.lead.safety,
            e.lead.received_at, e.lead.due_at, e.lead.promised_due_at, e.lead.goal_at,
            e.lead.asked, e.lead.attempts, e.lead.last_outcome or "", e.standing,
        )
        for e in (*queue.entries, *queue.resting)
    )  # fmt: skip


@contextmanager
def parts_of(size: int) -> Iterator[None]:
    """Take back so many leads in one transaction."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(taking_back, "AT_ONCE", size)
        yield


def state_of(desk: Desk, batch_id: int) -> ImportState:
    listed = {one.batch_id: one for one in list_imports(desk).imports}[batch_id]
    assert listed.undone_by == "Kim Osei"
    return listed.state


def is_sound(desk: Desk) -> bool:
    problems, _ = check_desk(desk)
    return problems == []


def test_one_that_was_ended_stays_whole(desk: Desk, tmp_path: Path) -> None:
    first, _ = take(desk, tmp_path, *ROWS)
    before, asked = queue_of(desk), 0

    def end_later() -> None:
        nonlocal asked
        asked += 1
        if asked == 2:
            raise Stopped

    with pytest.raises(Stopped):
        undo_import(desk, first.batch or 0, end_later)
    assert queue_of(desk) == before
    assert undo_import(desk, first.batch or 0) == Undone(2, ())
    assert is_sound(desk)


def test_what_was_left_half_taken_back_is_finished_as_the_desk_is_opened_next(
    tmp_path: Path,
) -> None:
    path, parts = copy_desk(tmp_path), 0

    def die_later() -> None:
        nonlocal parts
        parts += 1
        if parts == 2:
            raise Stopped

    with opened(path) as desk:
        take(desk, tmp_path, LATER)
        as_before = queue_of(desk)
        batch = take(desk, tmp_path, *ROWS, EARLIER, NAMED)[0].batch or 0
        with parts_of(1), pytest.raises(HalfTakenBack):
            undo_import(desk, batch, leave=die_later)
        # Whoever is still there has all that they sent.
        assert [lead[0] for lead in queue_of(desk)] == ["Ana Lopez", "No Number"]
        assert is_sound(desk)
        assert state_of(desk, batch) is ImportState.UNDOING
    with opened(path) as desk:
        assert queue_of(desk) == as_before
        assert state_of(desk, batch) is ImportState.UNDONE
        assert is_sound(desk)
    acts = "SELECT count(*) FROM audit WHERE action = 'import_undone'"
    assert rows_of(path, acts) == [(1,)]


def test_what_was_left_half_taken_back_is_finished_before_an_import(
    desk: Desk, tmp_path: Path
) -> None:
    def die() -> None:
        raise Stopped

    first, _ = take(desk, tmp_path, *ROWS, NAMED)
    with parts_of(1), pytest.raises(HalfTakenBack):
        undo_import(desk, first.batch or 0, leave=die)
    # Else some of these were known, and gone with the rest of the first one.
    again, _ = take(desk, tmp_path, *ROWS, NAMED)
    assert again.counts == first.counts
    assert state_of(desk, first.batch or 0) is ImportState.UNDONE
    assert is_sound(desk)


def test_a_call_saved_between_two_parts_keeps_its_lead(
    desk: Desk, tmp_path: Path
) -> None:
    batch = take(desk, tmp_path, ANA, BO, NAMED)[0].batch or 0

    def call_the_first() -> None:
        if not show_lead(desk, 1).attempts:
            record_outcome(desk, 1, Call("no_answer"))

    with parts_of(1):
        assert undo_import(desk, batch, leave=call_the_first) == Undone(2, (1,))
    assert [lead[0] for lead in queue_of(desk)] == ["Ana Lopez"]
    assert is_sound(desk)


def test_whom_somebody_has_open_stays(tmp_path: Path) -> None:
    path, clock = copy_desk(tmp_path), DeskClock()
    with opened(path, clock) as desk, opened(path, clock) as other:
        batch = take(desk, tmp_path, ANA, NAMED)[0].batch or 0
        claim_lead(other, 1)
        assert foresee_undo(desk, batch).reach.kept == (1,)
        assert undo_import(desk, batch) == Undone(1, (1,))
        # What comes of the call has its place.
        record_outcome(other, 1, Call("no_answer"))
        assert is_sound(desk)


def test_whom_somebody_had_open_goes(tmp_path: Path) -> None:
    path, clock = copy_desk(tmp_path), DeskClock()
    with opened(path, clock) as desk, opened(path, clock) as other:
        batch = take(desk, tmp_path, ANA)[0].batch or 0
        claim_lead(other, 1)
        clock.now += timedelta(hours=1)
        assert foresee_undo(desk, batch).reach.gone == 1
        assert undo_import(desk, batch) == Undone(1, ())


def test_a_batch_nobody_worked_on_is_gone_and_its_file_new_again(
    desk: Desk, tmp_path: Path
) -> None:
    first, _ = take(desk, tmp_path, *ROWS)
    assert undo_import(desk, first.batch or 0) == Undone(2, ())
    assert queue_of(desk) == []
    with pytest.raises(UnknownLead):
        show_lead(desk, 1)
    again, heard = take(desk, tmp_path, *ROWS)
    assert again.counts == first.counts
    # Numbers are never used twice.
    assert {r.lead_id for r in heard if r.lead_id} == {3, 4}
    assert is_sound(desk)


def test_nothing_of_it_is_left_in_the_tables(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Its raw text lies in several chunks, and one is looked at in a transaction.
    monkeypatch.setattr(submission_chunks, "CHUNK", 2)
    monkeypatch.setattr(undo, "CHUNKS_AT_ONCE", 1)
    first, _ = take(desk, tmp_path, *ROWS, EARLIER)
    chunks = rows_of(tmp_path / "desk.db", "SELECT count(*) FROM raw_chunks")
    assert chunks == [(3,)]
    undo_import(desk, first.batch or 0)
    for table in ("leads", "requests", "submissions", "raw_chunks", "request_origins"):
        assert rows_of(tmp_path / "desk.db", f"SELECT * FROM {table}") == []  # noqa: S608 - fixed
    state = "SELECT state, seen FROM batches"
    assert rows_of(tmp_path / "desk.db", state) == [("undone", 6)]
    last = "SELECT action, subject_id FROM audit ORDER BY audit_id DESC LIMIT 1"
    assert rows_of(tmp_path / "desk.db", last) == [("import_undone", first.batch)]


def test_a_lead_worked_on_stays_with_all_that_it_sent(
    desk: Desk, tmp_path: Path
) -> None:
    first, _ = take(desk, tmp_path, ANA, LATER, BO, NOBODY)
    record_outcome(desk, 1, Call("busy"))
    before = show_lead(desk, 1)
    assert undo_import(desk, first.batch or 0) == Undone(1, (1,))
    after = show_lead(desk, 1)
    assert (after.details, after.state) == (before.details, before.state)
    raw = [s.record.submission.raw for s in after.submissions]
    assert raw == [f"{ANA}\n", f"{LATER}\n"]
    _, heard = take(desk, tmp_path, ANA, LATER, BO, NOBODY)
    said = [record.verdict.value for record in heard]
    assert said == ["known", "known", "new", "needs_look"]
    assert is_sound(desk)


def test_whom_somebody_was_told_about_stays_with_all_that_they_sent(
    desk: Desk, tmp_path: Path
) -> None:
    first, _ = take(desk, tmp_path, ANA, DANGER, NAMED)
    stamp(desk, Subject(lead_id=1), Stamp(Act.TOLD, "Dr. Berg"))
    before = show_lead(desk, 1)
    assert undo_import(desk, first.batch or 0) == Undone(1, (1,))
    assert show_lead(desk, 1).submissions == before.submissions
    assert is_sound(desk)


def test_what_somebody_set_aside_stays(desk: Desk, tmp_path: Path) -> None:
    torn = "Al Wu,none,,call me,2026-11-16 10:00"
    first, _ = take(desk, tmp_path, torn, BO)
    before = look_at(desk, 1)
    set_record_aside(desk, 1, Aside.SPAM)
    assert undo_import(desk, first.batch or 0) == Undone(1, ())
    assert look_at(desk, 1).record.submission == before.record.submission
    assert is_sound(desk)


def test_a_call_that_was_taken_back_was_work_all_the_same(
    desk: Desk, tmp_path: Path
) -> None:
    first, _ = take(desk, tmp_path, ANA)
    done = record_outcome(desk, 1, Call("busy"))
    undo_attempt(desk, done.attempt_id)
    assert undo_import(desk, first.batch or 0) == Undone(0, (1,))


def test_do_not_call_stays(desk: Desk, tmp_path: Path) -> None:
    first, _ = take(desk, tmp_path, ANA, BO)
    record_outcome(desk, 1, Call("do_not_call"))
    assert undo_import(desk, first.batch or 0) == Undone(1, (1,))
    _, (record,) = take(desk, tmp_path, ANA.replace("Ana Lopez", "Peter Miller"))
    assert record.barred


@pytest.mark.parametrize("second", [EARLIER, LATER, DANGER])
@pytest.mark.parametrize(
    "outcome", [None, "busy", "left_voicemail", "booked", "crisis_handover"]
)
def test_a_lead_that_asked_before_loses_only_what_it_sent_by_it(
    desk: Desk, tmp_path: Path, second: str, outcome: str | None
) -> None:
    take(desk, tmp_path, ANA)
    if outcome is not None:
        record_outcome(desk, 1, Call(outcome))
    before = queue_of(desk), show_lead(desk, 1)
    report, (record,) = take(desk, tmp_path, second)
    assert record.verdict == "repeat"
    assert undo_import(desk, report.batch or 0) == Undone(0, ())
    assert (queue_of(desk), show_lead(desk, 1)) == before
    assert is_sound(desk)


def test_the_batch_that_brought_a_lead_may_go_before_one_that_joined_it(
    desk: Desk, tmp_path: Path
) -> None:
    first, _ = take(desk, tmp_path, DANGER, EARLIER)
    take(desk, tmp_path, LATER)
    assert undo_import(desk, first.batch or 0) == Undone(0, ())
    (lead,) = queue_of(desk)
    with TemporaryDirectory() as name, opened(copy_desk(Path(name))) as other:
        take(other, Path(name), LATER)
        assert queue_of(other) == [lead]
    assert is_sound(desk)
    assert undo_import(desk, 2) == Undone(1, ())
    assert queue_of(desk) == []


def test_the_middle_one_of_three_is_taken_out(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path, LATER)
    middle, _ = take(desk, tmp_path, EARLIER)
    # Later than the one before, so that it moved nothing when it came.
    take(desk, tmp_path, ANA)
    undo_import(desk, middle.batch or 0)
    with TemporaryDirectory() as name, opened(copy_desk(Path(name))) as other:
        take(other, Path(name), LATER)
        take(other, Path(name), ANA)
        assert queue_of(other) == queue_of(desk)
    assert is_sound(desk)


def test_a_known_copy_in_another_batch_makes_nothing_known(
    desk: Desk, tmp_path: Path
) -> None:
    first, _ = take(desk, tmp_path, ANA)
    copied, (known,) = take(desk, tmp_path, ANA)
    assert known.verdict == "known"
    undo_import(desk, first.batch or 0)
    _, (anew,) = take(desk, tmp_path, ANA)
    assert anew.verdict == "new"
    undo_import(desk, copied.batch or 0)
    assert len(queue_of(desk)) == 1
    assert is_sound(desk)


@pytest.mark.parametrize("batch", [0, 2, 99])
def test_what_is_no_batch_is_said(desk: Desk, tmp_path: Path, batch: int) -> None:
    take(desk, tmp_path, ANA)
    with pytest.raises(UnknownBatch):
        undo_import(desk, batch)


def test_a_batch_is_taken_back_once(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path, ANA)
    undo_import(desk, 1)
    with pytest.raises(UnknownBatch):
        undo_import(desk, 1)


@settings(max_examples=25, deadline=None)
@given(FILES, FILES, st.sets(st.integers(0, 5), max_size=3), st.sampled_from(
    ["busy", "left_voicemail", "booked", "do_not_call"]),
    st.sampled_from([1, 2, taking_back.AT_ONCE]),
    st.sampled_from([1, 2, 9]))  # fmt: skip
def test_taken_back_and_imported_again_it_is_as_if_imported_once(
    before: list[str],
    rows: list[str],
    worked_on: set[int],
    outcome: str,
    part: int,
    stops_at: int,
) -> None:
    queues = []
    for undoes in (False, True):
        with TemporaryDirectory() as name, opened(copy_desk(Path(name))) as desk:
            take(desk, Path(name), *before)
            batch, heard = take(desk, Path(name), *rows)
            leads = sorted({r.lead_id for r in heard if r.lead_id is not None})
            for lead_id in (leads[n] for n in worked_on if n < len(leads)):
                record_outcome(desk, lead_id, Call(outcome))
            if undoes:
                ending = Ending()

                def hear(passed: int, _all: int, ending: Ending = ending) -> None:
                    if passed >= stops_at:
                        ending.end()

                with parts_of(part):
                    undone = undo_import(desk, batch.batch or 0, ending, on_part=hear)
                assert set(undone.kept) <= set(leads)
                assert is_sound(desk)
                take(desk, Path(name), *rows)
            queues.append(queue_of(desk))
            assert is_sound(desk)
    assert queues[0] == queues[1]


def test_a_mailbox_that_was_taken_back_keeps_whom_somebody_called_meanwhile(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = FakeServer()
    for name, phone in (("Ana Lopez", "2125550142"), ("Bo Chen", "6465550188")):
        server.deliver(f"{name}, {phone}, please call")
    at_fake = replace(desk, open_mailbox=server, read_mail=read_fake_mail)
    box = add_mailbox(
        at_fake,
        Mailbox(
            host="imap.example.net",
            user="office@example.net",
            since=date(2026, 11, 1),
        ),
        "secret words",
    )
    monkeypatch.setattr(fetch_mail, "MOST_MAILS", 1)
    heard: list[Record] = []

    def hear(record: Record) -> None:
        heard.append(record)
        if len(heard) == 1:
            record_outcome(desk, 1, Call("no_answer"))

    fetched = fetch_mailbox(at_fake, box, hear).file
    assert (fetched.seen, fetched.counts["new"]) == (2, 2)
    assert undo_import(desk, fetched.batch or 0) == Undone(1, (1,))
    assert is_sound(desk)
    # The mails are not fetched again, but are new wherever else they come from.
    assert fetch_mailbox(at_fake, box).file.seen == 0
    path = tmp_path / "desk.db"
    assert set(rows_of(path, "SELECT batch_id FROM seen_mails")) == {(None,)}


def test_a_record_settled_by_hand_stays_with_its_lead(
    desk: Desk, tmp_path: Path
) -> None:
    first, _ = take(desk, tmp_path, NOBODY, BO)
    fix = replace(fix_of(look_at(desk, 1)), phone_text="2125550177")
    accept_record(desk, 1, fix)
    before = [e for e in queue_of(desk) if e[1] == "+12125550177"]
    assert undo_import(desk, first.batch or 0).removed == 1
    assert queue_of(desk) == before != []
    assert is_sound(desk)


def test_what_another_date_moved_stays_moved(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path, LATER)
    take(desk, tmp_path, "Ana Lopez,(212) 555-0142,,me again,2026-11-12")
    before = queue_of(desk)
    third, _ = take(desk, tmp_path, "Ana Lopez,(212) 555-0142,,hello,2026-11-16 12:30")
    undo_import(desk, third.batch or 0)
    assert queue_of(desk) == before
    assert is_sound(desk)


def test_a_deadline_that_the_calendar_moved_is_reckoned_by_it_again(
    desk: Desk, tmp_path: Path
) -> None:
    take(desk, tmp_path, LATER)
    alone = queue_of(desk)
    calendar = show_calendar(desk).definition
    second, _ = take(desk, tmp_path, ANA)
    change_calendar(desk, set_policy(calendar, Policy.SAME_TIME))
    undo_import(desk, second.batch or 0)
    assert is_sound(desk)
    assert queue_of(desk) != alone


def test_what_is_stopped_says_what_stays() -> None:
    none, part = part_stays(InPart(gone=3, all=3)), part_stays(InPart(gone=1, all=3))
    assert isinstance(none, RecordsLeft)
    assert isinstance(part, TakenBackInPart)
    assert "1 of 3 leads" in part.sentence
    assert "as it was" in NotTakenBack().sentence
