"""The languages that a member of the staff speaks beside English."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the column; of nobody is anything noted yet."""
    op.add_column(
        "staff",
        sa.Column("languages", sa.Text(), server_default="", nullable=False),
    )
