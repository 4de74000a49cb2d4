"""Decisions made with an import, and folders that are watched."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Epoch seconds.
INSTANT = sa.BigInteger()


def upgrade() -> None:
    """Make room for both."""
    op.add_column("settlements", sa.Column("by_batch", NUMBER, nullable=True))
    op.add_column("settlements", sa.Column("by_record", NUMBER, nullable=True))
    decided = sa.text("by_batch IS NOT NULL")
    op.create_index(
        "ix_settlements_by_batch",
        "settlements",
        ["by_batch"],
        sqlite_where=decided,
        postgresql_where=decided,
    )
    op.create_table(
        "watched_folders",
        sa.Column("folder_id", NUMBER, nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("source_name", sa.Text(), nullable=True),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.Column("move_to", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("removed_at", INSTANT, nullable=True),
        sa.Column("looked_at", INSTANT, nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("refused", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("folder_id", name=op.f("pk_watched_folders")),
    )
    op.create_table(
        "watched_files",
        sa.Column("file_id", NUMBER, nullable=False),
        sa.Column("folder_id", NUMBER, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("batch_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(
            ["folder_id"],
            ["watched_folders.folder_id"],
            name=op.f("fk_watched_files_folder_id_watched_folders"),
        ),
        sa.PrimaryKeyConstraint("file_id", name=op.f("pk_watched_files")),
        sa.UniqueConstraint(
            "folder_id", "digest", name=op.f("uq_watched_files_folder_id_digest")
        ),
    )
