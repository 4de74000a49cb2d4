"""Whether the search index holds what the leads say, and nothing else.

Every piece of every lead is looked at: how many leads have it, and the sum of their
numbers. What waits for the index is left out; it is looked at plainly anyway.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from callback_desk.storage.search_index import (
    LAST_NUMBER,
    TABLES_BEGIN,
    index_state,
    rows_of_index,
)
from callback_desk.storage.tables import LeadRow
from callback_desk.translation import _

# Leads whose pieces are worked out at a time.
CHUNK = 1_000
WHAT_TO_DO = _(
    "Somebody may not be found. Run `callback-desk check --renew-search`: nothing else "
    "depends on the index."
)
_PIECES = "temp.lead_search_pieces"
_SHOW_PIECES = (
    f"CREATE VIRTUAL TABLE {_PIECES} USING fts5vocab(main, lead_search, instance)"
)
_HELD = f"""
    SELECT term, count(*), sum(doc & {LAST_NUMBER}) FROM {_PIECES}
    WHERE doc & {LAST_NUMBER} NOT IN (SELECT value FROM json_each(?)) GROUP BY term
"""  # noqa: S608 - constants

# How many leads have a piece, and the sum of their numbers.
_Sums = dict[str, tuple[int, int]]


def index_problems(connection: Connection) -> list[str]:
    """What is wrong with the search index, with what to do."""
    state = index_state(connection)
    if state is None:
        return []
    changed = sorted(state.stale)
    known = select(LeadRow.lead_id).where(LeadRow.lead_id <= state.leads)
    leads = [n for n in connection.scalars(known) if n not in state.stale]
    said, held = _said(connection, leads), _held(connection, changed)
    wrong = sum(held.get(piece) != sums for piece, sums in said.items())
    wrong += sum(piece not in said for piece in held)
    if not wrong:
        return []
    differs = _(
        "The search index differs from the leads in {count} of its {all} pieces.",
        count=wrong,
        all=len(said),
    )
    return [f"{differs} {WHAT_TO_DO}"]


def say_damage(line: str) -> str:
    """What SQLite says of a damaged table, with what to do where it is the index."""
    advice = f" {WHAT_TO_DO}" if TABLES_BEGIN in line else ""
    return _("The database is damaged: {line}.", line=line) + advice


def _said(connection: Connection, leads: Sequence[int]) -> _Sums:
    """What should be in the index."""
    sums: _Sums = {}
    for start in range(0, len(leads), CHUNK):
        for place, pieces in rows_of_index(connection, leads[start : start + CHUNK]):
            number = place & LAST_NUMBER
            for piece in pieces.split(" "):
                count, total = sums.get(piece, (0, 0))
                sums[piece] = count + 1, total + number
    return sums


def _held(connection: Connection, but: Sequence[int]) -> _Sums:
    """What is in it, but for these leads."""
    connection.exec_driver_sql(_SHOW_PIECES)
    try:
        rows = connection.exec_driver_sql(_HELD, (str(list(but)),)).all()
    finally:
        connection.exec_driver_sql(f"DROP TABLE {_PIECES}")
    return {piece: (count, total) for piece, count, total in rows}
