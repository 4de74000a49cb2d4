"""Settlements: what people decided about records kept for a look."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Epoch seconds.
INSTANT = sa.BigInteger()
KEPT = "verdict = 'needs_look'"


def upgrade() -> None:
    """Make the table, the list's index, and room for how a file was laid out."""
    op.add_column("batches", sa.Column("layout", sa.Text(), nullable=True))
    op.create_index(
        "ix_submissions_kept",
        "submissions",
        ["settled_at", "due_at"],
        sqlite_where=sa.text(KEPT),
        postgresql_where=sa.text(KEPT),
    )
    op.create_table(
        "settlements",
        sa.Column("settlement_id", NUMBER, nullable=False),
        sa.Column("submission_id", NUMBER, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("takes_back", NUMBER, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("lead_id", NUMBER, nullable=True),
        sa.Column("request_id", NUMBER, nullable=True),
        sa.Column("made_lead", sa.Boolean(), nullable=False),
        sa.Column("made_request", sa.Boolean(), nullable=False),
        sa.Column("made_safety", sa.Boolean(), nullable=False),
        sa.Column("before_received_at", INSTANT, nullable=True),
        sa.Column("before_precision", sa.Text(), nullable=True),
        sa.Column("before_promised_due_at", INSTANT, nullable=True),
        sa.Column("before_due_at", INSTANT, nullable=True),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=True),
        *(
            sa.Column(name, sa.Text(), nullable=True)
            for name in ("name", "phone_text", "phone", "extension", "email", "message")
        ),
        sa.Column("received_at", INSTANT, nullable=True),
        sa.Column("precision", sa.Text(), nullable=True),
        sa.Column("due_at", INSTANT, nullable=True),
        sa.Column("interests", sa.Text(), nullable=True),
        sa.Column("safety_words", sa.Text(), nullable=True),
        sa.Column("safety_answer", sa.Text(), nullable=True),
        sa.Column("safety_lane", sa.Text(), nullable=True),
        sa.Column("repairs", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submissions.submission_id"],
            name=op.f("fk_settlements_submission_id_submissions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.staff_id"], name=op.f("fk_settlements_staff_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["takes_back"],
            ["settlements.settlement_id"],
            name=op.f("fk_settlements_takes_back_settlements"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("settlement_id", name=op.f("pk_settlements")),
    )
    op.create_index(
        op.f("ix_settlements_submission_id"), "settlements", ["submission_id"]
    )
    op.create_index(op.f("ix_settlements_fingerprint"), "settlements", ["fingerprint"])
