"""Statements compiled once and run on the bare driver.

Recording a call sends a handful of small statements; through SQLAlchemy's execution
each costs ten times what the database takes for it. So those are written in Core like
all others, compiled once for each dialect, and handed to the driver's own cursor.
Values go in and come out as they are stored: instants as epoch seconds.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, insert, literal_column
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql import ClauseElement

Values = Mapping[str, object]

# Both drivers take values by name, each in a notation of its own.
DIALECTS: dict[str, Dialect] = {
    "sqlite": sqlite.dialect(paramstyle="named"),
    "postgresql": postgresql.dialect(paramstyle="pyformat"),  # type: ignore[no-untyped-call]
}
IN_ORDER: dict[str, Dialect] = {
    "sqlite": sqlite.dialect(paramstyle="qmark"),
    "postgresql": postgresql.dialect(paramstyle="format"),  # type: ignore[no-untyped-call]
}
_NOTHING: Values = {}
_MOST_COMPILED = 32  # ways of one insert that are kept; each batch has its own
# What fails is not taken back by the statement but by its transaction, which is never
# kept then: SQLite would copy each page before a statement of many rows changes it,
# which takes a quarter of the time that storing takes.
WITH_THE_WHOLE = "OR FAIL"
# Rows that one statement inserts: opening tables and indexes anew for each row takes a
# sixth of the time that storing takes.
_TOGETHER = 200


def columns_of(row: type[DeclarativeBase], but: Collection[str] = ()) -> list[str]:
    """The names of a table's columns, but for some."""
    return [c.key for c in row.__table__.columns if c.key not in but]


