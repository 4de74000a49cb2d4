"""What was said of missed callbacks, and who had a lead before them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Epoch seconds.
INSTANT = sa.BigInteger()
OF_LEAD = "subject = 'lead'"


def upgrade() -> None:
    """Make the table, and the index by which the audit is asked about leads."""
    op.create_table(
        "missed_reviews",
        sa.Column("review_id", NUMBER, nullable=False),
        sa.Column("request_id", NUMBER, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["staff.staff_id"],
            name=op.f("fk_missed_reviews_staff_id_staff"),
        ),
        sa.PrimaryKeyConstraint("review_id", name=op.f("pk_missed_reviews")),
    )
    op.create_index("ix_missed_reviews_request_id", "missed_reviews", ["request_id"])
    op.create_index(
        "ix_audit_lead",
        "audit",
        ["subject_id"],
        sqlite_where=sa.text(OF_LEAD),
        postgresql_where=sa.text(OF_LEAD),
    )
