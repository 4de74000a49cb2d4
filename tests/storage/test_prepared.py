"""Prepared statements: many keys at once, and values that the driver is slow with."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql
from sqlcipher3 import dbapi2 as driver

from callback_desk.storage.engine import open_engine, transaction
from callback_desk.storage.prepared import PreparedInsert, columns_of
from callback_desk.storage.prepared_lookup import PreparedLookup
from callback_desk.storage.tables import NumberRow, Row, SubmissionRow

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


@pytest.mark.parametrize("by_column", [True, False])
def test_of_an_insert_that_fails_nothing_is_kept(path: Path, by_column: bool) -> None:
    """It is not taken back by itself: its transaction is."""
    kinds, numbers = [f"new{n}" for n in range(450)], list(range(450))
    kinds[430] = "k7"
    engine, inserting = open_engine(path, None), PreparedInsert(NumberRow)

    def insert_all() -> None:
        with transaction(engine, path, writes=True) as connection:
            if by_column:
                inserting.run_columns(connection, {"kind": kinds, "next": numbers})
            else:
                rows = zip(kinds, numbers, strict=True)
                inserting.run(connection, [{"kind": k, "next": n} for k, n in rows])
            connection.commit()

    with pytest.raises(driver.IntegrityError):
        insert_all()
    with transaction(engine, path, writes=True) as connection:
        kept = connection.scalars(select(NumberRow.kind)).all()
        assert sorted(kept) == sorted(f"k{n}" for n in range(2_000))
        connection.commit()
    engine.dispose()


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


@pytest.mark.parametrize("count", [1, 200, 433])
def test_what_rows_or_columns_share_is_stored_in_each_of_them(
    tmp_path: Path, count: int
) -> None:
    path = tmp_path / "some.db"
    path.touch()
    engine = open_engine(path, None)
    ids, due = list(range(count)), [100 + n for n in range(count)]
    page = "https://clinic.example/?1=?2&%s"
    columns = {"submission_id": ids, "received_at": due, "due_at": due, "row": ids}
    always, alike = {"verdict": "new?", "zone": "a%b"}, {"page": page, "form": None}
    names = ", ".join(f'"{name}"' for name in columns_of(SubmissionRow))
    with transaction(engine, path, writes=True) as connection:
        connection.exec_driver_sql(f"CREATE TABLE submissions ({names})")
        PreparedInsert(SubmissionRow).run_columns(connection, columns, always, alike)
        rows = connection.exec_driver_sql(
            'SELECT submission_id, "row", received_at, due_at, verdict, zone, page, '
            "form, name FROM submissions ORDER BY rowid"
        ).all()
    engine.dispose()
    assert list(map(tuple, rows)) == [
        (n, n, 100 + n, 100 + n, "new?", "a%b", page, None, None) for n in range(count)
    ]


class Counted:
    """A connection to a database whose places have no numbers; it keeps what it got."""

    def __init__(self) -> None:
        self.dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
        self.connection = self
        self.got: list[tuple[str, list[object]]] = []

    def cursor(self) -> "Counted":
        """Itself."""
        return self

    def execute(self, sql: str, values: list[object]) -> None:
        """Keep them."""
        self.got.append((sql, values))

    def executemany(self, sql: str, rows: Iterable[list[object]]) -> None:
        """Keep each row."""
        self.got += [(sql, row) for row in rows]

    def close(self) -> None:
        """Nothing is open."""


def test_where_places_have_no_numbers_each_value_is_handed_over() -> None:
    database, due = Counted(), [100 + n for n in range(201)]
    columns = {"submission_id": list(range(201)), "due_at": due, "received_at": due}
    insert = PreparedInsert(SubmissionRow)
    insert.run_columns(database, columns, {"zone": "a%b"}, {"page": "p"})  # type: ignore[arg-type] # the double
    (many, values), (one, rest) = database.got
    assert rest == [200, 300, 300, "p"]
    assert len(values) == many.count("%s") == 200 * 4
    assert one.count("%s") == 4
    assert "'a%%b'" in one
