"""The tables of a day's work among several people.

Leads are named without a foreign key: an import that is taken back removes leads, and
their numbers are never used again.
"""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.tables import Row


class ClaimRow(Row):
    """Who has a lead open, since when, and until when unless they renew it."""

    __tablename__ = "claims"
    lead_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    opening: Mapped[str]
    at: Mapped[datetime]
    expires_at: Mapped[datetime]


class LeadOwnerRow(Row):
    """Who looks after a lead."""

    __tablename__ = "lead_owners"
    lead_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"), index=True)
    set_by: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    at: Mapped[datetime]


class NoticeRow(Row):
    """A notice for the desk; the newest is in force, an empty one takes it down."""

    __tablename__ = "notices"
    notice_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    text: Mapped[str]


class NoticeReadRow(Row):
    """Somebody has read a notice, and put it away for themselves."""

    __tablename__ = "notices_read"
    notice_id: Mapped[int] = mapped_column(
        ForeignKey("notices.notice_id"), primary_key=True
    )
    staff_id: Mapped[int] = mapped_column(
        ForeignKey("staff.staff_id"), primary_key=True
    )


class CallSheetRow(Row):
    """A call sheet that was printed."""

    __tablename__ = "call_sheets"
    sheet_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))


class CallSheetLineRow(Row):
    """Which lead stands on a line of a sheet."""

    __tablename__ = "call_sheet_lines"
    sheet_id: Mapped[int] = mapped_column(
        ForeignKey("call_sheets.sheet_id"), primary_key=True
    )
    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    lead_id: Mapped[int]


class DeskNumberRow(Row):
    """A setting of the clinic that is a number."""

    __tablename__ = "desk_numbers"
    name: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]


class HalfTypedNoteRow(Row):
    """A note that is typed and not saved, by the run in whose window it stands."""

    __tablename__ = "half_typed_notes"
    staff_id: Mapped[int] = mapped_column(
        ForeignKey("staff.staff_id"), primary_key=True
    )
    run: Mapped[str] = mapped_column(primary_key=True)
    lead_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]
    at: Mapped[datetime]
