"""Something leaves the desk: who may do that, and the audit row that precedes it."""

from collections.abc import Collection
from dataclasses import dataclass

from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.outgoing import Delivery, OutgoingTable
from callback_desk.domain.outgoing_errors import NoColumnTicked, UnknownColumn
from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What leaves the desk, as the audit names it.

    Attributes:
        act: such as `missed_exported` or `lead_printed`.
        subject: what the number counts or names, such as `rows` or `lead`.
        number: how many rows, or whose.
    """

    act: str
    subject: str
    number: int


def refuse_unless_may_hand_out(desk: Desk) -> None:
    """Only office managers take something out of the desk.

    Raises:
        NotAllowed: whoever is signed in is none.
    """
    staff = desk.staff
    if not staff.may_hand_out:
        raise NotAllowed(
            role=say_a_role(staff.role),
            what=_("export or print what the desk knows"),
        )


def hand_out(desk: Desk, what: HandedOut, delivery: Delivery) -> None:
    """Take something out of the desk.

    It is made whole first, then stands in the audit, then gets its place: nothing
    leaves unheard of. Where it could not be made, the audit says nothing; where it did
    not get its place after all, the audit says that, too.

    Raises:
        NotAllowed: not by whoever is signed in.
        ExportNotWritten: it could not be written; nothing is left of it.
    """
    refuse_unless_may_hand_out(desk)
    try:
        delivery.prepare()
        _note(desk, what.act, what)
        try:
            delivery.finish()
        except BaseException:
            _note(desk, f"{what.act}_failed", what)
            raise
    finally:
        delivery.abandon()


def note_going_to_printer(desk: Desk, what: HandedOut) -> None:
    """Note in the audit that something is printed, before it is.

    Raises:
        NotAllowed: not by whoever is signed in.
    """
    refuse_unless_may_hand_out(desk)
    _note(desk, what.act, what)


def note_not_printed(desk: Desk, what: HandedOut) -> None:
    """Note in the audit that the printer did not take it after all."""
    _note(desk, f"{what.act}_failed", what)


def _note(desk: Desk, act: str, what: HandedOut) -> None:
    with desk.open_work() as work:
        me = desk.staff.staff_id
        work.audit.add(act, me, desk.now(), what.subject, what.number)
        work.commit()


def ticked_only(table: OutgoingTable, ticked: Collection[str] | None) -> OutgoingTable:
    """The ticked columns alone, the usual ones where nothing is said.

    Raises:
        UnknownColumn: one is named that there is not.
        NoColumnTicked: none is left.
    """
    known = [column.code for column in table.columns]
    for code in ticked or ():
        if code not in known:
            raise UnknownColumn(column=code, columns=", ".join(known))
    chosen = table.only(ticked)
    if not chosen.columns:
        raise NoColumnTicked()
    return chosen
