"""Batches that stay unseen until they are whole, and that can be taken back."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Epoch seconds.
INSTANT = sa.BigInteger()


def upgrade() -> None:
    """Say of every lead which batch brought it; make room for what waits."""
    op.add_column("batches", sa.Column("last_attempt", NUMBER, nullable=True))
    op.add_column("leads", sa.Column("batch_id", NUMBER, nullable=True))
    op.add_column("submissions", sa.Column("waits_for", NUMBER, nullable=True))
    op.add_column("requests", sa.Column("opened_by", NUMBER, nullable=True))
    op.create_table(
        "request_origins",
        sa.Column("request_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("promised_due_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("due_version_id", NUMBER, nullable=True),
        sa.Column("due_from", INSTANT, nullable=True),
        sa.Column("due_precision", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["requests.request_id"],
            name=op.f("fk_request_origins_request_id_requests"),
        ),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_request_origins")),
    )
    _index_parts()
    for column in ("request_id", "chunk_id"):
        op.create_index(op.f(f"ix_submissions_{column}"), "submissions", [column])
    op.execute(
        "UPDATE leads SET batch_id = (SELECT min(submissions.batch_id) "
        "FROM submissions WHERE submissions.lead_id = leads.lead_id)"
    )
    op.execute(
        "UPDATE requests SET opened_by = (SELECT min(submissions.submission_id) "
        "FROM submissions WHERE submissions.request_id = requests.request_id)"
    )


def _index_parts() -> None:
    # Whether a lead is seen yet is told without a look at the lead.
    op.drop_index("ix_leads_queue", "leads")
    op.create_index(
        "ix_leads_queue",
        "leads",
        [
            *("queue_part", "act_by", "attempts", "received_at", "lead_id"),
            *("returns_at", "batch_id"),
        ],
        sqlite_where=sa.text("queue_part IS NOT NULL AND barred = 0"),
        postgresql_where=sa.text("queue_part IS NOT NULL AND NOT barred"),
    )
    pending, waiting = sa.text("state = 'pending'"), sa.text("waits_for IS NOT NULL")
    op.create_index(
        "ix_batches_pending",
        "batches",
        ["batch_id"],
        sqlite_where=pending,
        postgresql_where=pending,
    )
    op.create_index(
        "ix_submissions_waiting",
        "submissions",
        ["batch_id", "submission_id"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
