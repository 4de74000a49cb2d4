"""The table of what staff said of files, to be said of the next ones."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.tables import Row


class ReadingRow(Row):
    """What was said last of files with the same set of headers."""

    __tablename__ = "readings"
    header_key: Mapped[bytes] = mapped_column(primary_key=True)
    columns: Mapped[str]
    month_first: Mapped[bool | None]
    zone: Mapped[str | None]
    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.batch_id"), index=True)
    at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
