"""Who signed in, and how often somebody tried in vain, in the audit."""

from typing import Protocol

from callback_desk.domain.errors import DatabaseLocked, DatabaseReadOnly, DiskFull
from callback_desk.domain.ports import Clock, OpenWork
from callback_desk.domain.staff import Staff
from callback_desk.domain.staff_errors import PinOutdated
from callback_desk.services.desk import Desk


class Misses(Protocol):
    """Wrong passwords, counted outside the desk."""

    def misses(self, name: str) -> int:
        """How many there were since the last right one."""
        ...

    def forgive(self, name: str) -> None:
        """Forget them."""
        ...


def note_misses(
    open_work: OpenWork, misses: Misses, staff: Staff, clock: Clock
) -> None:
    """Put the wrong passwords before a right one into the audit, and forget them.

    Nothing can be written into a desk before it is open. Where it cannot be written
    now, they stay counted, and the desk is opened all the same.
    """
    count = misses.misses(staff.name)
    if not count:
        return
    try:
        with open_work() as work:
            now = clock().replace(microsecond=0)
            work.audit.add("sign_ins_failed", staff.staff_id, now, "misses", count)
            work.commit()
    except (DatabaseLocked, DatabaseReadOnly, DiskFull):
        return
    misses.forgive(staff.name)


def note_sign_in(desk: Desk) -> None:
    """Put into the audit that somebody signed in at the window."""
    _note(desk, "signed_in")


def note_locked(desk: Desk) -> None:
    """Put into the audit that the desk was locked, by hand or by itself."""
    _note(desk, "locked")


def note_unlocked(desk: Desk) -> None:
    """Put into the audit that a PIN lifted the veil."""
    _note(desk, "unlocked")


def check_still_here(desk: Desk) -> None:
    """Refuse to go on at a desk for somebody who left, or whose role changed.

    Raises:
        PinOutdated: it is so.
    """
    with desk.open_work(writes=False) as work:
        if desk.staff not in work.staff.all():
            raise PinOutdated()


def note_pin_refused(desk: Desk) -> None:
    """Put into the audit that a PIN was wrong."""
    _note(desk, "pin_refused")


def _note(desk: Desk, what: str) -> None:
    with desk.open_work() as work:
        work.audit.add(what, desk.staff.staff_id, desk.now())
        work.commit()
