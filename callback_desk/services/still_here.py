"""Which of some leads can still be worked on: others may have joined or removed one."""

from collections.abc import Collection

from callback_desk.domain.calling_errors import LeadJoined
from callback_desk.domain.errors import UnknownLead
from callback_desk.domain.ports import Work


def still_here(work: Work, lead_ids: Collection[int]) -> list[int]:
    """Those of some leads that are there, in the order given."""
    try:
        details = work.leads.details(lead_ids)
    except (LeadJoined, UnknownLead):
        if len(lead_ids) == 1:
            return []
        return [one for lead_id in lead_ids for one in still_here(work, [lead_id])]
    # Who was removed after the years of the rule is nobody to work on.
    return [lead_id for lead_id in lead_ids if details[lead_id].phone]
