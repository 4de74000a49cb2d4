"""The figures of a period, as the office manager reads them."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from callback_desk.domain.ad_spend import month_of, spend_of_period
from callback_desk.domain.agreed_calls import AgreedCalls, agreed_calls
from callback_desk.domain.asking import Effects, effects_of
from callback_desk.domain.asking_course import Asking, AskingReader
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.desk_time import ONE_DAY, DeskTime
from callback_desk.domain.due_promise import DuePromise, judge
from callback_desk.domain.figures import (
    SECONDS_A_MINUTE,
    TIMED,
    Fact,
    Figures,
    figures_of_columns,
)
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.period_report import (
    Period,
    PeriodBounds,
    PeriodReport,
    due_askings,
    report_of,
)
from callback_desk.domain.ports import Work
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.in_force import in_force

# How long a thread goes on while another one wants its turn.
SHORT_TURN_S = 0.0005
# Promises are mostly asked for so long before, and called so long after a period.
AROUND = ONE_DAY * 31


def bounds_of(
    calendar: BusinessCalendar, period: Period, now: datetime
) -> PeriodBounds:
    """A period in epoch seconds."""
    return PeriodBounds(
        to_epoch(calendar.day_start(period.first)),
        to_epoch(calendar.day_start(period.last + ONE_DAY)),
        to_epoch(now),
    )


def due_promises(
    work: Work,
    settings: SettingsInForce,
    period: Period,
    now: datetime,
) -> list[DuePromise]:
    """The promises of a period that have fallen due by now and count, judged."""
    bounds = bounds_of(settings.calendar, period, now)
    # At the very instant when it falls due a promise can still be kept.
    ends = min(bounds.ends, bounds.now)
    if ends <= bounds.begins:
        return []
    judged = (
        judge(told, settings.outcomes)
        for told in work.promises.due_between(
            from_epoch(bounds.begins), from_epoch(ends)
        )
    )
    return [one for one in judged if one is not None]


def fact_of(promise: DuePromise, calendar: BusinessCalendar) -> Fact:
    """What a promise counts as."""
    request, first = promise.told.request, promise.first_call
    minutes = None
    if first is not None and request.precision in TIMED:
        seconds = calendar.open_seconds_between(request.received_at, first.at)
        minutes = seconds // SECONDS_A_MINUTE
    return Fact(promise.became, promise.is_overdue, minutes)


def make_report(
    desk: Desk,
    period: Period,
    source: str | None = None,
    *,
    compares: bool = True,
    heed: Heed = go_on,
) -> PeriodReport:
    """Every figure of a period, by now.

    Args:
        desk: whose.
        period: which days.
        source: of one source alone, or None for all.
        compares: whether the figures of as many days before are counted, too.
        heed: asked between its parts whether to go on.
    """
    heed()
    now = desk.now()
    with in_bulk(), desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
        calendar = settings.calendar
        effects = effects_of(settings.outcomes)
        bounds = bounds_of(calendar, period, now)
        clinic = time_around(calendar, period)
        askings = askings_of(work, effects, bounds, source)
        heed()
        before = None
        if compares:
            before = _figures(work, settings, period.before, source, now)
        agreed = _agreed(work, effects, clinic, bounds, source)
        heed()
        spend = spend_of_period(
            work.spend.of_months(month_of(period.first), month_of(period.last)), period
        )
        if source is not None:
            spend = {source: spend[source]} if source in spend else {}
        return report_of(askings, agreed, spend, clinic, period, bounds, before, now)


@contextmanager
def in_bulk() -> Iterator[None]:
    """Make a hundred thousand small things: no garbage among them, and quick turns.

    Looking through them for garbage over and over costs a fifth. A window that wants to
    paint meanwhile waits for its turn each time that it has let go of it.
    """
    was_on, turns = gc.isenabled(), sys.getswitchinterval()
    gc.disable()
    sys.setswitchinterval(SHORT_TURN_S)
    try:
        yield
    finally:
        sys.setswitchinterval(turns)
        if was_on:
            gc.enable()


def figures_of_period(desk: Desk, period: Period, source: str | None = None) -> Figures:
    """What became of the promises of a period, and nothing else."""
    with in_bulk(), desk.open_work(writes=False) as work:
        return _figures(work, in_force(desk, work), period, source, desk.now())


def _figures(
    work: Work,
    settings: SettingsInForce,
    period: Period,
    source: str | None,
    now: datetime,
) -> Figures:
    calendar = settings.calendar
    bounds = bounds_of(calendar, period, now)
    askings = askings_of(work, effects_of(settings.outcomes), bounds, source)
    due = due_askings(askings, time_around(calendar, period), bounds)
    return figures_of_columns(due.facts)


def time_around(calendar: BusinessCalendar, period: Period) -> DeskTime:
    """The clinic's time, over a period and what is around it."""
    return DeskTime(calendar, _plus(period.first, -1), _plus(period.last, 1))


def _plus(day: date, way: int) -> date:
    """So far before or after a day; at the ends of the calendar the day itself."""
    try:
        return day + way * AROUND
    except OverflowError:
        return day


def askings_of(
    work: Work, effects: Effects, bounds: PeriodBounds, source: str | None = None
) -> list[Asking]:
    """The askings of a period, each with what became of it; of one source alone."""
    told = work.askings.of_period(bounds.begins, bounds.ends)
    found = AskingReader(effects).read_all(told)
    if source is None:
        return found
    return [one for one in found if one.stored.source == source]


def _agreed(
    work: Work,
    effects: Effects,
    clinic: DeskTime,
    bounds: PeriodBounds,
    source: str | None,
) -> AgreedCalls:
    """What became of the calls agreed for a period."""
    told = work.askings.agreed_between(bounds.begins, bounds.ends)
    leads = {one.lead_id for one in told.askings if source in (None, one.source)}
    agreed = kept = 0
    for lead_id in leads:
        theirs = agreed_calls(
            *(told.calls[lead_id], effects, clinic),
            *(bounds.begins, bounds.ends, bounds.now),
        )
        agreed += theirs.agreed
        kept += theirs.kept
    return AgreedCalls(agreed, kept)
