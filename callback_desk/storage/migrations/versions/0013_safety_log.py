"""People in danger: who was told and who reviewed; contacts; the clinic's texts."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Epoch seconds.
INSTANT = sa.BigInteger()


def _by_staff(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_staff_id_staff")
    return sa.ForeignKeyConstraint(["staff_id"], ["staff.staff_id"], name=name)


def upgrade() -> None:
    """Make the tables; whoever was closed without a review stands on top again."""
    op.create_table(
        "safety_log",
        sa.Column("entry_id", NUMBER, nullable=False),
        sa.Column("lead_id", NUMBER, nullable=True),
        sa.Column("submission_id", NUMBER, nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("entered_at", INSTANT, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("takes_back", NUMBER, nullable=True),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        _by_staff("safety_log"),
        sa.ForeignKeyConstraint(
            ["takes_back"],
            ["safety_log.entry_id"],
            name=op.f("fk_safety_log_takes_back_safety_log"),
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_safety_log")),
    )
    for column in ("lead_id", "submission_id"):
        op.create_index(op.f(f"ix_safety_log_{column}"), "safety_log", [column])
    op.create_index(
        "ix_safety_log_current",
        "safety_log",
        ["is_current"],
        sqlite_where=sa.text("is_current = 1"),
        postgresql_where=sa.text("is_current"),
    )
    op.create_table(
        "safety_contacts",
        sa.Column("contact_id", NUMBER, nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column("backup_name", sa.Text(), nullable=True),
        sa.Column("backup_reach", sa.Text(), nullable=True),
        sa.Column("set_at", INSTANT, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        _by_staff("safety_contacts"),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("pk_safety_contacts")),
    )
    op.create_index(op.f("ix_safety_contacts_day"), "safety_contacts", ["day"])
    op.create_table(
        "clinic_texts",
        sa.Column("text_id", NUMBER, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("approved_on", sa.Text(), nullable=True),
        sa.Column("set_at", INSTANT, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        _by_staff("clinic_texts"),
        sa.PrimaryKeyConstraint("text_id", name=op.f("pk_clinic_texts")),
    )
    op.create_index(op.f("ix_clinic_texts_code"), "clinic_texts", ["code"])
    # Until now an outcome could close a safety lead; no clinician has reviewed these.
    op.execute("UPDATE leads SET is_open = true WHERE safety AND NOT is_open")
