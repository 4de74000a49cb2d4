"""Looking ahead: promises falling due, against what the desk usually handles."""

from collections import Counter
from datetime import timedelta

from callback_desk.domain.desk_time import ONE_DAY
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.missed_cause import usual_dials
from callback_desk.domain.report_choice import ComingLoad
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force

# Business days that are looked at, today among them; the days that tell what is usual.
DAYS_AHEAD = 5
USUAL_DAYS = timedelta(days=28)


def coming_load(desk: Desk) -> ComingLoad:
    """The promises that nobody has called yet, by the next business days."""
    now = desk.now()
    with desk.open_work(writes=False) as work:
        calendar = in_force(desk, work).calendar
        today = calendar.local_date(now)
        days = []
        for day in calendar.days_from(today):
            if day.counts:
                days.append(day.date)
            if len(days) == DAYS_AHEAD:
                break
        ends = calendar.day_start(days[-1] + ONE_DAY)
        falling = Counter(
            calendar.local_date(from_epoch(one.due_at))
            for one in work.askings.falling_due(to_epoch(now), to_epoch(ends))
        )
        dials = Counter(
            calendar.local_date(at)
            for at in work.reviews.dials_between(
                calendar.day_start(today - USUAL_DAYS), calendar.day_start(today)
            )
        )
    usual = usual_dials([dials[today - ONE_DAY * back] for back in range(1, 29)])
    return ComingLoad(tuple((day, falling[day]) for day in days), usual)
