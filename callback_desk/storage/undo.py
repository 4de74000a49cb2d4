"""Taking a batch back: what is removed, and what must be worked out anew behind it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, Integer, delete, exists, func, or_, select, update

from callback_desk.domain.import_errors import UnknownBatch
from callback_desk.domain.lead import Request
from callback_desk.domain.record import Asking, TakenBack
from callback_desk.domain.submission import Precision, Verdict
from callback_desk.storage.mail_tables import SeenMailRow
from callback_desk.storage.request_origin_table import RequestOriginRow
from callback_desk.storage.settlement_rows import corrections
from callback_desk.storage.tables import (
    BatchRow,
    RawChunkRow,
    RequestRow,
    SubmissionRow,
)
from callback_desk.storage.worked_on import cared_for, tried

UNDOING, UNDONE, IN_PART = "undoing", "undone", "part"
# What a batch that stands can be, and one that does so no more as it came.
STANDS, TAKEN = ("done", IN_PART), (UNDOING, UNDONE, IN_PART)
# Chunks of raw text of one transaction; whatever stays in them costs nothing to pass.
CHUNKS_AT_ONCE = 8
# A record kept for a look asked once somebody has decided so.
_ASKED = (Verdict.NEW.value, Verdict.REPEAT.value, Verdict.NEEDS_LOOK.value)


def begin_taking_back(connection: Connection, batch_id: int) -> None:
    """Let a batch be one that is taken back.

    Raises:
        UnknownBatch: there is none that can be.
    """
    begun = connection.execute(
        update(BatchRow)
        .where(BatchRow.batch_id == batch_id, BatchRow.state.in_(STANDS))
        .values(state=UNDOING)
    )
    if not begun.rowcount:
        raise UnknownBatch(batch_id=batch_id)


def half_taken_back(connection: Connection) -> list[int]:
    """The batches of which something may be left that was to be taken back."""
    return list(
        connection.scalars(select(BatchRow.batch_id).where(BatchRow.state == UNDOING))
    )


def brought(
    connection: Connection, batch_id: int, records: Collection[int] | None = None
) -> list[int]:
    """Whose records a batch holds, or some of its records are, in order."""
    leads = select(SubmissionRow.lead_id).where(SubmissionRow.batch_id == batch_id)
    if records is not None:
        leads = leads.where(SubmissionRow.submission_id.in_(records))
    return sorted({i for i in connection.scalars(leads) if i is not None})


def take_back(
    connection: Connection, batch_id: int, lead_ids: Collection[int], now: datetime
) -> TakenBack:
    """Remove what some leads sent by a batch, but of who was worked on since.

    So stays whom somebody has open now. A record that was kept for a look stays once
    somebody has settled it.
    """
    last_attempt = connection.execute(
        select(func.coalesce(BatchRow.last_attempt, 0)).where(
            BatchRow.batch_id == batch_id
        )
    ).scalar_one()
    is_tried, is_cared_for = tried(last_attempt, now), cared_for()
    worked_on = or_(is_tried, is_cared_for)
    # By the leads: else all of a long batch is looked through for each few of them.
    of_batch = SubmissionRow.batch_id + 0 == batch_id
    theirs = (of_batch, SubmissionRow.lead_id.in_(lead_ids))
    of_leads = select(
        SubmissionRow.lead_id,
        func.max(worked_on.cast(Integer)).label("kept"),
        func.count(SubmissionRow.safety_lane).label("flagged"),
    ).where(*theirs)
    leads = connection.execute(
        of_leads.group_by(SubmissionRow.lead_id).order_by(SubmissionRow.lead_id)
    ).all()
    connection.execute(
        delete(SubmissionRow).where(
            *theirs, SubmissionRow.settled_at.is_(None), ~is_tried, ~is_cared_for
        )
    )
    return TakenBack(
        leads=tuple(row.lead_id for row in leads if not row.kept),
        flagged=frozenset(r.lead_id for r in leads if r.flagged and not r.kept),
        kept=tuple(row.lead_id for row in leads if row.kept),
    )


def take_leadless(
    connection: Connection, batch_id: int, behind: int, most: int
) -> int | None:
    """Remove records of a batch that no lead has, with raw text that nobody needs.

    Args:
        connection: inside a transaction.
        batch_id: theirs.
        behind: the last chunk of raw text that was looked at, at first 0.
        most: how many are removed at once, but for those of the last chunk.

    Returns:
        the last chunk that was looked at; None once there are none behind.
    """
    chunks = _chunks_behind(connection, batch_id, behind)
    count = 0
    for chunk_id in chunks:
        behind = chunk_id
        of_chunk = (
            SubmissionRow.batch_id == batch_id,
            SubmissionRow.chunk_id == chunk_id,
        )
        gone = connection.execute(
            delete(SubmissionRow).where(
                *of_chunk,
                SubmissionRow.settled_at.is_(None),
                SubmissionRow.lead_id.is_(None),
                ~cared_for(),
            )
        )
        count += gone.rowcount
        connection.execute(
            delete(RawChunkRow).where(
                RawChunkRow.chunk_id == chunk_id, ~exists().where(*of_chunk)
            )
        )
        if count >= most:
            return behind
    return behind if len(chunks) == CHUNKS_AT_ONCE else None


def end_taking_back(connection: Connection, batch_id: int, state: str = UNDONE) -> None:
    """Let a batch be one that was taken back, or in part: nothing more of it goes."""
    # The same mails are new again, wherever else they lie.
    connection.execute(
        update(SeenMailRow)
        .where(SeenMailRow.batch_id == batch_id)
        .values(batch_id=None)
    )
    connection.execute(
        update(BatchRow).where(BatchRow.batch_id == batch_id).values(state=state)
    )


def stop_taking_back(connection: Connection, batch_id: int, behind: int) -> int | None:
    """Remove raw text that nobody needs any more; behind the last, let the rest stay.

    Returns:
        the last chunk that was looked at; None once the batch stands, in part.
    """
    chunks = _chunks_behind(connection, batch_id, behind)
    of_chunk = exists().where(
        SubmissionRow.batch_id == batch_id,
        SubmissionRow.chunk_id == RawChunkRow.chunk_id,
    )
    connection.execute(
        delete(RawChunkRow).where(RawChunkRow.chunk_id.in_(chunks), ~of_chunk)
    )
    if len(chunks) == CHUNKS_AT_ONCE:
        return chunks[-1]
    end_taking_back(connection, batch_id, IN_PART)
    return None


def _chunks_behind(connection: Connection, batch_id: int, behind: int) -> Sequence[int]:
    """The next chunks of a batch's raw text."""
    return connection.scalars(
        select(RawChunkRow.chunk_id)
        .where(RawChunkRow.batch_id == batch_id, RawChunkRow.chunk_id > behind)
        .order_by(RawChunkRow.chunk_id)
        .limit(CHUNKS_AT_ONCE)
    ).all()


