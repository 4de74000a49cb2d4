"""Sign-in codes: turned on by who wants them, asked for at each sign-in, turned off.

They are asked for by the program, once a password has opened the desk: they keep out
who learned a password and sits down at the window, not who takes the files along and
reads them with a program of their own.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from callback_desk.domain.code_errors import CodeNotProven, CodeWanted, CodeWrong
from callback_desk.domain.errors import DatabaseReadOnly, DiskFull, NotAllowed
from callback_desk.domain.ports import Clock, OpenWork, Work
from callback_desk.domain.recovery_key import looks_like_one
from callback_desk.domain.sign_in_code import (
    SECRET_BYTES,
    SPARE_BYTES,
    SPARE_CODES,
    SecondFactor,
    app_link,
    plain_code,
    say_secret,
    say_spare,
    step_of,
)
from callback_desk.domain.staff import Staff
from callback_desk.domain.staff_errors import UnknownStaff
from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What an app takes over; nothing is kept of it before a code has proven it.

    Attributes:
        secret: the bytes.
        spelt: the same, to be typed into the app.
        link: the same, for an app on this computer.
    """

    secret: bytes = field(repr=False)
    spelt: str = field(repr=False)
    link: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CodeState:
    """Whether somebody is asked for codes, and how many spare ones are left."""

    is_on: bool
    spare_left: int


class Misses(Protocol):
    """What was tried in vain, counted outside the desk."""

    def miss(self, name: str) -> None:
        """Count one."""
        ...


@dataclass(frozen=True, slots=True)
class Typed:
    """A code as somebody typed it.

    Attributes:
        code: it, or None where nobody asked them yet.
        misses: where a wrong one is counted.
        is_recovery_key: whether that is the one that opens this desk.
    """

    code: str | None = field(repr=False)
    misses: Misses
    is_recovery_key: Callable[[str], bool]


def show_codes(desk: Desk) -> CodeState:
    """How it stands for whoever is signed in."""
    with desk.open_work(writes=False) as work:
        is_on = work.codes.of(desk.staff.staff_id) is not None
        return CodeState(is_on, work.codes.spare_left(desk.staff.staff_id))


def spare_codes_of_staff(desk: Desk) -> dict[int, int]:
    """Who is asked for codes, by number, and how many spare ones they have left."""
    with desk.open_work(writes=False) as work:
        return dict(work.codes.spare_of_all())


def begin_enrolment(desk: Desk, whose: Staff | None = None) -> Enrolment:
    """A secret for an app; nothing is stored yet.

    Args:
        desk: where they sign in.
        whose: None for whoever is signed in.
    """
    secret = secrets.token_bytes(SECRET_BYTES)
    name = (whose or desk.staff).name
    return Enrolment(secret, say_secret(secret), app_link(secret, name))


def turn_on(
    desk: Desk,
    enrolment: Enrolment,
    password: str,
    code: str,
    real_clock: Clock,
    whose: Staff | None = None,
) -> tuple[str, ...]:
    """Ask somebody for codes from now on, in place of earlier ones.

    Args:
        desk: of whoever does it.
        enrolment: what their app took over.
        password: of whoever does it, once more.
        code: what the app shows for it.
        real_clock: the computer's.
        whose: None for whoever is signed in; else an office manager does it.

    Returns:
        Spare codes, each of which opens the desk once; they are stored as hashes.

    Raises:
        CurrentPasswordWrong: the password is another's.
        CodeNotProven: the code is not of that secret.
        NotAllowed, UnknownStaff: it is not theirs to do, or no longer.
    """
    desk.keys.check(desk.staff.name, password)
    now = real_clock()
    factor = SecondFactor(enrolment.secret, 0, desk.now())
    step = step_of(code, factor, now)
    if step is None:
        raise CodeNotProven()
    spare = tuple(
        say_spare(secrets.token_bytes(SPARE_BYTES)) for _unused in range(SPARE_CODES)
    )
    kept = SecondFactor(enrolment.secret, step, desk.now())
    with desk.open_work() as work:
        them = _whose(work, desk, whose)
        work.codes.set(them, kept, _digests(them, spare))
        me = desk.staff.staff_id
        work.audit.add("codes_turned_on", me, desk.now(), "staff", them)
        work.commit()
    return spare


