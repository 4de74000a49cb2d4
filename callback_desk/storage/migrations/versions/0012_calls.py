"""Calls: what is asked further, how to reach somebody, who is who."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Epoch seconds.
INSTANT = sa.BigInteger()
# What the outcomes that ship ask further.
DETAILS = ("reason", "owner", "appointment_on", "outside_because", "phone")
ASKS = {"booked": "date", "not_interested": "reason", "question_for": "owner"}


def upgrade() -> None:
    """Make the tables, and let the outcomes that ship ask what they ask."""
    op.add_column(
        "outcomes",
        sa.Column("asks", sa.Text(), nullable=False, server_default=sa.text("''")),
    )
    op.add_column(
        "outcomes",
        sa.Column("active", sa.Boolean(), nullable=False, server_default=sa.true()),
    )
    for code, asks in ASKS.items():
        op.execute(
            sa.text("UPDATE outcomes SET asks = :asks WHERE code = :code").bindparams(
                asks=asks, code=code
            )
        )
    op.add_column("leads", sa.Column("joined_into", NUMBER, nullable=True))
    op.create_table(
        "clinic_values",
        _text("name"),
        _text("value"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_clinic_values")),
    )
    op.create_table(
        "attempt_details",
        _number("attempt_id"),
        *(sa.Column(name, sa.Text(), nullable=True) for name in DETAILS),
        sa.Column("closes", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempts.attempt_id"],
            name=op.f("fk_attempt_details_attempt_id_attempts"),
        ),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_attempt_details")),
    )
    _make(
        "reach",
        "reach_id",
        _number("lead_id"),
        sa.Column("voicemail", sa.Text(), nullable=True),
        _text("speak_with"),
        sa.Column("best_time", sa.Text(), nullable=True),
        *(_text(name) for name in ("best_hours", "language", "call_name")),
        sa.Column("text_only", sa.Boolean(), nullable=False),
    )
    _make(
        "lead_numbers",
        "number_id",
        _number("lead_id"),
        _text("phone"),
        sa.Column("extension", sa.Text(), nullable=True),
        _text("state"),
    )
    _make(
        "lead_edits",
        "edit_id",
        _number("lead_id"),
        *(_text(name) for name in ("what", "before", "after")),
        sa.Column("attempt_id", NUMBER, nullable=True),
    )
    _make(
        "lead_joins",
        "join_id",
        _number("into_id"),
        _number("lead_id"),
        sa.Column("split_at", INSTANT, nullable=True),
        sa.Column("split_by", NUMBER, nullable=True),
    )
    op.create_table(
        "lead_join_moves",
        _number("join_id"),
        _text("kind"),
        _number("row_id"),
        sa.ForeignKeyConstraint(
            ["join_id"],
            ["lead_joins.join_id"],
            name=op.f("fk_lead_join_moves_join_id_lead_joins"),
        ),
        sa.PrimaryKeyConstraint(
            "join_id", "kind", "row_id", name=op.f("pk_lead_join_moves")
        ),
    )
    for table, column in (
        ("reach", "lead_id"),
        ("lead_numbers", "lead_id"),
        ("lead_numbers", "phone"),
        ("lead_edits", "lead_id"),
        ("lead_joins", "into_id"),
        ("lead_joins", "lead_id"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, NUMBER, nullable=False)


def _make(
    table: str, key: str, *columns: "sa.Column[int] | sa.Column[str] | sa.Column[bool]"
) -> None:
    """A table of what somebody said at some time."""
    op.create_table(
        table,
        _number(key),
        sa.Column("at", INSTANT, nullable=False),
        _number("staff_id"),
        *columns,
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.staff_id"], name=op.f(f"fk_{table}_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint(key, name=op.f(f"pk_{table}")),
    )
