"""Until when somebody should be called, in the two lines of the list."""

from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.standing import OpenLead, Standing
from callback_desk.wording.times import (
    DAYS_NAMED_ALONE,
    SECONDS_A_MINUTE,
    say_clock,
    say_day,
    say_instant,
    say_span,
    say_when,
)

_FULL_WEEKDAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    *("Saturday", "Sunday"),
)
_SHORT = 3


def say_call_by(
    entry: QueueEntry, now: datetime, calendar: BusinessCalendar
) -> tuple[str, str]:
    """Until when somebody should be called: the word or countdown, then the clock time.

    Countdowns are open time of the desk.
    """
    lead = entry.lead
    if lead.safety:
        return "Priority", _say_both(lead.act_by, now, calendar)
    match entry.standing:
        case Standing.RESTING:
            return _say_resting(lead, now, calendar)
        case Standing.FOLLOW_UP:
            return _say_follow_up(lead, now, calendar)
        case Standing.OVERDUE:
            first = _say_left(lead.due_at, now, calendar) or "overdue"
            return first, say_when(lead.due_at, now, calendar)
        case Standing.TRIED:
            return "tried", say_when(lead.due_at, now, calendar)
        case Standing.DUE_TODAY:
            first = _say_left(lead.due_at, now, calendar) or "due now"
            return first, say_when(lead.due_at, now, calendar)
        case Standing.ON_TRACK:
            when = say_when(lead.due_at, now, calendar)
            return _say_coming_day(lead.due_at, now, calendar), when


def _say_left(at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    """How much open time is left or over; "" where it is under a minute."""
    over = now > at
    first, last = (at, now) if over else (now, at)
    seconds = calendar.open_seconds_between(first, last)
    if seconds < SECONDS_A_MINUTE:
        return ""
    return f"{say_span(seconds)} over" if over else f"in {say_span(seconds)}"


def _say_both(at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    local = calendar.local(at)
    today = local.date() == calendar.local_date(now)
    when = say_clock(local) if today else say_instant(local)
    left = _say_left(at, now, calendar)
    return f"{left}, {when}" if left else say_when(at, now, calendar)


def _say_resting(
    lead: OpenLead, now: datetime, calendar: BusinessCalendar
) -> tuple[str, str]:
    at = lead.next_call_at or lead.due_at
    local = calendar.local(at)
    days = _days_ahead(at, now, calendar)
    if days == 0:
        first = f"resting until {say_clock(local)}"
    elif 0 < days <= DAYS_NAMED_ALONE:
        first = f"resting until {_FULL_WEEKDAYS[local.weekday()][:_SHORT]}"
    else:
        first = f"resting until {say_day(local).split(maxsplit=1)[1]}"
    when = "today" if days == 0 else say_instant(local)
    return first, f"agreed {when}" if lead.next_is_agreed else when


def _say_follow_up(
    lead: OpenLead, now: datetime, calendar: BusinessCalendar
) -> tuple[str, str]:
    at = lead.next_call_at or lead.due_at
    if not lead.next_is_agreed:
        return "follow-up", f"since {say_when(at, now, calendar)}"
    local = calendar.local(at)
    today = _days_ahead(at, now, calendar) == 0
    left = _say_left(at, now, calendar)
    day = "today" if today else say_day(local)
    return f"agreed {say_clock(local)}", f"{day}, {left}" if left else day


def _say_coming_day(at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    days = _days_ahead(at, now, calendar)
    if days == 1:
        return "tomorrow"
    on = calendar.local_date(at)
    if 0 < days <= DAYS_NAMED_ALONE:
        return _FULL_WEEKDAYS[on.weekday()]
    return say_day(on)


def _days_ahead(at: datetime, now: datetime, calendar: BusinessCalendar) -> int:
    return (calendar.local_date(at) - calendar.local_date(now)).days
