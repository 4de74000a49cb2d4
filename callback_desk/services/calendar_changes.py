"""Changing the calendar: nothing moves unseen, and what has fallen due never moves."""

from dataclasses import dataclass
from datetime import date, datetime

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class MovedLead:
    """An open lead whose deadline a change moves.

    Attributes:
        lead_id: its number.
        name: as typed.
        phone: E.164.
        due_before: the deadline in force, aware UTC.
        due_after: the deadline by the changed calendar.
        overdue_at_once: whether that has passed already and nobody has dialled.
    """

    lead_id: int
    name: str
    phone: str
    due_before: datetime
    due_after: datetime
    overdue_at_once: bool


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """What a change moves, by a preview or as it was done.

    Attributes:
        base_version: the calendar that was in force.
        definition: the changed calendar.
        moved: earliest new deadline first.
    """

    base_version: int
    definition: CalendarDefinition
    moved: tuple[MovedLead, ...]

    @property
    def overdue_at_once(self) -> int:
        """How many of them would be overdue at once."""
        return sum(lead.overdue_at_once for lead in self.moved)


def preview_change(desk: Desk, definition: CalendarDefinition) -> CalendarChange:
    """What putting a calendar in force would move; nothing is written.

    Raises:
        CalendarUnreadable: a country, subdivision or holiday is not known.
        NoBusinessDay: the calendar never opens again.
    """
    raise NotImplementedError


def change_calendar(
    desk: Desk, definition: CalendarDefinition, base_version: int | None = None
) -> CalendarChange:
    """Put a calendar in force and move the open promises that it moves.

    `promised_due_at` stays, and what has fallen due stays.

    Args:
        desk: whose.
        definition: the new calendar.
        base_version: the version that the change was made from; None does not ask.

    Raises:
        NotAllowed: only an office manager may.
        CalendarChanged: another version has come into force since.
        CalendarUnreadable, NoBusinessDay: as `preview_change`.
    """
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class PersonToCall:
    """Somebody who should hear of a day on which the desk is closed.

    Attributes:
        lead_id: its number.
        name: as typed.
        phone: E.164.
        agreed_at: the call agreed with them for that day, or None.
        due_at: the promise that runs out that day, or None.
    """

    lead_id: int
    name: str
    phone: str
    agreed_at: datetime | None
    due_at: datetime | None


def whom_to_call(desk: Desk, days: tuple[date, ...]) -> tuple[PersonToCall, ...]:
    """Who counts on the desk on these dates: agreed calls first, then promises."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class CalendarVersion:
    """A calendar as it was set.

    Attributes:
        version: its number.
        set_at: when, aware UTC.
        set_by: who.
        definition: what was set.
    """

    version: int
    set_at: datetime
    set_by: str
    definition: CalendarDefinition


def list_versions(desk: Desk) -> list[CalendarVersion]:
    """Every calendar that was ever set, the newest first."""
    raise NotImplementedError


def take_library_dates(desk: Desk, year: int) -> CalendarChange:
    """Replace a year's stored holidays by those that the library names now.

    The year then waits to be confirmed again.

    Raises:
        NotAllowed: only an office manager may.
    """
    raise NotImplementedError


def preview_library_dates(desk: Desk, year: int) -> CalendarChange:
    """What `take_library_dates` would move; nothing is written."""
    raise NotImplementedError
