"""Somebody leaves and the desk's key is renewed: killed at random, and at each call."""

import random
import shutil
from pathlib import Path

from callback_desk.domain.errors import WrongPassword
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.key_renewal import renew_key
from callback_desk.services.staff_access import add_staff, list_staff, remove_staff
from callback_desk.storage.keys import KeyFile, keys_path
from tests.desks import PASSWORD, opened, template
from tests.faults.dying import Died, Say
from tests.faults.kills import LEADS, OPEN, each, leads_of
from tests.faults.stands import must_be_sound
from tests.faults.tally import Tally, must
from tests.storage.stored_desk import key_of, rows_of

WHO = "Ann Porter"


def sweep(points: int, dice: random.Random) -> list[Tally]:
    """Kill it so many times."""
    tally = Tally("kill -9 while somebody leaves and the key is renewed")
    return [each(tally, points, dice, _work, _look, let_in, behind=1)]


def let_in(path: Path) -> None:
    """Have somebody work there, and keep what they could have copied."""
    with opened(path) as desk:
        add_staff(desk, WHO, Role.RECEPTIONIST, PASSWORD)
    shutil.copy(keys_path(path), _copied(path))


def take_off_and_renew(desk: Desk) -> None:
    """Take them off, unless that was done, and renew the key."""
    if any(member.name == WHO and member.active for member in list_staff(desk)):
        remove_staff(desk, WHO)
    renew_key(desk)


def go_on(path: Path) -> None:
    """Do it once more: it works, and nobody but who left is out.

    Raises:
        Violation: it is not so.
    """
    with opened(path) as desk:
        take_off_and_renew(desk)
    must_be_sound(path)
    known = KeyFile.read(_copied(path)).unwrap(WHO, PASSWORD)
    must(key_of(path) != known, "the key is the one that they knew")
    keys = KeyFile.read(keys_path(path))
    must(keys.is_settled, "the earlier key is in the key file still")
    must(
        keys.unwrap_by_recovery(template()[1]) == key_of(path),
        "the recovery key opens it no more",
    )
    try:
        keys.unwrap(WHO, PASSWORD)
    except WrongPassword:
        return
    must(False, "who left can still sign in")


def _copied(path: Path) -> Path:
    return path.with_name("copied.keys")


def _work(path: Path, say: Say) -> None:
    with opened(path) as desk:
        say(OPEN)
        take_off_and_renew(desk)
        say(1)


def _look(path: Path, died: Died) -> str:
    # Opening it goes on with what broke off.
    must_be_sound(path)
    half = [file.name for file in path.parent.glob(".desk.db-renewed*")]
    renewals = rows_of(path, "SELECT action FROM audit WHERE action = 'key_renewed'")
    must(bool(renewals) or not died.numbers, "a renewal that was told of is not there")
    must(len(leads_of(path)) == LEADS + 3, "leads or calls are missing")
    state = "renewed" if renewals else "as before"
    must(not half, f"{half} was left")
    go_on(path)
    return state
