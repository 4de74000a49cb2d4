"""A period as the office manager reviews it, read in parts that hold nobody up."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.due_promise import Became, DuePromise, judge
from callback_desk.domain.figures import Fact, Figures, figures_of
from callback_desk.domain.local_time import from_epoch
from callback_desk.domain.period_report import Period
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.in_force import in_force
from callback_desk.services.missed_callbacks import (
    MissedCallback,
    explain_missed,
    loads_of,
)
from callback_desk.services.reports import bounds_of, fact_of

# Promises that are judged, and missed ones that are explained, in one part: nobody
# waits for that.
JUDGED, EXPLAINED = 500, 100


@dataclass(frozen=True, slots=True)
class PeriodReview:
    """A period as the office manager reviews it.

    Attributes:
        period: which days.
        missed: the missed callbacks, by deadline.
        figures: of all promises that fell due in it.
        before: of as many days just before.
        calendar: in force.
    """

    period: Period
    missed: list[MissedCallback]
    figures: Figures
    before: Figures
    calendar: BusinessCalendar

    @property
    def unsigned(self) -> int:
        """How many nobody signed off."""
        return sum(one.review is None for one in self.missed)


def review_in_parts(desk: Desk, period: Period) -> Iterator[PeriodReview | None]:
    """The missed callbacks of a period, with its figures and those before.

    Each part is a short piece of work of its own; whoever takes them may do something
    else in between, or take no more. The last one is the review, all others are None.
    """
    now = desk.now()
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
    calendar = settings.calendar
    due: Counter[date] = Counter()
    facts: list[Fact] = []
    promises: list[DuePromise] = []
    for part in _judged(desk, settings, period, now):
        due.update(calendar.local_date(one.due_at) for one in part)
        facts += [fact_of(one, calendar) for one in part]
        promises += [one for one in part if one.became is Became.MISSED]
        yield None
    earlier: list[Fact] = []
    for part in _judged(desk, settings, period.before, now):
        earlier += [fact_of(one, calendar) for one in part]
        yield None
    missed: list[MissedCallback] = []
    for some in _explained(desk, settings, promises, due, now):
        missed += some
        yield None
    yield PeriodReview(
        period=period,
        missed=missed,
        figures=figures_of(facts),
        before=figures_of(earlier),
        calendar=calendar,
    )


def list_missed(desk: Desk, period: Period, heed: Heed = go_on) -> list[MissedCallback]:
    """The missed callbacks of a period, by deadline.

    Args:
        desk: whose.
        period: which days.
        heed: asked between its parts whether to go on.
    """
    now = desk.now()
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
    due: Counter[date] = Counter()
    promises: list[DuePromise] = []
    for part in _judged(desk, settings, period, now):
        heed()
        due.update(settings.calendar.local_date(one.due_at) for one in part)
        promises += [one for one in part if one.became is Became.MISSED]
    missed: list[MissedCallback] = []
    for some in _explained(desk, settings, promises, due, now):
        heed()
        missed += some
    return missed


def _explained(
    desk: Desk,
    settings: SettingsInForce,
    promises: list[DuePromise],
    due: Mapping[date, int],
    now: datetime,
) -> Iterator[list[MissedCallback]]:
    """Missed ones with their causes, some at a time; first of all none."""
    with desk.open_work(writes=False) as work:
        loads = loads_of(work, settings.calendar, due, promises)
    yield []
    for begins in range(0, len(promises), EXPLAINED):
        some = promises[begins : begins + EXPLAINED]
        with desk.open_work(writes=False) as work:
            explained = explain_missed(desk, work, settings, some, loads, now)
        yield explained


def _judged(
    desk: Desk, settings: SettingsInForce, period: Period, now: datetime
) -> Iterator[list[DuePromise]]:
    """Those of a period that have fallen due and count, some at a time."""
    bounds = bounds_of(settings.calendar, period, now)
    # At the very instant when it falls due a promise can still be kept.
    ends = from_epoch(min(bounds.ends, bounds.now))
    place: tuple[int, int] | None = (bounds.begins, 0)
    while place is not None:
        with desk.open_work(writes=False) as work:
            told, place = work.promises.due_behind(place, ends, JUDGED)
        judged = (judge(one, settings.outcomes) for one in told)
        yield [one for one in judged if one is not None]
