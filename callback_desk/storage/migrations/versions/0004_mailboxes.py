"""Live mailboxes, and the mails of them that were taken in."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Epoch seconds.
INSTANT = sa.BigInteger()


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "mailboxes",
        sa.Column("mailbox_id", NUMBER, nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("port", NUMBER, nullable=False),
        sa.Column("security", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("sign_in", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("afterwards", sa.Text(), nullable=False),
        sa.Column("move_to", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("removed_at", INSTANT, nullable=True),
        sa.Column("uid_validity", NUMBER, nullable=True),
        sa.Column("next_uid", NUMBER, nullable=False),
        sa.Column("looked_at", INSTANT, nullable=True),
        sa.Column("fetched_at", INSTANT, nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("told", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("mailbox_id", name=op.f("pk_mailboxes")),
    )
    op.create_table(
        "seen_mails",
        sa.Column("mail_id", NUMBER, nullable=False),
        sa.Column("mailbox_id", NUMBER, nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("uid_validity", NUMBER, nullable=False),
        sa.Column("uid", NUMBER, nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("batch_id", NUMBER, nullable=True),
        sa.Column("is_lead", sa.Boolean(), nullable=False),
        sa.Column("acted_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["mailbox_id"],
            ["mailboxes.mailbox_id"],
            name=op.f("fk_seen_mails_mailbox_id_mailboxes"),
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["batches.batch_id"],
            name=op.f("fk_seen_mails_batch_id_batches"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("mail_id", name=op.f("pk_seen_mails")),
        sa.UniqueConstraint(
            "mailbox_id",
            "folder",
            "uid_validity",
            "uid",
            name=op.f("uq_seen_mails_mailbox_id_folder_uid_validity_uid"),
        ),
    )
    op.create_index(op.f("ix_seen_mails_batch_id"), "seen_mails", ["batch_id"])
    op.create_index(op.f("ix_seen_mails_digest"), "seen_mails", ["digest"])
    op.create_index(
        "ix_seen_mails_waiting",
        "seen_mails",
        ["mailbox_id", "uid"],
        sqlite_where=sa.text("is_lead AND acted_at IS NULL"),
        postgresql_where=sa.text("is_lead AND acted_at IS NULL"),
    )
