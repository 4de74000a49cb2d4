"""The audit's chain: its head, and the links of the rows that are there."""

from collections.abc import Sequence
from hashlib import sha256
from json import dumps

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SAID = "audit_id, at, real_at, staff_id, action, subject, subject_id"
READ = sa.text(f"SELECT {SAID} FROM audit ORDER BY audit_id")  # noqa: S608 - our own
LINK = sa.text("UPDATE audit SET chain = :chain WHERE audit_id = :audit_id")
HEAD = sa.text("INSERT INTO audit_head VALUES (1, :audit_id, :chain)")


def upgrade() -> None:
    """Make the head, and link the rows that are there one after another."""
    op.create_table(
        "audit_head",
        sa.Column("head_id", NUMBER, nullable=False),
        sa.Column("audit_id", NUMBER, nullable=False),
        sa.Column("chain", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("head_id", name=op.f("pk_audit_head")),
    )
    # Said without a database, there is no row that could be linked.
    if op.get_context().as_sql:
        return
    connection = op.get_bind()
    last, chain, links = 0, b"", []
    for row in connection.execute(READ):
        last = row[0]
        chain = sha256(chain + dumps(list(row)).encode()).digest()
        links.append({"audit_id": last, "chain": chain})
    if links:
        connection.execute(LINK, links)
    connection.execute(HEAD, {"audit_id": last, "chain": chain})
