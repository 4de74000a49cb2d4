"""How to reach a lead: what was confirmed, and what their words propose."""

from collections.abc import Collection, Mapping

from callback_desk.domain.changes import Changes
from callback_desk.domain.ports import Work
from callback_desk.domain.reach import NOT_KNOWN, Reach
from callback_desk.domain.reach_words import read_reach
from callback_desk.services.desk import Desk


def tell_reach(desk: Desk, lead_id: int, reach: Reach) -> Changes:
    """Keep how to reach a lead, as somebody confirmed it.

    Raises:
        UnknownLead, LeadJoined: there is none of that number any more.
    """
    with desk.open_work() as work:
        work.leads.details([lead_id])
        now, staff_id = desk.now(), desk.staff.staff_id
        work.people.tell_reach(lead_id, reach, now, staff_id)
        work.audit.add("reach_told", staff_id, now, "lead", lead_id)
        work.commit()
    return Changes(leads=(lead_id,))


def reach_of(desk: Desk, lead_ids: Collection[int]) -> Mapping[int, Reach]:
    """How to reach leads, for a list: confirmed, and else as their words propose."""
    with desk.open_work(writes=False) as work:
        told = work.people.reach(lead_ids)
        words = work.people.words(lead_ids)
    found = {}
    for lead_id in lead_ids:
        confirmed = told[lead_id].reach if lead_id in told else None
        found[lead_id] = effective(confirmed, read_reach(words.get(lead_id, ())))
    return found


def effective(confirmed: Reach | None, proposed: Reach) -> Reach:
    """What counts: what was confirmed as a whole, else what their words propose."""
    return proposed if confirmed is None else confirmed


def reach_in(work: Work, lead_id: int, words: Collection[str]) -> tuple[Reach, Reach]:
    """What was confirmed of a lead, and what its words propose beside that."""
    told = work.people.reach([lead_id]).get(lead_id)
    confirmed = NOT_KNOWN if told is None else told.reach
    return confirmed, NOT_KNOWN if told is not None else read_reach(words)
