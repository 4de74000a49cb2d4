"""Taking back what was just corrected of a lead: who it was before."""

from callback_desk.domain.calling_errors import CorrectedSince
from callback_desk.domain.changes import Changes
from callback_desk.domain.lead_identity import Edited, NumberState
from callback_desk.domain.ports import Work
from callback_desk.services.desk import Desk
from callback_desk.services.lead_identity import (
    Corrected,
    Identity,
    call_by,
    identity_in,
    newest_edit,
    note_edit,
)


def undo_correction(desk: Desk, corrected: Corrected) -> Changes:
    """Let a lead be who it was before a correction; the history keeps both.

    Raises:
        UnknownLead, LeadJoined: there is none of that number any more.
        CorrectedSince: somebody corrected, joined or split it since, or a call did.
    """
    lead_id, before = corrected.lead_id, corrected.before
    with desk.open_work() as work:
        there = identity_in(work, lead_id)
        if newest_edit(there) != corrected.newest:
            raise CorrectedSince(name=there.details.name)
        was, now = before.details, there.details
        if was.name != now.name:
            work.people.rename(lead_id, was.name)
            note_edit(desk, work, lead_id, Edited.NAME, now.name, was.name)
        called = was.phone, was.extension
        if called == (now.phone, now.extension):
            _give_numbers_back(desk, work, before, there, set())
        else:
            _give_numbers_back(desk, work, before, there, {was.phone, now.phone})
            call_by(desk, work, now, called)
        work.commit()
    return Changes(leads=(lead_id,))


def _give_numbers_back(
    desk: Desk, work: Work, before: Identity, there: Identity, told: set[str]
) -> None:
    """Let the other numbers be those of before, each noted but those told elsewhere."""
    lead_id = before.details.lead_id
    had = {number.number_id: number for number in before.numbers}
    has = {number.number_id: number for number in there.numbers}
    for number_id, number in has.items():
        if number_id not in had:
            work.people.mark_number(number_id, NumberState.REMOVED)
            if number.phone not in told:
                removed = Edited.NUMBER_REMOVED, number.phone, ""
                note_edit(desk, work, lead_id, *removed)
    for number_id, number in had.items():
        if has.get(number_id) != number:
            work.people.mark_number(number_id, number.state)
            if number.phone not in told:
                note_edit(desk, work, lead_id, Edited.NUMBER_ADDED, "", number.phone)
