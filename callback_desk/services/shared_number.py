"""Whose number a lead's is besides: said when it was corrected."""

from dataclasses import dataclass

from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import show_lead

MOST_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class SharedNumber:
    """What else is known of the number by which a lead is called.

    Attributes:
        others: how many other leads are called by it, one household or one person.
        barred: whether it said that it must not be called.
    """

    others: int
    barred: bool


def look_at_number(desk: Desk, lead_id: int) -> SharedNumber:
    """Look what else is known of a lead's number.

    Raises:
        UnknownLead, LeadJoined: there is none of that number any more.
    """
    lead = show_lead(desk, lead_id).lead
    if not lead.phone:
        return SharedNumber(0, barred=False)
    with desk.open_work(writes=False) as work:
        found = work.find_leads(lead.phone, MOST_LOOKED_AT)
    others = sum(f.phone == lead.phone and f.lead_id != lead_id for f in found)
    return SharedNumber(others, lead.barred)
