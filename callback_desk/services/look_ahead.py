"""What the desk should be told now, and what changed while somebody was away."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from callback_desk.domain.being_told import BEFORE_DUE, Coming, DayNumbers
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.while_away import ChangedMeanwhile
from callback_desk.services.day_progress import show_progress
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.work_queue import COUNTED


@dataclass(frozen=True, slots=True)
class Ahead:
    """What lies ahead, as it stood at an instant."""

    at: datetime
    coming: list[Coming]
    numbers: DayNumbers
    calendar: BusinessCalendar


def look_ahead(desk: Desk) -> Ahead:
    """What lies ahead, near enough that the desk may be told."""
    now = desk.now()
    progress = show_progress(desk)
    with desk.open_work(writes=False) as work:
        calendar = in_force(desk, work).calendar
        until = calendar.add_open_time(now, int(BEFORE_DUE.total_seconds()))
        coming = work.coming(calendar, now, until)
        counts = work.sum_up_queue(calendar, now, COUNTED).counts
        today = calendar.local_date(now)
        tomorrow = calendar.day_start(today + timedelta(days=1))
        ends, calls = work.count_ahead(calendar, now, tomorrow)
    numbers = DayNumbers(
        priority=counts["safety"],
        overdue=counts["overdue"],
        end_today=ends,
        calls_today=calls,
        done=progress.done,
        total=progress.total,
    )
    return Ahead(now, coming, numbers, calendar)


def what_changed(desk: Desk, since: datetime) -> ChangedMeanwhile:
    """What came in, what others recorded and what moved since an instant."""
    with desk.open_work(writes=False) as work:
        return work.changed_since(since, desk.staff.staff_id)