def askings(
    connection: Connection, lead_ids: Collection[int]
) -> dict[int, list[Asking]]:
    """The records by which leads asked, by lead, in the order they were stored."""
    rows = connection.execute(
        select(
            RequestRow.lead_id,
            RequestRow.request_id,
            SubmissionRow.received_at,
            SubmissionRow.precision,
            SubmissionRow.due_at,
            SubmissionRow.safety_lane,
            SubmissionRow.submission_id,
            SubmissionRow.verdict,
            (RequestRow.opened_by == SubmissionRow.submission_id).label("opened_it"),
            func.coalesce(SubmissionRow.due_version_id, RequestRow.version_id).label(
                "due_version"
            ),
        )
        .join(RequestRow, RequestRow.request_id == SubmissionRow.request_id)
        .where(SubmissionRow.lead_id.in_(lead_ids), SubmissionRow.verdict.in_(_ASKED))
        .order_by(SubmissionRow.submission_id)
    ).all()
    corrected = corrections(
        connection,
        [r.submission_id for r in rows if r.verdict == Verdict.NEEDS_LOOK.value],
    )
    found: defaultdict[int, list[Asking]] = defaultdict(list)
    for row in rows:
        # What somebody corrected is what was taken in.
        by_hand = corrected.get(row.submission_id)
        told = row if by_hand is None or by_hand.name is None else by_hand
        found[row.lead_id].append(
            Asking(
                lead_id=row.lead_id,
                request_id=row.request_id,
                received_at=told.received_at,
                precision=Precision(told.precision),
                due_at=told.due_at,
                due_version=row.due_version,
                flagged=told.safety_lane is not None,
                opened_it=bool(row.opened_it),
            )
        )
    return {lead_id: found[lead_id] for lead_id in lead_ids}


def request_origins(
    connection: Connection, request_ids: Collection[int]
) -> dict[int, Request]:
    """The requests that were moved earlier, as they were asked first."""
    rows = connection.execute(
        select(
            RequestOriginRow.request_id,
            RequestOriginRow.received_at,
            RequestOriginRow.precision,
            RequestOriginRow.promised_due_at,
            RequestOriginRow.due_at,
            RequestRow.version_id,
            RequestOriginRow.due_version_id,
            RequestOriginRow.due_from,
            RequestOriginRow.due_precision,
        )
        .join(RequestRow, RequestRow.request_id == RequestOriginRow.request_id)
        .where(RequestOriginRow.request_id.in_(request_ids))
    )
    return {
        row.request_id: Request(
            row.request_id,
            row.received_at,
            Precision(row.precision),
            row.promised_due_at,
            row.due_at,
            row.version_id,
            row.due_version_id,
            row.due_from,
            None if row.due_precision is None else Precision(row.due_precision),
        )
        for row in rows
    }


def remove_request(connection: Connection, request_id: int) -> None:
    """Remove a request of which no record is left."""
    for table in (RequestOriginRow, RequestRow):
        connection.execute(delete(table).where(table.request_id == request_id))
