"""Which days are reviewed, and in which weeks somebody still has to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from callback_desk.domain.asking import Place, SomeDue, effects_of
from callback_desk.domain.asking_course import AskingReader
from callback_desk.domain.desk_time import ONE_DAY
from callback_desk.domain.due_promise import Became
from callback_desk.domain.period_report import Period, monday_of
from callback_desk.domain.ports import Work
from callback_desk.domain.review_errors import PeriodAhead, PeriodTooLong
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.in_force import in_force, show_calendar
from callback_desk.services.reports import bounds_of
from callback_desk.services.work_queue import COUNTED
from callback_desk.wording.times import say_date

# Whoever looks once a week has these weeks before them, the present one among them.
WEEKS_BACK = 5
# A cause is worked out for each missed callback: of a year's that takes too long.
MOST_DAYS = 92
WEEK = timedelta(days=7)
# Askings that are looked at in one step: nobody waits for that.
IN_A_STEP = 1_000


def week_of(day: date) -> Period:
    """The week from Monday to Sunday that a day is in."""
    monday = monday_of(day)
    return Period(monday, monday + WEEK - ONE_DAY)


@dataclass(frozen=True, slots=True)
class UnsignedCount:
    """How far the missed callbacks that nobody signed off are counted.

    Attributes:
        by_week: how many, by the Monday of their week; weeks without any are left out.
        weeks: how many weeks are done, the newest one first.
        place: how far the next one is, or None where it has not begun.
    """

    by_week: Mapping[date, int] = field(default_factory=dict)
    weeks: int = 0
    place: Place | None = None

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.by_week.values())

    @property
    def is_whole(self) -> bool:
        """Whether all were counted, or more than anybody is told exactly."""
        return self.weeks == WEEKS_BACK or self.total >= COUNTED


def count_unsigned(desk: Desk, so_far: UnsignedCount | None = None) -> UnsignedCount:
    """Count on by one small step, of the last five weeks, this one among them."""
    count = so_far or UnsignedCount()
    now = desk.now()
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
        week = week_of(settings.calendar.local_date(now) - count.weeks * WEEK)
        bounds = bounds_of(settings.calendar, week, now)
        # At the very instant when it falls due a promise can still be kept.
        ends = min(bounds.ends, bounds.now)
        place = count.place or (bounds.begins, 0)
        due = work.askings.due_behind(place, ends, IN_A_STEP)
        unsigned = _unsigned_among(work, settings, due)
    by_week = dict(count.by_week)
    if unsigned:
        by_week[week.first] = by_week.get(week.first, 0) + unsigned
    if due.following is None:
        return UnsignedCount(by_week, count.weeks + 1)
    return replace(count, by_week=by_week, place=due.following)


def _unsigned_among(work: Work, settings: SettingsInForce, due: SomeDue) -> int:
    """How many of these were missed and are not signed off."""
    missed = [
        one.stored.request_id
        for one in AskingReader(effects_of(settings.outcomes)).read_all(due.told)
        if one.course.became is Became.MISSED
        and one.stored.request_id in due.request_ids
    ]
    signed = work.reviews.of(missed)
    return sum(request_id not in signed for request_id in missed)


def unsigned_by_week(desk: Desk) -> Mapping[date, int]:
    """How many missed callbacks nobody signed off, by the Monday of their week.

    Of the last five weeks, this one among them; weeks without any are left out, and so
    are those before the one in which there were more than anybody is told exactly.
    """
    count = UnsignedCount()
    while not count.is_whole:
        count = count_unsigned(desk, count)
    return count.by_week


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
