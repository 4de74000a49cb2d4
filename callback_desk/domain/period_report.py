"""The figures of a period, put together from its askings: plain values to print."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from callback_desk.domain.agreed_calls import AgreedCalls
from callback_desk.domain.asking import Asking, fact_of
from callback_desk.domain.desk_time import ONE_DAY, DeskTime
from callback_desk.domain.figures import (
    SECONDS_A_MINUTE,
    Fact,
    Figures,
    Key,
    columns_of,
    figures_of,
    grouped,
)
from callback_desk.domain.funnel import Funnel, funnel_of
from callback_desk.domain.outcome import Contact
from callback_desk.domain.review_errors import PeriodBackwards

HOURS_A_DAY, DAYS_A_WEEK = 24, 7
# So many tries are told one by one; more count together.
MOST_TRIES = 5
SAFETY_GOAL_MINUTES = 30

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


class DueAsking(NamedTuple):
    """An asking whose promise fell due and counts, with its local date and its fact."""

    asking: Asking
    due_on: date
    fact: Fact


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


def due_askings(
    askings: Iterable[Asking], clinic: DeskTime, bounds: PeriodBounds
) -> list[DueAsking]:
    """The askings whose promises fell due in a period and count, by deadline."""
    due = [
        DueAsking(
            one,
            clinic.date_of(one.stored.due_at),
            fact_of(one, open_minutes(one, clinic)),
        )
        for one in askings
        if one.became is not None and bounds.is_due(one.stored.due_at)
    ]
    due.sort(key=_by_deadline)
    return due


def _by_deadline(due: DueAsking) -> tuple[int, int]:
    return due.asking.stored.due_at, due.asking.stored.request_id


def open_minutes(asking: Asking, clinic: DeskTime) -> int | None:
    """Whole desk minutes from receipt to the first call, if both are known."""
    if asking.first_call_at is None or not asking.stored.timed:
        return None
    seconds = clinic.open_seconds(asking.stored.received_at, asking.first_call_at)
    return seconds // SECONDS_A_MINUTE


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
        one for one in askings if one.counted and bounds.is_in(one.stored.received_at)
    ]

    facts = columns_of([one.fact for one in due])
    stored = [one.asking.stored for one in due]
    days = [one.due_on for one in due]
    hours: list[Key] = [
        clinic.hour_of(one.received_at) if one.timed else None for one in stored
    ]
    interests = [_interests(one.interests) for one in stored]
    # Who named several counts under each of them.
    named: list[Key] = [code for codes in interests for code in codes]
    by_interest = columns_of(
        [one.fact for one, codes in zip(due, interests, strict=True) for _ in codes]
    )
    arrivals, untimed = _arrivals(asked, clinic)
    return PeriodReport(
        period=period,
        at=at,
        total=figures_of(one.fact for one in due),
        before=before,
        by_day=grouped(_by_date(days, _day), facts),
        by_week=grouped(_by_date(days, _week), facts),
        by_staff=grouped([one.asking.first_call_by for one in due], facts),
        by_source=grouped([one.source for one in stored], facts),
        by_campaign=grouped([one.campaign for one in stored], facts),
        by_interest=grouped(named, by_interest),
        by_arrival_hour=grouped(hours, facts),
        safety=_safety([one.fact for one in due if one.asking.stored.safety]),
        tries=_tries(one.asking for one in due),
        agreed=agreed,
        arrivals=arrivals,
        arrivals_untimed=untimed,
        funnel=funnel_of(asked, spend),
    )


def _by_date(days: Sequence[date], key: Callable[[date], str]) -> list[Key]:
    known = {day: key(day) for day in set(days)}
    return [known[day] for day in days]


def _day(day: date) -> str:
    return day.isoformat()


def _week(day: date) -> str:
    return monday_of(day).isoformat()


def monday_of(day: date) -> date:
    """The Monday of the week that a day is in."""
    return day - ONE_DAY * day.weekday()


@lru_cache(maxsize=4_096)
def _interests(stored: str | None) -> tuple[Key, ...]:
    """The interests of a stored list; one that is empty counts under none."""
    return tuple(json.loads(stored)) if stored and stored != "[]" else (None,)


def _safety(facts: Sequence[Fact]) -> SafetyFigures:
    timed = [fact.open_minutes for fact in facts if fact.open_minutes is not None]
    return SafetyFigures(
        figures_of(facts),
        sum(minutes <= SAFETY_GOAL_MINUTES for minutes in timed),
        len(timed),
    )


def _tries(askings: Iterable[Asking]) -> Tries:
    reached = [0] * MOST_TRIES
    they_called = not_reached = not_tried = 0
    for one in askings:
        if one.reached_by is not Contact.NONE:
            if one.dials and not one.they_called:
                reached[min(one.dials, MOST_TRIES) - 1] += 1
            else:
                they_called += 1
        elif one.dials:
            not_reached += 1
        else:
            not_tried += 1
    return Tries(tuple(reached), they_called, not_reached, not_tried)


def _arrivals(
    asked: Iterable[Asking], clinic: DeskTime
) -> tuple[tuple[tuple[int, ...], ...], int]:
    counts = [[0] * HOURS_A_DAY for _ in range(DAYS_A_WEEK)]
    untimed = 0
    for one in asked:
        if not one.stored.timed:
            untimed += 1
            continue
        weekday, hour = clinic.slot_of(one.stored.received_at)
        counts[weekday][hour] += 1
    return tuple(map(tuple, counts)), untimed
