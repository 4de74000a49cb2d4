"""Fingerprints in a table of their own, sorted, instead of an index on the records.

What removes a record removes its row as well, in whatever way that is done. (A later
revision that makes the records' table anew must make this trigger anew as well.)
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0021"
down_revision: str | None = "0020"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FORGET = """
    CREATE TRIGGER fingerprint_gone AFTER DELETE ON submissions FOR EACH ROW BEGIN
        DELETE FROM fingerprints
        WHERE fingerprint = OLD.fingerprint AND submission_id = OLD.submission_id;
    END
"""


def upgrade() -> None:
    """Make the table of what is stored, and drop the index."""
    op.create_table(
        "fingerprints",
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("submission_id", NUMBER, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint(
            "fingerprint", "submission_id", name=op.f("pk_fingerprints")
        ),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO fingerprints (fingerprint, submission_id) "
        "SELECT fingerprint, submission_id FROM submissions "
        "ORDER BY fingerprint, submission_id"
    )
    op.drop_index("ix_submissions_fingerprint", "submissions")
    if op.get_context().dialect.name == "sqlite":
        # Elsewhere a row that is left behind leads to no record, and tells nothing.
        op.execute(FORGET)
