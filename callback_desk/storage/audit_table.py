"""The tables of who did what."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.tables import Row

# The head is one row.
HEAD_ID = 1


class AuditRow(Row):
    """What somebody did: numbers only, never names, phones or text.

    `at` is the desk's clock, `real_at` the computer's; they differ under `--now`.
    `chain` is the hash over this row and the one before (audit_chain.py).
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


class AuditHeadRow(Row):
    """The number and the link of the audit's last row, once more."""

    __tablename__ = "audit_head"
    head_id: Mapped[int] = mapped_column(primary_key=True)
    audit_id: Mapped[int]
    chain: Mapped[bytes]
