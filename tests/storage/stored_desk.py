"""Real encrypted desks for the tests of storage, and a look behind the stores."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from callback_desk.domain.record import Record
from callback_desk.paths import make_private_file
from callback_desk.services.desk import Desk
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import (
    SourceSettings,
    import_file,
)
from callback_desk.storage.engine import open_engine, transaction
from callback_desk.storage.keys import KeyFile, keys_path
from callback_desk.storage.schema import migrate
from callback_desk.storage.search_index import TABLES_BEGIN
from tests.desks import MANAGER, PASSWORD, DeskClock, copy_desk, opened

HEADER = "Name,Phone,Email,Message,Date"
ANA = "Ana Lopez,(212) 555-0142,ana@example.net,please call,2026-11-16 10:00"
AGAIN = "Ana Lopez,(212) 555-0142,ana@example.net,me again,2026-11-16 11:00"
BO = "Bo Chen,646-555-0188,,in danger: i want to die,2026-11-16 11:30"
NOBODY = "No Number,none,,suicidal,2026-11-16 12:00"
ROWS = (ANA, AGAIN, ANA, BO, NOBODY)


def key_of(path: Path) -> bytes:
    """The key of a desk."""
    return KeyFile.read(keys_path(path)).unwrap(MANAGER, PASSWORD)


@contextmanager
def engine_of(path: Path) -> Iterator[Engine]:
    """An engine on a desk, let go of at the end."""
    engine = open_engine(path, key_of(path))
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def connected(path: Path, *, writes: bool = False) -> Iterator[Connection]:
    """A connection to a desk; what a writing one did is committed."""
    with engine_of(path) as engine, transaction(engine, path, writes=writes) as opened:
        yield opened
        if writes:
            opened.commit()


def tamper(path: Path, *statements: str) -> None:
    """Do to a desk what the program never does; foreign keys are not looked at."""
    with engine_of(path) as engine, engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            driver.execute(statement)


def set_back(path: Path, revision: str) -> None:
    """Let a desk be one of an earlier schema, with the rows that it could hold."""
    key, earlier = key_of(path), path.with_name("earlier.db")
    make_private_file(earlier)
    engine = open_engine(earlier, key)
    migrate(engine, earlier, revision)
    with transaction(engine, earlier, writes=False) as connection:
        tables = inspect(connection)
        columns = {
            table: [column["name"] for column in tables.get_columns(table)]
            for table in tables.get_table_names()
            if table != "alembic_version" and not table.startswith(TABLES_BEGIN)
        }
    rows = {
        table: rows_of(path, f"SELECT {', '.join(names)} FROM {table}")  # noqa: S608 - our own tables
        for table, names in columns.items()
    }
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF")
        for table, names in columns.items():
            places = ", ".join("?" * len(names))
            driver.execute(f"DELETE FROM {table}")  # noqa: S608 - our own tables
            driver.executemany(
                f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})",  # noqa: S608 - our own tables
                rows[table],
            )
    engine.dispose()
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
        part = earlier.with_name(earlier.name + ending)
        if part.exists():
            part.rename(path.with_name(path.name + ending))


def rows_of(path: Path, question: str) -> list[tuple[Any, ...]]:
    """What a question in SQL is answered."""
    with connected(path) as connection:
        return [tuple(row) for row in connection.execute(text(question))]


def take(
    desk: Desk, folder: Path, *rows: str, settings: SourceSettings | None = None
) -> tuple[FileReport, list[Record]]:
    """Import a CSV file of these rows; the file is gone afterwards."""
    file = folder / "leads.csv"
    file.write_text("\n".join((HEADER, *rows)) + "\n", "utf-8")
    heard: list[Record] = []
    report = import_file(
        desk,
        lambda: desk.open_lead_file(file),
        settings or SourceSettings(),
        heard.append,
    )
    file.unlink()
    return report, heard


def filled_desk(folder: Path, *rows: str) -> Path:
    """A desk that took in these rows, or one record of every kind."""
    path = copy_desk(folder)
    with opened(path, DeskClock()) as desk:
        report, _ = take(desk, folder, *(rows or ROWS))
        assert report.error is None
    return path
