"""What else goes with an attempt that is taken back, or that another replaces."""

from datetime import datetime

from callback_desk.domain.lead import Attempt, standing_attempts
from callback_desk.domain.ports import Work
from callback_desk.services.desk import Desk
from callback_desk.services.lead_upkeep import LeadHistory
from callback_desk.services.other_numbers import give_number_back
from callback_desk.services.owners import take_on


def take_back_effects(
    desk: Desk,
    work: Work,
    history: LeadHistory,
    mistaken: Attempt,
    at: datetime,
    before: int | None = None,
) -> None:
    """Let the lead have the number again, and the owner, that it had without it.

    Whose it was `before`, by whatever hand, counts before who took on a call of it.
    """
    number, staff_id = mistaken.attempt_id, desk.staff.staff_id
    give_number_back(work, history.details, number, at, staff_id)
    owner, lead_id = mistaken.details.owner, history.details.lead_id
    has = work.owners.of([lead_id]).get(lead_id)
    everybody = work.staff.all()
    names = {member.staff_id: member.name for member in everybody}
    if owner is None or has is None or names[has] != owner:
        return  # Nobody took it on, or it was given to somebody else since.
    if any(one.staff_id == before and one.active for one in everybody):
        work.owners.set({lead_id: before}, staff_id, at)
        return
    others = [
        attempt.details.owner
        for attempt in standing_attempts(history.attempts)
        if attempt.attempt_id != number and attempt.details.owner
    ]
    work.owners.set({lead_id: None}, staff_id, at)
    take_on(desk, work, lead_id, others[-1] if others else None, at)
