"""Whom to call when a day is closed: they count on somebody at the desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.local_time import to_epoch
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
        due_at: the promise that runs out that day, or has run out already; or None.
        record_id: the number of the kept record, or None for a lead.
        safety: whether they may be in danger, and nobody has reached them.
        overdue: whether the promise has run out, and nobody has dialled.
    """

    lead_id: int | None
    name: str
    phone: str | None
    agreed_at: datetime | None
    due_at: datetime | None
    record_id: int | None = None
    safety: bool = False
    overdue: bool = False


def whom_to_call(desk: Desk, days: tuple[date, ...]) -> tuple[PersonToCall, ...]:
    """Who counts on the desk on these dates.

    Who may be in danger comes first, then calls agreed for these days, promises that
    have run out already, and those that run out on these days. Those who are waiting
    now count on the next day on which the desk would be open: only if that is closed
    do they wait for longer.
    """
    with desk.open_work(writes=False) as work:
        return who_counts_on(desk, work, days)


def who_counts_on(
    desk: Desk, work: Work, days: tuple[date, ...]
) -> tuple[PersonToCall, ...]:
    """The same, in a unit of work that may go on to move their promises."""
    calendar = in_force(desk, work).calendar
    closing = _Closing(calendar, days, desk.now())
    people = [
        person
        for lead in work.open_leads(calendar)
        if (person := closing.counting(lead)) is not None
    ]
    return tuple(_in_order(people))


class _Closing:
    """Days that are closed, and who counts on them."""

    def __init__(
        self, calendar: BusinessCalendar, days: Iterable[date], now: datetime
    ) -> None:
        self._now = now
        self._spans = [
            (calendar.day_start(day), calendar.day_start(day + timedelta(days=1)))
            for day in sorted(set(days))
        ]
        self._next_is_closed = _next_open_day(calendar, now) in set(days)

    def counting(self, lead: OpenLead) -> PersonToCall | None:
        """Somebody who counts on one of the days, or None."""
        agreed_at = lead.next_call_at if lead.next_is_agreed else None
        if agreed_at is not None and not self._holds(agreed_at):
            agreed_at = None
        waits = not lead.contact
        overdue = waits and not lead.dialled and lead.due_at < self._now
        danger = lead.safety and waits and not lead.barred
        due = waits and lead.due_at >= self._now and self._ends(lead.due_at)
        if self._next_is_closed:
            due = due or overdue
        else:
            overdue = danger = False
        if agreed_at is None and not (due or danger):
            return None
        return PersonToCall(
            lead_id=lead.lead_id,
            name=lead.name,
            phone=lead.phone,
            agreed_at=agreed_at,
            due_at=lead.due_at if due else None,
            record_id=lead.record_id,
            safety=danger,
            overdue=overdue,
        )

    def _holds(self, at: datetime) -> bool:
        return any(start <= at < end for start, end in self._spans)

    def _ends(self, at: datetime) -> bool:
        """A desk that is open until midnight keeps it on the day that ends then."""
        return any(start < at <= end for start, end in self._spans)


def _next_open_day(calendar: BusinessCalendar, now: datetime) -> date:
    """The date on which the desk is, or is next, open."""
    day = next(
        day
        for day in calendar.days_from(calendar.local_date(now))
        if day.spans and day.close > to_epoch(now)
    )
    return day.date


def _in_order(people: list[PersonToCall]) -> Iterable[PersonToCall]:
    """Danger, agreed calls, what has run out, what runs out; each by time."""
    by_rank: tuple[list[PersonToCall], ...] = ([], [], [], [])
    for person in people:
        by_rank[_rank(person)].append(person)
    danger, agreed, *others = by_rank
    danger.sort(key=_number)
    agreed.sort(key=attrgetter("agreed_at"))
    for due in others:
        due.sort(key=attrgetter("due_at"))
    return (*danger, *agreed, *others[0], *others[1])


def _rank(person: PersonToCall) -> int:
    if person.safety:
        return 0
    if person.agreed_at is not None:
        return 1
    return 2 if person.overdue else 3


def _number(person: PersonToCall) -> tuple[int, int]:
    return person.lead_id or 0, person.record_id or 0
