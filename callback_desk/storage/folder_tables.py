"""The tables of watched folders: where they are, and which files were taken in."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.tables import Row


class WatchedFolderRow(Row):
    """A folder, and how the last look into it went; a removed one stays as a row."""

    __tablename__ = "watched_folders"
    folder_id: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[str]
    source_name: Mapped[str | None]
    zone: Mapped[str | None]
    move_to: Mapped[str | None]
    active: Mapped[bool]
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    looked_at: Mapped[datetime | None]
    problem: Mapped[str | None]
    refused: Mapped[str | None]


class WatchedFileRow(Row):
    """A file that was taken in, known by its content whatever it is called.

    The batch is named without a foreign key: one that was all known is none's.
    """

    __tablename__ = "watched_files"
    file_id: Mapped[int] = mapped_column(primary_key=True)
    folder_id: Mapped[int] = mapped_column(ForeignKey("watched_folders.folder_id"))
    digest: Mapped[str]
    name: Mapped[str]
    at: Mapped[datetime]
    batch_id: Mapped[int | None]
    __table_args__ = (UniqueConstraint("folder_id", "digest"),)
