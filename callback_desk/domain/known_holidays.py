"""The public holidays that close a desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.holiday_names import plain_name
from callback_desk.domain.holiday_source import HolidaySource

HolidayDates = Mapping[date, tuple[str, ...]]


def closing_dates(
    definition: CalendarDefinition, dates: HolidayDates
) -> dict[date, str]:
    """Those of the dates that close the desk, with their names.

    A date that bears two holidays opens only if both are named in `open_on`.
    """
    open_on = set(definition.open_on)
    closing: dict[date, str] = {}
    for day, names in dates.items():
        kept = [name for name in names if not {name, plain_name(name)} & open_on]
        if kept:
            closing[day] = " and ".join(kept)
    return closing


@dataclass(frozen=True, slots=True)
class KnownHolidays:
    """The holidays that close a desk, by the year; a value, for other processes.

    Stored years are taken as they stand; the library is asked for others only.

    Attributes:
        definition: the calendar.
        country: its country.
        holidays: the library.
        stored: the dates of years that are stored.
    """

    definition: CalendarDefinition
    country: str
    holidays: HolidaySource
    stored: Mapping[int, HolidayDates]

    def __call__(self, year: int) -> Mapping[date, str]:
        """Those of a year, with their names."""
        dates = self.stored.get(year)
        if dates is None:
            subdivision = self.definition.subdivision
            dates = self.holidays.holidays(self.country, subdivision, year)
        return closing_dates(self.definition, dates)
