"""The figures of a period, as the office manager reads them."""

from collections.abc import Iterable
from datetime import date, datetime

from callback_desk.domain.ad_spend import month_of, spend_of_period
from callback_desk.domain.agreed_calls import AgreedCalls, agreed_calls
from callback_desk.domain.asking import (
    Asking,
    Effects,
    effects_of,
    read_askings,
)
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.desk_time import ONE_DAY, DeskTime
from callback_desk.domain.due_promise import DuePromise, judge
from callback_desk.domain.figures import (
    SECONDS_A_MINUTE,
    TIMED,
    Fact,
    Figures,
    figures_of,
)
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.period_report import (
    DueAsking,
    Period,
    PeriodBounds,
    PeriodReport,
    due_askings,
    report_of,
)
from callback_desk.domain.ports import Work
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.in_force import in_force

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
    work: Work, settings: SettingsInForce, period: Period, now: datetime
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
    return [promise for promise in judged if promise is not None]


def figures_of_promises(
    promises: Iterable[DuePromise], calendar: BusinessCalendar
) -> Figures:
    """The figures of promises that are judged one by one."""
    return figures_of(_fact(promise, calendar) for promise in promises)


def _fact(promise: DuePromise, calendar: BusinessCalendar) -> Fact:
    request, first = promise.told.request, promise.first_call
    minutes = None
    if first is not None and request.precision in TIMED:
        seconds = calendar.open_seconds_between(request.received_at, first.at)
        minutes = seconds // SECONDS_A_MINUTE
    return Fact(promise.became, promise.is_overdue, minutes)


def make_report(desk: Desk, period: Period) -> PeriodReport:
    """Every figure of a period, by now."""
    now = desk.now()
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
        calendar = settings.calendar
        effects = effects_of(settings.outcomes)
        bounds = bounds_of(calendar, period, now)
        clinic = time_around(calendar, period)
        askings = _read(work, effects, bounds)
        before = figures_of(
            one.fact for one in _due_in(work, calendar, effects, period.before, now)
        )
        agreed = _agreed(work, effects, clinic, bounds)
        spend = work.spend.of_months(month_of(period.first), month_of(period.last))
    return report_of(
        askings,
        agreed,
        spend_of_period(spend, period),
        clinic,
        period,
        bounds,
        before,
        now,
    )


def time_around(calendar: BusinessCalendar, period: Period) -> DeskTime:
    """The clinic's time, over a period and what is around it."""
    return DeskTime(calendar, _plus(period.first, -1), _plus(period.last, 1))


def _plus(day: date, way: int) -> date:
    """So far before or after a day; at the ends of the calendar the day itself."""
    try:
        return day + way * AROUND
    except OverflowError:
        return day


def _read(work: Work, effects: Effects, bounds: PeriodBounds) -> list[Asking]:
    """The askings of a period, each with what became of it."""
    return [
        asking
        for stored, calls in work.askings.of_period(bounds.begins, bounds.ends)
        for asking in read_askings(stored, calls, effects)
    ]


def _due_in(
    work: Work,
    calendar: BusinessCalendar,
    effects: Effects,
    period: Period,
    now: datetime,
) -> list[DueAsking]:
    bounds = bounds_of(calendar, period, now)
    clinic = time_around(calendar, period)
    return due_askings(_read(work, effects, bounds), clinic, bounds)


def _agreed(
    work: Work, effects: Effects, clinic: DeskTime, bounds: PeriodBounds
) -> AgreedCalls:
    """What became of the calls agreed for a period."""
    agreed = kept = 0
    told = work.askings.agreed_between(bounds.begins, bounds.ends)
    for _, calls in told:
        theirs = agreed_calls(
            calls, effects, clinic, bounds.begins, bounds.ends, bounds.now
        )
        agreed += theirs.agreed
        kept += theirs.kept
    return AgreedCalls(agreed, kept)
