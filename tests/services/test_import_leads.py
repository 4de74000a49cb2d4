"""Importing leads: every record accounted for, all of a file or nothing of it."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.errors import FileChanged, FileUnreadable, UnknownZone
from callback_desk.domain.ports import LeadFile
from callback_desk.domain.record import Placed
from callback_desk.domain.submission import Problem, Submission, Verdict, Why
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import (
    SourceSettings,
    import_file,
)
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.submission_chunks import CHUNK
from callback_desk.services.work_queue import show_queue
from tests.services.fake_desk import FakeDesk, FakeFile, asks, clock
from tests.services.fakes import FakeImports

ONE_OF_EACH = (
    asks(row=2),
    asks(row=3, message="once more"),
    asks(row=4),
    asks(row=5, phone_text="none"),
    asks(row=6, problem=Problem(Why.BLANK)),
)
# Few people, times and words, so that files repeat one another.
SUBMISSIONS = st.builds(
    asks,
    when=st.sampled_from(
        [None, "2026-11-13", "2026-11-13 09:00", "2026-11-16 12:00", "2026-11-20 09:00"]
    ),
    name=st.sampled_from(["Ana Lopez", "A. Lopez", "Bo Chen", ""]),
    phone_text=st.sampled_from(["2125550142", "6465550143", "none"]),
    message=st.sampled_from(["please call", "i want to die"]),
    problem=st.sampled_from(
        [None, None, None, Problem(Why.BLANK), Problem(Why.QUOTES)]
    ),
)
FILES = st.lists(st.lists(SUBMISSIONS, max_size=8), min_size=1, max_size=3)


def test_a_file_with_every_verdict_is_counted_and_reported() -> None:
    desk = FakeDesk()
    report, heard = desk.take(*ONE_OF_EACH)
    assert [record.verdict for record in heard] == list(Verdict)
    assert report == FileReport(
        recognised_as="generic-csv",
        encoding="utf-8",
        batch=1,
        counts=dict.fromkeys(map(str, Verdict), 1),
        seen=5,
    )
    (batch,) = desk.stored.batches
    assert (batch.counts, batch.seen) == (report.counts, 5)


def test_known_blank_and_torn_records_are_kept_too() -> None:
    desk = FakeDesk()
    desk.take(*ONE_OF_EACH)
    assert [p.record.submission.row for _, p in desk.stored.records] == [2, 3, 4, 5, 6]


def test_new_and_repeat_records_name_their_lead_and_others_do_not() -> None:
    _, heard = FakeDesk().take(*ONE_OF_EACH)
    assert [record.lead_id for record in heard] == [1, 1, None, None, None]


def test_an_empty_file_is_a_batch_of_nothing() -> None:
    desk = FakeDesk()
    report, heard = desk.take()
    assert (report.seen, report.error, heard) == (0, None, [])
    assert desk.stored.batches[0].seen == 0


def test_a_file_is_one_unit_of_work_with_one_row_of_audit() -> None:
    desk = FakeDesk()
    desk.take(*ONE_OF_EACH)
    assert desk.store.commits == 1
    assert desk.stored.audit == [("imported", 1, "batch", 1)]


def test_records_are_told_in_file_order_across_chunks() -> None:
    desk = FakeDesk()
    many = [
        asks(row=n, phone_text=str(2125550000 + n), message=f"{n}")
        for n in range(2, CHUNK + 12)
    ]
    # Somebody of the first chunk asks again in the second, which the store must tell.
    again = asks("2026-11-12 09:00", row=9999, phone_text="2125550002")
    report, heard = desk.take(*many, many[0], again)
    assert [r.submission.row for r in heard] == [*range(2, CHUNK + 12), 2, 9999]
    assert [r.verdict.value for r in heard[-2:]] == ["known", "repeat"]
    assert report.counts["new"] == CHUNK + 10
    assert report.seen == CHUNK + 12
    queue, _ = show_queue(desk.desk)
    first = next(entry.lead for entry in queue.entries if entry.lead.lead_id == 1)
    assert (first.asked, first.due_at) == (2, clock("2026-11-13 17:00"))


def test_heavy_records_are_stored_a_few_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("callback_desk.services.submission_chunks.HEAVY_CHUNK", 1000)
    desk = FakeDesk()
    lots: list[int] = []
    add = FakeImports.add_records

    def heard(
        imports: FakeImports, batch_id: int, placed: Sequence[Placed], zone: str
    ) -> None:
        lots.append(len(placed))
        add(imports, batch_id, placed, zone)

    monkeypatch.setattr(FakeImports, "add_records", heard)
    raw = ["a" * 400] * 4 + ["b" * 5000] * 2 + ["c"]
    many = [
        asks(row=n, phone_text=str(2125550000 + n), raw=text)
        for n, text in enumerate(raw)
    ]
    report, records = desk.take(*many)
    assert lots == [3, 2, 1, 1]
    assert report.seen == len(records) == 7


def test_a_file_that_breaks_off_keeps_nothing_of_itself() -> None:
    desk = FakeDesk()
    many = [asks(row=n, phone_text=str(2125550000 + n)) for n in range(CHUNK + 5)]
    report, _ = desk.take(*many, breaks=True)
    assert isinstance(report.error, FileChanged)
    assert (report.batch, report.seen, sum(report.counts.values())) == (None, 0, 0)
    assert (desk.stored.leads, desk.stored.records, desk.stored.batches) == ({}, [], [])
    assert (desk.store.commits, desk.stored.audit) == (0, [])
    assert desk.verdicts(many[0]) == ["new"]


def test_a_file_that_cannot_be_opened_is_reported_not_raised() -> None:
    desk = FakeDesk()

    def refuse() -> LeadFile:
        raise FileUnreadable(file="leads.csv", reason="it is gone")

    report = import_file(desk.desk, refuse, SourceSettings())
    assert isinstance(report.error, FileUnreadable)
    assert desk.store.commits == 0


def test_an_unknown_zone_is_the_desks_error_and_keeps_nothing() -> None:
    desk = FakeDesk()
    with pytest.raises(UnknownZone):
        desk.take(asks(), settings=SourceSettings(zone="America/Nowhere"))
    assert desk.store.commits == 0


def test_the_zone_of_a_file_moves_its_times_and_deadlines() -> None:
    desk = FakeDesk()
    late = asks("2026-11-13 01:00")
    _, (record,) = desk.take(late, settings=SourceSettings(zone="Europe/Berlin"))
    assert record.received_at == clock("2026-11-12 19:00")
    assert record.due_at == clock("2026-11-13 17:00")


def test_the_source_name_is_kept_with_batch_and_records() -> None:
    desk = FakeDesk()
    _, (record,) = desk.take(asks(), settings=SourceSettings(source_name="Web"))
    assert desk.stored.batches[0].source_name == "Web"
    assert record.submission.source.name == "Web"


def test_the_years_that_deadlines_needed_are_stored_once() -> None:
    desk = FakeDesk()
    desk.take(asks())
    desk.take(asks(message="again"))
    assert {year for *_, year in desk.stored.years} == {2026}
    assert desk.stored.years["US", None, 2026][date(2026, 11, 26)] == (
        "Thanksgiving Day",
    )


def test_an_import_while_the_same_stored_years_stand_asks_no_library() -> None:
    desk = FakeDesk()
    desk.take(asks())
    desk.holidays.asked.clear()
    desk.take(asks(message="again"))
    assert desk.holidays.asked == []


# Preview


def test_a_preview_writes_nothing() -> None:
    desk = FakeDesk()
    (report,), (heard,) = desk.preview(FakeFile(ONE_OF_EACH))
    assert report.batch is None
    assert report.counts == dict.fromkeys(map(str, Verdict), 1)
    assert [record.lead_id for record in heard] == [None] * 5
    assert desk.store.commits == 0
    assert desk.stored.records == []


def test_two_files_of_one_preview_know_one_another() -> None:
    desk = FakeDesk()
    again = asks(message="once more")
    _, (first, second) = desk.preview(FakeFile([asks()]), FakeFile([asks(), again]))
    assert [r.verdict.value for r in first] == ["new"]
    assert [r.verdict.value for r in second] == ["known", "repeat"]


def test_a_preview_names_the_lead_of_somebody_who_is_here() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead()
    _, ((record,),) = desk.preview(FakeFile([asks(message="again")]))
    assert (record.verdict, record.lead_id) == (Verdict.REPEAT, lead_id)


def test_a_file_that_breaks_off_makes_nothing_known_in_a_preview() -> None:
    desk = FakeDesk()
    good = FakeFile([asks(phone_text="6465550143")])
    # Whole chunks of it were judged before it broke off.
    filler = [asks(phone_text=str(2125550200 + n)) for n in range(CHUNK)]
    broken = FakeFile([asks(), *filler], breaks=True)
    last = FakeFile([asks(), asks(phone_text="6465550143")])
    reports, heard = desk.preview(good, broken, last)
    assert [report.error is None for report in reports] == [True, False, True]
    assert [r.verdict.value for r in heard[2]] == ["new", "known"]
    # Nobody heard of the good file twice.
    assert len(heard[0]) == 1


def test_a_preview_does_not_move_what_is_stored() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-13 10:00"))
    before = desk.stored.requests[1]
    desk.preview(FakeFile([asks("2026-11-10 10:00")]))
    assert desk.stored.requests == {1: before}
    assert lead_id == 1


@settings(max_examples=150, deadline=None)
@given(
    FILES,
    st.sampled_from([None, "no_answer", "left_voicemail", "booked", "do_not_call"]),
)
def test_a_preview_says_what_the_import_does(
    files: list[list[Submission]], outcome: str | None
) -> None:
    desk = FakeDesk()
    if outcome is not None:
        lead_id = desk.new_lead(clock("2026-11-13 10:00"), message="first")
        record_outcome(desk.desk, lead_id, Call(outcome, at=clock("2026-11-13 11:00")))
    reports, heard = desk.preview(*(FakeFile(records) for records in files))
    for records, report, previewed in zip(files, reports, heard, strict=True):
        real, imported = desk.take(*records)
        assert [r.verdict for r in previewed] == [r.verdict for r in imported]
        assert [r.due_at for r in previewed] == [r.due_at for r in imported]
        assert [r.barred for r in previewed] == [r.barred for r in imported]
        assert (report.counts, report.seen) == (real.counts, real.seen)
        assert real.seen == sum(real.counts.values()) == len(records)
    stored = len(desk.stored.leads), len(desk.stored.requests)
    desk.now += timedelta(hours=1)
    for records in files:
        assert {*desk.verdicts(*records)} <= {"known", "skipped"}
    assert (len(desk.stored.leads), len(desk.stored.requests)) == stored


@settings(max_examples=100, deadline=None)
@given(FILES)
def test_everyone_with_a_number_and_a_name_is_in_the_queue_and_so_is_all_danger(
    files: list[list[Submission]],
) -> None:
    desk = FakeDesk()
    for records in files:
        desk.take(*records)
    queue, _ = show_queue(desk.desk)
    assert {e.lead.lead_id for e in queue.entries if e.lead.lead_id} == {
        *desk.stored.leads
    }
    flagged = [
        (number, placed)
        for number, (_, placed) in enumerate(desk.stored.records, 1)
        if placed.record.safety.flagged
        and placed.record.verdict not in (Verdict.KNOWN, Verdict.SKIPPED)
    ]
    on_top = {
        (entry.lead.lead_id, entry.lead.record_id)
        for entry in queue.entries
        if entry.lead.safety
    }
    assert on_top == {
        (placed.lead_id, None if placed.lead_id else number)
        for number, placed in flagged
    }
    assert sum(queue.counts.values()) == len(queue.entries) + len(queue.resting)
    # Safety leads come first, none of them rests.
    order = [entry.lead.safety for entry in queue.entries]
    assert order == sorted(order, reverse=True)
