"""Who works at the desk: the list, and letting somebody in."""

from collections.abc import Collection

from callback_desk.domain.errors import NotAllowed, PasswordUnusable, StaffUnusable
from callback_desk.domain.staff import Role, Staff, staff_name_key
from callback_desk.services.desk import Desk
from callback_desk.wording.people import say_role

SHORTEST_PASSWORD = 8
LONGEST_NAME = 100


def list_staff(desk: Desk) -> list[Staff]:
    """Everybody, those who left too."""
    with desk.open_work(writes=False) as work:
        return work.staff.all()


def add_staff(desk: Desk, name: str, role: Role, password: str) -> Staff:
    """Let somebody in, with a password of their own.

    Raises:
        NotAllowed: only an office manager may.
        StaffUnusable: the name is empty, too long or taken.
        PasswordUnusable: the password is too short.
    """
    if not desk.staff.manages:
        raise NotAllowed(role=f"A {say_role(desk.staff.role)}", what="add staff")
    check_new_password(password)
    with desk.open_work() as work:
        check_new_staff(name, [member.name for member in work.staff.all()])
        now = desk.now()
        added = work.staff.add(name.strip(), role, now)
        work.audit.add("staff_added", desk.staff.staff_id, now, "staff", added.staff_id)
        # A key without a staff row opens nothing, a row without a key cannot be mended:
        # so the key comes first.
        desk.keys.admit(added.name, password)
        work.commit()
        return added


def check_new_staff(name: str, taken: Collection[str]) -> None:
    """Refuse a name that cannot be somebody's at the desk.

    Raises:
        StaffUnusable: it is empty, too long, unprintable or taken.
    """
    shown = name.strip()
    if not shown:
        raise StaffUnusable(name=name, reason="that is no name")
    if len(shown) > LONGEST_NAME:
        raise StaffUnusable(name=shown[:LONGEST_NAME], reason="the name is too long")
    if not shown.isprintable():
        raise StaffUnusable(name=shown, reason="it holds characters nobody can see")
    if staff_name_key(shown) in {staff_name_key(other) for other in taken}:
        raise StaffUnusable(name=shown, reason="there is somebody of that name")


def check_new_password(password: str) -> None:
    """Refuse a password that is too short.

    Raises:
        PasswordUnusable: it is.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordUnusable(
            reason=f"it has fewer than {SHORTEST_PASSWORD} characters"
        )
