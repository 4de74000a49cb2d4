"""The figures of a period, as the office manager reads them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.due_promise import DuePromise, judge
from callback_desk.domain.figures import TIMED, Figures, Key, figures_of, grouped
from callback_desk.domain.ports import Work
from callback_desk.domain.review_errors import PeriodBackwards
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.in_force import in_force

ONE_DAY = timedelta(days=1)


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
    def before(self) -> "Period":
        """As many days just before it."""
        long = self.last - self.first + ONE_DAY
        return Period(self.first - long, self.last - long)


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the promises that fell due in a period, by now.

    Attributes:
        period: the clinic's local dates of `due_at`.
        at: the instant it was worked out for.
        total: of all of them.
        by_day: by the date on which they fell due.
        by_staff: by who made the first call; what nobody called comes last.
        by_source: by where the request came from.
        by_arrival_hour: by the clinic's hour of receipt; None where it is not known.
    """

    period: Period
    at: datetime
    total: Figures
    by_day: list[tuple[Key, Figures]]
    by_staff: list[tuple[Key, Figures]]
    by_source: list[tuple[Key, Figures]]
    by_arrival_hour: list[tuple[Key, Figures]]


def due_promises(
    work: Work, settings: SettingsInForce, period: Period, now: datetime
) -> list[DuePromise]:
    """The promises of a period that have fallen due by now and count, judged."""
    calendar = settings.calendar
    begins = calendar.day_start(period.first)
    # At the very instant when it falls due a promise can still be kept.
    ends = min(calendar.day_start(period.last + ONE_DAY), now)
    if ends <= begins:
        return []
    judged = (
        judge(told, settings.outcomes)
        for told in work.promises.due_between(begins, ends)
    )
    return [promise for promise in judged if promise is not None]


def make_report(desk: Desk, period: Period) -> Report:
    """The figures of a period."""
    now = desk.now()
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
        promises = due_promises(work, settings, period, now)
    return report_of(promises, settings.calendar, period, now)


def report_of(
    promises: list[DuePromise],
    calendar: BusinessCalendar,
    period: Period,
    now: datetime,
) -> Report:
    """The figures of promises that are judged already."""

    def day(promise: DuePromise) -> Key:
        return calendar.local_date(promise.due_at).isoformat()

    def staff(promise: DuePromise) -> Key:
        return None if promise.first_call is None else promise.first_call.by

    def source(promise: DuePromise) -> Key:
        return promise.told.origin.source

    def arrival_hour(promise: DuePromise) -> Key:
        request = promise.told.request
        if request.precision not in TIMED:
            return None
        return calendar.local(request.received_at).hour

    return Report(
        period=period,
        at=now,
        total=figures_of(promises, calendar),
        by_day=grouped(promises, calendar, day),
        by_staff=grouped(promises, calendar, staff),
        by_source=grouped(promises, calendar, source),
        by_arrival_hour=grouped(promises, calendar, arrival_hour),
    )
