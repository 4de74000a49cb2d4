"""What reports need beside what the desk keeps anyway: ad spend, and an index."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.tables import AttemptRow, Row


class AdSpendRow(Row):
    """What was spent for a source in a month; rows are only added, the newest counts.

    `month` is written like `2026-11`; no cents take what was typed back.
    """

    __tablename__ = "ad_spend"
    spend_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    source: Mapped[str]
    month: Mapped[str]
    cents: Mapped[int | None]


# Calls that were agreed are few among all; reports ask for them by their time.
Index(
    "ix_attempts_agreed",
    AttemptRow.next_call_at,
    sqlite_where=AttemptRow.next_is_agreed,
    postgresql_where=AttemptRow.next_is_agreed,
)
