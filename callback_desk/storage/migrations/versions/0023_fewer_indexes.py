"""Fewer indexes: each takes its time for every record of a long import.

A chunk of raw text belongs to one import: one index leads to the records of an import
and, within it, to those of a chunk. Open leads are found by their part of the queue,
and by the deadlines of their requests.
"""

from collections.abc import Sequence

from alembic import op

revision: str = "0023"
down_revision: str | None = "0022"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make the index of both, and drop those that it and others stand for."""
    op.create_index(
        "ix_submissions_batch_id_chunk_id", "submissions", ["batch_id", "chunk_id"]
    )
    op.drop_index("ix_submissions_batch_id", "submissions")
    op.drop_index("ix_submissions_chunk_id", "submissions")
    op.drop_index("ix_leads_is_open_due_at", "leads")
