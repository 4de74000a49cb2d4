"""Taking a batch back: what is removed, and what must be worked out anew behind it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, Integer, delete, func, or_, select, update

from callback_desk.domain.import_errors import UnknownBatch
from callback_desk.domain.lead import Request
from callback_desk.domain.record import Asking, TakenBack
from callback_desk.domain.submission import Precision, Verdict
from callback_desk.storage.mail_tables import SeenMailRow
from callback_desk.storage.pending import remove_unused_raw
from callback_desk.storage.request_origin_table import RequestOriginRow
from callback_desk.storage.settlement_rows import corrections
from callback_desk.storage.tables import (
    BatchRow,
    RequestRow,
    SubmissionRow,
)
from callback_desk.storage.worked_on import cared_for, tried

UNDONE = "undone"
# A record kept for a look asked once somebody has decided so.
_ASKED = (Verdict.NEW.value, Verdict.REPEAT.value, Verdict.NEEDS_LOOK.value)


def take_back(connection: Connection, batch_id: int, now: datetime) -> TakenBack:
    """Remove a batch's records, but those of leads that were worked on since.

    So stays whom somebody has open now. A record that was kept for a look stays once
    somebody has settled it.

    Raises:
        UnknownBatch: there is none that can be taken back.
    """
    last_attempt = connection.execute(
        select(func.coalesce(BatchRow.last_attempt, 0)).where(
            BatchRow.batch_id == batch_id, BatchRow.state == "done"
        )
    ).scalar_one_or_none()
    if last_attempt is None:
        raise UnknownBatch(batch_id=batch_id)
    is_tried, is_cared_for = tried(last_attempt, now), cared_for()
    worked_on = or_(is_tried, is_cared_for)
    of_leads = select(
        SubmissionRow.lead_id,
        func.max(worked_on.cast(Integer)).label("kept"),
        func.count(SubmissionRow.safety_lane).label("flagged"),
    ).where(SubmissionRow.batch_id == batch_id, SubmissionRow.lead_id.is_not(None))
    leads = connection.execute(
        of_leads.group_by(SubmissionRow.lead_id).order_by(SubmissionRow.lead_id)
    ).all()
    connection.execute(
        delete(SubmissionRow).where(
            SubmissionRow.batch_id == batch_id,
            SubmissionRow.settled_at.is_(None),
            or_(SubmissionRow.lead_id.is_(None), ~is_tried),
            ~is_cared_for,
        )
    )
    remove_unused_raw(connection, batch_id)
    # The same mails are new again, wherever else they lie.
    connection.execute(
        update(SeenMailRow)
        .where(SeenMailRow.batch_id == batch_id)
        .values(batch_id=None)
    )
    connection.execute(
        update(BatchRow).where(BatchRow.batch_id == batch_id).values(state=UNDONE)
    )
    return TakenBack(
        leads=tuple(row.lead_id for row in leads if not row.kept),
        flagged=frozenset(r.lead_id for r in leads if r.flagged and not r.kept),
        kept=tuple(row.lead_id for row in leads if row.kept),
    )


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
