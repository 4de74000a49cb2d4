"""The search index: an FTS5 table of pieces (`search_tokens.py`) inside the database.

A lead's row in it is its place in the order of the results: its receipt, then its
number. So the newest that may fit are read first, and reading ends with the last that
is shown. What changes a lead notes it as stale (triggers), and new leads and new notes
lie behind a mark; they are looked at plainly until `index_some` has taken them in.
Other databases than SQLite have no such index: there everybody is looked at plainly.
"""

from collections import defaultdict
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    bindparam,
    delete,
    func,
    select,
    union_all,
    update,
)

from callback_desk.domain.lead_identity import NumberState
from callback_desk.storage.call_tables import LeadNumberRow
from callback_desk.storage.pending import pending_batches
from callback_desk.storage.prepared import Prepared
from callback_desk.storage.prepared_lookup import PreparedLookup
from callback_desk.storage.search_sieve import Among
from callback_desk.storage.search_tables import SearchMarkRow, SearchStaleRow
from callback_desk.storage.search_tokens import FORM, tokens_of
from callback_desk.storage.tables import AttemptRow, LeadRow, table_of

# The names of its tables begin so; they can be worked out anew, and are no one's rows.
TABLES_BEGIN = "lead_search"
# As many bits of a place are the lead's number; leads beyond are looked at plainly.
NUMBER_BITS = 24
LAST_NUMBER = (1 << NUMBER_BITS) - 1
# So few are looked at plainly sooner than indexed.
FEW = 100
_FIRST_PLACE = 1 << 63

_MOST: BindParameter[int] = bindparam("most")
_AFTER: BindParameter[int] = bindparam("after")
_MARKS = Prepared(select(SearchMarkRow.kind, SearchMarkRow.upto))
_SET_MARK = Prepared(
    update(table_of(SearchMarkRow)).where(SearchMarkRow.kind == bindparam("of_kind")),
    ("upto",),
)
_STALE = Prepared(
    select(SearchStaleRow.lead_id, SearchStaleRow.place)
    .order_by(SearchStaleRow.lead_id)
    .limit(_MOST)
)
_FORGET_STALE = Prepared(
    delete(table_of(SearchStaleRow)).where(SearchStaleRow.lead_id == bindparam("lead"))
)
_NEW_NOTES = Prepared(
    select(AttemptRow.attempt_id, AttemptRow.lead_id, AttemptRow.note != "")
    .where(AttemptRow.attempt_id > _AFTER)
    .order_by(AttemptRow.attempt_id)
    .limit(_MOST)
)
_NEW_LEADS = Prepared(
    select(LeadRow.lead_id, LeadRow.batch_id)
    .where(LeadRow.lead_id > _AFTER)
    .order_by(LeadRow.lead_id)
    .limit(_MOST)
)
_PEOPLE = PreparedLookup(
    lambda keys: select(
        LeadRow.lead_id,
        LeadRow.name,
        LeadRow.phone,
        LeadRow.is_open,
        LeadRow.received_at,
    ).where(
        LeadRow.lead_id.in_(keys), LeadRow.joined_into.is_(None), LeadRow.phone != ""
    )
)
_NUMBERS = PreparedLookup(
    lambda keys: select(LeadNumberRow.lead_id, LeadNumberRow.phone).where(
        LeadNumberRow.lead_id.in_(keys),
        LeadNumberRow.state != NumberState.REMOVED.value,
    )
)
_NOTES = PreparedLookup(
    lambda keys: select(AttemptRow.lead_id, AttemptRow.note).where(
        AttemptRow.lead_id.in_(keys), AttemptRow.note != ""
    )
)
# The number of a place stands in its last bits; the index comes first, in its order.
_FITTING = f"""
    SELECT lead_search.rowid, lead_id, name, phone, extension, is_open, safety,
        received_at, attempts, last_outcome
    FROM lead_search
    CROSS JOIN leads ON lead_id = lead_search.rowid & {LAST_NUMBER}
    WHERE lead_search MATCH ? AND lead_search.rowid < ?
    ORDER BY lead_search.rowid DESC
"""  # noqa: S608 - a constant
_ADD = "INSERT INTO lead_search (rowid, pieces) VALUES (?, ?)"
_REMOVE = "DELETE FROM lead_search WHERE rowid = ?"
_FORGET_ALL = "INSERT INTO lead_search (lead_search) VALUES ('delete-all')"
_MERGE_ALL = "INSERT INTO lead_search (lead_search) VALUES ('optimize')"


