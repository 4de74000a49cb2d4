"""Records are stored without looking three times whether what they name is there.

An import gives them their batch, raw text and request in the same transaction, and
`check` looks whether these are there. Nothing asks for the records of a request but by
its lead, so that the index over them goes as well.
"""

import re
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0022"
down_revision: str | None = "0021"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

KEYS = (
    "fk_submissions_batch_id_batches",
    "fk_submissions_chunk_id_raw_chunks",
    "fk_submissions_request_id_requests",
)


def upgrade() -> None:
    """Drop the three foreign keys and the index."""
    if op.get_context().dialect.name == "sqlite":
        _rewrite_definition()
    else:
        for key in KEYS:
            op.drop_constraint(key, "submissions", type_="foreignkey")
    # Behind it, so that each connection reads the definition anew.
    op.drop_index("ix_submissions_request_id", "submissions")


def _rewrite_definition() -> None:
    """As SQLite's own manual has it for constraints that go: no row is touched."""
    connection = op.get_bind()
    of_table = "type = 'table' AND name = 'submissions'"
    written: str = connection.execute(
        sa.text(f"SELECT sql FROM sqlite_master WHERE {of_table}")  # noqa: S608 - a constant
    ).scalar_one()
    for key in KEYS:
        written, count = re.subn(
            rf",\s*CONSTRAINT {key} FOREIGN KEY\s*\(\w+\) REFERENCES \w+ \(\w+\)",
            "",
            written,
        )
        if count != 1:
            raise ValueError(f"{key} is not where it is looked for")
    op.execute("PRAGMA writable_schema = ON")
    connection.execute(
        sa.text(f"UPDATE sqlite_master SET sql = :written WHERE {of_table}"),  # noqa: S608 - a constant
        {"written": written},
    )
    op.execute("PRAGMA writable_schema = RESET")
