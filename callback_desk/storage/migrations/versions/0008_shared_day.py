"""A day's work among several people: claims, owners, notices, call sheets."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Epoch seconds.
INSTANT = sa.BigInteger()


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "claims",
        sa.Column("lead_id", NUMBER, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        _by_staff("claims"),
        sa.PrimaryKeyConstraint("lead_id", name=op.f("pk_claims")),
    )
    op.create_table(
        "lead_owners",
        sa.Column("lead_id", NUMBER, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.Column("set_by", NUMBER, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        _by_staff("lead_owners"),
        _by_staff("lead_owners", "set_by"),
        sa.PrimaryKeyConstraint("lead_id", name=op.f("pk_lead_owners")),
    )
    op.create_index(op.f("ix_lead_owners_staff_id"), "lead_owners", ["staff_id"])
    op.create_table(
        "notices",
        sa.Column("notice_id", NUMBER, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _by_staff("notices"),
        sa.PrimaryKeyConstraint("notice_id", name=op.f("pk_notices")),
    )
    op.create_table(
        "notices_read",
        sa.Column("notice_id", NUMBER, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"],
            ["notices.notice_id"],
            name=op.f("fk_notices_read_notice_id_notices"),
        ),
        _by_staff("notices_read"),
        sa.PrimaryKeyConstraint("notice_id", "staff_id", name=op.f("pk_notices_read")),
    )
    op.create_table(
        "call_sheets",
        sa.Column("sheet_id", NUMBER, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        _by_staff("call_sheets"),
        sa.PrimaryKeyConstraint("sheet_id", name=op.f("pk_call_sheets")),
    )
    op.create_table(
        "call_sheet_lines",
        sa.Column("sheet_id", NUMBER, nullable=False),
        sa.Column("line", NUMBER, nullable=False),
        sa.Column("lead_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_id"],
            ["call_sheets.sheet_id"],
            name=op.f("fk_call_sheet_lines_sheet_id_call_sheets"),
        ),
        sa.PrimaryKeyConstraint("sheet_id", "line", name=op.f("pk_call_sheet_lines")),
    )
    op.create_table(
        "desk_numbers",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_desk_numbers")),
    )


def _by_staff(table: str, column: str = "staff_id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], ["staff.staff_id"], name=op.f(f"fk_{table}_{column}_staff")
    )
