"""Until when a record that waited for a look is promised a call, once it is settled."""

from datetime import datetime

from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.ports import Work
from callback_desk.domain.promise import due_epoch
from callback_desk.domain.record import Record
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.reasons import past_calendar


def deadline_of(
    desk: Desk,
    work: Work,
    settings: SettingsInForce,
    kept: Record,
    judged: datetime,
    *,
    moved: bool,
) -> tuple[datetime, int]:
    """The deadline of a kept record, and the calendar by which it is reckoned.

    While it runs, that is the calendar in force, as of every lead: by it the deadline
    was `judged`. What fell due while the record waited stays as it was then, unless
    somebody `moved` the time when it was sent.
    """
    in_force = settings.calendar_version
    if moved or kept.due_at >= desk.now() or kept.due_at == judged:
        return judged, in_force
    received, due = to_epoch(kept.received_at), to_epoch(kept.due_at)
    for told in work.calendars.versions():
        calendar = past_calendar(desk, work, settings, told.version).calendar
        if due_epoch(calendar, received) == due:
            return kept.due_at, told.version
    return judged, in_force
