"""What the first run asks for, and what it asks of the holiday library."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from callback_desk.domain.business_calendar import CalendarDefinition


@dataclass(frozen=True, slots=True)
class NewDeskChoices:
    """All that a desk is made of.

    Attributes:
        path: where its database shall be.
        manager: the name of the first office manager.
        password: theirs; it is left out of the printed form.
        calendar: the clinic's.
        patients_can_see_screen: whether details show only while a key is held.
    """

    path: Path
    manager: str
    password: str = field(repr=False)
    calendar: CalendarDefinition
    patients_can_see_screen: bool


class HolidayBook(Protocol):
    """The public holidays of the world; asked off the GUI thread."""

    def countries(self) -> Sequence[str]:
        """The codes of the countries it knows."""

    def subdivisions(self, country: str) -> Mapping[str, str]:
        """The codes of a country's states or regions, each with its name."""

    def holidays(
        self, country: str, subdivision: str | None, year: int
    ) -> Mapping[date, tuple[str, ...]]:
        """The holidays of one year, each date with all its names."""
