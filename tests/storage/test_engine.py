"""The engine: how a real encrypted desk is opened, and what its failures mean."""

import errno
import threading
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Engine, insert, text
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2 as driver

from callback_desk.domain.errors import (
    DatabaseDamaged,
    DatabaseLocked,
    DatabaseReadOnly,
    DeskError,
    DiskFull,
    LibraryTooOld,
)
from callback_desk.domain.stopping import Stopped
from callback_desk.storage import engine as engine_module
from callback_desk.storage.engine import (
    BUSY_TIMEOUT_MS,
    OLDEST_SQLITE,
    begun,
    open_engine,
    put_in_place,
    rewrite,
    told_as_desk_errors,
    transaction,
)
from callback_desk.storage.tables import RequestRow, StaffRow
from tests.desks import MONDAY, copy_desk, opened
from tests.storage.stored_desk import (
    connected,
    engine_of,
    filled_desk,
    key_of,
    rows_of,
    tamper,
)

STAFF = {
    "name": "Needle Haystack",
    "name_key": "needle haystack",
    "role": "clinician",
    "active": True,
    "added_at": MONDAY,
    "left_at": None,
}


@pytest.mark.parametrize("writes", [False, True])
@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", BUSY_TIMEOUT_MS),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("temp_store", 2),
    ],
)
def test_what_a_connection_promises_is_in_force(
    tmp_path: Path, pragma: str, value: object, *, writes: bool
) -> None:
    with connected(copy_desk(tmp_path), writes=writes) as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_every_connection_of_the_pool_keeps_these_promises(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with engine_of(path) as engine, engine.connect() as one, engine.connect() as other:
        for connection in (one, other):
            pragma = connection.exec_driver_sql("PRAGMA foreign_keys")
            assert pragma.scalar() == 1


def test_the_file_is_encrypted_from_the_first_byte(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with connected(path) as connection:
        assert connection.exec_driver_sql("PRAGMA cipher_version").scalar()
    assert not path.read_bytes().startswith(b"SQLite format 3")


def test_the_sqlite_at_hand_is_new_enough() -> None:
    assert driver.sqlite_version_info >= OLDEST_SQLITE


def test_an_older_sqlite_is_refused_and_the_file_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy_desk(tmp_path)
    before = path.read_bytes()
    monkeypatch.setattr(driver, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(LibraryTooOld):
        open_engine(path, key_of(path))
    assert path.read_bytes() == before


def test_the_key_stands_in_no_text_about_the_engine(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with engine_of(path) as engine:
        assert key_of(path).hex() not in f"{engine!r} {engine.url!r} {engine.pool!r}"


def test_a_wrong_key_is_damage_with_a_sentence(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    before = path.read_bytes()
    engine = open_engine(path, bytes(32))
    with (
        pytest.raises(DatabaseDamaged),
        transaction(engine, path, writes=False) as connection,
    ):
        connection.execute(text("SELECT 1 FROM staff"))
    engine.dispose()
    assert path.read_bytes() == before


@pytest.mark.parametrize("size", [10, 4096, 40_960])
def test_a_junk_file_is_damage_and_left_alone(tmp_path: Path, size: int) -> None:
    path = tmp_path / "junk.db"
    path.write_bytes(b"junk" * size)
    engine = open_engine(path, bytes(32))
    with (
        pytest.raises(DatabaseDamaged),
        transaction(engine, path, writes=True) as connection,
    ):
        connection.execute(text("SELECT 1 FROM staff"))
    engine.dispose()
    assert path.read_bytes() == b"junk" * size


def test_a_missing_file_is_never_made_here(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    engine = open_engine(path, bytes(32))
    with (
        pytest.raises(DeskError),
        transaction(engine, path, writes=False) as connection,
    ):
        connection.execute(text("SELECT 1"))
    engine.dispose()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_looking_at_a_desk_leaves_the_file_as_it_is(tmp_path: Path, mode: str) -> None:
    path = copy_desk(tmp_path)
    tamper(path, f"PRAGMA journal_mode = {mode}")
    before = path.read_bytes()
    assert rows_of(path, "SELECT count(*) FROM staff")[0][0] == 1
    assert path.read_bytes() == before


def test_writing_to_a_desk_without_a_log_gives_it_one(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    tamper(path, "PRAGMA journal_mode = delete")
    with connected(path, writes=True) as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


# Transactions


def test_leaving_a_transaction_rolls_back(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with engine_of(path) as engine, transaction(engine, path, writes=True) as opened:
        opened.execute(insert(StaffRow).values(**STAFF))
    assert rows_of(path, "SELECT count(*) FROM staff")[0][0] == 1


def test_a_foreign_key_that_points_nowhere_is_refused(tmp_path: Path) -> None:
    times = dict.fromkeys(("received_at", "promised_due_at", "due_at"), MONDAY)
    with (
        pytest.raises(IntegrityError),
        connected(copy_desk(tmp_path), writes=True) as connection,
    ):
        connection.execute(
            insert(RequestRow).values(
                request_id=1, lead_id=99, precision="day", version_id=1, **times
            )
        )


def test_a_bug_is_raised_as_it_is_without_what_it_was_about(tmp_path: Path) -> None:
    with connected(copy_desk(tmp_path), writes=True) as connection:
        connection.execute(insert(StaffRow).values(**STAFF))
        with pytest.raises(IntegrityError) as caught:
            connection.execute(insert(StaffRow).values(**STAFF))
    assert "Needle" not in str(caught.value)


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    starting = threading.Event()
    seen: list[object] = []

    def second() -> None:
        with engine_of(path) as engine:
            starting.set()
            with transaction(engine, path, writes=True) as connection:
                seen.append(
                    connection.execute(text("SELECT count(*) FROM staff")).scalar()
                )

    thread = threading.Thread(target=second)
    with engine_of(path) as engine, transaction(engine, path, writes=True) as first:
        first.execute(insert(StaffRow).values(**STAFF))
        thread.start()
        assert starting.wait(10)
        assert seen == []
        first.commit()
    thread.join(20)
    assert seen == [2]


def test_whoever_waits_too_long_is_told_that_the_desk_is_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy_desk(tmp_path)
    monkeypatch.setattr(engine_module, "BUSY_TIMEOUT_MS", 20)
    with connected(path, writes=True):
        with pytest.raises(DatabaseLocked), connected(path, writes=True):
            pytest.fail("two wrote at once")
        # Reading goes on all the while.
        assert rows_of(path, "SELECT count(*) FROM staff")[0][0] == 1


# What the driver's failures mean


def test_a_full_disk_is_told_and_nothing_of_the_write_is_kept(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)

    def write_without_end(engine: Engine) -> None:
        with transaction(engine, path, writes=True) as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            for number in range(10_000):
                key = {"name_key": f"{number}", "name": "x" * 4_000}
                connection.execute(insert(StaffRow).values(**STAFF | key))

    with engine_of(path) as engine:
        with pytest.raises(DiskFull):
            write_without_end(engine)
        with transaction(engine, path, writes=False) as connection:
            count = connection.execute(text("SELECT count(*) FROM staff"))
            assert count.scalar() == 1


def test_a_desk_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)

    def write_where_only_reading_is_allowed() -> None:
        with connected(path, writes=True) as connection:
            connection.exec_driver_sql("PRAGMA query_only = 1")
            connection.execute(insert(StaffRow).values(**STAFF))

    with pytest.raises(DatabaseReadOnly):
        write_where_only_reading_is_allowed()


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (driver.OperationalError("database is locked"), DatabaseLocked),
        (driver.OperationalError("unable to open database file"), DatabaseReadOnly),
        (driver.OperationalError("database or disk is full"), DiskFull),
        (driver.DatabaseError("file is not a database"), DatabaseDamaged),
        (driver.DatabaseError("database disk image is malformed"), DatabaseDamaged),
        (driver.OperationalError("disk I/O error"), DatabaseDamaged),
        (OSError(errno.ENOSPC, "No space left on device"), DiskFull),
    ],
)
def test_a_failure_of_the_driver_becomes_a_sentence(
    tmp_path: Path, failure: Exception, told: type[DeskError]
) -> None:
    with pytest.raises(told), told_as_desk_errors(tmp_path):
        raise failure


@pytest.mark.parametrize(
    "bug",
    [
        driver.OperationalError("no such table: leads"),
        OSError(errno.EPERM, "no"),
        ValueError("x"),
    ],
)
def test_what_is_not_known_stays_what_it_is(tmp_path: Path, bug: Exception) -> None:
    with pytest.raises(type(bug)) as caught, told_as_desk_errors(tmp_path):
        raise bug
    assert caught.value is bug


@pytest.mark.parametrize(("fails", "is_told"), [("full", False), ("damaged", True)])
def test_a_log_that_cannot_be_put_in_its_place_now_stays_a_log(
    fails: str, is_told: bool
) -> None:
    kinds = {"full": driver.OperationalError, "damaged": driver.DatabaseError}

    def execute(sql: str) -> None:
        raise kinds[fails](fails)

    bare = SimpleNamespace(driver_connection=SimpleNamespace(execute=execute))
    connection: Any = SimpleNamespace(connection=bare)
    with pytest.raises(driver.DatabaseError) if is_told else nullcontext():
        put_in_place(connection)


def test_a_file_is_written_anew_for_good_behind_what_need_not_last(
    tmp_path: Path,
) -> None:
    """The one connection of the pool is what a long import left."""
    path = copy_desk(tmp_path)
    engine = open_engine(path, key_of(path))
    said: list[str] = []
    with engine.connect() as connection, begun(connection, writes=True, lasts=False):
        database: Any = connection.connection.driver_connection
        connection.commit()
    database.set_trace_callback(said.append)
    rewrite(engine)
    engine.dispose()
    assert said.index("PRAGMA synchronous = FULL") < said.index("VACUUM")


# So much that SQLite takes many steps over it.
NOTES = 4_000


def test_writing_anew_is_asked_in_the_middle_and_ends_there(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    asked: list[None] = []

    def heed() -> None:
        asked.append(None)
        if len(asked) > 1:
            raise Stopped

    with opened(path) as desk:
        with desk.open_work() as work:
            notes = {number: "a note " * 9 for number in range(1_000, 1_000 + NOTES)}
            work.half_typed.keep(1, notes, desk.now(), run="mine")
            work.commit()
        with pytest.raises(Stopped):
            desk.open_work.rewrite(heed)
        assert len(asked) == 2
        # The same connection goes on, and is asked no more.
        desk.open_work.rewrite()
        assert len(asked) == 2
    assert rows_of(path, "SELECT count(*) FROM half_typed_notes") == [(NOTES,)]
