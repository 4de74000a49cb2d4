"""The seam to whoever names public holidays."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol


class HolidaySource(Protocol):
    """Names public holidays."""

    @property
    def library(self) -> str:
        """The library's name and version."""
        ...

    def holidays(
        self, country: str, subdivision: str | None, year: int
    ) -> Mapping[date, tuple[str, ...]]:
        """The holidays of one year, each date with all its English names.

        Raises:
            CalendarUnreadable: no such country or subdivision.
        """
        ...
