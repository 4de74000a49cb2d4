"""Looks after the desk itself, for its office managers."""

from callback_desk.domain.desk_health import (
    COUNTED,
    SILENT_DAYS,
    USUAL_DAYS,
    Kind,
    Worry,
    business_days_before,
    many_flagged,
    silence,
)
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.services.calendar_sheet import years_to_confirm
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force


def look_after(desk: Desk) -> tuple[Worry, ...]:
    """What should be said to an office manager, the most pressing first.

    Unread mailboxes and backups that cannot be made have a sign of their own.
    """
    now = desk.now()
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
    lately = [safety for day, safety in asked if day > today - COUNTED]
    found = [
        silence([day for day, _ in asked], today, calendar),
        many_flagged(sum(lately), len(lately)),
        *(Worry(Kind.CALENDAR, year) for year in years_to_confirm(desk)),
        Worry(Kind.ONE_MANAGER, managers) if managers == 1 else None,
    ]
    return tuple(worry for worry in found if worry is not None)
