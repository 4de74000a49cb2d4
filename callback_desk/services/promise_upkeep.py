"""Promises that a change of the calendar passed over: nobody waited for them then.

A call that was taken back had answered one, a lead that was split off had stood in
another's, one that was closed is called after all: they run again, and by the calendar
that is in force.
"""

from dataclasses import replace
from datetime import datetime

from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.ports import Work
from callback_desk.domain.promise import due_epochs
from callback_desk.domain.running_promise import PromiseMove, RunningPromise
from callback_desk.services.desk import SettingsInForce
from callback_desk.services.lead_upkeep import LeadHistory, goal_of


def follow_calendar(
    work: Work, history: LeadHistory, settings: SettingsInForce, now: datetime
) -> LeadHistory:
    """Let a lead's current promise, if it runs, go by the calendar in force.

    What has fallen due stays, and a deadline is not moved to before a dial that was
    made in time: as when the calendar was changed.

    Args:
        work: the unit of work that it happens in.
        history: the lead's, as it stands now.
        settings: the clinic's.
        now: aware UTC.

    Returns:
        the history, with the deadline that is in force.
    """
    version = settings.calendar_version
    if all(request.reckoned_by == version for request in history.requests):
        return history
    state = history.state(settings.outcomes)
    current, request = state.current, state.current.request
    runs = state.is_open and current.first_contact_at is None and request.due_at >= now
    if not runs or request.reckoned_by == version:
        return history
    due_from = to_epoch(request.reckoned_from[0])
    (due,) = due_epochs(settings.calendar, [due_from])
    due_at, dial = from_epoch(due), current.first_dial_at
    was_in_time = dial is not None and due_at < now and dial > due_at
    if due_at == request.due_at or was_in_time:
        return history
    lead = history.details
    promise = RunningPromise(
        lead_id=lead.lead_id,
        record_id=None,
        request_id=request.request_id,
        name=lead.name,
        phone=lead.phone,
        safety=lead.safety,
        dialled=dial is not None,
        received_at=to_epoch(request.received_at),
        due_from=due_from,
        due_at=to_epoch(request.due_at),
        goal_at=None,
        version=request.reckoned_by,
    )
    goal_at = goal_of(state, settings.calendar, safety=lead.safety)
    move = PromiseMove(promise, due, to_epoch(goal_at))
    work.deadlines.move([move], version)
    moved = replace(request, due_at=due_at, due_version=version)
    requests = [moved if one == request else one for one in history.requests]
    return replace(history, requests=requests)
