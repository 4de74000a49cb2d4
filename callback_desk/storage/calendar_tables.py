"""The tables of the business calendar: its versions, holidays, confirmed years."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.tables import Row


class CalendarVersionRow(Row):
    """A business calendar as it was set; the newest is in force.

    `took_year` names the year whose holidays were taken anew from the library with it.
    """

    __tablename__ = "calendar_versions"
    version_id: Mapped[int] = mapped_column(primary_key=True)
    set_at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
    definition: Mapped[str]
    took_year: Mapped[int | None]


class HolidayYearRow(Row):
    """A year's holidays as the library named them when the year was first needed."""

    __tablename__ = "holiday_years"
    country: Mapped[str] = mapped_column(primary_key=True)
    subdivision: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    library: Mapped[str]
    dates: Mapped[str]


class NewerHolidayYearRow(Row):
    """A stored year as the library named it later, from a calendar version on.

    The row of the year itself stays, so that older versions still explain themselves.
    """

    __tablename__ = "newer_holiday_years"
    country: Mapped[str] = mapped_column(primary_key=True)
    subdivision: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version_id: Mapped[int] = mapped_column(
        ForeignKey("calendar_versions.version_id"),
        primary_key=True,
        autoincrement=False,
    )
    library: Mapped[str]
    dates: Mapped[str]


class ConfirmedYearRow(Row):
    """Somebody said that a year's holidays are decided, as one library names them.

    It holds as long as the dates in force are that library's.
    """

    __tablename__ = "confirmed_years"
    confirmation_id: Mapped[int] = mapped_column(primary_key=True)
    country: Mapped[str]
    subdivision: Mapped[str]
    year: Mapped[int]
    library: Mapped[str]
    at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id"))
