"""When to call again: the times that somebody on the phone is likely to name."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar, Day
from callback_desk.domain.local_time import from_epoch, wall_to_epoch, zone_named
from callback_desk.domain.named_time import MONTH_FIRST, read_named_time
from callback_desk.translation import _
from callback_desk.wording.times import say_day, say_when

MORNING, AFTERNOON = time(10), time(14)
# "This afternoon" is no sooner than this, and begins on a half hour.
SOONEST = timedelta(hours=1)
HALF_HOUR = timedelta(minutes=30)
# A call agreed for today leaves this much desk time after it.
BEFORE_CLOSE = timedelta(minutes=30)
A_WEEK = timedelta(days=7)
# From here on it is no afternoon any more.
EVENING = time(17)
# An hour without its half of the day lies between these.
BY_DAY = time(7), time(19)


@dataclass(frozen=True, slots=True)
class AgainChoice:
    """A time that one key agrees: its words, when that is, and the instant."""

    words: str
    when: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CallAgain:
    """What is asked when a call is agreed.

    Attributes:
        choices: the quick ones, the soonest first.
        zone: the clinic's, in which a free time is meant.
        proposed: where the free entry begins, on the clinic's clocks, naive.
        earliest: the first free time that lies ahead, naive.
        month_first: whether 1/8 is the 8th of January in the clinic's country.
    """

    choices: tuple[AgainChoice, ...]
    zone: str
    proposed: datetime
    earliest: datetime
    month_first: bool = True

    def instant(self, wall: datetime) -> datetime:
        """The aware UTC instant of a free time on the clinic's clocks."""
        return from_epoch(wall_to_epoch(wall, zone_named(self.zone)))

    def named(self, text: str) -> datetime | None:
        """The free time that somebody types, naive; None where the text is none.

        A time alone is the next one, a day alone has the proposed time; of two times
        that one may mean it is the one by day.
        """
        today = self.earliest.date()
        named = read_named_time(text, today, month_first=self.month_first)
        if named is None:
            return None
        clocks = named.clocks or (self.proposed.time(),)
        clock = next((c for c in clocks if BY_DAY[0] <= c < BY_DAY[1]), clocks[0])
        wall = datetime.combine(named.day or today, clock)
        if named.day is None and wall < self.earliest:
            wall += timedelta(days=1)
        return wall


def call_again(now: datetime, calendar: BusinessCalendar) -> CallAgain:
    """The times to offer at an instant, all of them in desk hours.

    Raises:
        NoBusinessDay: the calendar never opens again.
    """
    local = calendar.local(now).replace(tzinfo=None)
    tomorrow = calendar.business_day_after(local.date())
    is_next = tomorrow.date - local.date() == timedelta(days=1)
    named = _("Tomorrow") if is_next else say_day(tomorrow.date).split()[0]
    after_a_week = calendar.business_day_after(
        (local + A_WEEK - timedelta(days=1)).date()
    )
    later = _this_afternoon(local, calendar)
    is_late = later is not None and calendar.local(later).time() >= EVENING
    offered = (
        (_("This evening") if is_late else _("This afternoon"), later),
        (_("{named} morning", named=named), _within(calendar, tomorrow, MORNING)),
        (_("{named} afternoon", named=named), _within(calendar, tomorrow, AFTERNOON)),
        (_("In a week"), _within(calendar, after_a_week, MORNING)),
    )
    choices: dict[datetime, AgainChoice] = {}
    for words, at in offered:
        if at is not None and at not in choices:
            choices[at] = AgainChoice(words, say_when(at, now, calendar), at)
    first = from_epoch(tomorrow.opens)
    proposed = _within(calendar, tomorrow, MORNING) or first
    return CallAgain(
        choices=tuple(choices.values()),
        zone=calendar.definition.timezone,
        proposed=calendar.local(proposed).replace(tzinfo=None),
        month_first=calendar.definition.country in MONTH_FIRST,
        earliest=local.replace(second=0, microsecond=0) + timedelta(minutes=1),
    )


def _this_afternoon(local: datetime, calendar: BusinessCalendar) -> datetime | None:
    day = calendar.day(local.date())
    if not day.spans:
        return None
    soonest = local + SOONEST
    start = datetime.combine(local.date(), AFTERNOON)
    while start < soonest:
        start += HALF_HOUR
    at = calendar.wall(start)
    latest = from_epoch(day.close) - BEFORE_CLOSE
    return at if start.date() == local.date() and at <= latest else None


def _within(calendar: BusinessCalendar, day: Day, clock: time) -> datetime | None:
    """That time of an open day; else its next opening, if the day has one."""
    wanted = calendar.wall(datetime.combine(day.date, clock))
    opening = calendar.next_opening(wanted)
    return opening if calendar.local_date(opening) == day.date else None
