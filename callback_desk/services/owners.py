"""Who looks after which lead, and what becomes of it when somebody is away."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from callback_desk.domain.day_errors import LeadGone, StaffNotHere
from callback_desk.domain.languages import share_out
from callback_desk.domain.ports import Work
from callback_desk.domain.staff import Staff
from callback_desk.domain.theirs import Theirs
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.languages import wanted_in
from callback_desk.services.still_here import still_here


@dataclass(frozen=True, slots=True)
class Reassigned:
    """Leads that were given to somebody, and whose they were before.

    Attributes:
        to: who took them, or None for nobody in particular.
        before: whose each was before, or None for nobody's.
        for_language: how many others took for the language, by name.
        told_before: who is away and was to be told today of people in danger, or "".
        given: whose each is now.
        gone: how many are not there any more: joined to another, or taken back.
    """

    to: Staff | None
    before: Mapping[int, int | None]
    for_language: Mapping[str, int] = field(default_factory=dict)
    told_before: str = ""
    given: Mapping[int, int | None] = field(default_factory=dict)
    gone: int = 0


def staff_here(desk: Desk) -> list[Staff]:
    """Who works at the desk now."""
    with desk.open_work(writes=False) as work:
        return [member for member in work.staff.all() if member.active]


def still_theirs(desk: Desk) -> list[Staff]:
    """Who left, and has leads to call still, or is to be told today."""
    with desk.open_work(writes=False) as work:
        left = [member for member in work.staff.all() if not member.active]
        return [member for member in left if _has_something(desk, work, member)]


def _has_something(desk: Desk, work: Work, member: Staff) -> bool:
    theirs = _theirs(desk, work, member.staff_id)
    return bool(theirs.leads) or theirs.is_told


def reassign(desk: Desk, lead_ids: Collection[int], to: int | None) -> Reassigned:
    """Give leads to somebody, or to nobody in particular.

    Raises:
        StaffNotHere: that person does not work here now.
        LeadGone: none of them is there any more.
    """
    with desk.open_work() as work:
        here = still_here(work, lead_ids)
        if not here:
            raise LeadGone()
        done = _give(desk, work, dict.fromkeys(here, to), to)
        work.commit()
        return replace(done, gone=len(lead_ids) - len(here))


def restore_owners(desk: Desk, reassigned: Reassigned) -> int:
    """Give leads back to whom they were taken from; how many stay as they are now.

    Those stay that somebody gave to another since, or that are not there any more.
    """
    before, given = reassigned.before, reassigned.given
    with desk.open_work() as work:
        here = still_here(work, list(before))
        have = work.owners.of(here)
        back = {n: before[n] for n in here if have.get(n) == given.get(n)}
        _set(desk, work, back)
        work.commit()
        return len(before) - len(back)


def what_is_theirs(desk: Desk, staff_id: int) -> Theirs:
    """Everything that hangs on somebody, before it is given to another."""
    with desk.open_work(writes=False) as work:
        return _theirs(desk, work, staff_id)


def hand_over_all(desk: Desk, staff_id: int, to: int) -> Reassigned:
    """Give everything of somebody to another in one step; what they had open is free.

    Whoever wants a language that the other does not speak goes to somebody who does.

    Raises:
        StaffNotHere: that person does not work here now.
    """
    with desk.open_work() as work:
        theirs = _theirs(desk, work, staff_id)
        here = [m for m in work.staff.all() if m.active]
        takes = next((m for m in here if m.staff_id == to), None)
        if takes is None:
            raise StaffNotHere()
        others = [m for m in here if m.staff_id not in (staff_id, to)]
        shares = share_out(theirs.leads, theirs.wanted, takes, others)
        done = _give(desk, work, shares, to)
        if theirs.is_told:
            done = replace(done, told_before=_name_of(work, staff_id))
        work.claims.free_of_staff(staff_id)
        work.audit.add(
            "all_reassigned", desk.staff.staff_id, desk.now(), "staff", staff_id
        )
        work.commit()
        return done


def _theirs(desk: Desk, work: Work, staff_id: int) -> Theirs:
    claims = work.claims.standing(desk.now())
    # One may have been joined to a lead that somebody else has open.
    held = still_here(work, [c.lead_id for c in claims if c.staff_id == staff_id])
    open_now = tuple(sorted(held))
    agreed = tuple(work.owners.agreed_with(staff_id))
    owned = tuple(work.owners.leads_of(staff_id))
    details = work.leads.details({*open_now, *agreed, *owned})
    names = {number: one.name for number, one in details.items()}
    return Theirs(
        *(open_now, agreed, owned, names, wanted_in(work, list(details))),
        is_told=_is_told(desk, work, _name_of(work, staff_id)),
    )


def _name_of(work: Work, staff_id: int) -> str:
    return next((m.name for m in work.staff.all() if m.staff_id == staff_id), "")


def _is_told(desk: Desk, work: Work, name: str) -> bool:
    """Whether somebody is to be told today of people in danger."""
    today = in_force(desk, work).calendar.local_date(desk.now())
    contact = work.safety.contact(today)
    return contact is not None and contact.day == today and contact.names(name)


def _give(
    desk: Desk, work: Work, shares: Mapping[int, int | None], to: int | None
) -> Reassigned:
    members = {m.staff_id: m for m in work.staff.all() if m.active}
    if not members.keys() >= {one for one in (*shares.values(), to) if one is not None}:
        raise StaffNotHere()
    work.leads.details(shares)
    had = work.owners.of(shares)
    _set(desk, work, shares)
    before = {number: had.get(number) for number in shares}
    others = Counter(
        members[who].name for who in shares.values() if who is not None and who != to
    )
    takes = None if to is None else members[to]
    return Reassigned(takes, before, others, given=dict(shares))


def _set(desk: Desk, work: Work, owners: Mapping[int, int | None]) -> None:
    now, me = desk.now(), desk.staff.staff_id
    work.owners.set(owners, me, now)
    for lead_id in owners:
        work.audit.add("lead_reassigned", me, now, "lead", lead_id)


def take_on(
    desk: Desk, work: Work, lead_id: int, owner: str | None, at: datetime
) -> None:
    """Let somebody look after a lead who took its next call, or its question, on.

    A name of nobody who works here, such as a room's, is kept with the call alone.
    """
    if owner is None:
        return
    for member in work.staff.all():
        if member.active and member.name == owner:
            work.owners.set({lead_id: member.staff_id}, desk.staff.staff_id, at)
            return
