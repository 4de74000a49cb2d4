"""The tables around a call: what was asked further, who a person is, how to reach them.

Rows are only ever added, but for the state of another number and the end of a join.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, false
from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.tables import Row


class ClinicValueRow(Row):
    """A setting of the clinic's own, by its name."""

    __tablename__ = "clinic_values"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class AttemptDetailsRow(Row):
    """What an attempt says beside its outcome; most say nothing, and have no row."""

    __tablename__ = "attempt_details"
    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempts.attempt_id"), primary_key=True, autoincrement=False
    )
    reason: Mapped[str | None]
    owner: Mapped[str | None]
    appointment_on: Mapped[str | None]
    outside_because: Mapped[str | None]
    phone: Mapped[str | None]
    closes: Mapped[bool]


class ReachRow(Row):
    """How to reach a lead, as somebody confirmed it; the newest row counts.

    Both `only`s together mean that either will do, and that calls will not.
    The lead is named without a foreign key here and below: an import that is taken
    back takes its leads with it, and their numbers are never used again.
    """

    __tablename__ = "reach"
    reach_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    lead_id: Mapped[int] = mapped_column(index=True)
    voicemail: Mapped[str | None]
    speak_with: Mapped[str]
    best_time: Mapped[str | None]
    best_hours: Mapped[str]
    language: Mapped[str]
    call_name: Mapped[str]
    text_only: Mapped[bool]
    email_only: Mapped[bool] = mapped_column(server_default=false())


class LeadNumberRow(Row):
    """Another number of a lead, beside the one in its own row."""

    __tablename__ = "lead_numbers"
    number_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    lead_id: Mapped[int] = mapped_column(index=True)
    phone: Mapped[str] = mapped_column(index=True)
    extension: Mapped[str | None]
    state: Mapped[str]


class LeadEditRow(Row):
    """What of a lead was corrected: what stood there, and what stands there now."""

    __tablename__ = "lead_edits"
    edit_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    lead_id: Mapped[int] = mapped_column(index=True)
    what: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]
    attempt_id: Mapped[int | None]


class LeadJoinRow(Row):
    """A lead that became part of another; what was moved is named in its moves."""

    __tablename__ = "lead_joins"
    join_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    into_id: Mapped[int] = mapped_column(index=True)
    lead_id: Mapped[int] = mapped_column(index=True)
    split_at: Mapped[datetime | None]
    split_by: Mapped[int | None]


class LeadJoinMoveRow(Row):
    """A request, submission, attempt, number or entry of danger that a join moved."""

    __tablename__ = "lead_join_moves"
    join_id: Mapped[int] = mapped_column(
        ForeignKey("lead_joins.join_id"), primary_key=True, autoincrement=False
    )
    kind: Mapped[str] = mapped_column(primary_key=True)
    row_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
