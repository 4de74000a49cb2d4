"""Look-ups of many keys at once, compiled once and run on the bare driver."""

from collections.abc import Callable, Collection, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Integer, Select, bindparam
from sqlalchemy.sql import ClauseElement

from callback_desk.storage.prepared import IN_ORDER, Prepared, Values

_NOTHING: Values = {}
# How many keys one statement takes: what a mail or a correction asks, those of a chunk
# who asked before, and a chunk. What is left over is asked for again and again.
_SIZES = (8, 64, 500)
_MANY = _SIZES[-1]
# So many keys and more, and all rows are read first, as long as they are fewer.
_READ_WHOLE = 200
_MOST: BindParameter[int] = bindparam("most", type_=Integer())
_NAMES = tuple(f"key_{number}" for number in range(_MANY))


class PreparedLookup:
    """A select of what has one of some keys, few or many thousands.

    Args:
        ask: makes the statement, given the values that a column is to be one of.
        whole: the same of all keys, where these are nearly always few (numbers that
            may not be called).
        key: which column of it is the key.
    """

    def __init__(
        self,
        ask: Callable[[Sequence[BindParameter[Any]]], ClauseElement],
        whole: Select[*tuple[Any, ...]] | None = None,
        key: int = 0,
    ) -> None:
        self._ask = ask
        self._key = itemgetter(key)
        self._whole = (
            None if whole is None else Prepared(whole.limit(bindparam("most")))
        )
        self._compiled: dict[tuple[str, int], OfKeys] = {}

    def rows(
        self, connection: Connection, keys: Collection[Any], values: Values = _NOTHING
    ) -> list[tuple[Any, ...]]:
        """All rows of these keys; those of one key stand together, in order."""
        if self._whole is not None and len(keys) >= _READ_WHOLE:
            most = len(keys) // 4
            every = self._whole.rows(connection, {**values, "most": most})
            if len(every) < most:
                wanted, key = set(keys) if every else (), self._key
                return sorted((row for row in every if key(row) in wanted), key=key)
        return self._rows_of(connection, list(keys), values)

    def _rows_of(
        self, connection: Connection, asked: list[Any], values: Values
    ) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = []
        at_once = next((size for size in _SIZES if len(asked) <= size), _MANY)
        cursor = connection.connection.cursor()
        try:
            for start in range(0, len(asked), at_once):
                some = asked[start : start + at_once]
                some += some[-1:] * (at_once - len(some))
                sql, before, behind, fixed = self._compile(connection, at_once)
                given = {**fixed, **values}
                cursor.execute(
                    sql,
                    [given[n] for n in before] + some + [given[n] for n in behind],
                )
                found += cursor.fetchall()
        finally:
            cursor.close()
        return found

    def _compile(self, connection: Connection, count: int) -> "OfKeys":
        name = connection.dialect.name
        known = self._compiled.get((name, count))
        if known is None:
            keys = _NAMES[:count]
            statement = self._ask([bindparam(key) for key in keys])
            compiled = statement.compile(dialect=IN_ORDER[name])
            fixed = {k: v for k, v in compiled.params.items() if v is not None}
            order = tuple(getattr(compiled, "positiontup", None) or ())
            first = order.index(keys[0])
            before, behind = order[:first], order[first + count :]
            if order != before + keys + behind:
                raise AssertionError("the keys of a look-up do not stand together")
            known = OfKeys(str(compiled), before, behind, fixed)
            self._compiled[name, count] = known
        return known


class OfKeys(NamedTuple):
    """A statement of so many keys, and the names of its values before and behind."""

    sql: str
    before: tuple[str, ...]
    behind: tuple[str, ...]
    fixed: Values
