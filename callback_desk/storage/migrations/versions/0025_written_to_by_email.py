"""That somebody wants e-mails, and no calls."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0025"
down_revision: str | None = "0024"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the column; nobody was asked so far."""
    op.add_column(
        "reach",
        sa.Column(
            "email_only", sa.Boolean(), server_default=sa.false(), nullable=False
        ),
    )
