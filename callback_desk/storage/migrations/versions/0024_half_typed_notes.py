"""Notes that were typed and not saved when the program was ended."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0024"
down_revision: str | None = "0023"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Epoch seconds.
INSTANT = sa.BigInteger()


def upgrade() -> None:
    """Add the table; nobody has typed anything yet."""
    op.create_table(
        "half_typed_notes",
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.Column("lead_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["staff.staff_id"],
            name=op.f("fk_half_typed_notes_staff_id_staff"),
        ),
        sa.PrimaryKeyConstraint(
            "staff_id", "lead_id", name=op.f("pk_half_typed_notes")
        ),
    )
