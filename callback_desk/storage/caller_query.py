"""Who may be calling, and what they wrote: reads that go straight."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from callback_desk.domain.lead_identity import NumberState
from callback_desk.domain.lead_search import FoundBy, FoundLead
from callback_desk.domain.reach import Written
from callback_desk.domain.submission import Verdict
from callback_desk.storage.call_tables import LeadNumberRow
from callback_desk.storage.pending import is_seen
from callback_desk.storage.search_sieve import Among, among_these
from callback_desk.storage.settlement_rows import corrections
from callback_desk.storage.tables import AttemptRow, BatchRow, LeadRow, SubmissionRow

_ASKED = (Verdict.NEW.value, Verdict.REPEAT.value, Verdict.NEEDS_LOOK.value)


def tried_since(
    connection: Connection, since: datetime, codes: Collection[str], limit: int
) -> list[tuple[FoundLead, datetime]]:
    """The leads that were dialled since an instant, the newest dial first."""
    last = func.max(AttemptRow.at).label("last")
    corrected = select(AttemptRow.corrects).where(AttemptRow.corrects.is_not(None))
    tried = (
        select(AttemptRow.lead_id, last)
        .where(
            AttemptRow.at >= since,
            AttemptRow.outcome.in_(codes),
            AttemptRow.direction == "out",
            AttemptRow.attempt_id.not_in(corrected),
        )
        .group_by(AttemptRow.lead_id)
        .order_by(last.desc())
        .limit(limit)
        .subquery()
    )
    rows = connection.execute(
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
            tried.c.last,
        )
        .join(tried, tried.c.lead_id == LeadRow.lead_id)
        .where(is_seen(LeadRow.batch_id), LeadRow.joined_into.is_(None))
        .order_by(tried.c.last.desc(), LeadRow.lead_id.desc())
    )
    found = []
    for row in rows:
        lead_id, name, phone, extension, is_open, safety, *more = tuple(row)
        received, attempts, outcome, at = more
        lead = FoundLead(
            *(lead_id, name, phone, extension, is_open, safety),
            *(received, attempts, outcome, FoundBy.NAME),
        )
        found.append((lead, at))
    return found


def words_of(
    connection: Connection, lead_ids: Collection[int]
) -> dict[int, list[Written]]:
    """What leads wrote and chose, by lead, the newest first.

    It came with its import, or as somebody decided whose it is, as they mended it.
    """
    rows = connection.execute(
        select(
            SubmissionRow.submission_id,
            SubmissionRow.lead_id,
            SubmissionRow.verdict,
            SubmissionRow.received_at,
            SubmissionRow.message,
            SubmissionRow.answers,
            BatchRow.made_at,
        )
        .join(BatchRow, BatchRow.batch_id == SubmissionRow.batch_id)
        .where(
            SubmissionRow.lead_id.in_(lead_ids),
            SubmissionRow.verdict.in_(_ASKED),
            or_(SubmissionRow.message != "", SubmissionRow.answers != ""),
        )
        .order_by(SubmissionRow.received_at.desc(), SubmissionRow.submission_id.desc())
    ).all()
    kept = [r.submission_id for r in rows if r.verdict == Verdict.NEEDS_LOOK.value]
    settled = corrections(connection, kept)
    words: defaultdict[int, list[Written]] = defaultdict(list)
    for row in rows:
        message, came = row.message, row.made_at
        if (decided := settled.get(row.submission_id)) is not None:
            message, came = decided.message or message, decided.at
        text = f"{message}\n{row.answers}"
        words[row.lead_id or 0].append(Written(row.received_at, text, came))
    return dict(words)


def other_numbers(
    connection: Connection, among: Among = None
) -> dict[int, list[tuple[str, str | None]]]:
    """The other numbers of these leads, by lead."""
    rows = connection.execute(
        select(
            LeadNumberRow.lead_id, LeadNumberRow.phone, LeadNumberRow.extension
        ).where(
            among_these(LeadNumberRow.lead_id, among),
            LeadNumberRow.state != NumberState.REMOVED,
        )
    )
    numbers: defaultdict[int, list[tuple[str, str | None]]] = defaultdict(list)
    for lead_id, phone, extension in rows:
        numbers[lead_id].append((phone, extension))
    return dict(numbers)
