"""The queue as it stood at any past moment."""

from dataclasses import dataclass, replace
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import CallbackQueue, build_queue
from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.past_queue import PastRules, open_leads_at
from callback_desk.domain.ports import Work
from callback_desk.domain.review_errors import MomentAhead
from callback_desk.domain.standing import OpenLead, goal_for
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.reasons import past_calendar
from callback_desk.services.reports import in_bulk
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role
from callback_desk.wording.times import say_instant

# So many numbers of leads are looked through at once: a call that is recorded meanwhile
# waits for no more.
PORTION = 2_000


@dataclass(frozen=True, slots=True)
class PastQueue:
    """The queue of a moment, and the calendar that was in force."""

    queue: CallbackQueue
    calendar: BusinessCalendar


class LookBack:
    """Works the queue of a moment out, some at a time, from what was stored by then.

    What was stored by a past moment is the same whenever it is read, so that a portion
    is a transaction of its own. Imports and joins that were taken back since are not in
    it; names and numbers are those of today.
    """

    def __init__(self, desk: Desk, moment: datetime) -> None:
        self._desk, self._moment = desk, moment
        self._rules: PastRules | None = None
        self._done = self._last = 0
        self._found: list[OpenLead] = []

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        return min(1.0, self._done / self._last) if self._last else 0.0

    def go_on(self) -> PastQueue | None:
        """Work the next portion out; the queue once all are, None before.

        Raises:
            NotAllowed: whoever is signed in is no office manager.
            MomentAhead: the moment lies ahead.
        """
        with in_bulk(), self._desk.open_work(writes=False) as work:
            if self._rules is None:
                self._rules = _rules_at(self._desk, work, self._moment)
                self._last = work.history.last_lead()
            rules, moment = self._rules, self._moment
            numbers = range(self._done + 1, self._done + 1 + PORTION)
            self._done += PORTION
            leads = work.history.leads_at(moment, numbers)
            self._found += open_leads_at(leads, rules, moment)
            if self._done < self._last:
                return None
            kept = [
                replace(
                    one, goal_at=goal_for(rules.calendar, one.received_at, safety=True)
                )
                for one in work.history.kept_at(moment)
            ]
            queue = build_queue([*self._found, *kept], moment, rules.calendar)
            return PastQueue(queue, rules.calendar)


def queue_at(desk: Desk, moment: datetime) -> PastQueue:
    """The queue as it stood at a moment, worked out in one go.

    Raises:
        NotAllowed: whoever is signed in is no office manager.
        MomentAhead: the moment lies ahead.
    """
    looking = LookBack(desk, moment)
    while True:
        past = looking.go_on()
        if past is not None:
            return past


def _rules_at(desk: Desk, work: Work, moment: datetime) -> PastRules:
    if not desk.staff.manages:
        raise NotAllowed(role=say_a_role(desk.staff.role), what=_("look back"))
    settings = in_force(desk, work)
    if moment > desk.now():
        at = settings.calendar.local(moment)
        raise MomentAhead(moment=say_instant(at))
    versions = work.calendars.versions()
    by_then = [one for one in versions if one.set_at <= moment] or versions[-1:]
    newest = max(by_then, key=lambda one: one.version)
    return PastRules(
        past_calendar(desk, work, settings, newest.version).calendar,
        newest.version,
        {one.version: one.set_at for one in versions},
        settings.outcomes,
    )
