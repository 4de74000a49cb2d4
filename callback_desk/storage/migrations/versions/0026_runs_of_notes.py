"""In which run of the program a half-typed note stands."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0026"
down_revision: str | None = "0025"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Epoch seconds.
INSTANT = sa.BigInteger()
# No run is called like that: what was kept so far stands in no window.
BEFORE = "before"


def upgrade() -> None:
    """Make the table anew, as the run is part of its key; what is kept stays."""
    op.execute("CREATE TABLE half_typed_before AS SELECT * FROM half_typed_notes")
    op.drop_table("half_typed_notes")
    op.create_table(
        "half_typed_notes",
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("lead_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["staff.staff_id"],
            name=op.f("fk_half_typed_notes_staff_id_staff"),
        ),
        sa.PrimaryKeyConstraint(
            "staff_id", "run", "lead_id", name=op.f("pk_half_typed_notes")
        ),
    )
    op.execute(
        sa.text(
            "INSERT INTO half_typed_notes (staff_id, run, lead_id, text, at) "
            "SELECT staff_id, :run, lead_id, text, at FROM half_typed_before"
        ).bindparams(run=BEFORE)
    )
    op.drop_table("half_typed_before")
