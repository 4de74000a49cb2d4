"""The log of a long import goes to its place beside it, and never grows with it."""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Thread
from types import SimpleNamespace
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as driver

from callback_desk.domain.errors import DatabaseDamaged
from callback_desk.domain.key_errors import DeskTooBusy
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.storage import desk_key, log_placing
from callback_desk.storage.desk_key import DeskKey
from callback_desk.storage.log_placing import LogPlacing
from callback_desk.storage.unit_of_work import SqlStore
from tests.desks import MONDAY, copy_desk, opened
from tests.storage.stored_desk import rows_of

AROUND = 12
"""Commits after which the log may have begun anew once."""


class FakeEngine:
    """Connections that do nothing, or fail."""

    def __init__(self, error: Exception | None = None) -> None:
        self._error = error

    def connect(self) -> Any:  # noqa: ANN401 - a connection's double
        """Itself, or what went wrong."""
        if self._error is not None:
            raise self._error
        return self

    def __enter__(self) -> "FakeEngine":
        return self

    def __exit__(self, *_how: object) -> None:
        return None


def placing(engine: Any, key: DeskKey) -> LogPlacing:  # noqa: ANN401 - the double
    return LogPlacing(engine, key)


def commit_some(desk: Desk, numbers: Iterable[int]) -> None:
    for number in numbers:
        with desk.open_work(lasts=False) as work:
            for other in range(20):
                work.staff.add(f"{number} {other}", Role.CLINICIAN, MONDAY)
            work.commit()


def test_the_log_of_what_need_not_last_begins_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy_desk(tmp_path)
    log = path.with_name(f"{path.name}-wal")
    with opened(path) as desk:
        with monkeypatch.context() as nothing_placed:
            steps(nothing_placed, lambda _connection: None)
            commit_some(desk, range(AROUND))
        of_some = log.stat().st_size
        commit_some(desk, range(AROUND, 5 * AROUND))
        assert log.stat().st_size < 3 * of_some
        with desk.open_work() as work:
            work.commit()
            assert len(work.staff.all()) > 5 * AROUND * 20


def steps(monkeypatch: pytest.MonkeyPatch, place: Callable[[Any], None]) -> None:
    monkeypatch.setattr(log_placing, "put_in_place", place)


def test_what_goes_wrong_beside_is_told_to_whoever_stores(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps(monkeypatch, lambda _connection: None)
    damaged = sqlite3.DatabaseError("damaged")
    beside = placing(FakeEngine(damaged), DeskKey(b""))
    for _ in range(3):
        beside.committed(SimpleNamespace())  # type: ignore[arg-type] # unused
    with pytest.raises(sqlite3.DatabaseError, match="damaged"):
        beside.finish()
    beside.finish()


def test_every_few_times_whoever_stores_does_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine, own = FakeEngine(), object()
    placed: list[bool] = []
    steps(monkeypatch, lambda connection: placed.append(connection is own))
    beside = placing(engine, DeskKey(b""))
    for _ in range(2 * AROUND):
        beside.committed(own)  # type: ignore[arg-type] # told apart alone
    beside.finish()
    assert placed == 2 * [False, False, False, True]


def test_the_key_does_not_change_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    key, begun, may_end = DeskKey(b"old"), Event(), Event()

    def place(_connection: object) -> None:
        begun.set()
        assert may_end.wait(30)

    steps(monkeypatch, place)
    monkeypatch.setattr(desk_key, "LONGEST_WAIT_S", 0.05)
    beside = placing(FakeEngine(), key)
    key.closes(beside.finish)
    with key.in_use():
        for _ in range(3):
            beside.committed(SimpleNamespace())  # type: ignore[arg-type] # unused
    assert begun.wait(30)
    with pytest.raises(DeskTooBusy), key.changing():
        pass
    ending = Thread(target=may_end.set)
    ending.start()
    monkeypatch.setattr(desk_key, "LONGEST_WAIT_S", 30)
    with key.changing():
        key.value = b"new"
    ending.join()
    assert key.value == b"new"


def test_where_no_thread_can_begin_whoever_stores_does_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_thread: Thread) -> None:
        raise RuntimeError("can't start new thread")

    key, own = DeskKey(b"old"), object()
    placed: list[object] = []
    steps(monkeypatch, placed.append)
    monkeypatch.setattr(Thread, "start", refuse)
    beside = placing(FakeEngine(), key)
    with key.in_use():
        for _ in range(3):
            beside.committed(own)  # type: ignore[arg-type] # told apart alone
    assert placed == [own]
    beside.finish()
    with key.changing():
        key.value = b"new"


def test_a_desk_is_let_go_of_though_that_went_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_connection: object) -> None:
        raise driver.DatabaseError("database disk image is malformed")

    path = copy_desk(tmp_path)
    with opened(path) as desk:
        steps(monkeypatch, fail)
        commit_some(desk, range(3))
        store = desk.open_work
        assert isinstance(store, SqlStore)
        with pytest.raises(DatabaseDamaged):
            store.close()
        assert store._kept == {}
        assert rows_of(path, "SELECT count(*) FROM staff") == [(61,)]


def record_some(desk: Desk, numbers: Iterable[int]) -> None:
    for number in numbers:
        with desk.open_work() as work:
            work.staff.add(f"{number}", Role.CLINICIAN, MONDAY)
            work.commit()


def test_the_log_behind_calls_begins_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy_desk(tmp_path)
    log = path.with_name(f"{path.name}-wal")
    around = log_placing._CALLS
    with opened(path) as desk:
        store = desk.open_work
        assert isinstance(store, SqlStore)
        with monkeypatch.context() as nothing_placed:
            steps(nothing_placed, lambda _connection: None)
            record_some(desk, range(around))
            store._placing.finish()
        of_some = log.stat().st_size
        for turn in range(1, 6):
            record_some(desk, range(turn * around, (turn + 1) * around))
            # As between two calls: all of the log is in its place by then.
            store._placing.finish()
        assert log.stat().st_size < 3 * of_some
        with desk.open_work(writes=False) as work:
            assert len(work.staff.all()) > 5 * around


def test_what_goes_wrong_behind_calls_goes_wrong_for_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []

    def fail(connection: object) -> None:
        tried.append(connection)
        raise driver.DatabaseError("disk I/O error")

    path = copy_desk(tmp_path)
    with opened(path) as desk:
        steps(monkeypatch, fail)
        record_some(desk, range(2 * log_placing._CALLS))
        assert isinstance(desk.open_work, SqlStore)
        desk.open_work.close()
        assert tried
    recorded = rows_of(path, "SELECT count(*) FROM staff")
    assert recorded == [(2 * log_placing._CALLS + 1,)]


def test_behind_calls_no_thread_is_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_thread: Thread) -> None:
        raise RuntimeError("can't start new thread")

    key = DeskKey(b"old")
    monkeypatch.setattr(Thread, "start", refuse)
    beside = placing(FakeEngine(), key)
    with key.in_use():
        for _ in range(log_placing._CALLS):
            beside.recorded()
    beside.finish()
    with key.changing():
        key.value = b"new"
