"""They called us: who it may be, by the last digits, a name, or who was just tried."""

from datetime import timedelta

from callback_desk.domain.caller import Caller
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force

# Whoever calls back mostly does so within these.
TRIED_WITHIN = timedelta(days=3)
MOST_SHOWN = 50


def recent_callers(desk: Desk, limit: int = MOST_SHOWN) -> list[Caller]:
    """Who was tried in the last three days, the newest try first."""
    now = desk.now()
    with desk.open_work(writes=False) as work:
        dials = [o.code for o in in_force(desk, work).outcomes.values() if o.dialled]
        tried = work.people.tried_since(now - TRIED_WITHIN, dials, limit)
        return [Caller(lead, at) for lead, at in tried]


def find_callers(desk: Desk, text: str, limit: int = MOST_SHOWN) -> list[Caller]:
    """Who fits the last digits of a number, or a name; who was just tried comes first.

    Nothing typed finds those who were tried in the last three days.
    """
    recent = recent_callers(desk)
    if not text.strip():
        return recent[:limit]
    tried = {caller.lead.lead_id: caller.tried_at for caller in recent}
    with desk.open_work(writes=False) as work:
        found = work.find_leads(text, limit)
    order = {lead_id: place for place, lead_id in enumerate(tried)}
    found.sort(key=lambda lead: order.get(lead.lead_id, len(order)))
    return [Caller(lead, tried.get(lead.lead_id)) for lead in found]
