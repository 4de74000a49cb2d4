"""Until when somebody should be called, in the two lines of the list."""

from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.lead_search import is_closed
from callback_desk.domain.standing import OpenLead, Standing
from callback_desk.translation import _, _p
from callback_desk.wording.times import (
    DAYS_NAMED_ALONE,
    MINUTES_AN_HOUR,
    SECONDS_A_MINUTE,
    WEEKDAYS,
    say_clock,
    say_date,
    say_day,
    say_instant,
    say_open_time,
)

# Farther off a day might be another year's.
DAYS_WITHOUT_YEAR = 180
_FULL_WEEKDAYS = (
    *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday")),
    *(_("Saturday"), _("Sunday")),
)


def say_call_by(
    entry: QueueEntry, now: datetime, calendar: BusinessCalendar
) -> tuple[str, str]:
    """Until when somebody should be called: the word or countdown, then the clock time.

    Countdowns are open time of the desk.
    """
    lead = entry.lead
    asked = _("asked {asked}", asked=_say_asked(lead.received_at, now, calendar))
    if is_closed(entry):
        return _p("a lead", "closed"), asked
    if lead.barred and not lead.safety:
        return _("not called"), asked
    if lead.safety:
        return _("Priority"), _say_priority(lead, now, calendar)
    match entry.standing:
        case Standing.RESTING:
            return _say_resting(lead, now, calendar)
        case Standing.FOLLOW_UP:
            return _say_follow_up(lead, now, calendar)
        case Standing.OVERDUE:
            first = _say_left(lead.due_at, now, calendar) or _("overdue")
            return first, _say_due(lead.due_at, now, calendar)
        case Standing.TRIED:
            return _p("a promise", "tried"), _say_due(lead.due_at, now, calendar)
        case Standing.DUE_TODAY:
            first = _say_left(lead.due_at, now, calendar) or _("due now")
            return first, _say_due(lead.due_at, now, calendar)
        case Standing.ON_TRACK:
            when = _say_due(lead.due_at, now, calendar)
            return _say_coming_day(lead.due_at, now, calendar), when


def _say_due(at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    local = calendar.local(at)
    if abs(_days_ahead(at, now, calendar)) > DAYS_WITHOUT_YEAR:
        return say_date(local)
    today = local.date() == calendar.local_date(now)
    return _("today {clock}", clock=say_clock(local)) if today else say_instant(local)


def _say_asked(at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    on, days = calendar.local_date(at), _days_ahead(at, now, calendar)
    if days == 0:
        return _("today")
    return say_date(on) if -days > DAYS_WITHOUT_YEAR else say_day(on)


def _say_left(at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    """How much open time is left or over; "" where it is under a minute."""
    over = now > at
    first, last = (at, now) if over else (now, at)
    seconds = calendar.open_seconds_between(first, last)
    if seconds < SECONDS_A_MINUTE:
        return ""
    span = say_open_time(first, last, calendar)
    return _("{span} over", span=span) if over else _("in {span}", span=span)


def _say_priority(lead: OpenLead, now: datetime, calendar: BusinessCalendar) -> str:
    """A safety lead's own goal counts until somebody dialled; then its deadline."""
    if lead.contact:
        at, agreed = lead.next_call_at, lead.next_is_agreed
        if at is None:
            return _("reached, not reviewed")
        near = _say_near(at, now, calendar)
        return _("agreed {when}", when=near) if agreed else _("again {when}", when=near)
    left = _say_left(lead.act_by, now, calendar) or _("due now")
    if lead.dialled:
        return _("tried, {left}", left=left)
    is_far = (
        calendar.open_seconds_between(*sorted((lead.act_by, now)))
        >= MINUTES_AN_HOUR * SECONDS_A_MINUTE
    )
    if is_far or (now > lead.act_by and _days_ahead(lead.act_by, now, calendar)):
        return left
    return f"{left}, {_say_near(lead.act_by, now, calendar)}"


def _say_near(at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    """A time in as few letters as say which day it is."""
    local, days = calendar.local(at), _days_ahead(at, now, calendar)
    if days == 0:
        return say_clock(local)
    if abs(days) <= DAYS_NAMED_ALONE:
        return f"{WEEKDAYS[local.weekday()]} {say_clock(local)}"
    return say_day(local)


def _say_resting(
    lead: OpenLead, now: datetime, calendar: BusinessCalendar
) -> tuple[str, str]:
    when = _say_near(lead.next_call_at or lead.due_at, now, calendar)
    until = _("agreed {when}") if lead.next_is_agreed else _("until {when}")
    return _("resting"), until.format(when=when)


def _say_follow_up(
    lead: OpenLead, now: datetime, calendar: BusinessCalendar
) -> tuple[str, str]:
    at = lead.next_call_at or lead.due_at
    days = _days_ahead(at, now, calendar)
    if not lead.next_is_agreed:
        since = _("since today {when}") if days == 0 else _("since {when}")
        if at > now:  # Nothing is planned: the deadline holds, and lies ahead.
            by = _p("a follow-up", "by {when}")
            since = _p("a follow-up", "by today {when}") if days == 0 else by
        return _("follow-up"), since.format(when=_say_near(at, now, calendar))
    local = calendar.local(at)
    left, day = (
        _say_left(at, now, calendar),
        _("today") if days == 0 else say_day(local),
    )
    if left and 0 < abs(days) <= DAYS_NAMED_ALONE:
        day = WEEKDAYS[local.weekday()]
    far = abs(days) > DAYS_NAMED_ALONE
    return _(
        "agreed {clock}", clock=say_clock(local)
    ), f"{day}, {left}" if left and not far else day


def _say_coming_day(at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    days = _days_ahead(at, now, calendar)
    if days == 1:
        return _("tomorrow")
    on = calendar.local_date(at)
    if 0 < days <= DAYS_NAMED_ALONE:
        return _FULL_WEEKDAYS[on.weekday()]
    return say_day(on)


def _days_ahead(at: datetime, now: datetime, calendar: BusinessCalendar) -> int:
    return (calendar.local_date(at) - calendar.local_date(now)).days
