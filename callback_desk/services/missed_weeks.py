"""Which days are reviewed, and in which weeks somebody still has to."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from callback_desk.domain.asking import effects_of
from callback_desk.domain.desk_time import ONE_DAY
from callback_desk.domain.due_promise import Became
from callback_desk.domain.local_time import from_epoch
from callback_desk.domain.period_report import Period, due_askings, monday_of
from callback_desk.domain.review_errors import PeriodAhead, PeriodTooLong
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force, show_calendar
from callback_desk.services.reports import askings_of, bounds_of, in_bulk, time_around
from callback_desk.wording.times import say_date

# Whoever looks once a week has these weeks before them, the present one among them.
WEEKS_BACK = 5
# A cause is worked out for each missed callback: of a year's that takes too long.
MOST_DAYS = 92
WEEK = timedelta(days=7)


def week_of(day: date) -> Period:
    """The week from Monday to Sunday that a day is in."""
    monday = monday_of(day)
    return Period(monday, monday + WEEK - ONE_DAY)


def unsigned_by_week(desk: Desk) -> Mapping[date, int]:
    """How many missed callbacks nobody signed off, by the Monday of their week.

    Of the last five weeks, this one among them; weeks without any are left out.
    """
    now = desk.now()
    with in_bulk(), desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
        calendar = settings.calendar
        last = week_of(calendar.local_date(now))
        period = Period(last.first - (WEEKS_BACK - 1) * WEEK, last.last)
        bounds = bounds_of(calendar, period, now)
        due = due_askings(
            askings_of(work, effects_of(settings.outcomes), bounds),
            time_around(calendar, period),
            bounds,
        )
        missed = {
            one.stored.request_id: one.stored.due_at
            for one in due.askings
            if one.course.became is Became.MISSED
        }
        signed = work.reviews.of(list(missed))
    return Counter(
        monday_of(calendar.local_date(from_epoch(due_at)))
        for request_id, due_at in missed.items()
        if request_id not in signed
    )


def week_to_review(desk: Desk, unsigned: Mapping[date, int]) -> Period:
    """The newest week in which somebody has to be signed off, else this one."""
    today = show_calendar(desk).local_date(desk.now())
    return week_of(max(unsigned, default=today))


def reviewable(desk: Desk, first: date, last: date) -> Period:
    """Days as they were asked for.

    Raises:
        PeriodBackwards: the last day lies before the first.
        PeriodAhead: they have not begun.
        PeriodTooLong: they are more than three months.
    """
    period = Period.of(first, last)
    if first > show_calendar(desk).local_date(desk.now()):
        raise PeriodAhead(first=say_date(first))
    if period.days > MOST_DAYS:
        raise PeriodTooLong(days=period.days)
    return period
