"""Another number of a lead takes the place of one that turned out to be wrong."""

from collections.abc import Sequence
from datetime import datetime

from callback_desk.domain.lead import LeadDetails
from callback_desk.domain.lead_identity import (
    Edited,
    LeadEdit,
    NumberState,
    OtherNumber,
    bare_number,
)
from callback_desk.domain.outcome import NextCall, Outcome
from callback_desk.domain.ports import Work

# What an outcome says of the number that was called; all others say it is wrong.
_STATES = {"disconnected": NumberState.DISCONNECTED}


def next_number(
    work: Work, numbers: Sequence[OtherNumber], in_use: str
) -> OtherNumber | None:
    """The other number to call where the one in use is wrong: one that may be called.

    By a number that asked not to be called the lead would leave the list. Of two leads
    that are one, each may have brought the same number, or the other's own.
    """
    wrong = {one.phone for one in numbers if one.state is not NumberState.GOOD}
    good = [one for one in numbers if one.phone not in {*wrong, in_use}]
    barred = work.imports.barred([one.phone for one in good]) if good else set()
    return next((one for one in good if one.phone not in barred), None)


def take_other_number(
    work: Work,
    details: LeadDetails,
    outcome: Outcome,
    attempt_id: int,
    at: datetime,
    staff_id: int,
    called_at: datetime,
) -> bool:
    """Call a lead by its other number from now on, if the outcome says so.

    One that it was given since the call, which is entered late, was not called then.

    Returns:
        whether there was one; the number called before stays among the others, marked.
    """
    if outcome.next.kind is not NextCall.OTHER_NUMBER:
        return False
    lead_id, people = details.lead_id, work.people
    if _number_then(people.edits(lead_id), details.phone, called_at) != details.phone:
        return True
    other = next_number(work, people.numbers(lead_id), details.phone)
    if other is None:
        return False
    state = _STATES.get(outcome.code, NumberState.WRONG)
    people.mark_number(other.number_id, NumberState.REMOVED)
    people.add_number(lead_id, details.phone, details.extension, state, at, staff_id)
    people.set_number(lead_id, other.phone, other.extension)
    people.add_edit(
        *(lead_id, Edited.NUMBER, details.phone, other.phone, at, staff_id),
        attempt_id,
    )
    return True


def _number_then(edits: Sequence[LeadEdit], phone: str, at: datetime) -> str:
    """By which number a lead was called at an instant, by what was changed since."""
    for edit in sorted(edits, key=lambda edit: edit.edit_id, reverse=True):
        is_later = edit.what is Edited.NUMBER and edit.at > at
        if is_later and bare_number(edit.after) == phone:
            phone = bare_number(edit.before)
    return phone


def give_number_back(
    work: Work, details: LeadDetails, attempt_id: int, at: datetime, staff_id: int
) -> None:
    """Call a lead by the number again that an attempt took away, if it did.

    Nothing happens where somebody has corrected the number since.
    """
    lead_id, people = details.lead_id, work.people
    for edit in reversed(people.edits(lead_id)):
        if edit.what is not Edited.NUMBER:
            continue
        if edit.attempt_id == attempt_id and details.phone == edit.after:
            for number in people.numbers(lead_id):
                if number.phone == edit.before:
                    people.mark_number(number.number_id, NumberState.REMOVED)
                    people.add_number(
                        *(lead_id, details.phone, details.extension),
                        *(NumberState.GOOD, at, staff_id),
                    )
                    people.set_number(lead_id, number.phone, number.extension)
                    people.add_edit(
                        *(lead_id, Edited.NUMBER, edit.after, edit.before, at),
                        staff_id,
                    )
                    return
        return
