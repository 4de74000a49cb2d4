"""The business calendar in words: what a day is, and what a change would move."""

from collections.abc import Sequence
from datetime import date, datetime, time

from callback_desk.domain.business_calendar import (
    MINUTES_A_DAY,
    BusinessCalendar,
    ClosedBy,
    Day,
    Policy,
    Span,
)
from callback_desk.domain.local_time import from_epoch
from callback_desk.translation import _, _n, _p
from callback_desk.wording.holidays import say_holiday, say_holidays
from callback_desk.wording.people import say_list
from callback_desk.wording.times import (
    MINUTES_AN_HOUR,
    say_clock,
    say_date,
    say_day,
    say_instant,
)

WEEKDAY_NAMES = (
    *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday")),
    *(_("Saturday"), _("Sunday")),
)
MONTH_NAMES = (
    *(
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
    ),
    *(_("August"), _("September"), _("October"), _("November"), _("December")),
)
# So many holidays are named in a sentence; the others are counted.
NAMED_ONE_BY_ONE = 2
_POLICIES = {
    Policy.NEXT_DAY_CLOSE: _("By the close of the next business day"),
    Policy.SAME_DAY_IF_EARLY: _("The same day, if it came before opening"),
    Policy.CUT_OFF: _("Next business day, with a cut-off time"),
    Policy.OPEN_HOURS: _("Within so many desk hours"),
    Policy.SAME_TIME: _("Same time on the next business day"),
}
_ABOUT_POLICIES = {
    Policy.NEXT_DAY_CLOSE: "",
    Policy.SAME_DAY_IF_EARLY: _("Otherwise by the close of the next business day."),
    Policy.CUT_OFF: (
        _(
            "What comes in at or after the cut-off counts as received a business day "
            "later."
        )
    ),
    Policy.OPEN_HOURS: _("Only hours in which the desk is open count."),
    Policy.SAME_TIME: _("Where the desk is closed at that time, when it opens next."),
}


def say_minute_of_day(minute: int) -> str:
    """A minute of the day like `9:00 AM`; the end of a day is `midnight`."""
    if minute == MINUTES_A_DAY:
        return _("midnight")
    return say_clock(time(*divmod(minute, MINUTES_AN_HOUR)))


def say_week_spans(spans: Sequence[Span]) -> str:
    """Intervals in minutes of a day, like `9:00 AM-12:00 PM and 1:00 PM-5:00 PM`."""
    said = [f"{say_minute_of_day(s)}-{say_minute_of_day(e)}" for s, e in spans]
    return say_list(said) if said else _p("a day", "closed")


def say_day_spans(day: Day, calendar: BusinessCalendar) -> str:
    """A day's desk hours on the clinic's clocks."""
    said = []
    for start, end in day.spans:
        closes = calendar.local(from_epoch(end))
        close = say_clock(closes) if closes.date() == day.date else _("midnight")
        said.append(f"{say_clock(calendar.local(from_epoch(start)))}-{close}")
    return say_list(said) if said else ""


def say_desk_day(
    day: Day,
    calendar: BusinessCalendar,
    holidays: Sequence[str] = (),
    *,
    special: bool = False,
    to_decide: bool = False,
) -> str:
    """What the desk does on a day: `desk 9:00 AM-12:00 PM, special hours`.

    Args:
        day: which.
        calendar: whose clocks are meant.
        holidays: the names that the library gives the date.
        special: whether it has hours of its own.
        to_decide: whether a holiday waits for a decision.
    """
    named = say_list(say_holidays(holidays)) if holidays else ""
    if not day.spans:
        name = day.name if day.closed_by is not ClosedBy.WEEKDAY else named
        if not name:
            return _p("a day", "closed")
        return _("closed, {name}", name=say_holiday(name))
    said = [_("desk {hours}", hours=say_day_spans(day, calendar))]
    if special:
        said.append(_("special hours"))
    if not day.counts:
        said.append(_("no business day"))
    if named:
        said.append(_("{holiday}, to decide", holiday=named) if to_decide else named)
    return ", ".join(said)


def say_full_day(day: date) -> str:
    """A date with its year, like `Thu 24 Dec 2026`."""
    return say_date(day)


def say_full_instant(at: datetime) -> str:
    """A local time with its year, like `Mon 30 Nov 2026, 5:00 PM`."""
    return f"{say_full_day(at)}, {say_clock(at)}"


