"""Days, clock times and spans as people say them."""

from datetime import date, datetime

from callback_desk.domain.business_calendar import BusinessCalendar

# Within these a weekday's name says which day is meant.
DAYS_NAMED_ALONE = 6
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def say_day(day: date) -> str:
    """A date like `Thu 2 Jul`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def say_date(day: date) -> str:
    """A date with its year, like `Thu 2 Jul 2026`."""
    return f"{say_day(day)} {day.year}"


def say_days(first: date, last: date) -> str:
    """Days from one to another, like `16 to 22 Nov 2026`."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {last.day} {_MONTHS[last.month - 1]} {last.year}"
    return f"{first.day} {_MONTHS[first.month - 1]} to {say_date(last)[4:]}"


def say_clock(at: datetime) -> str:
    """A clock time like `3:00 PM`."""
    return f"{at.hour % 12 or 12}:{at.minute:02} {'AM' if at.hour < 12 else 'PM'}"


def say_instant(at: datetime) -> str:
    """A local time like `Thu 2 Jul 3:00 PM`."""
    return f"{say_day(at)} {say_clock(at)}"


SECONDS_A_MINUTE, MINUTES_AN_HOUR = 60, 60


# From so many on minutes say nothing, and would not fit into the list.
MANY_HOURS = 100


def say_span(seconds: int) -> str:
    """A span of open time like `2 h 10 m`; whole hours, and very many, are `2 h`."""
    hours, minutes = divmod(seconds // SECONDS_A_MINUTE, MINUTES_AN_HOUR)
    if hours and (not minutes or hours >= MANY_HOURS):
        return f"{hours} h"
    return f"{hours} h {minutes} m" if hours else f"{minutes} m"


def say_when(at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    """An instant on the clinic's clocks, `today 5:00 PM` or `Thu 2 Jul 5:00 PM`.

    The year is said where it is another one than now.
    """
    local, today = calendar.local(at), calendar.local_date(now)
    if local.date() == today:
        return f"today {say_clock(local)}"
    if local.year != today.year:
        return f"{say_day(local)} {local.year} {say_clock(local)}"
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
