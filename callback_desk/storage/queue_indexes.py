"""The indexes over some of the leads, by which the queue is read."""

from sqlalchemy import ColumnElement, Index, Text, literal_column

from callback_desk.storage.tables import LeadRow


def _index_part(name: str, where: ColumnElement[bool], *columns: str) -> None:
    """An index over some of the leads only."""
    Index(
        name,
        *(getattr(LeadRow, column) for column in columns),
        sqlite_where=where,
        postgresql_where=where,
    )


# Each stretch of the queue is a range of the first one, in its order. What is asked of
# the rows on the way stands in the index as well, so that none is looked up in vain.
_index_part(
    "ix_leads_queue",
    LeadRow.queue_part.is_not(None) & ~LeadRow.barred,
    *("queue_part", "act_by", "attempts", "received_at", "lead_id", "returns_at"),
    "batch_id",
)
_index_part(
    "ix_leads_resting",
    # SQLite looks for what is the same in all rows at the end alone.
    LeadRow.queue_part.is_not(None) & LeadRow.returns_at.is_not(None) & ~LeadRow.barred,
    *("next_call_at", "lead_id", "returns_at", "queue_part"),
)
# Whom nobody has called. Written out, so that the first index is seen to serve.
WAITS = (
    LeadRow.queue_part.is_not(None)
    & (LeadRow.queue_part == literal_column("'waiting'", Text()))
    & ~LeadRow.barred
)
# Those that were called: who is awake in the order of the queue, who rests by when it
# ends (storage/called_leads.py). Written out, so that the indexes are seen to serve.
CALLED = (
    LeadRow.queue_part.is_not(None)
    & (LeadRow.queue_part != literal_column("'waiting'", Text()))
    & ~LeadRow.barred
)
_index_part(
    "ix_leads_called",
    CALLED & ~LeadRow.asleep,
    *("act_by", "attempts", "received_at", "lead_id", "returns_at"),
)
_index_part("ix_leads_asleep", CALLED & LeadRow.asleep, "returns_at", "act_by")
_index_part("ix_leads_safety", LeadRow.is_open & LeadRow.safety, "safety", "is_open")
