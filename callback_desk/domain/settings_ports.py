"""The seams of the clinic's settings: what the services ask of their storage."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.calendar_versions import CalendarVersion, YearConfirmed
from callback_desk.domain.call_rules import CallRules
from callback_desk.domain.outcome import Outcome
from callback_desk.domain.running_promise import PromiseMove, RunningPromise


class Settings(Protocol):
    """The clinic's own settings: calendar, holidays, outcomes."""

    def version(self) -> int:
        """A number that grows whenever any of them changes."""
        ...

    def calendar(self) -> tuple[int, CalendarDefinition]:
        """The version in force."""
        ...

    def set_calendar(
        self,
        definition: CalendarDefinition,
        at: datetime,
        staff_id: int,
        took_year: int | None = None,
    ) -> int:
        """Put a calendar in force; its version.

        With `took_year` a year's holidays are taken anew from the library as well.
        """
        ...

    def holiday_years(
        self, country: str, subdivision: str | None
    ) -> dict[int, Mapping[date, tuple[str, ...]]]:
        """The holidays stored, by year, as they are in force."""
        ...

    def add_holiday_year(
        self,
        country: str,
        subdivision: str | None,
        year: int,
        dates: Mapping[date, tuple[str, ...]],
        library: str,
    ) -> None:
        """Keep a year's holidays as the library names them today."""
        ...

    def outcomes(self) -> dict[str, Outcome]:
        """The clinic's outcomes by code, in the order of the screen."""
        ...

    def add_outcomes(self, outcomes: Iterable[Outcome]) -> None:
        """Add outcomes behind those that are there."""
        ...

    def change_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Let the outcomes be these, in this order; none that is there is missing."""
        ...

    def call_rules(self) -> CallRules:
        """The clinic's rules for calling."""
        ...

    def set_call_rules(self, rules: CallRules) -> None:
        """Put rules for calling in force."""
        ...


class Calendars(Protocol):
    """The calendars that were ever in force, with the holidays they went by."""

    def versions(self) -> list[CalendarVersion]:
        """All of them, the newest first."""
        ...

    def version(self, version: int) -> CalendarVersion:
        """The calendar of a version."""
        ...

    def holiday_years(
        self, country: str, subdivision: str | None, version: int
    ) -> dict[int, Mapping[date, tuple[str, ...]]]:
        """The holidays by year that a version of the calendar went by."""
        ...

    def library_of(
        self, country: str, subdivision: str | None, year: int
    ) -> str | None:
        """The library and version whose dates are in force, or None: not stored."""
        ...

    def take_holidays(
        self,
        version: int,
        country: str,
        subdivision: str | None,
        year: int,
        dates: Mapping[date, tuple[str, ...]],
        library: str,
    ) -> None:
        """From this version of the calendar on, a stored year has these dates."""
        ...

    def confirmation(
        self, country: str, subdivision: str | None, year: int
    ) -> YearConfirmed | None:
        """Who said last that the year's holidays are decided, or None."""
        ...

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
        ...


class Deadlines(Protocol):
    """The promises that still run."""

    def running(self, due_from: int = 0) -> list[RunningPromise]:
        """Those of open leads that nobody has reached, and of kept records in danger.

        In order of the receipt by which the deadline goes.

        Args:
            due_from: what has fallen due before that epoch second is left out.
        """
        ...

    def move(self, moves: Sequence[PromiseMove], version: int) -> None:
        """Keep what a version of the calendar makes of them."""
        ...
