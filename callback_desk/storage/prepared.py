"""Statements compiled once and run on the bare driver.

Recording a call sends a handful of small statements; through SQLAlchemy's execution
each costs ten times what the database takes for it. So those are written in Core like
all others, compiled once for each dialect, and handed to the driver's own cursor.
Values go in and come out as they are stored: instants as epoch seconds.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, insert
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
        self._compiled: dict[tuple[object, ...], str] = {}

    def run(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Insert them."""
        if not rows:
            return
        columns = self._columns
        values = [
            tuple(row.values())
            if tuple(row) == columns
            else tuple([row[column] for column in columns])
            for row in rows
        ]
        cursor = connection.connection.cursor()
        try:
            cursor.executemany(self._compile(connection, columns), values)
        finally:
            cursor.close()

    def run_columns(
        self,
        connection: Connection,
        columns: Mapping[str, Sequence[object]],
        always: Values = _NOTHING,
    ) -> None:
        """The same of rows that are given by the column.

        Args:
            connection: inside a transaction.
            columns: values of each row, as many of each.
            always: what is the same in all rows, and never a stranger's text: it is
                written into the statement, since handing a value over takes time. What
                is None stays empty.
        """
        asked = tuple(name for name in self._columns if name not in always)
        sql, width = self._compile(connection, asked, always), len(asked)
        # One row behind the other, put together by the column: by the row takes longer.
        values: list[object] = [None] * (width * len(columns[asked[0]]))
        for place, name in enumerate(asked):
            values[place::width] = columns[name]
        many = _TOGETHER * width
        whole = len(values) // many * many
        cursor: Any = connection.connection.cursor()
        try:
            for at in range(0, whole, many):
                cursor.execute(_of_many(sql), values[at : at + many])
            rest = range(whole, len(values), width)
            cursor.executemany(sql, [values[at : at + width] for at in rest])
        finally:
            cursor.close()

    def _compile(
        self, connection: Connection, asked: tuple[str, ...], always: Values = _NOTHING
    ) -> str:
        """The statement with a place for each column that is asked, in their order."""
        key = connection.dialect.name, *always.items()
        known = self._compiled.get(key)
        if known is None:
            table = self._table.__table__
            written = {
                name: bindparam(
                    None, value, type_=table.c[name].type, literal_execute=True
                )
                for name, value in always.items()
                if value is not None
            }
            compiled = (
                insert(table)  # type: ignore[arg-type] # a Table
                .values({name: bindparam(name, None) for name in asked} | written)
                .compile(
                    dialect=IN_ORDER[connection.dialect.name],
                    compile_kwargs={"render_postcompile": True},
                )
            )
            if tuple(compiled.positiontup or ()) != asked:
                raise AssertionError("the columns stand in another order")
            if len(self._compiled) >= _MOST_COMPILED:
                self._compiled.clear()
            known = self._compiled[key] = str(compiled)
        return known


@lru_cache(maxsize=_MOST_COMPILED)
def _of_many(sql: str) -> str:
    """An insert of one row as that of many."""
    head, values, row = sql.partition(" VALUES ")
    return head + values + ", ".join([row] * _TOGETHER)


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
        cursor = self._run(connection, values)
        try:
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found
        finally:
            cursor.close()

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
        self._run(connection, values).close()

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
        cursor = connection.connection.cursor()
        cursor.execute(sql, {**fixed, **values} if fixed else values)
        return cursor

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
