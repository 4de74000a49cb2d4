"""A new recovery key in place of the one before."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from callback_desk.domain.errors import DeskError, NotAllowed
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


def new_recovery_key(desk: Desk, password: str) -> NewRecoveryKey:
    """Make a new recovery key; the one before opens the desk no longer.

    Whoever had the old one may know the desk's own key, which is due to be renewed from
    then on: `finish_renewal`, once the new one is shown, since that takes its time and
    may fail. Backups made before still open with the recovery key of then.

    Args:
        desk: an office manager's.
        password: theirs, once more.

    Raises:
        NotAllowed: only an office manager may.
        CurrentPasswordWrong: that is not their password.
        DeskError: it could not be written; the one before still opens the desk.
    """
    staff = desk.staff
    if not staff.manages:
        role = say_a_role(staff.role)
        raise NotAllowed(role=role, what=_("make a new recovery key"))
    desk.keys.check(staff.name, password)
    # First: once the key is made, nothing may come before it is shown.
    today = show_calendar(desk).local_date(desk.now())
    _note(desk, "recovery_key_made")
    try:
        with desk.open_work():
            key = desk.keys.new_recovery_key()
    except DeskError:
        _note(desk, "recovery_key_made_failed")
        raise
    return NewRecoveryKey(key, desk.keys.desk, today)


def _note(desk: Desk, act: str) -> None:
    with desk.open_work() as work:
        work.audit.add(act, desk.staff.staff_id, desk.now())
        work.commit()
