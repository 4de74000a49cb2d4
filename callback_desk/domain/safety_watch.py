"""What must be said of people in danger right now, on whatever page somebody is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.local_time import from_epoch
from callback_desk.domain.safety_care import Subject
from callback_desk.domain.safety_contact import ContactToday
from callback_desk.domain.standing import OpenLead

# From so long before closing on, whoever nobody was told about is shown.
BEFORE_CLOSING = timedelta(minutes=30)
# How far back the last closing is looked for.
DAYS_BACK = 30


@dataclass(frozen=True, slots=True)
class SafetyWatch:
    """The priority leads at an instant, and what the hour asks for.

    Attributes:
        at: the instant.
        leads: all of them, in the queue's order.
        contact: who is told today.
        is_open: whether the desk makes calls now.
        closes_at: when it closes today, or None once it has, or if it is closed.
        opened_at: when it opened today, or None before that, or if it is closed.
        while_closed: those of them whose words of danger were sent, or came in,
            between the last closing and today's opening.
        calendar: the clinic's.
    """

    at: datetime
    leads: tuple[OpenLead, ...]
    contact: ContactToday
    is_open: bool
    closes_at: datetime | None
    opened_at: datetime | None
    while_closed: tuple[OpenLead, ...]
    calendar: BusinessCalendar

    @property
    def to_call(self) -> tuple[OpenLead, ...]:
        """Those that nobody has tried or reached: their goal is counted down."""
        return tuple(
            lead
            for lead in self.leads
            if not (lead.dialled or lead.contact or lead.care.is_told)
        )

    @property
    def to_tell(self) -> tuple[OpenLead, ...]:
        """Those about whom somebody must be told now.

        After the first try, and all of them from half an hour before closing on.
        """
        at_the_end = self.closes_at is not None and (
            self.closes_at - self.at <= BEFORE_CLOSING
        )
        late = at_the_end or not self.is_open
        return tuple(
            lead
            for lead in self.leads
            if not lead.care.is_told and (late or lead.dialled or lead.contact)
        )


def watch_of(
    leads: tuple[OpenLead, ...],
    contact: ContactToday,
    now: datetime,
    calendar: BusinessCalendar,
    heard: Mapping[Subject, Sequence[datetime]],
) -> SafetyWatch:
    """What an instant asks for, on the clinic's calendar.

    `heard` has the instants at which words of danger were sent, and at which they came
    in; who has none there was flagged otherwise.
    """
    today = calendar.day(calendar.local_date(now))
    opened_at = closes_at = None
    if today.spans:
        opens, closes = from_epoch(today.opens), from_epoch(today.close)
        opened_at = opens if now >= opens else None
        closes_at = closes if now < closes else None
    until = opened_at or now
    closed_at = _last_closing(calendar, until)
    return SafetyWatch(
        at=now,
        leads=leads,
        contact=contact,
        is_open=calendar.is_open(now),
        closes_at=closes_at,
        opened_at=opened_at,
        while_closed=tuple(
            one
            for one in leads
            if any(
                closed_at <= at < until
                for at in heard.get(one.subject, (one.received_at,))
            )
        ),
        calendar=calendar,
    )


def _last_closing(calendar: BusinessCalendar, before: datetime) -> datetime:
    """When the desk closed last before an instant."""
    day = calendar.local_date(before)
    for back in range(DAYS_BACK):
        spans = calendar.day(day - timedelta(days=back)).spans
        if spans and from_epoch(spans[-1][1]) <= before:
            return from_epoch(spans[-1][1])
    return before - timedelta(days=DAYS_BACK)