@dataclass(frozen=True, slots=True)
class IndexState:
    """How far the index has come.

    Attributes:
        leads: up to which lead all are in it.
        attempts: up to which attempt all notes are.
        stale: the leads of it that changed since.
    """

    leads: int
    attempts: int
    stale: frozenset[int]


def has_index(connection: Connection) -> bool:
    """Whether the database keeps an index."""
    return connection.dialect.name == "sqlite"


def index_state(connection: Connection) -> IndexState | None:
    """How far the index has come; None where there is none, or of another form."""
    marks = dict(_MARKS.rows(connection))
    if not has_index(connection) or marks["form"] != FORM:
        return None
    stale = {lead_id for lead_id, _ in _STALE.rows(connection, {"most": -1})}
    after = {"after": marks["attempt"], "most": -1}
    stale |= {lead for _, lead, says in _NEW_NOTES.rows(connection, after) if says}
    return IndexState(marks["lead"], marks["attempt"], frozenset(stale))


def waiting_for_index(connection: Connection, state: IndexState) -> Among:
    """Who waits for the index, as a question for their numbers; None for nobody."""
    after = {"after": state.leads, "most": 1}
    if not state.stale and not _NEW_LEADS.rows(connection, after):
        return None
    return union_all(
        select(LeadRow.lead_id).where(LeadRow.lead_id > state.leads),
        select(SearchStaleRow.lead_id),
        select(AttemptRow.lead_id).where(
            AttemptRow.attempt_id > state.attempts, AttemptRow.note != ""
        ),
    )


def fitting(
    connection: Connection, question: str, before: int = _FIRST_PLACE - 1
) -> Generator[tuple[Any, ...], None, None]:
    """The leads that an index's question finds, the newest first, as they are read.

    Args:
        connection: to look in.
        question: of FTS5.
        before: only places before this one.

    Yields:
        place, number, name, phone, extension, open, safety, receipt in epoch seconds,
        tries and last outcome; some of them may have changed since.
    """
    # The driver's cursor gives its rows one by one.
    cursor: Any = connection.connection.cursor()
    with closing(cursor):
        cursor.execute(_FITTING, (question, before))
        yield from cursor


def waits_for_index(connection: Connection) -> bool:
    """Whether so many leads wait for the index that it is worth bringing up to date."""
    if not has_index(connection):
        return False
    marks = dict(_MARKS.rows(connection))
    if marks["form"] != FORM:
        return True
    some = {"most": FEW}
    return (
        len(_STALE.rows(connection, some)) == FEW
        or len(_NEW_LEADS.rows(connection, some | {"after": marks["lead"]})) == FEW
        or len(_NEW_NOTES.rows(connection, some | {"after": marks["attempt"]})) == FEW
    )


def index_some(connection: Connection, most: int) -> int:
    """Take in what waits for the index, at most so many of each; how many.

    Leads of pending batches, and those behind them, wait until the batch is whole.
    """
    if not has_index(connection):
        return 0
    marks = dict(_MARKS.rows(connection))
    if marks["form"] != FORM:
        forget_index(connection)
        marks = dict(_MARKS.rows(connection))
    done = _index_stale(connection, marks["lead"], most)
    if done < most:
        done += _index_notes(connection, marks, most)
    if done < most:
        done += _index_leads(connection, marks, most)
    return done


