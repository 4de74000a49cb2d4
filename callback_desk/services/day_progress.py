"""How much of what the day asked for is done."""

from datetime import datetime, timedelta

from callback_desk.domain.day_progress import DayProgress
from callback_desk.domain.lead import RequestState
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import read_histories
from callback_desk.services.work_queue import COUNTED


def show_progress(desk: Desk) -> DayProgress:
    """How many of today's promises are done, on the clinic's clocks.

    Today's are those that fall due today, whenever they were dealt with, and those
    that were overdue when the day began. A number that may not be called is no work.
    Where more fall due today than are counted, done is what was done since the day
    began: whoever was dealt with before is not looked for among so many.
    """
    now = desk.now()
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
        calendar = settings.calendar
        today = calendar.local_date(now)
        begins = calendar.day_start(today)
        ends = calendar.day_start(today + timedelta(days=1))
        counts = work.day_counts(begins, ends, COUNTED)
        dealt_with = [
            request.request.due_at
            for history in read_histories(work, counts.touched).values()
            for request in history.state(settings.outcomes).requests
            if _was_dealt_with(request, begins)
        ]
    caught_up = sum(due_at < begins for due_at in dealt_with)
    done = counts.due_done + caught_up
    if counts.due >= COUNTED:
        done = sum(due_at < ends for due_at in dealt_with)
    return DayProgress(done, counts.due + counts.overdue + caught_up)


def _was_dealt_with(state: RequestState, begins: datetime) -> bool:
    """Whether somebody first dealt with a promise since the day began."""
    dealt_with = (state.first_dial_at, state.first_contact_at, state.closed_at)
    first = min((at for at in dealt_with if at is not None), default=None)
    return first is not None and first >= begins
