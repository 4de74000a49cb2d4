"""The tables of the live mailbox: where it is, and which of its mails were taken in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.tables import Row


class MailboxRow(Row):
    """A mailbox with its secret, and how far it was read; a removed one keeps none."""

    __tablename__ = "mailboxes"
    mailbox_id: Mapped[int] = mapped_column(primary_key=True)
    host: Mapped[str]
    port: Mapped[int]
    security: Mapped[str]
    user: Mapped[str]
    sign_in: Mapped[str]
    secret: Mapped[str]
    folder: Mapped[str]
    since: Mapped[str]
    afterwards: Mapped[str]
    move_to: Mapped[str | None]
    active: Mapped[bool]
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    uid_validity: Mapped[int | None]
    next_uid: Mapped[int]
    looked_at: Mapped[datetime | None]
    fetched_at: Mapped[datetime | None]
    problem: Mapped[str | None]
    told: Mapped[str | None]


class SeenMailRow(Row):
    """A mail that was taken in, by its place and by its content.

    A batch that was taken back leaves its mails seen: they are not fetched again.
    """

    __tablename__ = "seen_mails"
    mail_id: Mapped[int] = mapped_column(primary_key=True)
    mailbox_id: Mapped[int] = mapped_column(ForeignKey("mailboxes.mailbox_id"))
    folder: Mapped[str]
    uid_validity: Mapped[int]
    uid: Mapped[int]
    message_id: Mapped[str]
    digest: Mapped[bytes] = mapped_column(index=True)
    batch_id: Mapped[int | None] = mapped_column(
        ForeignKey("batches.batch_id", ondelete="SET NULL"), index=True
    )
    is_lead: Mapped[bool]
    acted_at: Mapped[datetime | None]
    __table_args__ = (UniqueConstraint("mailbox_id", "folder", "uid_validity", "uid"),)


# The mails that wait to be flagged or moved are few.
Index(
    "ix_seen_mails_waiting",
    SeenMailRow.mailbox_id,
    SeenMailRow.uid,
    sqlite_where=text("is_lead AND acted_at IS NULL"),
    postgresql_where=text("is_lead AND acted_at IS NULL"),
)
