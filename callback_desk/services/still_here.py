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


def lead_by_now(work: Work, lead_id: int) -> int:
    """The lead, or the one that it was joined to; itself where it is gone."""
    try:
        work.leads.details([lead_id])
    except LeadJoined as joined:
        into = joined.fields["into"]
        return lead_by_now(work, into) if isinstance(into, int) else lead_id
    except UnknownLead:
        pass
    return lead_id


def leads_by_now(work: Work, lead_ids: Collection[int]) -> dict[int, int]:
    """The same of many, by lead: nearly always all of them are as they were."""
    try:
        work.leads.details(lead_ids)
    except (LeadJoined, UnknownLead):
        return {lead_id: lead_by_now(work, lead_id) for lead_id in lead_ids}
    return {lead_id: lead_id for lead_id in lead_ids}
