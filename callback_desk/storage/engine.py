"""The engine: how the encrypted database is opened, and what its failures mean."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as driver

from callback_desk.domain.errors import (
    DatabaseDamaged,
    DatabaseLocked,
    DatabaseReadOnly,
    DeskError,
    DeskOnNetworkShare,
    DiskFull,
    LibraryTooOld,
)
from callback_desk.domain.stopping import Heed, Stopped, go_on
from callback_desk.storage.desk_key import DeskKey
from callback_desk.storage.network_share import is_on_network_share

BUSY_TIMEOUT_MS = 10_000
# Older ones can damage a database when its write-ahead log is reset.
OLDEST_SQLITE = (3, 51, 3)
KEY_BYTES = 32
# SQLite's steps after which it is asked whether to go on: every few milliseconds.
STEPS_ASKED = 10_000
# What is looked for all over must fit into memory; a long import is as fast with less.
CACHE_KIB, CACHE_OF_IMPORTS_KIB = 16 * 1024, 4 * 1024
# Pages that the log holds at most before a commit waits until they are in their places.
# A long import sees to that itself (log_placing.py), so that no call does.
WAL_PAGES = 8_000
_WRITES, _IN_WAL = "callback_desk_writes", "callback_desk_wal"
# Whether a commit is to last when the power fails, and whether the driver sees to that.
_LASTS, _IS_SYNCED = "callback_desk_lasts", "callback_desk_synced"


def open_engine(path: Path, key: DeskKey | bytes | None) -> Engine:
    """An engine on the database at `path`, opened with the raw 256-bit `key`.

    No connection is made yet; each is made with the key as it is then. `key=None`
    leaves the file in clear; benchmarks use it to tell what encryption costs, the
    program never does.

    Raises:
        LibraryTooOld: the SQLite at hand can damage a write-ahead log.
        DeskOnNetworkShare: over a network a write-ahead log does not hold.
    """
    if is_on_network_share(path):
        raise DeskOnNetworkShare(path=path)
    if driver.sqlite_version_info < OLDEST_SQLITE:
        raise LibraryTooOld(version=driver.sqlite_version)
    _bind_quickly()

    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=partial(_connect_with, path, key),
        poolclass=QueuePool,
        pool_size=2,
        # Every transaction here ends by its own commit or rollback.
        pool_reset_on_return=None,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _connect_with(path: Path, key: DeskKey | bytes | None) -> Any:  # noqa: ANN401 - the driver's
    return connect(path, key.value if isinstance(key, DeskKey) else key)


def _bind_quickly() -> None:
    """Tell the driver what NULL and bytes become: themselves.

    It looks for that anew for each value that is no text and no number, and takes
    twenty times as long for a NULL as for a text unless it is told.
    """
    driver.register_adapter(type(None), {}.get)
    driver.register_adapter(bytes, bytes)


def connect(path: Path, key: bytes | None) -> Any:  # noqa: ANN401 - the driver's
    """A bare connection of the driver's, as the engine makes them."""
    # The file is made by the caller beforehand, with its own mode; never here.
    connection = driver.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_TIMEOUT_MS / 1000,
    )
    try:
        if key is not None:
            # Raw keys are not bound as parameters: PRAGMA takes none.
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {WAL_PAGES}")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    except Exception:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    """Take the write lock at once where a write will follow, so none waits half-way."""
    database = connection.connection.driver_connection
    if database is None:
        raise RuntimeError("a connection without its driver's")
    if not connection.info.get(_WRITES, False):
        database.execute("BEGIN")
        return
    if _IN_WAL not in connection.info:
        # The mode is kept in the file: a desk that is only looked at stays as it is.
        database.execute("PRAGMA journal_mode = WAL")
        connection.info[_IN_WAL] = True
    _see_to_lasting(connection, database)
    database.execute("BEGIN IMMEDIATE")


def _see_to_lasting(connection: Connection, database: Any) -> None:  # noqa: ANN401 - the driver's
    """Let its commits wait for the disk, or not, as was said of this one."""
    lasts = connection.info.get(_LASTS, True)
    if connection.info.get(_IS_SYNCED, True) != lasts:
        database.execute(f"PRAGMA synchronous = {'FULL' if lasts else 'NORMAL'}")
        # What an import stores was given its numbers by this program, all in the same
        # transaction: to look up each of them again takes a twentieth of its time.
        database.execute(f"PRAGMA foreign_keys = {'ON' if lasts else 'OFF'}")
        pages = WAL_PAGES if lasts else 0
        database.execute(f"PRAGMA wal_autocheckpoint = {pages}")
        cache = CACHE_KIB if lasts else CACHE_OF_IMPORTS_KIB
        database.execute(f"PRAGMA cache_size = -{cache}")
        connection.info[_IS_SYNCED] = lasts


def is_behind(connection: Connection) -> bool:
    """Whether its last commits need not have lasted."""
    return not connection.info.get(_IS_SYNCED, True)


def put_in_place(connection: Connection) -> None:
    """Put the pages of the log in their places, as far as nobody reads or writes them.

    Nobody waits for it but the caller: others go on reading and writing.
    """
    database = connection.connection.driver_connection
    if database is not None:
        # As where the database does it by itself: what fails only stays in the log.
        with suppress(driver.OperationalError):
            database.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


@contextmanager
def transaction(engine: Engine, path: Path, *, writes: bool) -> Iterator[Connection]:
    """A connection inside a transaction; the caller commits, leaving rolls back.

    Raises:
        DeskError: the database is locked, read-only, full or damaged.
    """
    with (
        told_as_desk_errors(path),
        engine.connect() as connection,
        begun(connection, writes=writes),
    ):
        yield connection


@contextmanager
def begun(
    connection: Connection, *, writes: bool, lasts: bool = True
) -> Iterator[None]:
    """A transaction on a connection; what is not committed inside is rolled back.

    Args:
        connection: of the engine's.
        writes: whether it takes the lock to write.
        lasts: whether what was committed must be there even if the power fails. What
            need not be is there once something is committed behind it that must.
    """
    connection.info[_WRITES] = writes
    connection.info[_LASTS] = lasts
    transaction_begun = connection.begin()
    try:
        yield
    finally:
        transaction_begun.close()
        # What is read behind a commit begins another one by itself.
        if connection.in_transaction():
            connection.rollback()


def data_version(connection: Connection) -> int:
    """A number that changes for a connection once another one has committed.

    SQLite reads it from the file's head; it tells nothing of this connection's own.
    """
    return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())


def rewrite(engine: Engine, heed: Heed = go_on) -> None:
    """Write the database anew without its free pages, and empty its log.

    Other databases look after that themselves. Stopped, it is as it was.

    Args:
        engine: of the database.
        heed: asked all along whether to go on.

    Raises:
        Stopped: somebody wanted it no more.
    """
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        database = connection.connection.driver_connection
        if database is None:
            raise RuntimeError("a connection without its driver's")
        # It may be one that a long import left.
        connection.info[_LASTS] = True
        _see_to_lasting(connection, database)
        _vacuum(database, heed)
        ((busy, _, _),) = database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if busy:
            raise driver.OperationalError("database is locked")


def _vacuum(database: driver.Connection, heed: Heed) -> None:
    stopped: list[Stopped] = []

    def ends() -> int:
        try:
            heed()
        except Stopped as wanted:
            stopped.append(wanted)
        return len(stopped)

    heed()
    database.set_progress_handler(ends, STEPS_ASKED)
    try:
        database.execute("VACUUM")
    except driver.OperationalError as error:
        raise (stopped[0] if stopped else error) from None
    finally:
        database.set_progress_handler(None, STEPS_ASKED)


@contextmanager
def told_as_desk_errors(path: Path) -> Iterator[None]:
    """Turn the driver's known failures into errors with a sentence."""
    try:
        yield
    except DBAPIError as error:
        known = _known_failure(error.orig, path)
        if known is None:
            raise
        raise known from error
    except driver.Error as error:
        known = _known_failure(error, path)
        if known is None:
            raise
        raise known from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull() from error
        raise


def _known_failure(error: BaseException | None, path: Path) -> DeskError | None:
    text = str(error).lower()
    if "locked" in text or "busy" in text:
        return DatabaseLocked()
    if "readonly" in text or "unable to open" in text:
        return DatabaseReadOnly(path=path)
    if "full" in text:
        return DiskFull()
    for sign in ("malformed", "not a database", "corrupt", "hmac check", "disk i/o"):
        if sign in text:
            return DatabaseDamaged(path=path, reason=text)
    return None
