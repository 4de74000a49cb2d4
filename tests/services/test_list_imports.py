"""The list of imports, what taking one back would reach, and what goes with it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk.domain.import_errors import UnknownBatch
from callback_desk.domain.import_list import ImportKey, ImportState, Reach
from callback_desk.domain.reach import Reach as WayToReach
from callback_desk.domain.reading_choices import NO_CHOICES
from callback_desk.domain.safety_care import Act, Subject, Told
from callback_desk.domain.sort_order import SortOrder
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.lead_identity import correct_name
from callback_desk.services.list_imports import (
    Known,
    foresee_undo,
    list_imports,
    names_of,
)
from callback_desk.services.needs_look import fix_of, look_at
from callback_desk.services.priority_care import Stamp, stamp
from callback_desk.services.reach_leads import tell_reach
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.settle_record import accept_record
from callback_desk.services.staff_access import add_staff
from callback_desk.services.undo_import import undo_import
from callback_desk.services.work_queue import show_queue
from tests.cli.command_line import SAMPLES
from tests.desks import MANAGER, PASSWORD, DeskClock, copy_desk, opened

HEADER = "name,phone,message,date\n"
ANA = "Ana Lopez,(212) 555-0142,please call,2026-11-16 10:00\n"
AGAIN = "Ana Lopez,(212) 555-0142,me again,2026-11-16 11:00\n"
BO = "Bo Chen,(646) 555-0188,hello,2026-11-16 10:05\n"
BROKEN = "Cy Diaz,12,hello,2026-11-16 10:06\n"


@pytest.fixture
def clock() -> DeskClock:
    return DeskClock()


@pytest.fixture
def desk(tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path), clock) as desk:
        yield desk


def take(desk: Desk, folder: Path, *rows: str, source: str | None = None) -> int:
    file = folder / f"leads-{len(list(folder.glob('*.csv')))}.csv"
    file.write_text(HEADER + "".join(rows), "utf-8")
    settings = SourceSettings(source_name=source)
    report = import_file(desk, lambda: desk.open_lead_file(file, NO_CHOICES), settings)
    assert report.batch is not None
    return report.batch


def test_the_list_says_who_took_what_in_and_when(
    desk: Desk, clock: DeskClock, tmp_path: Path
) -> None:
    first = take(desk, tmp_path, ANA, BROKEN, source="Web page")
    clock.now += timedelta(hours=1)
    second = take(desk, tmp_path, ANA, BO)
    page = list_imports(desk)
    newest, oldest = page.imports
    assert (newest.batch_id, oldest.batch_id) == (second, first)
    assert page.is_last
    assert newest.at - oldest.at == timedelta(hours=1)
    assert (oldest.by, oldest.file_name, oldest.source_name) == (
        MANAGER,
        "leads-0.csv",
        "Web page",
    )
    assert (oldest.recognised_as, oldest.state) == ("generic-csv", ImportState.DONE)
    assert (oldest.seen, oldest.waiting) == (2, 1)
    assert oldest.counts == {
        "new": 1, "repeat": 0, "known": 0, "needs_look": 1, "skipped": 0,
    }  # fmt: skip
    assert newest.counts["known"] == newest.counts["new"] == 1
    older = list_imports(desk, Known(second, 1), 1)
    assert [one.batch_id for one in older.imports] == [first]
    assert not list_imports(desk, limit=1).is_last


def test_all_imports_are_sorted_not_only_those_that_are_known(
    desk: Desk, tmp_path: Path
) -> None:
    agata = add_staff(desk, "\u00c1gata Ruiz", Role.RECEPTIONIST, PASSWORD)
    by_agata = replace(desk, staff=agata)
    take(desk, tmp_path, ANA, BROKEN)
    others = [BROKEN.replace("Cy", name) for name in ("Di", "Ed")]
    take(by_agata, tmp_path, ANA, *others)
    take(desk, tmp_path, BO)
    undo_import(desk, take(by_agata, tmp_path, "Di Fox,(917) 555-0117,hi,\n"))

    def names(key: ImportKey, *, falls: bool) -> str:
        """Read one by one, each behind those that are known."""
        found: list[str] = []
        known: Known | None = None
        while True:
            page = list_imports(desk, known, 1, SortOrder(key, falls))
            found += [one.file_name for one in page.imports]
            if page.is_last:
                return "".join(name[len("leads-")] for name in found)
            known = Known(page.imports[-1].batch_id, len(found))

    # Of what is equal the newest comes first, either way.
    for key, rising, falling in (
        (ImportKey.WHEN, "0123", "3210"),
        (ImportKey.WHO, "3120", "2031"),
        (ImportKey.FILE, "0123", "3210"),
        (ImportKey.BROUGHT, "3201", "1032"),
        (ImportKey.STATE, "3201", "1023"),
    ):
        assert names(key, falls=False) == rising
        assert names(key, falls=True) == falling


def test_what_was_taken_back_says_by_whom(
    desk: Desk, clock: DeskClock, tmp_path: Path
) -> None:
    batch = take(desk, tmp_path, ANA, BROKEN)
    clock.now += timedelta(minutes=5)
    undo_import(desk, batch)
    (listed,) = list_imports(desk).imports
    assert listed.state is ImportState.UNDONE
    assert (listed.undone_by, listed.undone_at) == (MANAGER, clock.now)
    assert listed.waiting == 0
    with pytest.raises(UnknownBatch):
        foresee_undo(desk, batch)


def test_undo_is_foreseen_as_it_comes(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path, ANA)
    batch = take(desk, tmp_path, AGAIN, BO, BROKEN, "Di Fox,(917) 555-0117,hi,\n")
    bo = next(
        e.lead.lead_id
        for e in show_queue(desk)[0].entries
        if e.lead.name == "Bo Chen" and e.lead.lead_id
    )
    assert foresee_undo(desk, batch).reach == Reach(2, 1, (), 1)
    record_outcome(desk, bo, Call("no_answer"))
    foreseen = foresee_undo(desk, batch)
    assert foreseen.reach == Reach(1, 1, (bo,), 1)
    assert foreseen.names == ("Bo Chen",)
    undone = undo_import(desk, batch)
    assert (undone.removed, undone.kept) == (1, (bo,))
    assert names_of(desk, undone.kept) == ("Bo Chen",)
    assert names_of(desk, ()) == ()
    assert check_desk(desk)[0] == []


def told(desk: Desk, lead_id: int) -> None:
    tell_reach(desk, lead_id, WayToReach(call_name="Bo"))


def renamed(desk: Desk, lead_id: int) -> None:
    correct_name(desk, lead_id, "Bo Chang")


def passed_over(desk: Desk, lead_id: int) -> None:
    said = Stamp(Act.SKIPPED, note="calling them now")
    stamp(desk, Subject(lead_id=lead_id), said)


@pytest.mark.parametrize("touch", [told, renamed, passed_over])
def test_whoever_was_touched_without_a_call_is_foreseen_to_stay(
    desk: Desk, tmp_path: Path, touch: Callable[[Desk, int], None]
) -> None:
    batch = take(desk, tmp_path, ANA, BO)
    bo = next(
        e.lead.lead_id
        for e in show_queue(desk)[0].entries
        if e.lead.name == "Bo Chen" and e.lead.lead_id
    )
    touch(desk, bo)
    assert foresee_undo(desk, batch).reach == Reach(1, 0, (bo,), 0)
    assert undo_import(desk, batch).kept == (bo,)


def test_a_record_that_somebody_was_told_about_is_foreseen_to_stay(
    desk: Desk, tmp_path: Path
) -> None:
    batch = take(desk, tmp_path, ANA, "Cy Diaz,12,i want to die,2026-11-16 10:06\n")
    with desk.open_work(writes=False) as work:
        (record_id,) = work.kept.of_batch(batch)
    berg = Stamp(Act.TOLD, who="Dr. Berg", how=Told.BY_PHONE)
    stamp(desk, Subject(record_id=record_id), berg)
    assert foresee_undo(desk, batch).reach == Reach(1, 0, (), 0)
    undo_import(desk, batch)
    with desk.open_work(writes=False) as work:
        assert work.kept.of_batch(batch) == [record_id]


def corrected(desk: Desk, batch: int) -> int:
    with desk.open_work(writes=False) as work:
        (record_id,) = work.kept.of_batch(batch)
    fix = fix_of(look_at(desk, record_id))
    mended = type(fix)(fix.name, "(917) 555-0199", received=fix.received)
    decided = accept_record(desk, record_id, mended, batch)
    assert decided.lead_id is not None
    return decided.lead_id


def test_what_was_corrected_before_the_import_goes_with_it(
    desk: Desk, tmp_path: Path
) -> None:
    batch = take(desk, tmp_path, ANA, BROKEN)
    corrected(desk, batch)
    assert len(show_queue(desk)[0].entries) == 2
    undone = undo_import(desk, batch)
    assert (undone.removed, undone.kept) == (2, ())
    assert show_queue(desk)[0].entries == ()
    assert check_desk(desk)[0] == []
    again = take(desk, tmp_path, ANA, BROKEN)
    listed = list_imports(desk).imports[0]
    assert (listed.batch_id, listed.waiting) == (again, 1)


def test_who_was_corrected_and_called_stays(desk: Desk, tmp_path: Path) -> None:
    batch = take(desk, tmp_path, ANA, BROKEN)
    lead = corrected(desk, batch)
    record_outcome(desk, lead, Call("no_answer"))
    undone = undo_import(desk, batch)
    assert (undone.removed, undone.kept) == (1, (lead,))
    assert names_of(desk, undone.kept) == ("Cy Diaz",)
    assert check_desk(desk)[0] == []


def test_what_was_corrected_later_stays_as_before(desk: Desk, tmp_path: Path) -> None:
    batch = take(desk, tmp_path, ANA, BROKEN)
    with desk.open_work(writes=False) as work:
        (record_id,) = work.kept.of_batch(batch)
    fix = fix_of(look_at(desk, record_id))
    accept_record(desk, record_id, type(fix)(fix.name, "(917) 555-0199"))
    undone = undo_import(desk, batch)
    assert undone.removed == 1
    assert [e.lead.name for e in show_queue(desk)[0].entries] == ["Cy Diaz"]


def test_a_sample_is_listed(desk: Desk) -> None:
    file = SAMPLES / "gravity-forms.csv"
    import_file(desk, lambda: desk.open_lead_file(file, NO_CHOICES), SourceSettings())
    (listed,) = list_imports(desk).imports
    assert (listed.recognised_as, listed.counts["new"]) == ("gravity-forms-csv", 5)
