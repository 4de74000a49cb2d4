"""The queue as it stood at any past moment."""

from dataclasses import dataclass, replace
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import CallbackQueue, build_queue
from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.past_queue import PastRules, open_leads_at
from callback_desk.domain.review_errors import MomentAhead
from callback_desk.domain.standing import goal_for
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.reasons import past_calendar
from callback_desk.services.reports import in_bulk
from callback_desk.wording.people import say_role
from callback_desk.wording.times import say_instant


@dataclass(frozen=True, slots=True)
class PastQueue:
    """The queue of a moment, and the calendar that was in force."""

    queue: CallbackQueue
    calendar: BusinessCalendar


def queue_at(desk: Desk, moment: datetime) -> PastQueue:
    """The queue as it stood at a moment, from what was stored by then.

    Imports and joins that were taken back since are not in it; names and numbers are
    those of today.

    Raises:
        NotAllowed: whoever is signed in is no office manager.
        MomentAhead: it lies ahead.
    """
    if not desk.staff.manages:
        raise NotAllowed(role=f"A {say_role(desk.staff.role)}", what="look back")
    with in_bulk(), desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
        if moment > desk.now():
            at = settings.calendar.local(moment)
            raise MomentAhead(moment=say_instant(at))
        versions = work.calendars.versions()
        by_then = [one for one in versions if one.set_at <= moment] or versions[-1:]
        newest = max(by_then, key=lambda one: one.version)
        calendar = past_calendar(desk, work, settings, newest.version).calendar
        rules = PastRules(
            calendar,
            newest.version,
            {one.version: one.set_at for one in versions},
            settings.outcomes,
        )
        leads = open_leads_at(work.history.leads_at(moment), rules, moment)
        kept = [
            replace(one, goal_at=goal_for(calendar, one.received_at, safety=True))
            for one in work.history.kept_at(moment)
        ]
    return PastQueue(build_queue([*leads, *kept], moment, calendar), calendar)
