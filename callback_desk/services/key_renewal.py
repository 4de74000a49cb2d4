"""The desk's own key, renewed once somebody who must not have it may know it."""

from callback_desk.domain.errors import DeskError, NotAllowed
from callback_desk.domain.key_errors import KeysNotMoved
from callback_desk.domain.ports import Work
from callback_desk.domain.staff import Staff
from callback_desk.services.desk import Desk
from callback_desk.services.staff_access import remove_staff
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role, say_list


def renew_key(desk: Desk) -> None:
    """Give the desk another key, which opens for those who work here and nobody else.

    Raises:
        NotAllowed: only an office manager may.
        KeysNotMoved: somebody has not signed in since the desk was of an older version.
        DeskOpenElsewhere: another window or command has the desk open.
        DeskTooBusy: something long is going on in this one.
        DeskError: it could not be written; all is as it was.
    """
    if not desk.staff.manages:
        role = say_a_role(desk.staff.role)
        raise NotAllowed(role=role, what=_("renew the desk's key"))
    _renew(desk)


def take_off(desk: Desk, name: str) -> tuple[Staff, DeskError | None]:
    """Somebody left: they can no longer sign in, and their key opens nothing new.

    Returns:
        Who left, and why the key is not renewed yet, or None where it is.

    Raises:
        DeskError: as for `remove_staff`.
    """
    gone = remove_staff(desk, name)
    return gone, finish_renewal(desk)


def finish_renewal(desk: Desk) -> DeskError | None:
    """Renew the key if that is due; why it cannot be now, or None.

    It stays due until it is done, and is tried whenever the desk is opened.
    """
    try:
        if desk.keys.renewal_is_due():
            _renew(desk)
    except DeskError as error:
        return error
    return None


def key_waits(desk: Desk) -> KeysNotMoved | None:
    """For whom renewing the key waits at a desk of an older version, or None."""
    waiting, recovery_waits = desk.keys.waits_for(_names(desk))
    if waiting or recovery_waits:
        return _not_moved(waiting, recovery_waits=recovery_waits)
    return None


def _renew(desk: Desk) -> None:
    waits = key_waits(desk)
    if waits is not None:
        raise waits
    # Who is let in writes the key file inside such a unit: both are of one moment.
    with desk.open_work() as work:
        names, seen = _active(work), desk.keys.stamp()
    desk.keys.renew(names, seen, desk.staff.staff_id, desk.now())


def _names(desk: Desk) -> list[str]:
    with desk.open_work(writes=False) as work:
        return _active(work)


def _active(work: Work) -> list[str]:
    return [member.name for member in work.staff.all() if member.active]


def _not_moved(waiting: list[str], *, recovery_waits: bool) -> KeysNotMoved:
    whom = say_list([*waiting, *(["a new recovery key"] if recovery_waits else [])])
    how = []
    if waiting:
        how.append(f"Have {say_list(waiting)} sign in once with their password.")
    if recovery_waits:
        how.append("Make a new recovery key under Settings, Recovery key.")
    return KeysNotMoved(whom=whom, how=" ".join(how))
