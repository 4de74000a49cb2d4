"""The unit of work: commit is visible, leaving rolls back, writers wait."""

import threading
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from callback_desk.domain.errors import DatabaseLocked, FileChanged
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.submission_chunks import CHUNK
from callback_desk.services.work_queue import show_queue
from callback_desk.storage import engine
from callback_desk.storage.unit_of_work import SqlWork
from tests.desks import MANAGER, MONDAY, copy_desk, opened
from tests.services.fake_desk import FakeFile, asks
from tests.storage.stored_desk import filled_desk, rows_of


def names(desk: Desk) -> list[str]:
    with desk.open_work(writes=False) as work:
        return [member.name for member in work.staff.all()]


def test_what_is_committed_is_there_and_the_rest_is_not(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk:
        with desk.open_work() as work:
            work.staff.add("Ana Ruiz", Role.CLINICIAN, MONDAY)
            work.commit()
        with desk.open_work() as work:
            work.staff.add("Bo Chen", Role.CLINICIAN, MONDAY)
            assert [m.name for m in work.staff.all()][-1] == "Bo Chen"
        assert names(desk) == [MANAGER, "Ana Ruiz"]


def test_what_is_read_behind_a_commit_stands_in_nobodys_way(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk:
        for name in ("Ana Ruiz", "Bo Chen"):
            with desk.open_work() as work:
                work.staff.add(name, Role.CLINICIAN, MONDAY)
                work.commit()
                assert work.staff.all()[-1].name == name
        assert names(desk) == [MANAGER, "Ana Ruiz", "Bo Chen"]


def test_only_what_need_not_last_is_not_waited_for_until_the_disk_has_it(
    tmp_path: Path,
) -> None:
    def waits(desk: Desk, *, lasts: bool) -> bool:
        with desk.open_work(lasts=lasts) as work:
            assert isinstance(work, SqlWork)
            (mode,) = work.connection.exec_driver_sql("PRAGMA synchronous").one()
            (looks,) = work.connection.exec_driver_sql("PRAGMA foreign_keys").one()
            work.commit()
        # What it stores is looked up once more only where it lasts.
        assert looks == lasts
        return bool(mode == 2)

    with opened(copy_desk(tmp_path)) as desk:
        said = True, False, False, True, False, True
        assert [waits(desk, lasts=one) for one in said] == list(said)
        # Whoever reads and then writes anew writes for good.
        waits(desk, lasts=False)
        assert names(desk) == [MANAGER]
        assert waits(desk, lasts=True)


def test_an_error_inside_rolls_back_and_comes_out_as_it_is(tmp_path: Path) -> None:
    def break_off(desk: Desk) -> None:
        with desk.open_work() as work:
            work.staff.add("Bo Chen", Role.CLINICIAN, MONDAY)
            raise RuntimeError("half-way")

    with opened(copy_desk(tmp_path)) as desk:
        with pytest.raises(RuntimeError, match="half-way"):
            break_off(desk)
        assert names(desk) == [MANAGER]


def test_a_desk_that_is_let_go_of_and_opened_again_is_the_same(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        before = show_queue(desk)[0]
    with opened(path) as desk:
        assert show_queue(desk)[0] == before


def test_a_file_that_breaks_off_keeps_nothing_on_a_real_desk(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    tables = ("leads", "requests", "submissions", "batches", "raw_chunks")
    many = [asks(row=n, phone_text=f"212{n + 2000000}") for n in range(2 * CHUNK + 1)]
    with opened(path) as desk:
        file = FakeFile(many, breaks=True)
        report = import_file(desk, lambda: file, SourceSettings())
        assert isinstance(report.error, FileChanged)
        assert (
            import_file(desk, lambda: FakeFile(many[:1]), SourceSettings()).batch == 1
        )
    counts = [rows_of(path, f"SELECT count(*) FROM {t}")[0][0] for t in tables]  # noqa: S608 - fixed
    assert counts == [1, 1, 1, 1, 1]
    # Numbers of what was dropped are not given out again.
    assert rows_of(path, "SELECT lead_id FROM leads") == [(CHUNK + 1,)]


def test_two_desks_write_one_after_the_other(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    starting = threading.Barrier(4)
    failures: list[BaseException] = []

    def call() -> None:
        try:
            with opened(path) as desk:
                starting.wait(30)
                for _ in range(5):
                    record_outcome(desk, 1, Call("busy"))
        except BaseException as failure:  # told to the test below
            failures.append(failure)

    threads = [threading.Thread(target=call) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    assert rows_of(path, "SELECT attempts FROM leads WHERE lead_id = 1") == [(20,)]
    assert rows_of(path, "SELECT count(*) FROM attempts") == [(20,)]
    with opened(path) as desk, desk.open_work(writes=False) as work:
        assert work.problems()[0] == []


def test_threads_of_one_program_take_turns_without_asking_in_vain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled_desk(tmp_path)
    connect = engine.connect

    def impatient(path: Path, key: bytes | None) -> Any:  # noqa: ANN401 - the driver's
        connection = connect(path, key)
        connection.execute("PRAGMA busy_timeout = 0")
        return connection

    monkeypatch.setattr(engine, "connect", impatient)
    starting = threading.Barrier(4)
    failures: list[BaseException] = []

    with opened(path) as desk:

        def call() -> None:
            starting.wait(10)
            try:
                for _ in range(15):
                    record_outcome(desk, 1, Call("busy"))
            except BaseException as failure:
                failures.append(failure)

        threads = [threading.Thread(target=call) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert failures == []
    assert rows_of(path, "SELECT attempts FROM leads WHERE lead_id = 1") == [(60,)]


def test_a_desk_that_somebody_else_keeps_busy_says_so_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled_desk(tmp_path)
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 20)
    with opened(path) as one, opened(path) as other:
        with one.open_work() as work:
            work.staff.add("Bo Chen", Role.CLINICIAN, MONDAY)
            with pytest.raises(DatabaseLocked):
                record_outcome(other, 1, Call("busy"))
            # Whoever only looks sees the desk as it was.
            assert names(other) == [MANAGER]
        record_outcome(other, 1, Call("busy"))
    assert rows_of(path, "SELECT count(*) FROM attempts") == [(1,)]


def test_a_unit_of_work_sees_one_state_while_others_write(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path)) as one, one.open_work(writes=False) as work:
        before = work.leads.details([1])
        with opened(tmp_path / "desk.db") as other:
            record_outcome(other, 1, Call("do_not_call"))
        assert work.leads.details([1]) == before


def test_a_naive_time_is_refused_before_it_is_stored(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk:
        naive = datetime(2026, 11, 16)  # noqa: DTZ001 - that is the point
        with desk.open_work() as work, pytest.raises(Exception, match="needs a zone"):
            work.audit.add("looked", 1, naive)
        with desk.open_work() as work, pytest.raises(Exception, match="needs a zone"):
            work.staff.add("Bo Chen", Role.CLINICIAN, naive)
    assert rows_of(tmp_path / "desk.db", "SELECT count(*) FROM audit") == [(1,)]
