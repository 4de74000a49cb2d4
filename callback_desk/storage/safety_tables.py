"""The tables around people in danger, and the clinic's own texts."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.tables import Row


class SafetyLogRow(Row):
    """What was done about a person in danger; rows are only ever added.

    `is_current` is true as long as a clinician has not released whom the row is about.

    Lead and record are named without foreign keys: an entry may be about nobody known
    yet, and whoever has entries is never taken away with an import.
    """

    __tablename__ = "safety_log"
    entry_id: Mapped[int] = mapped_column(primary_key=True)
    lead_id: Mapped[int | None] = mapped_column(index=True)
    submission_id: Mapped[int | None] = mapped_column(index=True)
    act: Mapped[str]
    at: Mapped[datetime]
    entered_at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    who: Mapped[str]
    how: Mapped[str | None]
    note: Mapped[str]
    takes_back: Mapped[int | None] = mapped_column(ForeignKey("safety_log.entry_id"))
    is_current: Mapped[bool]


# Of the log of many years the queue reads what is current alone.
Index(
    "ix_safety_log_current",
    SafetyLogRow.is_current,
    sqlite_where=text("is_current = 1"),
    postgresql_where=text("is_current"),
)


class SafetyContactRow(Row):
    """Who is told on a day; the newest row of a day counts."""

    __tablename__ = "safety_contacts"
    contact_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    reach: Mapped[str]
    backup_name: Mapped[str | None]
    backup_reach: Mapped[str | None]
    set_at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))


class ClinicTextRow(Row):
    """A text of the clinic's own; the newest row of a code counts."""

    __tablename__ = "clinic_texts"
    text_id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(index=True)
    text: Mapped[str]
    approved_by: Mapped[str]
    approved_on: Mapped[str | None]
    set_at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
