"""The standing of an open lead, and the order in which leads are called."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.deadline import open_time_table
from callback_desk.domain.safety_care import NO_CARE, SafetyCare, Subject, is_offered

# Goals beside the promise (promise.md): the first try, in desk time after receipt.
DESK_GOAL = timedelta(hours=2)
SAFETY_GOAL = timedelta(minutes=30)


class Standing(StrEnum):
    """Where an open lead stands; the first that holds, in this order."""

    RESTING = "resting"
    FOLLOW_UP = "follow_up"
    OVERDUE = "overdue"
    TRIED = "tried"
    DUE_TODAY = "due_today"
    ON_TRACK = "on_track"


@dataclass(frozen=True, slots=True)
class OpenLead:
    """What the queue knows of an open lead, by its current request.

    Attributes:
        lead_id: its number, or None for a record kept for a look with safety words.
        record_id: the number of that record, or None for a lead.
        name: as typed.
        phone: E.164, or None where there is none yet.
        extension: digits, or None.
        safety: whether it is a safety lead.
        received_at: of the current request, aware UTC, as are all instants.
        due_at: the deadline in force.
        promised_due_at: the deadline first given.
        goal_at: when the first try should have been made.
        next_call_at: when it comes back, or None.
        next_is_agreed: whether that was agreed with the person.
        attempts: tries so far.
        asked: how often they asked.
        last_outcome: the code of the latest outcome, or None.
        dialled: whether the current request was tried.
        contact: whether the person was reached for the current request.
        claimed_by: who has it open, or None.
        barred: whether the number may not be called.
        care: of a safety lead, what was done about it so far.
        owner: who looks after it, or None.
    """

    lead_id: int | None
    record_id: int | None
    name: str
    phone: str | None
    extension: str | None
    safety: bool
    received_at: datetime
    due_at: datetime
    promised_due_at: datetime
    goal_at: datetime
    next_call_at: datetime | None
    next_is_agreed: bool
    attempts: int
    asked: int
    last_outcome: str | None
    dialled: bool
    contact: bool
    claimed_by: str | None = None
    barred: bool = False
    care: SafetyCare = NO_CARE
    owner: str | None = None

    @property
    def subject(self) -> Subject:
        """Whom an entry about this lead, or this kept record, is about."""
        if self.lead_id is None:
            return Subject(record_id=self.record_id)
        return Subject(lead_id=self.lead_id)

    def is_offered(self, now: datetime, tried_at: datetime | None = None) -> bool:
        """Whether it is a safety lead that the desk should call before any other.

        `tried_at` is when this desk tried last, or None.
        """
        return self.safety and is_offered(
            self.care,
            now,
            contact=self.contact,
            attempts=self.attempts,
            tried_at=tried_at,
        )

    @property
    def is_reached_for_good(self) -> bool:
        """Whether the person was reached and nothing is planned: no time to act by."""
        waits_for_us = self.safety and not self.dialled
        return self.contact and self.next_call_at is None and not waits_for_us

    @property
    def act_by(self) -> datetime:
        """The instant by which somebody should act."""
        if self.safety and not self.dialled:
            return self.goal_at
        if self.contact:
            return self.next_call_at or self.due_at
        return self.due_at


def standing_of(lead: OpenLead, now: datetime, calendar: BusinessCalendar) -> Standing:
    """The standing of an open lead at an instant, on the clinic's clocks."""
    if not lead.safety and lead.next_call_at is not None:
        if lead.next_is_agreed:
            today = calendar.local_date(now)
            rests = calendar.local_date(lead.next_call_at) > today
        else:
            rests = lead.next_call_at > now
        if rests:
            return Standing.RESTING
    if lead.contact:
        return Standing.FOLLOW_UP
    if now > lead.due_at:
        return Standing.TRIED if lead.dialled else Standing.OVERDUE
    if calendar.local_date(lead.due_at) == calendar.local_date(now):
        return Standing.DUE_TODAY
    return Standing.ON_TRACK


def goal_for(
    calendar: BusinessCalendar, received_at: datetime, *, safety: bool
) -> datetime:
    """When the first try should be made: the goal beside the promise."""
    goal = SAFETY_GOAL if safety else DESK_GOAL
    return calendar.add_open_time(received_at, int(goal.total_seconds()))


def goal_epochs(
    calendar: BusinessCalendar, epochs: Iterable[int], *, safety: bool
) -> list[int]:
    """The goals of many receipts: the fast twin of `goal_for`."""
    goal = SAFETY_GOAL if safety else DESK_GOAL
    seconds = int(goal.total_seconds())
    table = calendar.goals.get(seconds)
    if table is None:
        table = calendar.goals[seconds] = open_time_table(calendar, seconds)
    return table.at_all(epochs)
