"""Times as the page Today says them: near ones short, and always with the weekday."""

from datetime import datetime, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.translation import _
from callback_desk.wording.times import (
    WEEKDAYS,
    is_far,
    say_clock,
    say_date,
    say_day,
    say_open_time,
)

# As long as a weekday's name alone cannot be mistaken for another week's.
_A_WEEK = timedelta(days=6)
_A_MINUTE = timedelta(minutes=1)


def say_past(
    at: datetime, now: datetime, calendar: BusinessCalendar, *, day_only: bool = False
) -> str:
    """When something was: `Today 9:40 AM`, `Wed 2:00 PM`, `Wed 18 Nov 2:00 PM`.

    Args:
        at: an instant.
        now: the present one.
        calendar: whose clocks are meant.
        day_only: whether its clock time is not known.
    """
    local, today = calendar.local(at), calendar.local_date(now)
    day = say_day(local)
    if local.date() == today:
        day = _("Today")
    elif timedelta(0) < today - local.date() <= _A_WEEK:
        day = WEEKDAYS[local.weekday()]
    elif local.year != today.year:
        day = say_date(local)
    return day if day_only else f"{day} {say_clock(local)}"


def say_countdown(until: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    """How far off a deadline is, in desk hours: `in 3 h 50 m`, `4 h 10 m over`.

    "" for what is weeks ahead, and where the desk is closed between: *in 0 m* reads as
    now. Its day stands beside it.
    """
    if is_far(until, now, calendar):
        return ""
    earlier, later = sorted((now, until))
    if (
        later - earlier >= _A_MINUTE
        and calendar.open_seconds_between(earlier, later) < _A_MINUTE.total_seconds()
    ):
        return ""
    if now > until:
        return _("{span} over", span=say_open_time(until, now, calendar))
    return _("in {span}", span=say_open_time(now, until, calendar))
