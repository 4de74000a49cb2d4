"""The table of who did what."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.tables import Row


class AuditRow(Row):
    """What somebody did: numbers only, never names, phones or text.

    `at` is the desk's clock, `real_at` the computer's; they differ under `--now`.
    `chain` is for the hash over this row and the one before.
    """

    __tablename__ = "audit"
    audit_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    real_at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    action: Mapped[str]
    subject: Mapped[str | None]
    subject_id: Mapped[int | None]
    chain: Mapped[bytes | None]
