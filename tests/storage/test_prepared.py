"""Prepared statements: many keys at once, and values that the driver is slow with."""

from pathlib import Path

import pytest
from sqlalchemy import bindparam, select

from callback_desk.storage.engine import open_engine, transaction
from callback_desk.storage.prepared import PreparedInsert
from callback_desk.storage.prepared_lookup import PreparedLookup
from callback_desk.storage.tables import NumberRow, Row

KINDS = PreparedLookup(
    lambda keys: select(NumberRow.kind, NumberRow.next).where(
        NumberRow.kind.in_(keys), NumberRow.next < bindparam("below")
    )
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "some.db"
    path.touch()
    engine = open_engine(path, None)
    with transaction(engine, path, writes=True) as connection:
        Row.metadata.tables[NumberRow.__tablename__].create(connection)
        numbers = [{"kind": f"k{n}", "next": n} for n in range(2_000)]
        PreparedInsert(NumberRow).run(connection, numbers)
        connection.commit()
    engine.dispose()
    return path


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 499, 500, 501, 1_203])
def test_a_lookup_finds_what_one_question_would(path: Path, count: int) -> None:
    keys = [f"k{n * 3}" for n in range(count)]
    engine = open_engine(path, None)
    with transaction(engine, path, writes=False) as connection:
        found = KINDS.rows(connection, keys, {"below": 1_500})
        asked = range(0, min(count * 3, 1_500), 3)
        assert sorted(found) == sorted((f"k{n}", n) for n in asked)
    engine.dispose()


SMALL = PreparedLookup(
    lambda keys: select(NumberRow.next, NumberRow.kind).where(
        NumberRow.kind.in_(keys), NumberRow.next < bindparam("below")
    ),
    select(NumberRow.next, NumberRow.kind).where(NumberRow.next < bindparam("below")),
    key=1,
)


@pytest.mark.parametrize("count", [0, 1, 199, 200, 800, 2_000])
@pytest.mark.parametrize("below", [0, 3, 49, 50, 51, 200, 2_000])
def test_a_table_that_is_small_is_read_as_a_whole(
    path: Path, count: int, below: int
) -> None:
    keys = [f"k{n * 2}" for n in range(count)]
    engine = open_engine(path, None)
    with transaction(engine, path, writes=False) as connection:
        found = SMALL.rows(connection, keys, {"below": below})
        asked = range(0, min(count * 2, below), 2)
        assert sorted(found) == [(n, f"k{n}") for n in asked]
    engine.dispose()


def test_null_and_bytes_are_stored_as_they_are(path: Path) -> None:
    engine = open_engine(path, None)
    with transaction(engine, path, writes=False) as connection:
        cursor = connection.connection.cursor()
        values = (None, None, b"\0\xff", b"")
        cursor.execute("SELECT ?, typeof(?), ?, typeof(?)", values)
        assert cursor.fetchall() == [(None, "null", b"\0\xff", "blob")]
        cursor.close()
    engine.dispose()


@pytest.mark.parametrize("count", [0, 1, 199, 200, 201, 400, 1_003])
@pytest.mark.parametrize("always", [{}, {"next": 7}, {"next": None}])
def test_rows_given_by_the_column_are_stored_each_once(
    tmp_path: Path, count: int, always: dict[str, object]
) -> None:
    path = tmp_path / "some.db"
    path.touch()
    engine = open_engine(path, None)
    kinds = [f"it's VALUES (?) {n}" for n in range(count)]
    nexts: list[int | None] = list(range(count))
    given: dict[str, list[str] | list[int | None]] = {"kind": kinds}
    if not always:
        given["next"] = nexts
    with transaction(engine, path, writes=True) as connection:
        connection.exec_driver_sql("CREATE TABLE numbers (kind TEXT, next INTEGER)")
        PreparedInsert(NumberRow).run_columns(connection, given, always)
        cursor = connection.connection.cursor()
        cursor.execute("SELECT kind, next FROM numbers ORDER BY rowid")
        told = nexts if not always else [always["next"]] * count
        assert cursor.fetchall() == list(zip(kinds, told, strict=True))
        cursor.close()
    engine.dispose()
