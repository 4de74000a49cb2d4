"""Leads that were called and are awake stand in an index of their own, in order."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

CALLED = "queue_part IS NOT NULL AND queue_part != 'waiting'"
IN_SQLITE = {True: "asleep = 1", False: "asleep = 0"}
IN_POSTGRES = {True: "asleep", False: "NOT asleep"}


def upgrade() -> None:
    """Add the column; whoever has an end of the rest may rest still."""
    op.add_column(
        "leads",
        sa.Column("asleep", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.execute("UPDATE leads SET asleep = true WHERE returns_at IS NOT NULL")
    _index("ix_leads_asleep", ["returns_at", "act_by"], asleep=True)
    order = ["act_by", "attempts", "received_at", "lead_id", "returns_at"]
    _index("ix_leads_called", order, asleep=False)


def _index(name: str, columns: list[str], *, asleep: bool) -> None:
    op.create_index(
        name,
        "leads",
        columns,
        sqlite_where=sa.text(f"{CALLED} AND barred = 0 AND {IN_SQLITE[asleep]}"),
        postgresql_where=sa.text(f"{CALLED} AND NOT barred AND {IN_POSTGRES[asleep]}"),
    )
