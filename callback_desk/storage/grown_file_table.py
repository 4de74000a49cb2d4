"""The table of files that may have grown when they are imported again."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.tables import Row


class GrownFileRow(Row):
    """How long the file of a batch was, and what of it an earlier batch has.

    `after_batch` is the batch that has its first records, which this one counts but
    has no rows of: so many known and so many skipped.
    """

    __tablename__ = "grown_files"
    batch_id: Mapped[int] = mapped_column(
        ForeignKey("batches.batch_id"), primary_key=True, autoincrement=False
    )
    length: Mapped[int]
    read_as: Mapped[str]
    after_batch: Mapped[int | None] = mapped_column(ForeignKey("batches.batch_id"))
    known_before: Mapped[int]
    skipped_before: Mapped[int]
