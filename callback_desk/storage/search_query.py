"""Looking for leads by name, number or note.

Names are folded as they are read, since no database knows that Muller may be Müller;
so a coarse look by the database (search_sieve.py) comes before the close one.
"""

from collections import defaultdict

from sqlalchemy import Connection, select

from callback_desk.domain.lead_search import (
    FoundBy,
    FoundLead,
    Search,
    how_found,
    read_search,
)
from callback_desk.storage.caller_query import other_numbers
from callback_desk.storage.pending import is_seen
from callback_desk.storage.search_sieve import may_fit, note_may_fit
from callback_desk.storage.tables import AttemptRow, LeadRow

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
    others = other_numbers(connection)
    notes = _notes(connection, search)
    leads = connection.execute(_LEADS.where(may_fit(search, others)))
    found: list[FoundLead] = []
    best, sure = (FoundBy.NUMBER if search.digits else FoundBy.NAME), 0
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
    # Sorting keeps the order of those that are alike.
    found.sort(key=lambda lead: (not lead.is_open, _BETTER_FIRST.index(lead.found_by)))
    return found[:limit]


def _notes(connection: Connection, search: Search) -> dict[int, list[str]]:
    """The notes that may fit by lead, the newest first."""
    notes: defaultdict[int, list[str]] = defaultdict(list)
    for lead_id, note in connection.execute(_NOTES.where(note_may_fit(search))):
        notes[lead_id].append(note)
    return notes
