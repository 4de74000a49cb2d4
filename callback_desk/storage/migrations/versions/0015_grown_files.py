"""How long files were that may have grown when they are imported again."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "grown_files",
        sa.Column("batch_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("length", NUMBER, nullable=False),
        sa.Column("read_as", sa.Text(), nullable=False),
        sa.Column("after_batch", NUMBER, nullable=True),
        sa.Column("known_before", NUMBER, nullable=False),
        sa.Column("skipped_before", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["batches.batch_id"],
            name=op.f("fk_grown_files_batch_id_batches"),
        ),
        sa.ForeignKeyConstraint(
            ["after_batch"],
            ["batches.batch_id"],
            name=op.f("fk_grown_files_after_batch_batches"),
        ),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("pk_grown_files")),
    )
