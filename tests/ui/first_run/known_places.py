"""Holidays for the first run: the library's own, and a clock that stands."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import holidays

from callback_desk.reference.holiday_table import HolidayTable

# Monday 16 November 2026, 1:00 PM in New York.
NOW = datetime(2026, 11, 16, 18, 0, tzinfo=UTC)


def clock() -> datetime:
    """The time, which stands."""
    return NOW


class LibraryBook:
    """The holiday library as the first run asks it."""

    def countries(self) -> Sequence[str]:
        """Every country it knows."""
        return list(holidays.list_supported_countries(include_aliases=False))

    def subdivisions(self, country: str) -> Mapping[str, str]:
        """The subdivisions of a country, each with its name."""
        known = holidays.country_holidays(country)
        named = {code: name for name, code in known.subdivisions_aliases.items()}
        return {code: named.get(code, code) for code in known.subdivisions}

    def holidays(
        self, country: str, subdivision: str | None, year: int
    ) -> Mapping[date, tuple[str, ...]]:
        """The holidays of a year."""
        return HolidayTable().holidays(country, subdivision, year)
