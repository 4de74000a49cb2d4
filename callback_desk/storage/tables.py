"""The tables, as typed mappings; rows never leave this package.

Numbers of leads, requests and submissions are given out by `numbers`, so that none is
ever used twice, not even after an import was taken back.
"""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    false,
    literal_column,
    true,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from callback_desk.storage.columns import Instant, JsonList

# SQLite numbers rows by itself only where the type is exactly INTEGER.
Number = BigInteger().with_variant(Integer(), "sqlite")


class Row(DeclarativeBase):
    """What all tables share: types, and names that both dialects agree on."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - read by SQLAlchemy, never written
        str: Text(),
        int: Number,
        bytes: LargeBinary(),
        datetime: Instant(),
        tuple[str, ...]: JsonList(),
    }


def table_of(row: type[Row]) -> Table:
    """The bare table of a mapping: writing to it costs less than through the class."""
    return Row.metadata.tables[row.__tablename__]


class NumberRow(Row):
    """The next number of a kind of row; that of the settings grows as they change."""

    __tablename__ = "numbers"
    kind: Mapped[str] = mapped_column(primary_key=True)
    next: Mapped[int]


class StaffRow(Row):
    """A member of the staff; those who left stay."""

    __tablename__ = "staff"
    staff_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    active: Mapped[bool]
    added_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    # Those that they speak beside English, one a line.
    languages: Mapped[str] = mapped_column(server_default=literal_column("''", Text()))


class OutcomeRow(Row):
    """An outcome, the clinic's own to change but for the code."""

    __tablename__ = "outcomes"
    code: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    label: Mapped[str]
    key: Mapped[str | None]
    dialled: Mapped[bool]
    contact: Mapped[str]
    closes: Mapped[str]
    next_kind: Mapped[str]
    next_amount: Mapped[int]
    next_other_part: Mapped[bool]
    next_other_part_after: Mapped[int | None]
    counted: Mapped[bool]
    bars_number: Mapped[bool]
    hands_over: Mapped[bool]
    asks: Mapped[str] = mapped_column(server_default=literal_column("''", Text()))
    active: Mapped[bool] = mapped_column(server_default=true())


class BatchRow(Row):
    """One import of one file; `pending` until its last record is stored.

    `last_attempt` is the newest attempt of all at that moment: what was tried later may
    have been tried because of it.
    """

    __tablename__ = "batches"
    batch_id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    file_name: Mapped[str]
    digest: Mapped[str]
    source_name: Mapped[str | None]
    recognised_as: Mapped[str]
    encoding: Mapped[str | None]
    state: Mapped[str]
    seen: Mapped[int]
    new: Mapped[int]
    repeat: Mapped[int]
    known: Mapped[int]
    needs_look: Mapped[int]
    skipped: Mapped[int]
    last_attempt: Mapped[int | None]
    layout: Mapped[str | None]


# Written out, so that the index of the pending ones is seen to serve.
IS_PENDING = BatchRow.state == literal_column("'pending'", Text())
# Nearly always it is empty: a reader has nothing to leave out.
Index(
    "ix_batches_pending",
    BatchRow.batch_id,
    sqlite_where=IS_PENDING,
    postgresql_where=IS_PENDING,
)


class RawChunkRow(Row):
    """The raw text of some records of a batch, joined and compressed."""

    __tablename__ = "raw_chunks"
    chunk_id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.batch_id"), index=True)
    packed: Mapped[bytes]


class LeadRow(Row):
    """A lead, with what the queue needs to know of its history.

    Everything from `is_open` on is worked out from requests and attempts whenever one
    of them is added, in the same transaction; `barred` from the bars of the number.
    The next three are the order of the queue (domain/queue_part.py): `queue_part` and
    `act_by` are null for closed and for safety leads.
    """

    __tablename__ = "leads"
    lead_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    phone: Mapped[str] = mapped_column(index=True)
    extension: Mapped[str | None]
    email: Mapped[str | None]
    safety: Mapped[bool]
    is_open: Mapped[bool]
    request_id: Mapped[int]
    received_at: Mapped[datetime]
    promised_due_at: Mapped[datetime]
    due_at: Mapped[datetime]
    goal_at: Mapped[datetime]
    next_call_at: Mapped[datetime | None]
    next_is_agreed: Mapped[bool]
    attempts: Mapped[int]
    asked: Mapped[int]
    last_outcome: Mapped[str | None] = mapped_column(ForeignKey("outcomes.code"))
    dialled: Mapped[bool]
    contact: Mapped[bool]
    barred: Mapped[bool] = mapped_column(server_default=false())
    queue_part: Mapped[str | None]
    act_by: Mapped[datetime | None]
    returns_at: Mapped[datetime | None]
    # Not seen as long as this batch is pending. No foreign key: every batch that is
    # dropped would be looked for in all leads.
    batch_id: Mapped[int | None]
    # The lead that it became part of: all that it had is there.
    joined_into: Mapped[int | None]
    # May rest still; who is not asleep and rests all the same is passed over.
    asleep: Mapped[bool] = mapped_column(server_default=false())


