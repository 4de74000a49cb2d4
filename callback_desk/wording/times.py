"""Days, clock times and spans as people say them, in the style of this run."""

from datetime import date, datetime, time

from callback_desk.date_style import date_style
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.translation import _, _n, _p
from callback_desk.wording.line_breaks import AFTERNOON, MONTHS, MORNING

# Within these a weekday's name says which day is meant.
DAYS_NAMED_ALONE = 6
WEEKDAYS = (
    *(_p("weekday", "Mon"), _p("weekday", "Tue"), _p("weekday", "Wed")),
    *(_p("weekday", "Thu"), _p("weekday", "Fri")),
    *(_p("weekday", "Sat"), _p("weekday", "Sun")),
)
HALF_A_DAY = 12


def say_day(day: date) -> str:
    """A date like `Thu 2 Jul`, or `Thu Jul 2`."""
    return f"{WEEKDAYS[day.weekday()]} {say_day_of_month(day)}"


def say_day_of_month(day: date) -> str:
    """A date without its weekday, like `2 Jul`, or `Jul 2`."""
    month = MONTHS[day.month - 1]
    return f"{month} {day.day}" if date_style().month_first else f"{day.day} {month}"


def say_date(day: date) -> str:
    """A date with its year, like `Thu 2 Jul 2026`, or `Thu Jul 2, 2026`."""
    return f"{say_day(day)}{_comma()} {day.year}"


def say_days(first: date, last: date) -> str:
    """Days from one to another, like `16 to 22 Nov 2026`, or `Nov 16 to 22, 2026`."""
    if first == last:
        return _say_month_day(first)
    if (first.year, first.month) == (last.year, last.month):
        if date_style().month_first:
            start, end = say_day_of_month(first), f"{last.day}, {last.year}"
            return _("{first} to {last}", first=start, last=end)
        return _("{first} to {last}", first=first.day, last=_say_month_day(last))
    same_year = first.year == last.year
    start = say_day_of_month(first) if same_year else _say_month_day(first)
    return _("{first} to {last}", first=start, last=_say_month_day(last))


def say_month(day: date) -> str:
    """A month with its year, like `Jul 2026`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def _say_month_day(day: date) -> str:
    return f"{say_day_of_month(day)}{_comma()} {day.year}"


def _comma() -> str:
    """What parts a year from the number of a day that stands before it."""
    return "," if date_style().month_first else ""


def say_clock(at: datetime | time) -> str:
    """A clock time like `3:00 PM`, or `15:00`."""
    return f"{say_bare_clock(at)}{_half(at)}"


def say_bare_clock(at: datetime | time) -> str:
    """A clock time like `3:00`, where nobody takes the night for the afternoon."""
    if date_style().whole_day:
        return f"{at.hour:02}:{at.minute:02}"
    return f"{at.hour % HALF_A_DAY or HALF_A_DAY}:{at.minute:02}"


def say_second(at: datetime) -> str:
    """A clock time to the second, like `3:00:07 PM`, or `15:00:07`."""
    return f"{say_bare_clock(at)}:{at.second:02}{_half(at)}"


def say_hour(hour: int) -> str:
    """An hour of the day like `3 PM`, or `15:00`."""
    if date_style().whole_day:
        return say_clock(time(hour))
    return f"{hour % HALF_A_DAY or HALF_A_DAY}{_half(time(hour))}"


def _half(at: datetime | time) -> str:
    """Which half of the day, with the blank before it; "" where hours count to 23."""
    if date_style().whole_day:
        return ""
    return f" {MORNING if at.hour < HALF_A_DAY else AFTERNOON}"


def say_instant(at: datetime) -> str:
    """A local time like `Thu 2 Jul 3:00 PM`."""
    return f"{say_day(at)} {say_clock(at)}"


SECONDS_A_MINUTE, MINUTES_AN_HOUR = 60, 60
# Of so many open hours nobody knows when they began: about three days at a desk.
MANY_HOURS = 24


def say_span(seconds: int) -> str:
    """A span of open time like `2 h 10 m`; whole hours are `2 h`."""
    hours, minutes = divmod(seconds // SECONDS_A_MINUTE, MINUTES_AN_HOUR)
    if hours and not minutes:
        return _("{hours} h", hours=hours)
    if not hours:
        return _("{minutes} m", minutes=minutes)
    return _("{hours} h {minutes} m", hours=hours, minutes=minutes)


def say_open_time(
    earlier: datetime, later: datetime, calendar: BusinessCalendar
) -> str:
    """Open time from one instant to another, like `2 h 10 m` or `55 days`.

    From `MANY_HOURS` on the days are counted on which the desk makes calls, the first
    being the one after the day of the earlier instant.
    """
    seconds = calendar.open_seconds_between(earlier, later)
    days = calendar.open_days_between(earlier, later)
    if days and seconds >= MANY_HOURS * MINUTES_AN_HOUR * SECONDS_A_MINUTE:
        return _n("1 day", "{count} days", days)
    return say_span(seconds)


def is_far(at: datetime, now: datetime, calendar: BusinessCalendar) -> bool:
    """Whether it lies so far ahead that its day says it, and hours say nothing."""
    ahead = (calendar.local_date(at) - calendar.local_date(now)).days
    return ahead > DAYS_NAMED_ALONE


def say_times(count: int) -> str:
    """How often something happened: `once`, `twice`, `3 times`."""
    if count == 2:
        return _("twice")
    return _n("once", "{count} times", count)


def say_when(at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    """An instant on the clinic's clocks, `today 5:00 PM` or `Thu 2 Jul 5:00 PM`.

    The year is said where it is another one than now.
    """
    local, today = calendar.local(at), calendar.local_date(now)
    if local.date() == today:
        return _("today {clock}", clock=say_clock(local))
    if local.year != today.year:
        return f"{say_date(local)} {say_clock(local)}"
    return say_instant(local)


def say_nearest(at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    """As `say_soon`, with the clock alone for today: `5:00 PM`."""
    local = calendar.local(at)
    if local.date() == calendar.local_date(now):
        return say_clock(local)
    return say_soon(at, now, calendar)


def say_soon(at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    """As `say_when`, with the weekday alone where that is enough: `Wed 5:00 PM`."""
    local = calendar.local(at)
    if 0 < (local.date() - calendar.local_date(now)).days <= DAYS_NAMED_ALONE:
        return f"{WEEKDAYS[local.weekday()]} {say_clock(local)}"
    return say_when(at, now, calendar)