def turn_off(desk: Desk, password: str, whose: Staff | None = None) -> None:
    """Ask somebody for codes no longer.

    Args:
        desk: of whoever does it.
        password: of whoever does it, once more.
        whose: None for whoever is signed in; else an office manager does it.

    Raises:
        CurrentPasswordWrong: the password is another's.
        NotAllowed, UnknownStaff: it is not theirs to do, or no longer.
    """
    desk.keys.check(desk.staff.name, password)
    with desk.open_work() as work:
        them = _whose(work, desk, whose)
        work.codes.drop(them)
        me = desk.staff.staff_id
        work.audit.add("codes_turned_off", me, desk.now(), "staff", them)
        work.commit()


def _whose(work: Work, desk: Desk, whose: Staff | None) -> int:
    """Whose codes are turned on or off; refused where that is not theirs to do."""
    here = {member.staff_id: member for member in work.staff.all() if member.active}
    me = here.get(desk.staff.staff_id)
    if me is None:
        raise UnknownStaff(name=desk.staff.name)
    if whose is None or whose.staff_id == me.staff_id:
        return me.staff_id
    if not me.manages:
        role = say_a_role(me.role)
        raise NotAllowed(role=role, what=_("change somebody else's sign-in codes"))
    if whose.staff_id not in here:
        raise UnknownStaff(name=whose.name)
    return whose.staff_id


def check_code(
    open_work: OpenWork, staff: Staff, typed: Typed, clock: Clock, real_clock: Clock
) -> None:
    """Let only those in who have their telephone at hand, if they wanted that.

    Args:
        open_work: on the desk that the password opened.
        staff: who signs in.
        typed: what they typed.
        clock: the desk's.
        real_clock: the computer's, which codes go by.

    Raises:
        CodeWanted: none was typed.
        CodeWrong: it is another, or was used.
        DatabaseLocked: it cannot be noted for now that it was used.
    """
    with open_work(writes=False) as work:
        factor = work.codes.of(staff.staff_id)
    if factor is None:
        return
    if not typed.code:
        raise CodeWanted()
    if looks_like_one(typed.code):
        _come_by_recovery_key(open_work, staff, typed, clock)
        return
    step = step_of(typed.code, factor, real_clock())
    if step is None:
        _spend_spare(open_work, staff, typed, clock)
        return
    try:
        with open_work() as work:
            # Another window may have used it since it was looked at.
            is_first = work.codes.use(staff.staff_id, step)
            work.commit()
    except (DatabaseReadOnly, DiskFull):
        # It can be used again for a minute then; a right code keeps nobody out.
        return
    if not is_first:
        raise _refused(staff, typed)


def _spend_spare(open_work: OpenWork, staff: Staff, typed: Typed, clock: Clock) -> None:
    me = staff.staff_id
    with open_work() as work:
        (digest,) = _digests(me, (typed.code or "",))
        if not work.codes.use_spare(me, digest):
            raise _refused(staff, typed)
        now = clock().replace(microsecond=0)
        work.audit.add("spare_code_used", me, now, "left", work.codes.spare_left(me))
        work.commit()


def _come_by_recovery_key(
    open_work: OpenWork, staff: Staff, typed: Typed, clock: Clock
) -> None:
    """Let in who lost the telephone with all else, and ask them for no code again."""
    if not typed.is_recovery_key(typed.code or ""):
        raise _refused(staff, typed)
    me = staff.staff_id
    with open_work() as work:
        work.codes.drop(me)
        now = clock().replace(microsecond=0)
        work.audit.add("codes_dropped_by_recovery_key", me, now, "staff", me)
        work.commit()


def _refused(staff: Staff, typed: Typed) -> CodeWrong:
    """Count it as a wrong password is: five of them, and it takes ever longer."""
    typed.misses.miss(staff.name)
    return CodeWrong()


def _digests(staff_id: int, codes: Sequence[str]) -> list[bytes]:
    return [
        sha256(f"{staff_id} {plain_code(code)}".encode()).digest() for code in codes
    ]
