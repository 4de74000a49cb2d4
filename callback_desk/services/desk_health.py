"""Looks after the desk itself, for its office managers."""

from datetime import datetime

from callback_desk.domain.audit_finding import AuditHead
from callback_desk.domain.audit_trail import AuditAsked
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

# Of no backup at all.
NOTHING = AuditHead(0, b"")


def look_after(desk: Desk) -> tuple[Worry, ...]:
    """What should be said to an office manager, the most pressing first.

    Unread mailboxes have a sign of their own, and so have backups that cannot be made.
    """
    now = desk.now()
    kept = desk.backups.kept()
    with desk.open_work(writes=False) as work:
        calendar = in_force(desk, work).calendar
        today = calendar.local_date(now)
        days = business_days_before(today, calendar, SILENT_DAYS + USUAL_DAYS)
        first = min([*days[-1:], today - COUNTED])
        begins = to_epoch(calendar.day_start(first))
        asked = [
            (calendar.local_date(from_epoch(one.received_at)), one.safety)
            for one in work.askings.of_period(begins, to_epoch(now) + 1).askings
            if begins <= one.received_at <= to_epoch(now)
        ]
        managers = sum(one.active and one.manages for one in work.staff.all())
        undone = _first_done_since(work, kept[0][1] if kept else NOTHING)
    lately = [safety for day, safety in asked if day > today - COUNTED]
    since = None if undone is None else calendar.local_date(undone)
    found = [
        old_backup(since, today, calendar),
        silence([day for day, _ in asked], today, calendar),
        many_flagged(sum(lately), len(lately)),
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