def forget_index(connection: Connection) -> None:
    """Empty the index: all is taken in anew, and looked at plainly until then."""
    if not has_index(connection):
        return
    connection.exec_driver_sql(_FORGET_ALL)
    connection.execute(delete(SearchStaleRow))
    # Whoever comes into it does so with all notes that there are then.
    noted = connection.scalar(select(func.max(AttemptRow.attempt_id))) or 0
    for kind, upto in (("form", FORM), ("lead", 0), ("attempt", noted)):
        _SET_MARK.run(connection, {"of_kind": kind, "upto": upto})


def forget_changed(connection: Connection) -> None:
    """Let nothing of what was changed or removed be left in the index.

    What is taken out of it is only marked as such until all of it is written anew.
    """
    if not has_index(connection):
        return
    marks = dict(_MARKS.rows(connection))
    if marks["form"] != FORM:
        forget_index(connection)
        return
    _index_stale(connection, marks["lead"], -1)
    connection.exec_driver_sql(_MERGE_ALL)


def _index_stale(connection: Connection, indexed: int, most: int) -> int:
    stale = _STALE.rows(connection, {"most": most})
    if stale:
        _many(connection, _REMOVE, [(place,) for _, place in stale])
        again = [lead_id for lead_id, _ in stale if lead_id <= indexed]
        _many(connection, _ADD, rows_of_index(connection, again))
        gone = [{"lead": lead_id} for lead_id, _ in stale]
        _FORGET_STALE.run_all(connection, gone)
    return len(stale)


def _index_notes(connection: Connection, marks: dict[str, int], most: int) -> int:
    """Whoever is stale as well was seen to before."""
    new = _NEW_NOTES.rows(connection, {"after": marks["attempt"], "most": most})
    if new:
        leads = {lead for _, lead, says in new if says and lead <= marks["lead"]}
        rows = rows_of_index(connection, sorted(leads))
        _many(connection, _REMOVE, [(place,) for place, _ in rows])
        _many(connection, _ADD, rows)
        _SET_MARK.run(connection, {"of_kind": "attempt", "upto": new[-1][0]})
    return len(new)


def _index_leads(connection: Connection, marks: dict[str, int], most: int) -> int:
    pending = set(pending_batches(connection))
    ready = []
    after = {"after": marks["lead"], "most": most}
    for lead_id, batch_id in _NEW_LEADS.rows(connection, after):
        if batch_id in pending or lead_id > LAST_NUMBER:
            break
        ready.append(lead_id)
    if ready:
        _many(connection, _ADD, rows_of_index(connection, ready))
        _SET_MARK.run(connection, {"of_kind": "lead", "upto": ready[-1]})
    return len(ready)


def rows_of_index(
    connection: Connection, lead_ids: Sequence[int]
) -> list[tuple[int, str]]:
    """The places and pieces of those of these leads that can be found.

    In the order of their places: in any other, what was written before would go to
    disk with each.
    """
    phones: defaultdict[int, list[str]] = defaultdict(list)
    notes: defaultdict[int, list[str]] = defaultdict(list)
    for lead_id, phone in _NUMBERS.rows(connection, lead_ids):
        phones[lead_id].append(phone)
    for lead_id, note in _NOTES.rows(connection, lead_ids):
        notes[lead_id].append(note)
    return sorted(
        (
            place_of(lead_id, received_at),
            tokens_of(
                name,
                (phone, *phones.get(lead_id, ())),
                notes.get(lead_id, ()),
                is_open=bool(is_open),
            ),
        )
        for lead_id, name, phone, is_open, received_at in _PEOPLE.rows(
            connection, lead_ids
        )
    )


def place_of(lead_id: int, received_at: int) -> int:
    """Where a lead stands in the index, by its number and receipt in epoch seconds."""
    return (received_at << NUMBER_BITS) | lead_id


def _many(connection: Connection, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
    with closing(connection.connection.cursor()) as cursor:
        cursor.executemany(sql, rows)
