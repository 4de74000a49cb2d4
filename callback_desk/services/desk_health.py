"""Looks after the desk itself, for its office managers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from callback_desk.domain.asking import Place
from callback_desk.domain.audit_finding import AuditHead
from callback_desk.domain.audit_trail import AuditAsked
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.desk_health import (
    COUNTED,
    SILENT_DAYS,
    USUAL_DAYS,
    Kind,
    Worry,
    business_days_before,
    many_flagged,
    old_backup,
    silence,
)
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.ports import Work
from callback_desk.services.calendar_sheet import years_to_confirm
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.numbers_elsewhere import (
    MOST_ASKED,
    is_unread,
    likelier_country,
)

# Of no backup at all.
NOTHING = AuditHead(0, b"")
# Askings that are looked at in one step: nobody waits for that.
IN_A_STEP = 2_000
# Everywhere days begin at a whole one of these.
QUARTER_HOUR_S = 900


@dataclass(frozen=True, slots=True)
class AskedLately:
    """How many asked within the last weeks, as far as it was looked at.

    Attributes:
        by_quarter: how many, and how many of them in danger, by the quarter of an hour
            since the epoch in which they asked.
        place: how far it was looked at, or None at the beginning.
        is_whole: whether all were.
    """

    by_quarter: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    place: Place | None = None
    is_whole: bool = False


def ask_lately(desk: Desk, so_far: AskedLately | None = None) -> AskedLately:
    """Look at who asked lately, one small step further."""
    known = so_far or AskedLately()
    now = desk.now()
    with desk.open_work(writes=False) as work:
        begins = _looks_back_to(in_force(desk, work).calendar, now)
        # A deadline never lies before its receipt.
        came, following = work.askings.received_behind(
            known.place or (begins, 0), IN_A_STEP
        )
    quarters = [
        (received_at // QUARTER_HOUR_S, safety)
        for received_at, safety in came
        if begins <= received_at <= to_epoch(now)
    ]
    asked = Counter(quarter for quarter, _ in quarters)
    flagged = Counter(quarter for quarter, safety in quarters if safety)
    by_quarter = dict(known.by_quarter)
    for quarter, count in asked.items():
        before, in_danger = by_quarter.get(quarter, (0, 0))
        by_quarter[quarter] = before + count, in_danger + flagged[quarter]
    return AskedLately(by_quarter, following, is_whole=following is None)


def _looks_back_to(calendar: BusinessCalendar, now: datetime) -> int:
    """The beginning of the weeks that are looked at, epoch seconds."""
    today = calendar.local_date(now)
    days = business_days_before(today, calendar, SILENT_DAYS + USUAL_DAYS)
    return to_epoch(calendar.day_start(min([*days[-1:], today - COUNTED])))


def look_after(desk: Desk, lately: AskedLately) -> tuple[Worry, ...]:
    """What should be said to an office manager, the most pressing first.

    Unread mailboxes have a sign of their own, and so have backups that cannot be made.

    Args:
        desk: whose.
        lately: who asked, looked at as a whole.
    """
    now = desk.now()
    kept = desk.backups.kept()
    with desk.open_work(writes=False) as work:
        calendar = in_force(desk, work).calendar
        managers = sum(one.active and one.manages for one in work.staff.all())
        kept_rows = work.kept.rows(None, MOST_ASKED)
        undone = _first_done_since(work, kept[0][1] if kept else NOTHING)
    today = calendar.local_date(now)
    asked: dict[date, tuple[int, int]] = {}
    for quarter, (count, in_danger) in lately.by_quarter.items():
        day = calendar.local_date(from_epoch(quarter * QUARTER_HOUR_S))
        before, flagged = asked.get(day, (0, 0))
        asked[day] = before + count, flagged + in_danger
    counted = [told for day, told in asked.items() if day > today - COUNTED]
    since = None if undone is None else calendar.local_date(undone)
    unread = [k.phone_text for k in kept_rows if is_unread(k.problem, k.phone_text)]
    good = sum(count for count, _ in counted)
    country = likelier_country(desk, unread, good)
    found = [
        None if country is None else Worry(Kind.COUNTRY, len(unread)),
        old_backup(since, today, calendar),
        silence(list(asked), today, calendar),
        many_flagged(sum(f for _, f in counted), good),
        *(Worry(Kind.CALENDAR, year) for year in years_to_confirm(desk)),
        Worry(Kind.ONE_MANAGER, managers) if managers == 1 else None,
    ]
    return tuple(worry for worry in found if worry is not None)


def _first_done_since(work: Work, head: AuditHead) -> datetime | None:
    """When the first thing was done that a backup has not; None where there is none."""
    # The act of backing up is a row of its own behind the backup's head.
    behind = head.audit_id + 1 if head.audit_id else 0
    if work.audit.head().audit_id <= behind:
        return None
    (first,) = work.audit.entries(AuditAsked(), behind + 2, 1)
    return first.at
