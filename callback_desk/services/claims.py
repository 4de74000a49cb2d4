"""Opening a call claims its lead, so that two people never call one person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.claim import (
    CLAIM_MINUTES,
    LONGEST_CLAIM_MINUTES,
    Claim,
)
from callback_desk.domain.day_errors import ClaimedElsewhere
from callback_desk.domain.ports import Work
from callback_desk.domain.standing import OpenLead
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.managing import check_manages
from callback_desk.services.still_here import lead_by_now
from callback_desk.translation import _
from callback_desk.wording.times import say_clock

# The name of the clinic's setting.
MINUTES = "claim_minutes"


def claim_lead(desk: Desk, lead_id: int, *, take_over: bool = False) -> Claim:
    """Have a lead as one's own for some minutes; one's own claim is renewed.

    The row is looked at and written in one writing transaction, of which there is one
    at a time: so no two desks ever hold one lead.

    Args:
        desk: whose call it is.
        lead_id: the lead.
        take_over: whether to take it from whoever has it.

    Raises:
        ClaimedElsewhere: another open desk has it.
        UnknownLead: there is none of that number.
    """
    now = desk.now()
    with desk.open_work() as work:
        work.leads.details([lead_id])
        there = work.claims.of_lead(lead_id, now)
        is_mine = there is not None and there.opening == desk.opening
        if there is not None and not is_mine and not take_over:
            local = in_force(desk, work).calendar.local(there.at)
            raise ClaimedElsewhere(by=there.by, since=say_clock(local))
        minutes = work.numbers.number(MINUTES, CLAIM_MINUTES)
        claim = Claim(
            *(lead_id, desk.staff.staff_id, desk.staff.name, desk.opening),
            there.at if there is not None and is_mine else now,
            now + timedelta(minutes=minutes),
        )
        work.claims.hold(claim, now)
        if not is_mine:
            act = "lead_claimed" if there is None else "lead_taken_over"
            work.audit.add(act, desk.staff.staff_id, now, "lead", lead_id)
        work.commit()
        return claim


def keep_claim(desk: Desk, claim: Claim) -> str:
    """Renew a claim; or tell to whom its lead was given where somebody freed it.

    One that ran out while the computer slept is there again. Where its lead was joined
    to another, that one is claimed: the call is with whom both are.

    Raises:
        ClaimedElsewhere: another open desk has the lead.
        UnknownLead: it is gone.
    """
    me, now = desk.staff.staff_id, desk.now()
    with desk.open_work(writes=False) as work:
        if work.claims.of_lead(claim.lead_id, now) is None:
            whose = work.owners.given_since(claim.lead_id, claim.at)
            if whose not in (None, me):
                return _names(work).get(whose or me, "")
    with desk.open_work(writes=False) as work:
        lead_id = lead_by_now(work, claim.lead_id)
    claim_lead(desk, lead_id)
    return ""


def free_lead(desk: Desk, lead_id: int) -> None:
    """Let go of a lead, and of the one that it was joined to, if this desk has it."""
    with desk.open_work() as work:
        for whose in {lead_id, lead_by_now(work, lead_id)}:
            work.claims.free(whose, desk.opening)
        work.commit()


def free_mine(desk: Desk) -> None:
    """Let go of every lead that this open desk has."""
    with desk.open_work() as work:
        work.claims.free_all(desk.opening)
        work.commit()


def claim_minutes(desk: Desk) -> int:
    """After how many minutes a claim that nobody renews is free."""
    with desk.open_work(writes=False) as work:
        return work.numbers.number(MINUTES, CLAIM_MINUTES)


def set_claim_minutes(desk: Desk, minutes: int) -> None:
    """Let a claim that nobody renews be free after so many minutes.

    Raises:
        NotAllowed: only an office manager may.
    """
    check_manages(desk, _("set for how long a lead stays claimed"))
    with desk.open_work() as work:
        keep_claim_minutes(desk, work, minutes)
        work.commit()


def keep_claim_minutes(desk: Desk, work: Work, minutes: int) -> None:
    """The same within a unit of work that somebody else commits."""
    work.numbers.set_number(MINUTES, min(max(1, minutes), LONGEST_CLAIM_MINUTES))
    work.audit.add("claim_minutes_set", desk.staff.staff_id, desk.now())


@dataclass(frozen=True, slots=True)
class DeskSeen:
    """How the shared desk stands.

    Attributes:
        version: changes once somebody else has written.
        elsewhere: the claims of other open desks, by lead.
        mine: the leads that this open desk has.
        shown: while a long file is taken in, what changes with whatever is seen of the
            desk: the last act and the imports that are whole; else None.
        is_staff: whether whoever is at this open desk still works here.
    """

    version: int
    elsewhere: dict[int, Claim]
    mine: frozenset[int] = frozenset()
    shown: tuple[int, ...] | None = None
    is_staff: bool = True

    def shows_more_than(self, before: "DeskSeen") -> bool:
        """Whether somebody wrote since what is seen: no part of a file that comes in.

        That writes several times a second, and nobody sees any of it before its end.
        The end of a claim is seen in the list, and stands in no audit.
        """
        if self.shown is not None and self.shown == before.shown:
            return self._holders() != before._holders()
        return self.version != before.version

    def _holders(self) -> dict[int, str]:
        return {lead_id: claim.by for lead_id, claim in self.elsewhere.items()}


def look_at_desk(desk: Desk) -> DeskSeen:
    """What other open desks have, and whether anybody else has written."""
    now = desk.now()
    with desk.open_work(writes=False) as work:
        version = work.data_version()
        claims = work.claims.standing(now)
        shown = None
        if work.imports.pending_batches():
            shown = (work.audit.head().audit_id, *work.import_list.whole())
        here = {member.staff_id for member in work.staff.all() if member.active}
    others = {c.lead_id: c for c in claims if c.opening != desk.opening}
    mine = frozenset(c.lead_id for c in claims if c.opening == desk.opening)
    return DeskSeen(version, others, mine, shown, desk.staff.staff_id in here)


def with_holders(
    desk: Desk, work: Work, entries: Sequence[QueueEntry], now: datetime
) -> tuple[QueueEntry, ...]:
    """The entries, each with who else has it open and who looks after it."""
    held = _held(desk, work, now)
    numbers = [e.lead.lead_id for e in entries if e.lead.lead_id is not None]
    owners = work.owners.of(numbers)
    if not held and not owners:
        return tuple(entries)
    names = _names(work) if owners else {}
    return tuple(
        entry
        if (number := entry.lead.lead_id or 0) not in held and number not in owners
        else replace(entry, lead=_told(entry.lead, held, owners, names))
        for entry in entries
    )


def with_holder(desk: Desk, work: Work, lead: OpenLead, now: datetime) -> OpenLead:
    """A lead, with who else has it open and who looks after it."""
    owners = work.owners.of([lead.lead_id or 0])
    names = _names(work) if owners else {}
    return _told(lead, _held(desk, work, now), owners, names)


def _held(desk: Desk, work: Work, now: datetime) -> dict[int, str]:
    claims = work.claims.standing(now)
    return {c.lead_id: c.by for c in claims if c.opening != desk.opening}


def _names(work: Work) -> dict[int, str]:
    return {member.staff_id: member.name for member in work.staff.all()}


def _told(
    lead: OpenLead, held: dict[int, str], owners: dict[int, int], names: dict[int, str]
) -> OpenLead:
    number = lead.lead_id or 0
    owner = names.get(owners.get(number, 0))
    return replace(lead, claimed_by=held.get(number), owner=owner)
