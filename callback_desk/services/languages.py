"""Who at the desk speaks what, and whom the leads that want it can be given to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.languages import is_other, named, read_languages
from callback_desk.domain.ports import Work
from callback_desk.domain.staff import Staff
from callback_desk.domain.staff_errors import UnknownStaff
from callback_desk.services.desk import Desk
from callback_desk.services.reach_leads import effective
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role


@dataclass(frozen=True, slots=True)
class Takers:
    """Who could take some leads.

    Attributes:
        staff: who works here.
        wanted: the other languages that the leads want, by lead.
    """

    staff: tuple[Staff, ...]
    wanted: Mapping[int, str]


def set_languages(desk: Desk, staff_id: int, text: str) -> Staff:
    """Note which languages somebody speaks beside English, as it was typed.

    Raises:
        NotAllowed: only an office manager may note it of others.
        UnknownStaff: that person does not work here.
    """
    if not desk.staff.manages and staff_id != desk.staff.staff_id:
        role = say_a_role(desk.staff.role)
        raise NotAllowed(role=role, what=_("note the languages of others"))
    with desk.open_work() as work:
        member = _member(work, staff_id)
        languages = read_languages(text)
        work.staff.set_languages(member.staff_id, languages)
        me, now = desk.staff.staff_id, desk.now()
        work.audit.add("languages_set", me, now, "staff", staff_id)
        work.commit()
        return _member(work, staff_id)


def who_may_take(desk: Desk, lead_ids: Collection[int]) -> Takers:
    """Who works here now, and which languages these leads want."""
    with desk.open_work(writes=False) as work:
        staff = tuple(member for member in work.staff.all() if member.active)
        return Takers(staff, wanted_in(work, lead_ids))


def wanted_in(work: Work, lead_ids: Collection[int]) -> dict[int, str]:
    """The languages other than English that leads want, by lead."""
    told, words = work.people.reach(lead_ids), work.people.words(lead_ids)
    wanted = {}
    for lead_id in lead_ids:
        reach = effective(told.get(lead_id), words.get(lead_id, ()))
        if is_other(reach.language):
            wanted[lead_id] = named(reach.language)
    return wanted


def _member(work: Work, staff_id: int) -> Staff:
    for member in work.staff.all():
        if member.staff_id == staff_id and member.active:
            return member
    raise UnknownStaff(name=str(staff_id))
