"""The figures of a period, put together from its askings: plain values to print."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from callback_desk.domain.agreed_calls import AgreedCalls
from callback_desk.domain.asking import StoredAsking
from callback_desk.domain.asking_course import Asking, Course
from callback_desk.domain.desk_time import ONE_DAY, DeskTime
from callback_desk.domain.fact_groups import FactGroups
from callback_desk.domain.figures import (
    SECONDS_A_MINUTE,
    FactColumns,
    Figures,
    Key,
    figures_of_columns,
)
from callback_desk.domain.funnel import Funnel, funnel_of
from callback_desk.domain.outcome import Contact
from callback_desk.domain.review_errors import PeriodBackwards

HOURS_A_DAY, DAYS_A_WEEK = 24, 7
# So many tries are told one by one; more count together.
MOST_TRIES = 5
SAFETY_GOAL_MINUTES = 30
UNKNOWN = -1

Groups = list[tuple[Key, Figures]]


@dataclass(frozen=True, slots=True)
class Period:
    """Days on the clinic's calendar, both included."""

    first: date
    last: date

    @classmethod
    def of(cls, first: date, last: date) -> "Period":
        """A period.

        Raises:
            PeriodBackwards: the last day lies before the first.
        """
        if last < first:
            raise PeriodBackwards(first=first, last=last)
        return cls(first, last)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def before(self) -> "Period":
        """As many days just before it."""
        long = timedelta(days=self.days)
        return Period(self.first - long, self.last - long)


@dataclass(frozen=True, slots=True)
class Tries:
    """How many dials it took to reach people whose promises fell due.

    Attributes:
        reached_by: how many were reached by the first, second … dial; the last one
            of these counts all further ones.
        they_called: how many called us first, or were reached without a dial.
        not_reached: how many were dialled and not reached by now.
        not_tried: how many nobody dialled or reached by now.
    """

    reached_by: tuple[int, ...]
    they_called: int
    not_reached: int
    not_tried: int


@dataclass(frozen=True, slots=True)
class SafetyFigures:
    """The safety leads whose promises fell due, on a line of their own.

    Attributes:
        figures: what became of their promises.
        within_goal: how many were called within 30 desk minutes.
        timed: of how many that is known.
    """

    figures: Figures
    within_goal: int
    timed: int


@dataclass(frozen=True, slots=True)
class PeriodReport:
    """Every figure of a period, by now.

    Promises are those that fell due in it, by the clinic's local date; arrivals and the
    funnel are of those who asked in it.

    Attributes:
        period: which days.
        at: the instant it was worked out for.
        total: of all promises.
        before: of as many days just before; None where nobody asked for it.
        by_day: by the date on which they fell due, `2026-11-16`.
        by_week: by the Monday of that week.
        by_staff: by who made the first call; what nobody called comes last.
        by_source: by where the request came from.
        by_campaign: by its campaign.
        by_interest: by what it was about; who named several counts in each.
        by_arrival_hour: by the clinic's hour of receipt; None where it is not known.
        safety: the safety leads alone; they are among all the others as well.
        tries: how many tries it took.
        agreed: calls that were agreed for these days.
        arrivals: how many asked, by weekday (Monday first) and hour.
        arrivals_untimed: how many asked at an hour that nobody knows.
        funnel: asked, spoken with, booked, came.
    """

    period: Period
    at: datetime
    total: Figures
    before: Figures | None
    by_day: Groups
    by_week: Groups
    by_staff: Groups
    by_source: Groups
    by_campaign: Groups
    by_interest: Groups
    by_arrival_hour: Groups
    safety: SafetyFigures
    tries: Tries
    agreed: AgreedCalls
    arrivals: tuple[tuple[int, ...], ...]
    arrivals_untimed: int
    funnel: Funnel


class Kind(NamedTuple):
    """What a promise is counted by, besides its times."""

    first_call_by: str | None
    source: str
    campaign: str | None
    interests: str | None


@dataclass(frozen=True, slots=True)
class PeriodBounds:
    """A period in epoch seconds: where it begins, ends, and what has fallen due.

    A promise can still be kept at the very instant when it falls due.
    """

    begins: int
    ends: int
    now: int

    def is_due(self, at: int) -> bool:
        """Whether a deadline lies in the period and is over."""
        return self.begins <= at < min(self.ends, self.now)

    def is_in(self, at: int) -> bool:
        """Whether an instant lies in the period, and not ahead."""
        return self.begins <= at < self.ends and at <= self.now


class Due(NamedTuple):
    """The askings whose promises fell due in a period and count, with their facts."""

    askings: Sequence[Asking]
    facts: FactColumns


