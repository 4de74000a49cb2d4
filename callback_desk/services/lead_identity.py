"""Correcting who a lead is: the name, the number, other numbers; with history."""

from dataclasses import dataclass

from callback_desk.domain.calling_errors import (
    NameMissing,
    NumberHereAlready,
    NumberUnreadable,
    UnknownNumber,
)
from callback_desk.domain.changes import Changes
from callback_desk.domain.lead import LeadDetails
from callback_desk.domain.lead_identity import (
    Edited,
    Join,
    LeadEdit,
    NumberState,
    OtherNumber,
)
from callback_desk.domain.ports import Work
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import read_histories, settle_lead
from callback_desk.translation import _

# More is no name to be typed anew; the form shows it and takes no key.
LONGEST_NAME = 2_000


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a lead is, with what was corrected so far.

    Attributes:
        details: name and number as they are now.
        numbers: the other numbers.
        edits: what was corrected, the oldest first.
        joins: the leads that became part of this one.
    """

    details: LeadDetails
    numbers: list[OtherNumber]
    edits: list[LeadEdit]
    joins: list[Join]


def show_identity(desk: Desk, lead_id: int) -> Identity:
    """Who a lead is.

    Raises:
        UnknownLead, LeadJoined: there is none of that number any more.
    """
    with desk.open_work(writes=False) as work:
        return identity_in(work, lead_id)


def identity_in(work: Work, lead_id: int) -> Identity:
    """Who a lead is, inside a unit of work."""
    details = work.leads.details([lead_id])[lead_id]
    return Identity(
        details=details,
        numbers=work.people.numbers(lead_id),
        edits=work.people.edits(lead_id),
        joins=work.people.joins(lead_id),
    )


def correct_name(desk: Desk, lead_id: int, name: str) -> Changes:
    """Give a lead the name that the person said.

    Raises:
        UnknownLead, LeadJoined: there is none of that number any more.
        NameMissing: nothing was typed.
    """
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        raise NameMissing()
    with desk.open_work() as work:
        details = work.leads.details([lead_id])[lead_id]
        if name != details.name:
            work.people.rename(lead_id, name)
            _edited(desk, work, lead_id, Edited.NAME, details.name, name)
            work.commit()
    return Changes(leads=(lead_id,))


def correct_number(desk: Desk, lead_id: int, text: str) -> Changes:
    """Call a lead by another number; the one before stays among the others, as wrong.

    Raises:
        UnknownLead, LeadJoined: there is none of that number any more.
        NumberUnreadable: what was typed cannot be called.
        NumberHereAlready: that is the number.
    """
    with desk.open_work() as work:
        details = work.leads.details([lead_id])[lead_id]
        phone, extension = _read(desk, text)
        _use(desk, work, details, (phone, extension), NumberState.WRONG)
        work.commit()
    return Changes(leads=(lead_id,))


def use_number(desk: Desk, lead_id: int, number_id: int) -> Changes:
    """Call a lead by one of its other numbers; the one before stays among them.

    Raises:
        UnknownLead, LeadJoined, UnknownNumber: there is none such any more.
    """
    with desk.open_work() as work:
        details = work.leads.details([lead_id])[lead_id]
        number = _number(work, details, number_id)
        _use(desk, work, details, (number.phone, number.extension), NumberState.GOOD)
        work.commit()
    return Changes(leads=(lead_id,))


def add_number(desk: Desk, lead_id: int, text: str) -> Changes:
    """Keep another number of a lead, such as the one from which they called.

    Raises:
        UnknownLead, LeadJoined: there is none of that number any more.
        NumberUnreadable: what was typed cannot be called.
        NumberHereAlready: the lead has it.
    """
    with desk.open_work() as work:
        details = work.leads.details([lead_id])[lead_id]
        phone, extension = _read(desk, text)
        others = {n.phone: n for n in work.people.numbers(lead_id)}
        if phone == details.phone or (
            phone in others and others[phone].state is NumberState.GOOD
        ):
            shown = desk.phones.show(phone, extension)
            raise NumberHereAlready(name=details.name or _("The lead"), number=shown)
        if phone in others:
            work.people.mark_number(others[phone].number_id, NumberState.REMOVED)
        now, staff_id = desk.now(), desk.staff.staff_id
        work.people.add_number(
            lead_id, phone, extension, NumberState.GOOD, now, staff_id
        )
        _edited(desk, work, lead_id, Edited.NUMBER_ADDED, "", phone)
        work.commit()
    return Changes(leads=(lead_id,))


def remove_number(desk: Desk, lead_id: int, number_id: int) -> Changes:
    """Keep another number of a lead no more; the history names it.

    Raises:
        UnknownLead, LeadJoined, UnknownNumber: there is none such any more.
    """
    with desk.open_work() as work:
        details = work.leads.details([lead_id])[lead_id]
        number = _number(work, details, number_id)
        work.people.mark_number(number_id, NumberState.REMOVED)
        _edited(desk, work, lead_id, Edited.NUMBER_REMOVED, number.phone, "")
        work.commit()
    return Changes(leads=(lead_id,))


def _use(
    desk: Desk,
    work: Work,
    details: LeadDetails,
    number: tuple[str, str | None],
    before: NumberState,
) -> None:
    phone, extension = number
    lead_id, staff_id, now = details.lead_id, desk.staff.staff_id, desk.now()
    if (phone, extension) == (details.phone, details.extension):
        shown = desk.phones.show(phone, extension)
        raise NumberHereAlready(name=details.name or _("The lead"), number=shown)
    for other in work.people.numbers(lead_id):
        if other.phone in (phone, details.phone):
            work.people.mark_number(other.number_id, NumberState.REMOVED)
    if details.phone != phone:
        work.people.add_number(
            *(lead_id, details.phone, details.extension, before, now, staff_id)
        )
    work.people.set_number(lead_id, phone, extension)
    _edited(desk, work, lead_id, Edited.NUMBER, details.phone, phone)
    # Whether it may be called goes by the number: the queue must know at once.
    history = read_histories(work, [lead_id])[lead_id]
    settle_lead(work, history, in_force(desk, work), flagged=False)


def _edited(
    desk: Desk, work: Work, lead_id: int, what: Edited, before: str, after: str
) -> None:
    staff_id, now = desk.staff.staff_id, desk.now()
    work.people.add_edit(lead_id, what, before, after, now, staff_id)
    work.audit.add(f"lead_{what}_edited", staff_id, now, "lead", lead_id)


def _read(desk: Desk, text: str) -> tuple[str, str | None]:
    reading = desk.phones.read(text)
    if reading.number is None:
        raise NumberUnreadable(problem=reading.problem or _("it is not whole"))
    return reading.number, reading.extension


def _number(work: Work, details: LeadDetails, number_id: int) -> OtherNumber:
    for number in work.people.numbers(details.lead_id):
        if number.number_id == number_id:
            return number
    raise UnknownNumber(name=details.name or _("the lead"))
