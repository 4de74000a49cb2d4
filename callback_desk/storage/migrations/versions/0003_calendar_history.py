"""By which calendar each deadline was reckoned, newer holidays, confirmed years."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Epoch seconds.
INSTANT = sa.BigInteger()

# Of several askings the one with the earliest deadline: the first of these.
_ASKING = """
FROM submissions
WHERE submissions.lead_id = requests.lead_id
    AND submissions.request_id = requests.request_id
    AND submissions.due_at = requests.due_at
    AND submissions.verdict IN ('new', 'repeat')
ORDER BY submissions.received_at, submissions.submission_id LIMIT 1
"""
FILL = (
    "UPDATE submissions SET due_version_id ="
    " (SELECT max(version_id) FROM calendar_versions)",
    f"UPDATE requests SET due_from = (SELECT submissions.received_at {_ASKING}),"  # noqa: S608 - fixed
    f" due_precision = (SELECT submissions.precision {_ASKING})",
    "UPDATE requests SET due_from = NULL, due_precision = NULL"
    " WHERE due_from = received_at AND due_precision = precision",
)


def upgrade() -> None:
    """Add the columns, and fill those that tell of what is there."""
    op.add_column("calendar_versions", sa.Column("took_year", NUMBER, nullable=True))
    _holidays()
    op.add_column("requests", sa.Column("due_version_id", NUMBER, nullable=True))
    op.add_column("requests", sa.Column("due_from", INSTANT, nullable=True))
    op.add_column("requests", sa.Column("due_precision", sa.Text(), nullable=True))
    op.add_column("submissions", sa.Column("due_version_id", NUMBER, nullable=True))
    op.add_column("submissions", sa.Column("promised_due_at", INSTANT, nullable=True))
    for statement in FILL:
        op.execute(statement)


def _holidays() -> None:
    op.create_table(
        "newer_holiday_years",
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("subdivision", sa.Text(), nullable=False),
        sa.Column("year", NUMBER, autoincrement=False, nullable=False),
        sa.Column("version_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("library", sa.Text(), nullable=False),
        sa.Column("dates", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["calendar_versions.version_id"],
            name=op.f("fk_newer_holiday_years_version_id_calendar_versions"),
        ),
        sa.PrimaryKeyConstraint(
            *("country", "subdivision", "year", "version_id"),
            name=op.f("pk_newer_holiday_years"),
        ),
    )
    op.create_table(
        "confirmed_years",
        sa.Column("confirmation_id", NUMBER, nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("subdivision", sa.Text(), nullable=False),
        sa.Column("year", NUMBER, nullable=False),
        sa.Column("library", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["staff.staff_id"],
            name=op.f("fk_confirmed_years_staff_id_staff"),
        ),
        sa.PrimaryKeyConstraint("confirmation_id", name=op.f("pk_confirmed_years")),
    )
