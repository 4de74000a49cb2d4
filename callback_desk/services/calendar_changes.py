"""Changing the calendar: nothing moves unseen, and what has fallen due never moves."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar, CalendarDefinition
from callback_desk.domain.calendar_versions import CalendarVersion as CalendarVersion
from callback_desk.domain.errors import CalendarChanged
from callback_desk.domain.ports import Work
from callback_desk.domain.standing import OpenLead
from callback_desk.services.calendar_plan import (
    CalendarChange as CalendarChange,
)
from callback_desk.services.calendar_plan import (
    CalendarPlan,
    only_managers,
)
from callback_desk.services.calendar_plan import (
    MovedLead as MovedLead,
)
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force


def preview_change(desk: Desk, definition: CalendarDefinition) -> CalendarChange:
    """What putting a calendar in force would move; nothing is written.

    Raises:
        CalendarUnreadable: a country, subdivision or holiday is not known.
        NoBusinessDay: the calendar never opens again.
    """
    with desk.open_work(writes=False) as work:
        return CalendarPlan(desk, work, definition).change()


def change_calendar(
    desk: Desk, definition: CalendarDefinition, base_version: int | None = None
) -> CalendarChange:
    """Put a calendar in force and move the open promises that it moves.

    `promised_due_at` stays, and what has fallen due stays. Where nothing differs from
    the calendar in force, there is no new version.

    Args:
        desk: whose.
        definition: the new calendar.
        base_version: the version that the change was made from; None does not ask.

    Raises:
        NotAllowed: only an office manager may.
        CalendarChanged: another version has come into force since.
        CalendarUnreadable, NoBusinessDay: as `preview_change`.
    """
    only_managers(desk)
    with desk.open_work() as work:
        plan = CalendarPlan(desk, work, definition)
        if base_version is not None and base_version != plan.base_version:
            raise CalendarChanged(by=work.calendars.version(plan.base_version).set_by)
        change = plan.change()
        if definition != plan.in_force:
            plan.carry_out("calendar_changed")
            work.commit()
        return change


@dataclass(frozen=True, slots=True)
class PersonToCall:
    """Somebody who should hear of a day on which the desk is closed.

    Attributes:
        lead_id: its number, or None for a record kept for a look.
        name: as typed.
        phone: E.164, or None where there is none yet.
        agreed_at: the call agreed with them for that day, or None.
        due_at: the promise that runs out that day, or None.
        record_id: the number of the kept record, or None for a lead.
    """

    lead_id: int | None
    name: str
    phone: str | None
    agreed_at: datetime | None
    due_at: datetime | None
    record_id: int | None = None


def whom_to_call(desk: Desk, days: tuple[date, ...]) -> tuple[PersonToCall, ...]:
    """Who counts on the desk on these dates: agreed calls first, then promises."""
    now = desk.now()
    with desk.open_work(writes=False) as work:
        calendar = in_force(desk, work).calendar
        leads = work.open_leads(calendar)
    people = [_counts_on(lead, frozenset(days), now, calendar) for lead in leads]
    return tuple(
        sorted(
            (person for person in people if person.agreed_at or person.due_at),
            key=_agreed_first,
        )
    )


def _counts_on(
    lead: OpenLead, days: frozenset[date], now: datetime, calendar: BusinessCalendar
) -> PersonToCall:
    agreed_at = lead.next_call_at if lead.next_is_agreed else None
    if agreed_at is not None and calendar.local_date(agreed_at) not in days:
        agreed_at = None
    runs = not lead.contact and lead.due_at >= now
    # A desk that is open until midnight keeps that promise on the day that ends then.
    last_second = lead.due_at - timedelta(seconds=1)
    runs_out = runs and calendar.local_date(last_second) in days
    return PersonToCall(
        lead_id=lead.lead_id,
        name=lead.name,
        phone=lead.phone,
        agreed_at=agreed_at,
        due_at=lead.due_at if runs_out else None,
        record_id=lead.record_id,
    )


def _agreed_first(person: PersonToCall) -> tuple[bool, datetime | None, int, int]:
    return (
        person.agreed_at is None,
        person.agreed_at or person.due_at,
        person.lead_id or 0,
        person.record_id or 0,
    )


def list_versions(desk: Desk) -> list[CalendarVersion]:
    """Every calendar that was ever set, the newest first."""
    with desk.open_work(writes=False) as work:
        return work.calendars.versions()


def take_library_dates(desk: Desk, year: int) -> CalendarChange:
    """Replace a year's stored holidays by those that the library names now.

    The year then waits to be confirmed again. A year that is not stored, or stored as
    the library has it, stays as it is.

    Raises:
        NotAllowed: only an office manager may.
    """
    only_managers(desk)
    with desk.open_work() as work:
        plan = _library_plan(desk, work, year)
        change = plan.change()
        if plan.takes_a_year:
            plan.carry_out("holidays_taken")
            work.commit()
        return change


def preview_library_dates(desk: Desk, year: int) -> CalendarChange:
    """What `take_library_dates` would move; nothing is written."""
    with desk.open_work(writes=False) as work:
        return _library_plan(desk, work, year).change()


def _library_plan(desk: Desk, work: Work, year: int) -> CalendarPlan:
    _, definition = work.settings.calendar()
    newer = definition.country is not None and work.calendars.library_of(
        definition.country, definition.subdivision, year
    ) not in (None, desk.holidays.library)
    return CalendarPlan(desk, work, definition, year if newer else None)
