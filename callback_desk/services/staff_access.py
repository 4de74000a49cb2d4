"""Who works at the desk: the list, letting somebody in, and no longer."""

from collections.abc import Collection, Sequence

from callback_desk.domain.errors import (
    DeskError,
    NotAllowed,
    PasswordUnusable,
    StaffUnusable,
)
from callback_desk.domain.staff import Role, Staff, Tenure
from callback_desk.domain.staff_errors import (
    CannotLeaveAlone,
    LastManager,
    PasswordUnchanged,
    UnknownStaff,
)
from callback_desk.domain.staff_name import staff_name_key
from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role

SHORTEST_PASSWORD = 8
LONGEST_NAME = 100


def list_staff(desk: Desk) -> list[Staff]:
    """Everybody, those who left too."""
    with desk.open_work(writes=False) as work:
        return work.staff.all()


def list_managers(desk: Desk) -> list[str]:
    """The names of the office managers; of nobody who left."""
    return [one.name for one in list_staff(desk) if one.manages and one.active]


def list_tenures(desk: Desk) -> list[Tenure]:
    """As `list_staff`, with the times when they came and left."""
    with desk.open_work(writes=False) as work:
        return list(work.staff.tenures())


def find_member(desk: Desk, name: str) -> Staff:
    """Whoever works here by a name, however it was typed.

    Raises:
        UnknownStaff: nobody does, or no longer.
    """
    with desk.open_work(writes=False) as work:
        member = work.staff.named(name)
    if member is None or not member.active:
        raise UnknownStaff(name=name.strip()[:LONGEST_NAME])
    return member


def add_staff(desk: Desk, name: str, role: Role, password: str) -> Staff:
    """Let somebody in, with a password of their own.

    A name that somebody had who left is theirs still: they are let in again, and what
    they did before is under the same name. A namesake needs another name.

    Raises:
        NotAllowed: only an office manager may.
        UnknownStaff: whoever asks was taken off the list meanwhile.
        StaffUnusable: the name is empty, too long or taken.
        PasswordUnusable: the password is too short.
    """
    _check_may(desk.staff, _("add staff"))
    check_new_password(password)
    with desk.open_work() as work:
        here = work.staff.all()
        _check_may(_of(here, desk.staff), _("add staff"))
        check_new_staff(name, [member.name for member in here if member.active])
        now = desk.now()
        former = work.staff.named(name)
        if former is None:
            action, added = "staff_added", work.staff.add(name.strip(), role, now)
        else:
            action = "staff_returned"
            added = work.staff.come_back(former.staff_id, role)
        work.audit.add(action, desk.staff.staff_id, now, "staff", added.staff_id)
        # A key without a staff row opens nothing, a row without a key lets nobody in:
        # so the key comes first.
        desk.keys.admit(added.name, password)
        work.commit()
        return added


def remove_staff(desk: Desk, name: str) -> Staff:
    """Somebody left: they can no longer sign in; what they did stays.

    Raises:
        NotAllowed: only an office manager may.
        UnknownStaff: nobody of that name works here, or no longer; or whoever asks
            was taken off the list meanwhile.
        CannotLeaveAlone, LastManager: as `why_they_stay` says.
    """
    _check_may(desk.staff, _("take staff off the list"))
    with desk.open_work() as work:
        here = work.staff.all()
        _check_may(_of(here, desk.staff), _("take staff off the list"))
        member = work.staff.named(name)
        if member is None or not member.active:
            raise UnknownStaff(name=name.strip()[:LONGEST_NAME])
        reason = why_they_stay(member, desk.staff, here)
        if reason is not None:
            raise reason
        now = desk.now()
        work.staff.leave(member.staff_id, now)
        # Who comes back has another telephone, perhaps.
        work.codes.drop(member.staff_id)
        work.audit.add("staff_left", desk.staff.staff_id, now, "staff", member.staff_id)
        # The key goes before the row is kept: whatever breaks off here, nobody has
        # left who can still open the desk; and it can be done once more.
        desk.keys.dismiss(member.name)
        gone = _of(work.staff.all(), member)
        work.commit()
        return gone


def why_they_stay(
    member: Staff, asking: Staff, staff: Sequence[Staff]
) -> DeskError | None:
    """What stands against taking somebody off the list; None if nothing does.

    Args:
        member: who would leave.
        asking: who would take them off.
        staff: everybody.
    """
    managers = [one for one in staff if one.manages and one.active]
    if [one.staff_id for one in managers] == [member.staff_id]:
        return LastManager(name=member.name)
    if member.staff_id == asking.staff_id:
        return CannotLeaveAlone()
    return None


def change_password(desk: Desk, current: str, new: str) -> None:
    """Let whoever is signed in open the desk with a new password, and no other.

    Raises:
        PasswordUnusable: the new one is too short, or the one they have.
        CurrentPasswordWrong: the current one is another.
    """
    check_new_password(new)
    if new == current:
        raise PasswordUnchanged()
    with desk.open_work() as work:
        member = _of(work.staff.all(), desk.staff)
        if not member.active:
            raise UnknownStaff(name=member.name)
        work.audit.add(
            "password_changed", member.staff_id, desk.now(), "staff", member.staff_id
        )
        desk.keys.change(member.name, current, new)
        try:
            work.commit()
        except Exception:
            # Who is told that it failed goes on with the password they had.
            desk.keys.change(member.name, new, current)
            raise


def _of(staff: Sequence[Staff], member: Staff) -> Staff:
    """A member as they stand on the list now."""
    return next(one for one in staff if one.staff_id == member.staff_id)


def _check_may(member: Staff, what: str) -> None:
    if not member.active:
        raise UnknownStaff(name=member.name)
    if not member.manages:
        raise NotAllowed(role=say_a_role(member.role), what=what)


def check_new_staff(name: str, taken: Collection[str]) -> None:
    """Refuse a name that cannot be somebody's at the desk.

    Raises:
        StaffUnusable: it is empty, too long, unprintable or taken.
    """
    shown = name.strip()
    if not shown:
        raise StaffUnusable(name=name, reason=_("that is no name"))
    if len(shown) > LONGEST_NAME:
        raise StaffUnusable(name=shown[:LONGEST_NAME], reason=_("the name is too long"))
    if not shown.isprintable():
        raise StaffUnusable(name=shown, reason=_("it holds characters nobody can see"))
    if staff_name_key(shown) in {staff_name_key(other) for other in taken}:
        raise StaffUnusable(name=shown, reason=_("there is somebody of that name"))


def check_new_password(password: str) -> None:
    """Refuse a password that is too short.

    Raises:
        PasswordUnusable: it is.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordUnusable(
            reason=_(
                "it has fewer than {shortest_password} characters",
                shortest_password=SHORTEST_PASSWORD,
            )
        )
