"""Booked visits: the morning list, and who came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.errors import UnknownAttempt
from callback_desk.domain.lead import Attempt, NewAttempt, standing_attempts
from callback_desk.domain.outcome import Channel, Direction
from callback_desk.domain.review_errors import VisitAhead
from callback_desk.domain.visit import BOOKED, MARKS, BookedVisit, Visit
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import LeadHistory, read_histories
from callback_desk.services.record_outcome import (
    Recorded,
    append_attempt,
    undo_within,
)
from callback_desk.wording.times import say_date

# What nobody marked for so long is left alone.
LOOKED_BACK, WITHOUT_DAY = timedelta(days=60), timedelta(days=30)


@dataclass(frozen=True, slots=True)
class VisitsOfDay:
    """The morning list of a day.

    Attributes:
        day: the clinic's date.
        today: the clinic's date now.
        visits: those of that day, then what is left of earlier ones, then those for
            which nobody said a day.
    """

    day: date
    today: date
    visits: tuple[BookedVisit, ...]


def visits_of(desk: Desk, day: date | None = None) -> VisitsOfDay:
    """The visits that are booked for a day, and earlier ones that nobody has marked.

    Args:
        desk: whose.
        day: the clinic's date, or None for today.
    """
    now = desk.now()
    with desk.open_work(writes=False) as work:
        calendar = in_force(desk, work).calendar
        today = calendar.local_date(now)
        asked = day or today
        begins = calendar.day_start(asked)
        leads = work.visits.leads_booked(
            asked - LOOKED_BACK, asked, begins - WITHOUT_DAY, begins
        )
        histories = read_histories(work, leads)
    found = [
        visit
        for history in histories.values()
        for visit in booked_visits(history)
        if _is_listed(visit, asked, calendar)
    ]
    found.sort(key=lambda visit: _place(visit, asked))
    return VisitsOfDay(asked, today, tuple(found))


def _is_listed(visit: BookedVisit, day: date, calendar: BusinessCalendar) -> bool:
    if visit.on == day:
        return True
    if visit.visit is not Visit.AHEAD:
        return False
    if visit.on is None:
        booked_on = calendar.local_date(visit.booked_at)
        return day - WITHOUT_DAY <= booked_on < day
    return day - LOOKED_BACK <= visit.on < day


def _place(visit: BookedVisit, day: date) -> tuple[int, date, str]:
    part = 2 if visit.on is None else 0 if visit.on == day else 1
    return part, visit.on or date.min, visit.name


def booked_visits(history: LeadHistory) -> list[BookedVisit]:
    """The visits that a lead booked; booking anew takes the place of one ahead."""
    found: list[BookedVisit] = []
    for attempt in standing_attempts(history.attempts):
        if attempt.outcome in BOOKED:
            if found and found[-1].visit is Visit.AHEAD:
                found.pop()
            found.append(_booked(history, attempt))
        elif found and attempt.outcome in MARKS:
            booked = found.pop()
            found.append(_marked(booked, attempt))
    return found


def _booked(history: LeadHistory, attempt: Attempt) -> BookedVisit:
    details = history.details
    return BookedVisit(
        attempt_id=attempt.attempt_id,
        lead_id=details.lead_id,
        name=details.name,
        phone=details.phone,
        on=attempt.details.appointment_on,
        booked_at=attempt.at,
        booked_by=attempt.by,
    )


def _marked(booked: BookedVisit, mark: Attempt) -> BookedVisit:
    return BookedVisit(
        *(booked.attempt_id, booked.lead_id, booked.name, booked.phone, booked.on),
        *(booked.booked_at, booked.booked_by, MARKS[mark.outcome or ""]),
        mark.attempt_id,
    )


def mark_visit(desk: Desk, booked_by: int, visit: Visit) -> Recorded:
    """Say what became of a booked visit; who did not come is called again.

    A mark that stands already is taken back first; saying that it lies ahead does no
    more than that.

    Args:
        desk: whose.
        booked_by: the attempt by which it was booked.
        visit: what became of it.

    Raises:
        UnknownAttempt: no visit was booked by it, or another one took its place.
        VisitAhead: the day has not come; it can be canceled, no more.
    """
    now = desk.now()
    with desk.open_work() as work:
        lead_id = work.leads.lead_of_attempt(booked_by)
        history = read_histories(work, [lead_id])[lead_id]
        booked = _find(booked_visits(history), booked_by)
        settings = in_force(desk, work)
        calendar = settings.calendar
        early = booked.on is not None and booked.on > calendar.local_date(now)
        if early and visit in (Visit.CAME, Visit.NO_SHOW):
            assert booked.on is not None  # noqa: S101 - only then it is early
            raise VisitAhead(day=say_date(booked.on))
        recorded: Recorded | None = None
        at = _said_at(history, booked) or now
        if booked.marked_by is not None:
            recorded = undo_within(desk, work, booked.marked_by)
            history = read_histories(work, [lead_id])[lead_id]
        if visit is not Visit.AHEAD:
            state = history.state(settings.outcomes)
            # A mark is no call: what was planned or agreed goes on.
            next_at, agreed = state.next_call_at, state.next_is_agreed
            if visit is Visit.NO_SHOW and not state.is_open:
                next_at, agreed = calendar.next_opening(now), False
            new = NewAttempt(
                at=at,
                entered_at=now,
                outcome=visit.value,
                direction=Direction.OUT,
                channel=Channel.IN_PERSON,
                note="",
                next_call_at=next_at,
                next_is_agreed=agreed,
            )
            act = "visit_marked"
            recorded = append_attempt(desk, work, history, new, settings, act)
        if recorded is None:
            raise UnknownAttempt(attempt_id=booked_by)
        work.commit()
        return recorded


def _said_at(history: LeadHistory, booked: BookedVisit) -> datetime | None:
    """When a visit was marked, where another one was booked since; else None.

    What is said of it anew stands there: behind that it would be said of the other.
    """
    if booked_visits(history)[-1].attempt_id == booked.attempt_id:
        return None
    marked = (a.at for a in history.attempts if a.attempt_id == booked.marked_by)
    return next(marked, None)


def _find(visits: Sequence[BookedVisit], booked_by: int) -> BookedVisit:
    for visit in visits:
        if visit.attempt_id == booked_by:
            return visit
    raise UnknownAttempt(attempt_id=booked_by)
