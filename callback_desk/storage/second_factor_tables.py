"""The tables of sign-in codes."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.tables import Row


class SecondFactorRow(Row):
    """What a member's codes are worked out from; only those who want codes have one."""

    __tablename__ = "second_factors"
    staff_id: Mapped[int] = mapped_column(
        ForeignKey("staff.staff_id"), primary_key=True, autoincrement=False
    )
    secret: Mapped[bytes]
    last_step: Mapped[int]
    since: Mapped[datetime]


class SpareCodeRow(Row):
    """A spare code that was not used yet, as a hash."""

    __tablename__ = "spare_codes"
    code_id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"), index=True)
    digest: Mapped[bytes]
