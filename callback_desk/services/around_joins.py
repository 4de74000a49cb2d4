"""What stands around two leads that become one: how to reach them, whose they are."""

from dataclasses import replace
from datetime import timedelta

from callback_desk.domain.lead_identity import Join
from callback_desk.domain.ports import Work
from callback_desk.domain.reach import Reach
from callback_desk.services.reach_leads import effective

_SECOND = timedelta(seconds=1)


def reach_of_both(work: Work, into: int, part: int) -> Reach | None:
    """How to reach the person that both will be; None where nothing was confirmed.

    Then their words alone propose it, as they do for one lead.
    """
    told = work.people.reach([into, part])
    if not told:
        return None
    words = work.people.words([into, part])
    stays, goes = (effective(told.get(n), words.get(n, ())) for n in (into, part))
    return stays.together(goes)


def carry_over(work: Work, join: Join, reach: Reach | None, staff_id: int) -> None:
    """Let the lead that stays have what was told of the other, its owner and its call.

    A call that is open on either is with the person that both are.
    """
    into, part, at = join.into, join.lead_id, join.at
    if reach is not None:
        work.people.tell_reach(into, reach, at, staff_id, join.join_id)
    owners = work.owners.of([into, part])
    if part in owners and into not in owners:
        work.owners.set({into: owners[part]}, staff_id, at)
    claim = work.claims.of_lead(part, at)
    if claim is not None and work.claims.of_lead(into, at) is None:
        work.claims.hold(replace(claim, lead_id=into), at)
        work.claims.free(part, claim.opening)


def give_owner_back(work: Work, join: Join, staff_id: int) -> None:
    """Let the lead that stays have no owner again where the join alone gave it one."""
    into, since = join.into, join.at
    given, theirs = work.owners.given_since(into, since), work.owners.of([join.lead_id])
    if given is None or given != theirs.get(join.lead_id):
        return
    if work.owners.given_since(into, since + _SECOND) is None:
        work.owners.set({into: None}, staff_id, since)
