"""Looking for leads by name, number or note.

The search index (search_index.py) tells who may fit, the newest first; whoever is not
in it, or changed since, is looked at plainly, after a coarse look by the database
(search_sieve.py). How well a lead fits is always told by the close look of the domain:
names are folded as they are read, since no database knows that Muller may be Müller.
"""

from collections import defaultdict
from collections.abc import Generator
from contextlib import closing
from itertools import islice
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlcipher3 import dbapi2 as driver

from callback_desk.domain.lead_identity import NumberState
from callback_desk.domain.lead_search import (
    FoundBy,
    FoundLead,
    Search,
    how_found,
    read_search,
)
from callback_desk.domain.local_time import from_epoch
from callback_desk.storage.call_tables import LeadNumberRow
from callback_desk.storage.caller_query import other_numbers
from callback_desk.storage.pending import is_seen
from callback_desk.storage.prepared import Prepared
from callback_desk.storage.search_index import (
    IndexState,
    fitting,
    index_state,
    waiting_for_index,
)
from callback_desk.storage.search_sieve import Among, may_fit, note_may_fit
from callback_desk.storage.search_tokens import (
    CLOSED,
    OPEN,
    best_question,
    is_walked,
    note_question,
)
from callback_desk.storage.tables import AttemptRow, LeadRow

# Whoever types a digit or two finds somebody among so many, or the index is asked.
WALKED = 1_000

# The open ones first, of those the newest: the order in which they are shown.
_LEADS = (
    select(
        LeadRow.lead_id,
        LeadRow.name,
        LeadRow.phone,
        LeadRow.extension,
        LeadRow.is_open,
        LeadRow.safety,
        LeadRow.received_at,
        LeadRow.attempts,
        LeadRow.last_outcome,
    )
    # Who was removed has no number.
    .where(
        is_seen(LeadRow.batch_id), LeadRow.joined_into.is_(None), LeadRow.phone != ""
    )
    .order_by(
        LeadRow.is_open.desc(), LeadRow.received_at.desc(), LeadRow.lead_id.desc()
    )
)
_NOTES = select(AttemptRow.lead_id, AttemptRow.note).order_by(
    AttemptRow.at.desc(), AttemptRow.attempt_id.desc()
)
_NOTES_OF = Prepared(
    select(AttemptRow.note)
    .where(AttemptRow.lead_id == bindparam("of_lead"), AttemptRow.note != "")
    .order_by(AttemptRow.at.desc(), AttemptRow.attempt_id.desc())
)
_NUMBERS_OF = Prepared(
    select(LeadNumberRow.phone, LeadNumberRow.extension).where(
        LeadNumberRow.lead_id == bindparam("of_lead"),
        LeadNumberRow.state != NumberState.REMOVED.value,
    )
)
_BETTER_FIRST = list(FoundBy)


def find_leads(connection: Connection, text: str, limit: int) -> list[FoundLead]:
    """The leads that fit a typed text, closed ones too.

    Args:
        connection: to look in.
        text: digits of a number, words of a name in any order, or words of a note.
        limit: how many at most.

    Returns:
        the open ones first; among them number before name before note, then the
        newest first. Nothing typed finds nobody.
    """
    search = read_search(text)
    if search.is_empty:
        return []
    state = index_state(connection)
    if state is None:
        return _looked_through(connection, search, limit, None)
    try:
        found = _indexed(connection, search, limit, state)
    except driver.OperationalError:
        # Somebody else is at it, or the disk is: everybody would meet the same.
        raise
    except driver.DatabaseError:
        # A damaged index loses nobody; `check` tells of it, and what to do.
        return _looked_through(connection, search, limit, None)
    among = waiting_for_index(connection, state)
    if among is None:
        return found
    found += _looked_through(connection, search, limit, among)
    found.sort(key=lambda lead: (lead.received_at, lead.lead_id), reverse=True)
    # Sorting keeps the order of those that are alike.
    found.sort(key=lambda lead: (not lead.is_open, _BETTER_FIRST.index(lead.found_by)))
    return found[:limit]


