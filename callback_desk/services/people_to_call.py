"""Whom to call when a day is closed: they count on somebody at the desk."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.ports import Work
from callback_desk.domain.standing import OpenLead
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force


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
    with desk.open_work(writes=False) as work:
        return who_counts_on(desk, work, days)


def who_counts_on(
    desk: Desk, work: Work, days: tuple[date, ...]
) -> tuple[PersonToCall, ...]:
    """The same, in a unit of work that may go on to move their promises."""
    now = desk.now()
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
