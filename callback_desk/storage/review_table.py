"""The table of what was said of missed callbacks."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.audit_table import AuditRow
from callback_desk.storage.tables import Row


class MissedReviewRow(Row):
    """A missed callback that was signed off; rows are only added, the newest counts."""

    __tablename__ = "missed_reviews"
    review_id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(index=True)
    at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    cause: Mapped[str]
    note: Mapped[str]


# Who saw a lead is asked of the audit. Written out, so that its index serves.
OF_LEAD = AuditRow.subject == literal_column("'lead'", Text())
Index(
    "ix_audit_lead",
    AuditRow.subject_id,
    sqlite_where=OF_LEAD,
    postgresql_where=OF_LEAD,
)
