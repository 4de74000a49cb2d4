"""What reports need: ad spend, outcomes of visits, agreed calls by time."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Epoch seconds.
INSTANT = sa.BigInteger()
# What staff say of a booked visit, behind the outcomes of calls; never offered there.
VISITS = (("came", "Came"), ("no_show", "No-show"), ("canceled", "Canceled"))


def upgrade() -> None:
    """Make the table and the index; a desk that has outcomes gets those of visits."""
    op.create_table(
        "ad_spend",
        sa.Column("spend_id", NUMBER, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("cents", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.staff_id"], name=op.f("fk_ad_spend_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("spend_id", name=op.f("pk_ad_spend")),
    )
    op.create_index(
        "ix_attempts_agreed",
        "attempts",
        ["next_call_at"],
        sqlite_where=sa.text("next_is_agreed"),
        postgresql_where=sa.text("next_is_agreed"),
    )
    for code, label in VISITS:
        op.execute(
            sa.text(
                "INSERT INTO outcomes (code, position, label, dialled, contact, "
                "closes, next_kind, next_amount, next_other_part, counted, "
                "bars_number, hands_over, asks, active) "
                "SELECT :code, max(position) + 1, :label, false, 'none', 'no', "
                "'none', 0, false, true, false, false, '', false "
                "FROM outcomes WHERE NOT EXISTS "
                "(SELECT 1 FROM outcomes AS same WHERE same.code = :code) "
                "HAVING count(*) > 0"
            ).bindparams(code=code, label=label)
        )
