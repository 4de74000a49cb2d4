"""A new recovery key in place of the one before."""

from dataclasses import dataclass, field
from pathlib import Path

from callback_desk.domain.errors import DeskError, NotAllowed
from callback_desk.services.desk import Desk
from callback_desk.services.key_renewal import finish_renewal
from callback_desk.wording.people import say_role


@dataclass(frozen=True, slots=True)
class NewRecoveryKey:
    """What is printed once, and stored nowhere.

    Attributes:
        key: in groups, joined by dashes.
        desk: the database that it opens.
        waits: why the desk's own key is not renewed with it yet; None where it is.
    """

    key: str = field(repr=False)
    desk: Path
    waits: DeskError | None


def new_recovery_key(desk: Desk, password: str) -> NewRecoveryKey:
    """Make a new recovery key; the one before opens the desk no longer.

    The desk's own key is renewed with it, since whoever had the old one may know it.
    Backups made before still open with the recovery key of then.

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
        role = f"A {say_role(staff.role)}"
        raise NotAllowed(role=role, what="make a new recovery key")
    desk.keys.check(staff.name, password)
    _note(desk, "recovery_key_made")
    try:
        with desk.open_work():
            key = desk.keys.new_recovery_key()
    except DeskError:
        _note(desk, "recovery_key_made_failed")
        raise
    return NewRecoveryKey(key, desk.keys.desk, finish_renewal(desk))


def _note(desk: Desk, act: str) -> None:
    with desk.open_work() as work:
        work.audit.add(act, desk.staff.staff_id, desk.now())
        work.commit()
