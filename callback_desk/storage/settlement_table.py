"""The table of what people decided about records kept for a look."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.tables import Row


class SettlementRow(Row):
    """What a person decided about a record kept for a look; rows are only ever added.

    What they corrected stands here, beside what was read and its raw text. The lead is
    named without a foreign key: taking the decision back may take the lead away, and
    its number is never used again. What stands in the columns of a request `before` an
    asking joined it was kept by earlier desks; `request_origins` holds it now.
    """

    __tablename__ = "settlements"
    settlement_id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(
        ForeignKey("submissions.submission_id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    how: Mapped[str]
    takes_back: Mapped[int | None] = mapped_column(
        ForeignKey("settlements.settlement_id", ondelete="CASCADE")
    )
    reason: Mapped[str | None]
    words: Mapped[str]
    lead_id: Mapped[int | None]
    request_id: Mapped[int | None]
    made_lead: Mapped[bool]
    made_request: Mapped[bool]
    made_safety: Mapped[bool]
    before_received_at: Mapped[datetime | None]
    before_precision: Mapped[str | None]
    before_promised_due_at: Mapped[datetime | None]
    before_due_at: Mapped[datetime | None]
    fingerprint: Mapped[bytes | None] = mapped_column(index=True)
    name: Mapped[str | None]
    phone_text: Mapped[str | None]
    phone: Mapped[str | None]
    extension: Mapped[str | None]
    email: Mapped[str | None]
    message: Mapped[str | None]
    received_at: Mapped[datetime | None]
    precision: Mapped[str | None]
    due_at: Mapped[datetime | None]
    interests: Mapped[tuple[str, ...]] = mapped_column(nullable=True)
    safety_words: Mapped[str | None]
    safety_answer: Mapped[str | None]
    safety_lane: Mapped[str | None]
    repairs: Mapped[tuple[str, ...]] = mapped_column(nullable=True)
    # The import that brought the decision with it, and the record that mends this one.
    by_batch: Mapped[int | None]
    by_record: Mapped[int | None]


Index(
    "ix_settlements_by_batch",
    SettlementRow.by_batch,
    sqlite_where=SettlementRow.by_batch.is_not(None),
    postgresql_where=SettlementRow.by_batch.is_not(None),
)
