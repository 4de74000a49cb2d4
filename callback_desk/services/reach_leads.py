"""How to reach a lead: what was confirmed, and what their words propose."""

from collections.abc import Collection, Mapping

from callback_desk.domain.changes import Changes
from callback_desk.domain.ports import Work
from callback_desk.domain.reach import NOT_KNOWN, Reach, ToldReach, Written
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
        found[lead_id] = effective(told.get(lead_id), words.get(lead_id, ()))
    return found


def effective(told: ToldReach | None, words: Collection[Written]) -> Reach:
    """What counts: what they wrote since somebody confirmed it, then what that was."""
    confirmed, proposed = _beside(told, words)
    return proposed.beside(confirmed)


def reach_in(
    work: Work, lead_id: int, words: Collection[Written]
) -> tuple[Reach, Reach]:
    """What was confirmed of a lead, and what its words since then propose."""
    return _beside(work.people.reach([lead_id]).get(lead_id), words)


def _beside(told: ToldReach | None, words: Collection[Written]) -> tuple[Reach, Reach]:
    if told is None:
        return NOT_KNOWN, read_reach(one.text for one in words)
    # What was written before was settled with them, if it was here by then.
    newer = read_reach(one.text for one in words if one.at > told.at)
    late = read_reach(one.text for one in words if one.at <= told.at < one.came)
    proposed = newer.beside(late.not_in(told.reach))
    return told.reach, proposed.other_than(told.reach)
