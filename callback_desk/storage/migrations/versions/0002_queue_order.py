"""The order of the queue as columns of a lead, so that a page of it is a short read."""

import tomllib
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from callback_desk.domain.local_time import from_epoch, midnight, zone_named

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# Epoch seconds.
INSTANT = sa.BigInteger()
# What every lead comes to but those with an agreed call, which needs the calendar.
FILL = """
UPDATE leads SET
    barred = EXISTS (
        SELECT 1 FROM barred_numbers
        WHERE barred_numbers.phone = leads.phone AND barred_numbers.lifted_by IS NULL
    ),
    queue_part = CASE
        WHEN safety OR NOT is_open THEN NULL
        WHEN NOT contact AND dialled THEN 'tried'
        WHEN NOT contact THEN 'waiting'
        WHEN next_call_at IS NULL THEN 'reached'
        WHEN next_is_agreed THEN 'agreed'
        ELSE 'planned'
    END,
    act_by = CASE
        WHEN safety OR NOT is_open THEN NULL
        WHEN contact THEN coalesce(next_call_at, due_at)
        ELSE due_at
    END,
    returns_at = CASE WHEN NOT safety AND NOT next_is_agreed THEN next_call_at END
"""
AGREED = """
SELECT lead_id, next_call_at FROM leads
WHERE next_is_agreed AND NOT safety AND next_call_at IS NOT NULL
"""
CALENDAR = """
SELECT definition FROM calendar_versions ORDER BY version_id DESC LIMIT 1
"""
REST = sa.text("UPDATE leads SET returns_at = :returns_at WHERE lead_id = :lead_id")


def upgrade() -> None:
    """Add the columns, work them out for the leads that are there, and index them."""
    op.add_column(
        "leads",
        sa.Column("barred", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column("leads", sa.Column("queue_part", sa.Text(), nullable=True))
    op.add_column("leads", sa.Column("act_by", INSTANT, nullable=True))
    op.add_column("leads", sa.Column("returns_at", INSTANT, nullable=True))
    op.execute(FILL)
    # Said without a database, there is no lead whose day could be worked out.
    if not op.get_context().as_sql:
        _fill_agreed(op.get_bind())
    queued, resting = "queue_part IS NOT NULL", "returns_at IS NOT NULL"
    _index_part(
        "ix_leads_queue",
        ["queue_part", "act_by", "attempts", "received_at", "lead_id", "returns_at"],
        f"{queued} AND barred = 0",
        f"{queued} AND NOT barred",
    )
    _index_part(
        "ix_leads_resting",
        ["next_call_at", "lead_id", "returns_at", "queue_part"],
        f"{queued} AND {resting} AND barred = 0",
        f"{queued} AND {resting} AND NOT barred",
    )
    _index_part(
        "ix_leads_safety",
        ["safety", "is_open"],
        "is_open = 1 AND safety = 1",
        "is_open AND safety",
    )


def _fill_agreed(connection: sa.Connection) -> None:
    """An agreed call brings its lead back when its day begins at the clinic."""
    definition = connection.scalar(sa.text(CALENDAR))
    if definition is None:
        return
    zone = zone_named(tomllib.loads(definition)["timezone"])
    agreed = [
        {
            "lead_id": lead_id,
            "returns_at": midnight(from_epoch(at).astimezone(zone).date(), zone),
        }
        for lead_id, at in connection.execute(sa.text(AGREED))
    ]
    if agreed:
        connection.execute(REST, agreed)


def _index_part(name: str, columns: list[str], in_sqlite: str, elsewhere: str) -> None:
    op.create_index(
        name,
        "leads",
        columns,
        sqlite_where=sa.text(in_sqlite),
        postgresql_where=sa.text(elsewhere),
    )
