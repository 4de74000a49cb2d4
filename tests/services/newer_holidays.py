"""The holidays library as it may be one day: a release that names dates otherwise."""

from collections.abc import Mapping
from datetime import date

from callback_desk.reference.holiday_table import HolidayTable

# Names no holiday in today's library.
NEW_HOLIDAY = date(2026, 11, 18)
LABOR_DAY = date(2026, 9, 7)


class NewerHolidays(HolidayTable):
    """Today's library, but for one holiday more and one less in 2026."""

    @property
    def library(self) -> str:
        """The library's name and version."""
        return "holidays 99"

    def holidays(
        self, country: str, subdivision: str | None, year: int
    ) -> Mapping[date, tuple[str, ...]]:
        """The holidays of one year, each date with all its names."""
        dates = dict(super().holidays(country, subdivision, year))
        if year == NEW_HOLIDAY.year:
            dates[NEW_HOLIDAY] = ("Founders Day",)
            dates.pop(LABOR_DAY, None)
        return dates