class RequestRow(Row):
    """One asking of a lead, with its promise.

    `due_at` was reckoned by the calendar `due_version_id` from the receipt `due_from`;
    where these are null, by `version_id`, which it was given, from `received_at`.
    """

    __tablename__ = "requests"
    request_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.lead_id"), index=True)
    received_at: Mapped[datetime]
    precision: Mapped[str]
    promised_due_at: Mapped[datetime]
    due_at: Mapped[datetime] = mapped_column(index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("calendar_versions.version_id"))
    # No foreign key: SQLite adds none with a name to a table that is there.
    due_version_id: Mapped[int | None]
    due_from: Mapped[datetime | None]
    due_precision: Mapped[str | None]
    # The record that it began with; that may be taken back.
    opened_by: Mapped[int | None]


class SubmissionRow(Row):
    """One record that came in, with its verdict and the place of its raw text.

    A lead's number and request stand here for new and repeat; a record kept for a look
    has neither until a person decides. As long as its batch is pending, a repeat of a
    lead that was here before only waits for that lead. `due_at` was reckoned by the
    calendar `due_version_id`; where that was not the first one, `promised_due_at` is
    what was.
    """

    __tablename__ = "submissions"
    submission_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    # No foreign keys but that of the lead: each costs a look-up for every record of a
    # long import, which made the others itself. `check` looks after them.
    batch_id: Mapped[int]
    row: Mapped[int]
    chunk_id: Mapped[int]
    raw_start: Mapped[int]
    raw_length: Mapped[int]
    verdict: Mapped[str]
    why: Mapped[str | None]
    why_words: Mapped[str | None]
    recognised_as: Mapped[str]
    # Looked for in a table of its own (fingerprint_table.py).
    fingerprint: Mapped[bytes]
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("leads.lead_id"), index=True)
    request_id: Mapped[int | None]
    name: Mapped[str]
    phone_text: Mapped[str]
    phone: Mapped[str | None]
    extension: Mapped[str | None]
    email: Mapped[str | None]
    message: Mapped[str]
    answers: Mapped[str]
    received_at: Mapped[datetime]
    precision: Mapped[str]
    zone: Mapped[str]
    due_at: Mapped[datetime]
    interests: Mapped[tuple[str, ...]] = mapped_column(nullable=True)
    safety_words: Mapped[str | None]
    safety_answer: Mapped[str | None]
    safety_lane: Mapped[str | None]
    source_name: Mapped[str | None]
    form: Mapped[str | None]
    page: Mapped[str | None]
    campaign: Mapped[str | None]
    external_id: Mapped[str | None]
    repairs: Mapped[tuple[str, ...]] = mapped_column(nullable=True)
    settled_at: Mapped[datetime | None]
    # No foreign key: SQLite adds none with a name to a table that is there.
    due_version_id: Mapped[int | None]
    promised_due_at: Mapped[datetime | None]
    waits_for: Mapped[int | None]
    # A chunk of raw text is of one batch, and later records have later chunks.
    __table_args__ = (Index(None, "batch_id", "chunk_id"),)


Index(
    "ix_submissions_waiting",
    SubmissionRow.batch_id,
    SubmissionRow.submission_id,
    sqlite_where=SubmissionRow.waits_for.is_not(None),
    postgresql_where=SubmissionRow.waits_for.is_not(None),
)
# The kept records with safety words stand in the queue; they are few.
Index(
    "ix_submissions_kept_safety",
    SubmissionRow.received_at,
    sqlite_where=(
        (SubmissionRow.verdict == "needs_look") & SubmissionRow.safety_lane.is_not(None)
    ),
    postgresql_where=(
        (SubmissionRow.verdict == "needs_look") & SubmissionRow.safety_lane.is_not(None)
    ),
)


# Those that wait for a look are few among all that ever came in.
Index(
    "ix_submissions_kept",
    SubmissionRow.settled_at,
    SubmissionRow.due_at,
    sqlite_where=SubmissionRow.verdict == "needs_look",
    postgresql_where=SubmissionRow.verdict == "needs_look",
)


class AttemptRow(Row):
    """One attempt; rows are only ever added. A null outcome takes `corrects` back."""

    __tablename__ = "attempts"
    attempt_id: Mapped[int] = mapped_column(primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.lead_id"), index=True)
    at: Mapped[datetime]
    entered_at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    outcome: Mapped[str | None] = mapped_column(ForeignKey("outcomes.code"))
    direction: Mapped[str]
    channel: Mapped[str]
    note: Mapped[str]
    next_call_at: Mapped[datetime | None]
    next_is_agreed: Mapped[bool] = mapped_column(server_default=false())
    corrects: Mapped[int | None] = mapped_column(ForeignKey("attempts.attempt_id"))
    why: Mapped[str | None]


class BarredNumberRow(Row):
    """A number that may not be called, from the attempt that said so."""

    __tablename__ = "barred_numbers"
    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempts.attempt_id"), primary_key=True
    )
    phone: Mapped[str] = mapped_column(index=True)
    lifted_by: Mapped[int | None] = mapped_column(ForeignKey("attempts.attempt_id"))
