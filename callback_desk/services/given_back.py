"""What else goes with an attempt that is taken back, or that another replaces."""

from dataclasses import replace
from datetime import datetime
from operator import attrgetter

from callback_desk.domain.lead import Attempt, standing_attempts
from callback_desk.domain.lead_identity import Edited
from callback_desk.domain.ports import Work
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.lead_upkeep import LeadHistory
from callback_desk.services.other_numbers import give_number_back, take_other_number
from callback_desk.services.owners import take_on


def take_back_effects(
    desk: Desk,
    work: Work,
    history: LeadHistory,
    mistaken: Attempt,
    at: datetime,
    before: int | None = None,
) -> LeadHistory:
    """Let the lead have the number again, and the owner, that it had without it.

    Whose it was `before`, by whatever hand, counts before who took on a call of it.

    Returns:
        the history, of the lead as it is called now.
    """
    number, staff_id = mistaken.attempt_id, desk.staff.staff_id
    give_number_back(work, history.details, number, at, staff_id)
    _give_owner_back(desk, work, history, mistaken, at, before)
    return _as_called_now(work, history)


def let_stand_again(
    desk: Desk,
    work: Work,
    history: LeadHistory,
    mistaken: Attempt,
    settings: SettingsInForce,
) -> LeadHistory:
    """Let the lead have the number, and the owner, by the call that stands again.

    That is the one that the `mistaken` correction had replaced, if it is one. Nothing
    happens where the lead was given another number, or to somebody else, since.

    Returns:
        the history, of the lead as it is called now.
    """
    again = next(
        (a for a in history.attempts if a.attempt_id == mistaken.corrects), None
    )
    if again is None or again.outcome is None:
        return history
    lead_id, now = history.details.lead_id, desk.now()
    taken = [
        edit.before
        for edit in work.people.edits(lead_id)
        if edit.what is Edited.NUMBER and edit.attempt_id == again.attempt_id
    ]
    if history.details.phone in taken[-1:]:
        outcome, staff_id = settings.outcomes[again.outcome], desk.staff.staff_id
        take_other_number(
            *(work, history.details, outcome, again.attempt_id, now, staff_id),
            again.at,
        )
    if lead_id not in work.owners.of([lead_id]):
        take_on(desk, work, lead_id, again.details.owner, now)
    return _as_called_now(work, history)


def _as_called_now(work: Work, history: LeadHistory) -> LeadHistory:
    lead_id = history.details.lead_id
    return replace(history, details=work.leads.details([lead_id])[lead_id])


def _give_owner_back(
    desk: Desk,
    work: Work,
    history: LeadHistory,
    mistaken: Attempt,
    at: datetime,
    before: int | None,
) -> None:
    number, staff_id = mistaken.attempt_id, desk.staff.staff_id
    owner, lead_id = mistaken.details.owner, history.details.lead_id
    has = work.owners.of([lead_id]).get(lead_id)
    everybody = work.staff.all()
    names = {member.staff_id: member.name for member in everybody}
    if owner is None or has is None or names[has] != owner:
        return  # Nobody took it on, or it was given to somebody else since.
    if any(one.staff_id == before and one.active for one in everybody):
        work.owners.set({lead_id: before}, staff_id, at)
        return
    # Whoever was named last has it, whenever that call was.
    others = [
        attempt.details.owner
        for attempt in sorted(
            standing_attempts(history.attempts), key=attrgetter("attempt_id")
        )
        if attempt.attempt_id != number and attempt.details.owner
    ]
    work.owners.set({lead_id: None}, staff_id, at)
    take_on(desk, work, lead_id, others[-1] if others else None, at)
