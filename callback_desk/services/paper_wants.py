"""How to reach those on a call sheet: paper tells no time of day, so it says hours."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar, Span
from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.local_time import from_epoch
from callback_desk.domain.whereabouts import CallTimes, call_times, whereabouts
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.reach_leads import reach_of
from callback_desk.wording.reaching import say_call_hours, say_wants

# A sheet is worked off on the next day that the desk is open, if not today.
_DAYS_AHEAD = 14


def wants_on_paper(
    desk: Desk, entries: Sequence[QueueEntry], at: datetime
) -> dict[int, str]:
    """What each wants, by lead, with the hours in which they may be called from here.

    Args:
        desk: whose.
        entries: who stands on the sheet.
        at: when it was made.
    """
    reach = reach_of(desk, [entry.lead.lead_id or 0 for entry in entries])
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
    calendar, known = settings.calendar, dict[tuple[str, ...], CallTimes]()
    wants = {}
    for entry in entries:
        lead_id, phone, hours = entry.lead.lead_id or 0, entry.lead.phone, ""
        if phone:
            zone = calendar.definition.timezone
            where = whereabouts(phone, desk.zones_of, zone)
            times = call_times(calendar, where, settings.rules, at, known)
            hours = _hours(calendar, times, at)
        said = say_wants(reach[lead_id], hours)
        if said:
            wants[lead_id] = said
    return wants


def _hours(desk: BusinessCalendar, theirs: BusinessCalendar, at: datetime) -> str:
    """From when and until when somebody is called; "" where the desk's hours do."""
    first = desk.local_date(at)
    for ahead in range(_DAYS_AHEAD):
        on = first + timedelta(days=ahead)
        ours, fine = desk.day(on).spans, theirs.day(on).spans
        if fine:
            (opens, closes), (begins, ends) = _ends(ours), _ends(fine)
            return say_call_hours(
                desk.local(from_epoch(begins)) if begins > opens else None,
                desk.local(from_epoch(ends)) if ends < closes else None,
            )
    return ""


def _ends(spans: Sequence[Span]) -> Span:
    return spans[0][0], spans[-1][1]
