"""The table of what requests were before later askings moved them earlier."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.tables import Row


class RequestOriginRow(Row):
    """A request as it was first asked, kept once a later asking moved it earlier."""

    __tablename__ = "request_origins"
    request_id: Mapped[int] = mapped_column(
        ForeignKey("requests.request_id"), primary_key=True, autoincrement=False
    )
    received_at: Mapped[datetime]
    precision: Mapped[str]
    promised_due_at: Mapped[datetime]
    due_at: Mapped[datetime]
    due_version_id: Mapped[int | None]
    due_from: Mapped[datetime | None]
    due_precision: Mapped[str | None]
