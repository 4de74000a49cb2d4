"""A change of the calendar, looked at before it is carried out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from callback_desk.domain.business_calendar import BusinessCalendar, CalendarDefinition
from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.ports import Work
from callback_desk.domain.promise import due_epochs
from callback_desk.domain.running_promise import PromiseMove, RunningPromise
from callback_desk.domain.standing import goal_epochs
from callback_desk.services.calendar_settings import (
    check_holidays,
    keep_holidays,
    ready_calendar,
    years_around,
)
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import read_histories
from callback_desk.services.people_to_call import PersonToCall
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role

if TYPE_CHECKING:
    from callback_desk.domain.known_holidays import HolidayDates


def only_managers(desk: Desk) -> None:
    """Refuse whoever may not change the calendar.

    Raises:
        NotAllowed: only an office manager may.
    """
    if not desk.staff.manages:
        role = say_a_role(desk.staff.role)
        raise NotAllowed(role=role, what=_("change the calendar"))


class MovedLead(NamedTuple):
    """An open lead, or a record kept for a look, whose deadline a change moves.

    Attributes:
        lead_id: its number, or None for a kept record.
        name: as typed.
        phone: E.164, or None where there is none yet.
        due_before: the deadline in force, aware UTC.
        due_after: the deadline by the changed calendar.
        overdue_at_once: whether that has passed already and nobody has dialled.
        record_id: the number of the kept record, or None for a lead.
    """

    lead_id: int | None
    name: str
    phone: str | None
    due_before: datetime
    due_after: datetime
    overdue_at_once: bool
    record_id: int | None = None


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """What a change moves, by a preview or as it was done.

    Attributes:
        base_version: the calendar that was in force.
        definition: the changed calendar.
        moved: earliest new deadline first, then in order of receipt.
        to_call: who should hear of the days that it closed, once it is done.
        earlier: how many of them fall due earlier than before.
        overdue_at_once: how many of them would be overdue at once.
    """

    base_version: int
    definition: CalendarDefinition
    moved: tuple[MovedLead, ...]
    to_call: tuple[PersonToCall, ...] = ()
    earlier: int = field(init=False)
    overdue_at_once: int = field(init=False)

    def __post_init__(self) -> None:
        """Count here, where the change is made: the window only shows it."""
        earlier = sum(lead.due_after < lead.due_before for lead in self.moved)
        object.__setattr__(self, "earlier", earlier)
        overdue = sum(lead.overdue_at_once for lead in self.moved)
        object.__setattr__(self, "overdue_at_once", overdue)


class CalendarPlan:
    """A change that is being looked at, and perhaps carried out.

    Args:
        desk: whose.
        work: the unit of work that it happens in.
        definition: the changed calendar.
        took_year: the year whose holidays are taken anew, or None.
    """

    def __init__(
        self,
        desk: Desk,
        work: Work,
        definition: CalendarDefinition,
        took_year: int | None = None,
    ) -> None:
        self._desk, self._work = desk, work
        self._now = desk.now()
        self._definition = definition
        self._took_year = took_year
        self.base_version, self.in_force = work.settings.calendar()
        same_country = definition.country == self.in_force.country
        known = self.in_force.open_on if same_country else ()
        check_holidays(definition, desk.holidays, self._now.year, known)
        self._calendar = self._ready()
        self._calendar.business_day_after(self._calendar.local_date(self._now))
        self._moves = self._worked_out()

    @property
    def takes_a_year(self) -> bool:
        """Whether a year's holidays are taken anew."""
        return self._took_year is not None

    def _ready(self) -> BusinessCalendar:
        definition, desk = self._definition, self._desk
        if definition.country is None:
            return ready_calendar(definition, desk.holidays)
        stored: dict[int, HolidayDates] = dict(
            self._work.settings.holiday_years(
                definition.country, definition.subdivision
            )
        )
        if self._took_year is not None:
            del stored[self._took_year]
        return ready_calendar(definition, desk.holidays, stored)

    def _worked_out(self) -> list[PromiseMove]:
        """The promises whose deadline or goal will be another, the deadlines' first."""
        now = to_epoch(self._now)
        running = self._work.deadlines.running(now)
        dues = due_epochs(self._calendar, [p.due_from for p in running], in_order=True)
        goals = self._goals(running, now)
        moves = [
            PromiseMove(promise, due, goals.get(place, promise.goal_at))
            for place, (promise, due) in enumerate(zip(running, dues, strict=True))
            if due != promise.due_at or place in goals
        ]
        return self._without_tried(moves, now)

    def _goals(self, running: list[RunningPromise], now: int) -> Mapping[int, int]:
        """The goals that will be others, by place: of those that still lie ahead."""
        changed: dict[int, int] = {}
        for safety in (False, True):
            places = [
                place
                for place, promise in enumerate(running)
                if promise.safety == safety
                and not promise.dialled
                and promise.goal_at is not None
                and promise.goal_at >= now
            ]
            receipts = [running[place].received_at for place in places]
            goals = goal_epochs(self._calendar, receipts, safety=safety)
            changed |= {
                place: goal
                for place, goal in zip(places, goals, strict=True)
                if goal != running[place].goal_at
            }
        return changed

    def _without_tried(self, moves: list[PromiseMove], now: int) -> list[PromiseMove]:
        """A deadline is not moved to before a dial that was made in time."""
        doubtful = [
            move.promise.lead_id
            for move in moves
            if move.promise.dialled
            and move.due_at < now
            and move.promise.lead_id is not None
        ]
        if not doubtful:
            return moves
        outcomes = in_force(self._desk, self._work).outcomes
        dialled = {
            lead_id: history.state(outcomes).current.first_dial_at
            for lead_id, history in read_histories(self._work, doubtful).items()
        }
        kept: list[PromiseMove] = []
        for move in moves:
            dial = dialled.get(move.promise.lead_id or 0)
            if dial is None or to_epoch(dial) <= move.due_at:
                kept.append(move)
        return kept

    def change(self) -> CalendarChange:
        """What is moved."""
        now = to_epoch(self._now)
        moved = [move for move in self._moves if move.moves_deadline]
        # A deadline is the same for many.
        instant = cache(from_epoch)
        return CalendarChange(
            self.base_version,
            self._definition,
            tuple(
                MovedLead(
                    lead_id=move.promise.lead_id,
                    name=move.promise.name,
                    phone=move.promise.phone,
                    due_before=instant(move.promise.due_at),
                    due_after=instant(move.due_at),
                    overdue_at_once=move.due_at < now and not move.promise.dialled,
                    record_id=move.promise.record_id,
                )
                for move in sorted(moved, key=attrgetter("due_at"))
            ),
        )

    def carry_out(self, act: str) -> None:
        """Put the calendar in force, and move what it moves."""
        definition, work, staff = self._definition, self._work, self._desk.staff
        version = work.settings.set_calendar(
            definition, self._now, staff.staff_id, self._took_year
        )
        if self._took_year is not None and definition.country is not None:
            work.calendars.take_holidays(
                version,
                definition.country,
                definition.subdivision,
                self._took_year,
                self._desk.holidays.holidays(
                    definition.country, definition.subdivision, self._took_year
                ),
                self._desk.holidays.library,
            )
        years = {*years_around(self._now.year), *self._calendar.years}
        keep_holidays(work, definition, self._desk.holidays, years)
        work.deadlines.move(self._moves, version)
        if definition.timezone != self.in_force.timezone:
            work.leads.refresh_order(self._calendar)
        work.audit.add(act, staff.staff_id, self._now, "calendar", version)
