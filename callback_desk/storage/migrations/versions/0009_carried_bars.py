"""Carried bars: numbers that stay barred although their attempt is not here."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Epoch seconds.
INSTANT = sa.BigInteger()


def upgrade() -> None:
    """Make both tables, empty."""
    op.create_table(
        "carried_bars",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_carried_bars")),
    )
    op.create_table(
        "carried_bar_key",
        sa.Column("key_id", NUMBER, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_carried_bar_key")),
    )
