"""The calendars that were ever in force, and the holidays that each went by."""

import json
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Connection, Select, insert, select

from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.calendar_versions import CalendarVersion, YearConfirmed
from callback_desk.storage.calendar_tables import (
    CalendarVersionRow,
    ConfirmedYearRow,
    HolidayYearRow,
    NewerHolidayYearRow,
)
from callback_desk.storage.tables import StaffRow

HolidayDates = Mapping[date, tuple[str, ...]]

_VERSIONS = (
    select(
        CalendarVersionRow.version_id,
        CalendarVersionRow.set_at,
        StaffRow.name,
        CalendarVersionRow.definition,
        CalendarVersionRow.took_year,
    )
    .join(StaffRow, StaffRow.staff_id == CalendarVersionRow.staff_id)
    .order_by(CalendarVersionRow.version_id.desc())
)


def write_dates(dates: HolidayDates) -> str:
    """A year's holidays as they are stored."""
    named = {day.isoformat(): names for day, names in sorted(dates.items())}
    return json.dumps(named, ensure_ascii=False)


def read_dates(text: str) -> dict[date, tuple[str, ...]]:
    """A year's holidays as they were stored."""
    return {
        date.fromisoformat(day): tuple(names) for day, names in json.loads(text).items()
    }


class CalendarStore:
    """Versions, newer holidays and confirmed years, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def versions(self) -> list[CalendarVersion]:
        """All of them, the newest first."""
        return self._read(_VERSIONS)

    def version(self, version: int) -> CalendarVersion:
        """The calendar of a version."""
        (found,) = self._read(_VERSIONS.where(CalendarVersionRow.version_id == version))
        return found

    def _read(
        self, question: Select[int, datetime, str, str, int | None]
    ) -> list[CalendarVersion]:
        return [
            CalendarVersion(number, set_at, set_by, read_calendar(text), took_year)
            for number, set_at, set_by, text, took_year in self._connection.execute(
                question
            )
        ]

    def holiday_years(
        self, country: str, subdivision: str | None, version: int | None = None
    ) -> dict[int, HolidayDates]:
        """The holidays by year that a version went by; without one, those in force."""
        return {
            year: read_dates(dates)
            for year, (_, dates) in self._years(country, subdivision, version).items()
        }

    def library_of(
        self, country: str, subdivision: str | None, year: int
    ) -> str | None:
        """The library and version whose dates are in force, or None: not stored."""
        stored = self._years(country, subdivision, None).get(year)
        return None if stored is None else stored[0]

    def _years(
        self, country: str, subdivision: str | None, version: int | None
    ) -> dict[int, tuple[str, str]]:
        """Library and dates by year: as first stored, unless taken anew by then."""
        first = select(
            HolidayYearRow.year, HolidayYearRow.library, HolidayYearRow.dates
        ).where(
            HolidayYearRow.country == country,
            HolidayYearRow.subdivision == (subdivision or ""),
        )
        newer = (
            select(
                NewerHolidayYearRow.year,
                NewerHolidayYearRow.library,
                NewerHolidayYearRow.dates,
            )
            .where(
                NewerHolidayYearRow.country == country,
                NewerHolidayYearRow.subdivision == (subdivision or ""),
            )
            .order_by(NewerHolidayYearRow.version_id)
        )
        if version is not None:
            newer = newer.where(NewerHolidayYearRow.version_id <= version)
        return {
            year: (library, dates)
            for question in (first, newer)
            for year, library, dates in self._connection.execute(question)
        }

    def take_holidays(
        self,
        version: int,
        country: str,
        subdivision: str | None,
        year: int,
        dates: HolidayDates,
        library: str,
    ) -> None:
        """From this version of the calendar on, a stored year has these dates."""
        self._connection.execute(
            insert(NewerHolidayYearRow).values(
                country=country,
                subdivision=subdivision or "",
                year=year,
                version_id=version,
                library=library,
                dates=write_dates(dates),
            )
        )

    def confirmation(
        self, country: str, subdivision: str | None, year: int
    ) -> YearConfirmed | None:
        """Who said last that the year's holidays are decided, or None."""
        row = self._connection.execute(
            select(ConfirmedYearRow.at, StaffRow.name, ConfirmedYearRow.library)
            .join(StaffRow, StaffRow.staff_id == ConfirmedYearRow.staff_id)
            .where(
                ConfirmedYearRow.country == country,
                ConfirmedYearRow.subdivision == (subdivision or ""),
                ConfirmedYearRow.year == year,
            )
            .order_by(ConfirmedYearRow.confirmation_id.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else YearConfirmed(*row)

    def confirm(
        self,
        country: str,
        subdivision: str | None,
        year: int,
        library: str,
        at: datetime,
        staff_id: int,
    ) -> None:
        """Keep that somebody said so of a library's dates."""
        self._connection.execute(
            insert(ConfirmedYearRow).values(
                country=country,
                subdivision=subdivision or "",
                year=year,
                library=library,
                at=at,
                staff_id=staff_id,
            )
        )
