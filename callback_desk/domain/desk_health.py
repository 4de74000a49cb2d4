"""What should be quietly said of the desk itself: is the form broken, is it watched?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from callback_desk.domain.business_calendar import BusinessCalendar

# So many business days without a lead are silence, where at least half of so many
# days before had one.
SILENT_DAYS, USUAL_DAYS = 3, 20
# Of so many leads at least that share is flagged: a desk gets used to it.
LEAST_LEADS, MANY_FLAGGED = 20, 0.25
# So many business days without a backup are told one by one.
MOST_DAYS = 60
# Over which days leads are counted.
COUNTED = timedelta(days=28)


class Kind(StrEnum):
    """What is said."""

    COUNTRY = "country"
    SILENCE = "silence"
    FLAGGED = "flagged"
    ONE_MANAGER = "one_manager"
    CALENDAR = "calendar"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class Worry:
    """Something to be said quietly.

    Attributes:
        kind: what.
        count: silent business days, those without a backup, flagged leads, managers,
            kept records, or the year.
        of: how many leads there are; days that had some; else 0.
        since: what was done from this day on is in no backup.
    """

    kind: Kind
    count: int
    of: int = 0
    since: date | None = None


def silence(
    came_on: Sequence[date], today: date, calendar: BusinessCalendar
) -> Worry | None:
    """That no lead has come for three business days where there usually are some.

    Args:
        came_on: the clinic's date of each lead of the last weeks.
        today: not counted as a silent day, it is not over.
        calendar: in force.
    """
    days = business_days_before(today, calendar, SILENT_DAYS + USUAL_DAYS)
    if len(days) < SILENT_DAYS + USUAL_DAYS:
        return None
    since = days[SILENT_DAYS - 1]
    if any(day >= since for day in came_on):
        return None
    had_some = len(set(days[SILENT_DAYS:]) & set(came_on))
    if had_some * 2 < USUAL_DAYS:
        return None
    last = max(came_on)
    silent = sum(last < day for day in days)
    return Worry(Kind.SILENCE, silent, had_some)


def business_days_before(
    today: date, calendar: BusinessCalendar, count: int
) -> list[date]:
    """The last business days before today, the latest first, as far as they go."""
    found: list[date] = []
    for back in range(1, count * 5):
        day = today - timedelta(days=back)
        if calendar.day(day).counts:
            found.append(day)
        if len(found) == count:
            break
    return found


def many_flagged(flagged: int, leads: int) -> Worry | None:
    """That a great share of leads stands on top of all others."""
    if leads < LEAST_LEADS or flagged < leads * MANY_FLAGGED:
        return None
    return Worry(Kind.FLAGGED, flagged, leads)


def old_backup(
    undone_since: date | None, today: date, calendar: BusinessCalendar
) -> Worry | None:
    """That what was done has been in no backup for a whole business day.

    Args:
        undone_since: the clinic's date of the first thing done that is in none.
        today: not counted, it is not over.
        calendar: in force.
    """
    if undone_since is None:
        return None
    behind = business_days_before(today, calendar, MOST_DAYS)
    whole = sum(day > undone_since for day in behind)
    return Worry(Kind.BACKUP, whole, since=undone_since) if whole else None