def due_askings(
    askings: Iterable[Asking], clinic: DeskTime, bounds: PeriodBounds
) -> Due:
    """The askings whose promises fell due in a period and count.

    By how long they waited for a call: so every group of them is in order, too.
    """
    begins, ends = bounds.begins, min(bounds.ends, bounds.now)
    due = [
        one
        for one in askings
        if begins <= one.stored.due_at < ends and one.course.end is not None
    ]
    waited = open_minutes(due, clinic)
    order = sorted(range(len(due)), key=waited.__getitem__)
    due = [due[place] for place in order]
    return Due(
        due,
        FactColumns(
            [end for one in due if (end := one.course.end) is not None],
            [None if (m := waited[place]) == UNKNOWN else m for place in order],
        ),
    )


def open_minutes(askings: Iterable[Asking], clinic: DeskTime) -> list[int]:
    """Whole desk minutes from each receipt to the first call; UNKNOWN if not known."""
    open_seconds = clinic.open_seconds
    return [
        UNKNOWN
        if first is None or not stored.timed
        else open_seconds(stored.received_at, first) // SECONDS_A_MINUTE
        for stored, _, first in askings
    ]


def report_of(
    askings: Sequence[Asking],
    agreed: AgreedCalls,
    spend: Mapping[str, int],
    clinic: DeskTime,
    period: Period,
    bounds: PeriodBounds,
    before: Figures | None,
    at: datetime,
) -> PeriodReport:
    """Every figure of a period.

    Args:
        askings: all that were received in it or fell due in it.
        agreed: what became of the calls agreed for it.
        spend: what was spent in it by source, cents.
        clinic: its time, over the whole period and the askings before it.
        period: which days.
        bounds: the same in epoch seconds.
        before: the figures of as many days before.
        at: now.
    """
    due = due_askings(askings, clinic, bounds)
    asked = [
        one
        for one in askings
        if one.course.counted and bounds.is_in(one.stored.received_at)
    ]
    facts = due.facts
    stored = [one.stored for one in due.askings]
    kinds = FactGroups(
        [
            Kind(course.first_call_by, one.source, one.campaign, one.interests)
            for one, course, _ in due.askings
        ],
        facts,
    )
    days = FactGroups([one.due_at for one in stored], facts)
    hours = FactGroups(
        [clinic.hour_of(one.received_at) if one.timed else None for one in stored],
        facts,
    )
    arrivals, untimed = _arrivals(asked, clinic)
    return PeriodReport(
        period=period,
        at=at,
        total=figures_of_columns(facts),
        before=before,
        by_day=days.told_by(lambda at: [clinic.date_of(at).isoformat()]),
        by_week=days.told_by(lambda at: [monday_of(clinic.date_of(at)).isoformat()]),
        by_staff=kinds.told_by(lambda kind: [kind.first_call_by]),
        by_source=kinds.told_by(lambda kind: [kind.source]),
        by_campaign=kinds.told_by(lambda kind: [kind.campaign]),
        by_interest=kinds.told_by(lambda kind: _interests(kind.interests)),
        by_arrival_hour=hours.told_by(lambda hour: [hour]),
        safety=_safety(stored, facts),
        tries=_tries(Counter(one.course for one in due.askings)),
        agreed=agreed,
        arrivals=arrivals,
        arrivals_untimed=untimed,
        funnel=funnel_of(asked, spend),
    )


def monday_of(day: date) -> date:
    """The Monday of the week that a day is in."""
    return day - ONE_DAY * day.weekday()


def _interests(stored: str | None) -> tuple[Key, ...]:
    """The interests of a stored list; one that is empty counts under none."""
    return tuple(json.loads(stored)) if stored and stored != "[]" else (None,)


def _safety(stored: Sequence[StoredAsking], facts: FactColumns) -> SafetyFigures:
    places = [place for place, one in enumerate(stored) if one.safety]
    minutes = [facts.open_minutes[place] for place in places]
    timed = [one for one in minutes if one is not None]
    return SafetyFigures(
        figures_of_columns(FactColumns([facts.ends[p] for p in places], minutes)),
        sum(one <= SAFETY_GOAL_MINUTES for one in timed),
        len(timed),
    )


def _tries(courses: Mapping[Course, int]) -> Tries:
    reached = [0] * MOST_TRIES
    they_called = not_reached = not_tried = 0
    for course, count in courses.items():
        if course.reached_by is not Contact.NONE:
            if course.dials and not course.they_called:
                reached[min(course.dials, MOST_TRIES) - 1] += count
            else:
                they_called += count
        elif course.dials:
            not_reached += count
        else:
            not_tried += count
    return Tries(tuple(reached), they_called, not_reached, not_tried)


def _arrivals(
    asked: Sequence[Asking], clinic: DeskTime
) -> tuple[tuple[tuple[int, ...], ...], int]:
    timed = [one.stored.received_at for one in asked if one.stored.timed]
    slots = Counter(map(clinic.slot_of, timed))
    return tuple(
        tuple(slots[weekday, hour] for hour in range(HOURS_A_DAY))
        for weekday in range(DAYS_A_WEEK)
    ), len(asked) - len(timed)