def say_range(first: date, last: date) -> str:
    """One day or several: `Thu 24 Dec 2026`, `Thu 24 Dec to Fri 1 Jan 2027`."""
    if first == last:
        return say_full_day(first)
    start = say_day(first) if first.year == last.year else say_full_day(first)
    return _("{first} to {last}", first=start, last=say_full_day(last))


def say_dates(days: Sequence[date]) -> str:
    """One date, or the first and how many more."""
    if len(days) == 1:
        return say_day(days[0])
    return _("{day} and {count} more", day=say_day(days[0]), count=len(days) - 1)


def say_policy(policy: Policy) -> str:
    """A rule for deadlines in words."""
    return _POLICIES[policy]


def say_about_policy(policy: Policy) -> str:
    """What else there is to know of a rule."""
    return _ABOUT_POLICIES[policy]


def say_rule(policy: Policy, cut_off: int | None, open_hours: float) -> str:
    """A rule with what it needs, in one line."""
    if policy is Policy.OPEN_HOURS:
        return _("Within {open_hours:g} desk hours", open_hours=open_hours)
    if policy is Policy.CUT_OFF:
        if cut_off is None:
            return _("By the close of the next business day, cut-off at the close")
        at = say_minute_of_day(cut_off)
        return _("By the close of the next business day, cut-off at {at}", at=at)
    return say_policy(policy)


def say_moves(count: int, earlier: int = 0) -> str:
    """How many open leads a change moves, and how many of them to earlier."""
    if count == 0:
        return _("This moves no open lead")
    if not earlier:
        return _n("This moves 1 open lead", "This moves {count} open leads", count)
    if earlier == count:
        return _n(
            "This moves 1 open lead, earlier",
            "This moves {count} open leads, all of them earlier",
            count,
        )
    return _n(
        "This moves 1 open lead, {earlier} of them earlier",
        "This moves {count} open leads, {earlier} of them earlier",
        count,
        earlier=earlier,
    )


def say_leads(count: int) -> str:
    """A number of open leads."""
    return _n("1 open lead", "{count} open leads", count)


def say_overdue_at_once(count: int) -> str:
    """How many of the moved leads would be overdue at once."""
    if count == 0:
        return _("Nothing is overdue at once. What was promised first stays on record.")
    return _n(
        "1 would be overdue at once. What was promised first stays on record.",
        "{count} would be overdue at once. What was promised first stays on record.",
        count,
    )


def say_move(before: datetime, after: datetime) -> str:
    """A deadline before and after, local; what both share is said once."""
    if before.date() == after.date():
        return f"{say_instant(before)} → {say_clock(after)}"
    if before.time() == after.time():
        return f"{say_day(before)} → {say_instant(after)}"
    return f"{say_instant(before)} → {say_instant(after)}"


def say_apply(moved: int) -> str:
    """What the key will do, before it is pressed."""
    if moved == 0:
        return _("Apply, nothing moves")
    return _n("Apply, move 1 lead", "Apply, move {count} leads", moved)


def say_applied(moved: int) -> str:
    """What applying a change did."""
    if moved == 0:
        return _("The calendar is changed. No deadline moved.")
    return _n(
        "The calendar is changed. 1 open lead moved.",
        "The calendar is changed. {count} open leads moved.",
        moved,
    )


def say_unconfirmed(year: int, names: Sequence[str]) -> str:
    """That a year waits to be confirmed, and what counts as open until then."""
    if not names:
        return _(
            "{year} is not confirmed yet. No holiday of it is left to decide.",
            year=year,
        )
    count = len(names)
    shown = say_holidays(names[:NAMED_ONE_BY_ONE])
    left = count - len(shown)
    said = say_list(shown)
    if left:
        said = _n(
            "{names} and another",
            "{names} and {count} others",
            left,
            names=", ".join(shown),
        )
    return _n(
        "{year} is not confirmed yet: 1 holiday to look at. "
        "Until then {holidays} counts as open.",
        "{year} is not confirmed yet: {count} holidays to look at. "
        "Until then {holidays} count as open.",
        count,
        year=year,
        holidays=said,
    )


def say_news(year: int, count: int) -> str:
    """That the holiday library names dates of a year otherwise than before."""
    return _n(
        "The holiday list has been updated: 1 date of {year} is named "
        "differently. Nothing changes until you take it over.",
        "The holiday list has been updated: {count} dates of {year} are named "
        "differently. Nothing changes until you take it over.",
        count,
        year=year,
    )


def say_named(names: Sequence[str]) -> str:
    """What a date is called, or that it is no holiday."""
    return say_list(say_holidays(names)) if names else _("no holiday")
