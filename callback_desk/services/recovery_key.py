"""A new recovery key in place of the one before."""

import secrets
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from callback_desk.domain.errors import DeskError, NotAllowed
from callback_desk.domain.recovery_key import RECOVERY_BYTES, say_recovery_key
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import show_calendar
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role


@dataclass(frozen=True, slots=True)
class NewRecoveryKey:
    """What is printed once, and stored nowhere.

    Attributes:
        key: in groups, joined by dashes.
        desk: the database that it opens.
        made_on: the day, where the clinic is.
    """

    key: str = field(repr=False)
    desk: Path
    made_on: date


def draft_recovery_key(desk: Desk, password: str) -> NewRecoveryKey:
    """A recovery key to be shown. Nothing of it is stored: it opens nothing yet.

    Args:
        desk: an office manager's.
        password: theirs, once more.

    Raises:
        NotAllowed: only an office manager may.
        CurrentPasswordWrong: that is not their password.
    """
    staff = desk.staff
    if not staff.manages:
        role = say_a_role(staff.role)
        raise NotAllowed(role=role, what=_("make a new recovery key"))
    desk.keys.check(staff.name, password)
    today = show_calendar(desk).local_date(desk.now())
    key = say_recovery_key(secrets.token_bytes(RECOVERY_BYTES))
    return NewRecoveryKey(key, desk.keys.desk, today)


def put_in_force(desk: Desk, new: NewRecoveryKey) -> None:
    """Let a recovery key that somebody keeps open the desk, and the one before no more.

    Whoever had the old one may know the desk's own key, which is due to be renewed from
    then on: `finish_renewal`, which takes its time and may fail. Backups made before
    still open with the recovery key of then.

    Raises:
        DeskError: it could not be written; the one before still opens the desk.
    """
    _note(desk, "recovery_key_made")
    try:
        with desk.open_work():
            desk.keys.set_recovery_key(new.key)
    except DeskError:
        _note(desk, "recovery_key_made_failed")
        raise


def new_recovery_key(desk: Desk, password: str) -> NewRecoveryKey:
    """Make a recovery key that holds at once, where it is printed at once.

    Raises:
        DeskError: as for `draft_recovery_key` and `put_in_force`.
    """
    new = draft_recovery_key(desk, password)
    put_in_force(desk, new)
    return new


def _note(desk: Desk, act: str) -> None:
    with desk.open_work() as work:
        work.audit.add(act, desk.staff.staff_id, desk.now())
        work.commit()