def _best(search: Search) -> FoundBy:
    return FoundBy.NUMBER if search.digits else FoundBy.NAME


def _indexed(
    connection: Connection, search: Search, limit: int, state: IndexState
) -> list[FoundLead]:
    """Those of the index, in the order in which they are shown."""
    found: list[FoundLead] = []
    asked = (
        (_best(search), best_question(search)),
        (FoundBy.NOTE, note_question(search)),
    )
    for those in (OPEN, CLOSED):
        for by, question in asked:
            if question is None or len(found) == limit:
                continue
            with closing(_candidates(connection, search, those, question)) as rows:
                unchanged = (row for row in rows if row[1] not in state.stale)
                fit = (_close_look(connection, search, by, row) for row in unchanged)
                found += islice(filter(None, fit), limit - len(found))
    return found


def _candidates(
    connection: Connection, search: Search, those: str, question: str
) -> Generator[tuple[Any, ...], None, None]:
    """Who may fit, as the index tells it, the newest first."""
    asked = f"{those} AND ({question})"
    if not is_walked(search):
        yield from fitting(connection, asked)
        return
    place, walked = 0, 0
    with closing(fitting(connection, those)) as rows:
        for row in islice(rows, WALKED):
            place, walked = row[0], walked + 1
            yield row
    if walked == WALKED:
        yield from fitting(connection, asked, before=place)


def _close_look(
    connection: Connection, search: Search, by: FoundBy, row: tuple[Any, ...]
) -> FoundLead | None:
    """A lead that may fit, if it does so by that."""
    _, lead_id, name, phone, extension, is_open, safety, received_at, *more = row
    how = how_found(search, name, phone, extension, ())
    if how is None and search.digits:
        others = _NUMBERS_OF.rows(connection, {"of_lead": lead_id})
        if any(search.fits_number(*other) for other in others):
            how = FoundBy.NUMBER, None
    if how is None and by is FoundBy.NOTE:
        notes = _NOTES_OF.rows(connection, {"of_lead": lead_id})
        how = how_found(search, name, phone, extension, [note for (note,) in notes])
    if how is None or how[0] is not by:
        return None
    return FoundLead(
        *(lead_id, name, phone, extension, bool(is_open), bool(safety)),
        *(from_epoch(received_at), *more, *how),
    )


def _looked_through(
    connection: Connection, search: Search, limit: int, among: Among
) -> list[FoundLead]:
    """Those who fit among these leads, or all, without the index."""
    others = other_numbers(connection, among)
    notes = _notes(connection, search, among)
    leads = connection.execute(_LEADS.where(may_fit(search, others, among)))
    found: list[FoundLead] = []
    best, sure = _best(search), 0
    for row in leads:
        lead_id, name, phone, extension, is_open, safety, received_at = row[:7]
        how = how_found(search, name, phone, extension, notes.get(lead_id, ()))
        if any(search.fits_number(*other) for other in others.get(lead_id, ())):
            how = FoundBy.NUMBER, None
        if how is None:
            continue
        found.append(
            FoundLead(
                *(lead_id, name, phone, extension, bool(is_open), bool(safety)),
                *(received_at, row.attempts, row.last_outcome, *how),
            )
        )
        sure += bool(is_open) and found[-1].found_by is best
        if sure == limit:
            # They come in order: nobody behind them is found better.
            break
    found.sort(key=lambda lead: (not lead.is_open, _BETTER_FIRST.index(lead.found_by)))
    return found[:limit]


def _notes(
    connection: Connection, search: Search, among: Among
) -> dict[int, list[str]]:
    """The notes that may fit by lead, the newest first."""
    notes: defaultdict[int, list[str]] = defaultdict(list)
    said = connection.execute(_NOTES.where(note_may_fit(search, among)))
    for lead_id, note in said:
        notes[lead_id].append(note)
    return notes
