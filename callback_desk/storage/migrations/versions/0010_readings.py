"""What staff said of files, to be said of the next ones."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Epoch seconds.
INSTANT = sa.BigInteger()


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "readings",
        sa.Column("header_key", sa.LargeBinary(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("month_first", sa.Boolean(), nullable=True),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.Column("batch_id", NUMBER, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["batches.batch_id"],
            name=op.f("fk_readings_batch_id_batches"),
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.staff_id"], name=op.f("fk_readings_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("header_key", name=op.f("pk_readings")),
    )
    op.create_index(op.f("ix_readings_batch_id"), "readings", ["batch_id"])