class PreparedInsert:
    """An insert of many rows, given as mappings of all its columns to stored values.

    Args:
        table: to insert into.
        but: columns that stay empty.
    """

    def __init__(self, table: type[DeclarativeBase], but: Collection[str] = ()) -> None:
        self._columns = tuple(columns_of(table, but))
        self._table = table
        self._compiled: dict[tuple[object, ...], _OfRows] = {}

    def run(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Insert them."""
        if not rows:
            return
        columns = self._columns
        places = {name: place for place, name in enumerate(columns)}
        values = [
            tuple(row.values())
            if tuple(row) == columns
            else tuple([row[column] for column in columns])
            for row in rows
        ]
        cursor = connection.connection.cursor()
        try:
            cursor.executemany(self._compile(connection, places, _NOTHING).one, values)
        finally:
            cursor.close()

    def run_columns(
        self,
        connection: Connection,
        columns: Mapping[str, Sequence[object]],
        always: Values = _NOTHING,
        alike: Values = _NOTHING,
    ) -> None:
        """The same of rows that are given by the column.

        Handing a value over takes as long as storing it: what is the same in all rows,
        or in several columns, is handed over once.

        Args:
            connection: inside a transaction.
            columns: values of each row, as many of each.
            always: what is the same in all rows, and never a stranger's text: it is
                written into the statement. What is None stays empty.
            alike: what is the same in these rows.
        """
        count = len(next(iter(columns.values())))
        if connection.dialect.name != "sqlite":
            columns = {**columns, **{name: [alike[name]] * count for name in alike}}
            alike = _NOTHING
        # In the order of the statement, which one of the drivers goes by.
        columns = {name: columns[name] for name in self._columns if name in columns}
        places = _places(columns, alike, shares=connection.dialect.name == "sqlite")
        own = {place: columns[name] for name, place in places.items() if place >= 0}
        statement, width = self._compile(connection, places, always), len(own)
        # One row behind the other, put together by the column: by the row takes longer.
        values: list[object] = [None] * (width * count)
        for place, column in own.items():
            values[place::width] = column
        same = list(alike.values())
        many = _TOGETHER * width
        whole = len(values) // many * many
        cursor: Any = connection.connection.cursor()
        try:
            for at in range(0, whole, many):
                cursor.execute(statement.many, same + values[at : at + many])
            rest = range(whole, len(values), width)
            one = (same + values[at : at + width] for at in rest)
            cursor.executemany(statement.one, one)
        finally:
            cursor.close()

    def _compile(
        self, connection: Connection, places: Mapping[str, int], always: Values
    ) -> "_OfRows":
        """The statement with a place for each column that is asked."""
        key = connection.dialect.name, *always.items(), *places.items()
        known = self._compiled.get(key)
        if known is None:
            table = self._table.__table__
            written: dict[str, ColumnElement[Any]] = {
                name: bindparam(
                    None, value, type_=table.c[name].type, literal_execute=True
                )
                for name, value in always.items()
                if value is not None
            }
            for name, place in places.items():
                # No text that is written into a statement holds a NUL.
                written[name] = literal_column(f"\0{place}\0")
            given = {name: written[name] for name in self._columns if name in written}
            compiled = (
                insert(table)  # type: ignore[arg-type] # a Table
                .inline()
                .prefix_with(WITH_THE_WHOLE, dialect="sqlite")
                .values(given)
                .compile(
                    dialect=IN_ORDER[connection.dialect.name],
                    compile_kwargs={"render_postcompile": True},
                )
            )
            if len(self._compiled) >= _MOST_COMPILED:
                self._compiled.clear()
            known = _of_rows(str(compiled), connection.dialect.name)
            self._compiled[key] = known
        return known


class _OfRows(NamedTuple):
    """An insert of one row, and that of many."""

    one: str
    many: str


def _places(
    columns: Mapping[str, Sequence[object]], alike: Values, *, shares: bool
) -> dict[str, int]:
    """Which value of a row each column takes; below 0, of those that all rows share.

    Args:
        columns: by the row.
        alike: what all rows share.
        shares: whether columns that are one list take one value.
    """
    places: dict[str, int] = {}
    of_list: dict[int, int] = {}
    for name, column in columns.items():
        key = id(column) if shares else len(of_list)
        places[name] = of_list.setdefault(key, len(of_list))
    for number, name in enumerate(alike):
        places[name] = number - len(alike)
    return places


def _of_rows(sql: str, dialect: str) -> _OfRows:
    """A statement whose places are marked, as the driver takes it."""
    head, into, row = sql.partition(" VALUES ")
    parts = row.split("\0")
    written, marks = parts[::2], list(map(int, parts[1::2]))
    width, shared = max(marks) + 1, -min(0, *marks)

    def filled(number: int) -> str:
        """That row, from 0."""
        if dialect != "sqlite":
            return "%s".join(written)
        behind = 1 + shared + number * width
        said = [
            f"?{mark + behind if mark >= 0 else mark + shared + 1}" for mark in marks
        ]
        return "".join(chain.from_iterable(zip_longest(written, said, fillvalue="")))

    many = ", ".join(map(filled, range(_TOGETHER)))
    return _OfRows(head + into + filled(0), head + into + many)


class Prepared:
    """A statement with named values, ready to be run any number of times.

    Args:
        statement: in Core, with `bindparam` for what changes.
        columns: those that an insert or update sets, each by a value of its name.
    """

    def __init__(
        self, statement: ClauseElement, columns: Collection[str] | None = None
    ) -> None:
        self._statement = statement
        self._columns = columns
        self._compiled: dict[str, tuple[str, Values]] = {}

    def rows(
        self, connection: Connection, values: Values = _NOTHING
    ) -> list[tuple[Any, ...]]:
        """Run it, and fetch all rows."""
        found: list[tuple[Any, ...]] = self._run(connection, values).fetchall()
        return found

    def each(
        self, connection: Connection, values: Values = _NOTHING
    ) -> Iterator[tuple[Any, ...]]:
        """Run it, and hand over row by row: of many, each is gone before the next."""
        cursor = self._run(connection, values)
        try:
            yield from cursor
        finally:
            cursor.close()

    def run(self, connection: Connection, values: Values) -> None:
        """Run it for its effect."""
        self._run(connection, values)

    def run_all(self, connection: Connection, values: Sequence[Values]) -> None:
        """Run it for its effect, once for each of these values."""
        sql, fixed = self._compile(connection)
        cursor = connection.connection.cursor()
        try:
            cursor.executemany(
                sql, [{**fixed, **one} for one in values] if fixed else values
            )
        finally:
            cursor.close()

    def _run(self, connection: Connection, values: Values) -> Any:  # noqa: ANN401 - the driver's cursor
        sql, fixed = self._compile(connection)
        # In one call: a cursor that is made, used and closed here takes longer.
        driver: Any = connection.connection.dbapi_connection
        return driver.execute(sql, {**fixed, **values} if fixed else values)

    def _compile(self, connection: Connection) -> tuple[str, Values]:
        name = connection.dialect.name
        known = self._compiled.get(name)
        if known is None:
            compiled = self._statement.compile(
                dialect=DIALECTS[name], column_keys=self._columns
            )
            given = self._columns or ()
            fixed = {
                name: value
                for name, value in compiled.params.items()
                if value is not None and name not in given
            }
            known = self._compiled[name] = (str(compiled), fixed)
        return known
