"""Pending batches: nobody sees them, and what a dead process left of one is dropped.

A batch is stored in several transactions, so that calls are recorded in between. Until
the last one its leads and records are left out by every reader, and nothing of it has
touched a lead that was here before.
"""

from collections.abc import Sequence

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Text,
    delete,
    exists,
    literal_column,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from callback_desk.domain.submission import Verdict
from callback_desk.storage.prepared import Prepared
from callback_desk.storage.request_origin_table import RequestOriginRow
from callback_desk.storage.tables import (
    IS_PENDING,
    BatchRow,
    LeadRow,
    RawChunkRow,
    RequestRow,
    SubmissionRow,
)

# By another name, so that a question may join the batches all the same.
_OTHER = aliased(BatchRow, name="pending")
_OTHER_IS_PENDING = _OTHER.state == literal_column("'pending'", Text())
_ANY_PENDING = Prepared(select(BatchRow.batch_id).where(IS_PENDING).limit(1))
# Numbers in one statement; some databases take no more than a thousand.
_AT_ONCE = 500


def is_seen(
    batch_id: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    own: int | BindParameter[int] | None = None,
) -> ColumnElement[bool]:
    """That a row's batch is whole, or one's own."""
    pending = exists().where(_OTHER.batch_id == batch_id, _OTHER_IS_PENDING)
    return ~(pending if own is None else pending.where(_OTHER.batch_id != own))


def all_is_seen(connection: Connection) -> bool:
    """Whether no batch is pending, so that nothing has to be left out just now."""
    return not _ANY_PENDING.rows(connection)


def pending_batches(connection: Connection) -> list[int]:
    """The batches that are not whole yet."""
    return list(connection.scalars(select(BatchRow.batch_id).where(IS_PENDING)))


def drop_some(connection: Connection, batch_id: int, count: int) -> bool:
    """Remove the newest records of a pending batch, with the leads that they brought.

    Backwards, since a lead is brought by the first of its records. Once none is left
    the batch itself goes.

    Returns:
        whether it is gone altogether.
    """
    newest = connection.execute(
        select(
            SubmissionRow.submission_id,
            SubmissionRow.chunk_id,
            SubmissionRow.lead_id,
            SubmissionRow.verdict,
        )
        .where(SubmissionRow.batch_id == batch_id)
        # Numbers of records and of chunks are given in order.
        .order_by(SubmissionRow.chunk_id.desc(), SubmissionRow.submission_id.desc())
        .limit(count)
    ).all()
    brought = [row.lead_id for row in newest if row.verdict == Verdict.NEW.value]
    if newest:
        # These are all of the batch from there on.
        connection.execute(
            delete(SubmissionRow).where(
                SubmissionRow.batch_id == batch_id,
                SubmissionRow.chunk_id >= newest[-1].chunk_id,
                SubmissionRow.submission_id >= newest[-1].submission_id,
            )
        )
    remove_leads(connection, [lead_id for lead_id in brought if lead_id is not None])
    remove_unused_raw(connection, batch_id)
    if len(newest) == count:
        return False
    connection.execute(delete(BatchRow).where(BatchRow.batch_id == batch_id))
    return True


def remove_unused_raw(connection: Connection, batch_id: int) -> None:
    """Remove the raw text of a batch of which no record is left."""
    connection.execute(
        delete(RawChunkRow).where(
            RawChunkRow.batch_id == batch_id,
            ~exists().where(
                SubmissionRow.batch_id == batch_id,
                SubmissionRow.chunk_id == RawChunkRow.chunk_id,
            ),
        )
    )


def remove_leads(connection: Connection, lead_ids: Sequence[int]) -> None:
    """Remove leads of whom no record is left, with their requests."""
    for start in range(0, len(lead_ids), _AT_ONCE):
        some = lead_ids[start : start + _AT_ONCE]
        requests = select(RequestRow.request_id).where(RequestRow.lead_id.in_(some))
        connection.execute(
            delete(RequestOriginRow).where(RequestOriginRow.request_id.in_(requests))
        )
        connection.execute(delete(RequestRow).where(RequestRow.lead_id.in_(some)))
        connection.execute(delete(LeadRow).where(LeadRow.lead_id.in_(some)))
