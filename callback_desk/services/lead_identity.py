"""Correcting who a lead is: the name, the number, other numbers; with history."""

from dataclasses import dataclass, field

from callback_desk.domain.calling_errors import (
    NameMissing,
    NumberHereAlready,
    NumberUnreadable,
    UnknownNumber,
)
from callback_desk.domain.lead import LeadDetails
from callback_desk.domain.lead_identity import (
    EXTENSION,
    Edited,
    Join,
    LeadEdit,
    NumberState,
    OtherNumber,
)
from callback_desk.domain.ports import Work
from callback_desk.domain.reach import ToldReach
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import read_histories, settle_lead
from callback_desk.translation import _
from callback_desk.wording.kept_words import say_phrase

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
        told: how to reach them, each time that somebody confirmed it.
    """

    details: LeadDetails
    numbers: list[OtherNumber]
    edits: list[LeadEdit]
    joins: list[Join]
    told: list[ToldReach] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Corrected:
    """Who a lead was before a correction, so that it can be taken back.

    Attributes:
        before: who it was.
        newest: the number of the newest entry of its history; 0 for none.
    """

    before: Identity
    newest: int

    @property
    def lead_id(self) -> int:
        """Whose."""
        return self.before.details.lead_id

    @property
    def is_change(self) -> bool:
        """Whether anything is another than before."""
        return self.newest != newest_edit(self.before)


def newest_edit(identity: Identity) -> int:
    """The number of the newest entry of a lead's history; 0 for none."""
    return max((edit.edit_id for edit in identity.edits), default=0)


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
        told=work.people.reach_told(lead_id),
    )


def correct(
    desk: Desk,
    lead_id: int,
    *,
    name: str | None = None,
    number: str | None = None,
    another: str = "",
) -> Corrected:
    """Correct what is given of a lead, all of it or nothing.

    Args:
        desk: whose.
        lead_id: the lead.
        name: what the person said; None leaves it.
        number: the one to be called, the one before stays as wrong; None leaves it.
        another: one that is kept beside it; "" for none.

    Raises:
        UnknownLead, LeadJoined: there is none of that number any more.
        NameMissing: no name is left.
        NumberUnreadable: what was typed cannot be called.
        NumberHereAlready: the lead has the other number already.
    """
    with desk.open_work() as work:
        before = identity_in(work, lead_id)
        if name is not None:
            _rename(desk, work, before.details, name)
        if number is not None and _read(desk, number) != _called(before.details):
            called = _read(desk, number)
            _use(desk, work, before.details, called, NumberState.WRONG)
        if another:
            _add(desk, work, lead_id, another)
        return _done(work, before)


def correct_name(desk: Desk, lead_id: int, name: str) -> Corrected:
    """Give a lead the name that the person said; raises as `correct`."""
    return correct(desk, lead_id, name=name)


def correct_number(desk: Desk, lead_id: int, text: str) -> Corrected:
    """Call a lead by another number; raises as `correct`."""
    return correct(desk, lead_id, number=text)


def use_number(desk: Desk, lead_id: int, number_id: int) -> Corrected:
    """Call a lead by one of its other numbers; the one before stays among them.

    Raises:
        UnknownLead, LeadJoined, UnknownNumber: there is none such any more.
    """
    with desk.open_work() as work:
        before = identity_in(work, lead_id)
        number = _number(before, number_id)
        called = number.phone, number.extension
        _use(desk, work, before.details, called, NumberState.GOOD)
        return _done(work, before)


def add_number(desk: Desk, lead_id: int, text: str) -> Corrected:
    """Keep another number of a lead, such as the one from which they called.

    Raises:
        UnknownLead, LeadJoined: there is none of that number any more.
        NumberUnreadable: what was typed cannot be called.
        NumberHereAlready: the lead has it.
    """
    with desk.open_work() as work:
        before = identity_in(work, lead_id)
        _add(desk, work, lead_id, text)
        return _done(work, before)


def remove_number(desk: Desk, lead_id: int, number_id: int) -> Corrected:
    """Keep another number of a lead no more; the history names it.

    Raises:
        UnknownLead, LeadJoined, UnknownNumber: there is none such any more.
    """
    with desk.open_work() as work:
        before = identity_in(work, lead_id)
        number = _number(before, number_id)
        work.people.mark_number(number_id, NumberState.REMOVED)
        note_edit(desk, work, lead_id, Edited.NUMBER_REMOVED, number.phone, "")
        return _done(work, before)


def _done(work: Work, before: Identity) -> Corrected:
    """Keep it, and know how to take it back."""
    newest = newest_edit(identity_in(work, before.details.lead_id))
    work.commit()
    return Corrected(before, newest)


def _rename(desk: Desk, work: Work, details: LeadDetails, name: str) -> None:
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        raise NameMissing()
    if name != details.name:
        work.people.rename(details.lead_id, name)
        note_edit(desk, work, details.lead_id, Edited.NAME, details.name, name)


def _add(desk: Desk, work: Work, lead_id: int, text: str) -> None:
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
    work.people.add_number(lead_id, phone, extension, NumberState.GOOD, now, staff_id)
    note_edit(desk, work, lead_id, Edited.NUMBER_ADDED, "", phone)


def _use(
    desk: Desk,
    work: Work,
    details: LeadDetails,
    number: tuple[str, str | None],
    before: NumberState,
) -> None:
    phone, _extension = number
    lead_id, staff_id, now = details.lead_id, desk.staff.staff_id, desk.now()
    for other in work.people.numbers(lead_id):
        if other.phone in (phone, details.phone):
            work.people.mark_number(other.number_id, NumberState.REMOVED)
    if details.phone != phone:
        work.people.add_number(
            *(lead_id, details.phone, details.extension, before, now, staff_id)
        )
    call_by(desk, work, details, number)


def call_by(
    desk: Desk, work: Work, details: LeadDetails, number: tuple[str, str | None]
) -> None:
    """Let a lead be called by a number from now on, and note it."""
    lead_id, before = details.lead_id, _called(details)
    work.people.set_number(lead_id, *number)
    words = _written(*before), _written(*number)
    note_edit(desk, work, lead_id, Edited.NUMBER, *words)
    # Whether it may be called goes by the number: the queue must know at once.
    history = read_histories(work, [lead_id])[lead_id]
    settle_lead(work, history, in_force(desk, work), flagged=False)


def _called(details: LeadDetails) -> tuple[str, str | None]:
    return details.phone, details.extension


def _written(phone: str, extension: str | None) -> str:
    """A number as the history keeps it."""
    return f"{phone}{EXTENSION}{extension}" if extension else phone


def note_edit(
    desk: Desk, work: Work, lead_id: int, what: Edited, before: str, after: str
) -> None:
    """Keep that something was corrected, in the history and in the audit."""
    staff_id, now = desk.staff.staff_id, desk.now()
    work.people.add_edit(lead_id, what, before, after, now, staff_id)
    work.audit.add(f"lead_{what}_edited", staff_id, now, "lead", lead_id)


def _read(desk: Desk, text: str) -> tuple[str, str | None]:
    reading = desk.phones.read(text)
    if reading.number is None:
        problem = say_phrase(reading.problem or "there is no number")
        raise NumberUnreadable(problem=problem)
    return reading.number, reading.extension


def _number(identity: Identity, number_id: int) -> OtherNumber:
    for number in identity.numbers:
        if number.number_id == number_id:
            return number
    raise UnknownNumber(name=identity.details.name or _("the lead"))
