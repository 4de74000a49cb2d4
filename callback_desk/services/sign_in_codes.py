"""Sign-in codes: turned on by who wants them, asked for at each sign-in, turned off.

They are asked for by the program, once a password has opened the desk: they keep out
who learned a password and sits down at the window, not who takes the files along and
reads them with a program of their own.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from callback_desk.domain.code_errors import CodeNotProven, CodeWanted, CodeWrong
from callback_desk.domain.errors import DatabaseReadOnly, DiskFull
from callback_desk.domain.ports import Clock, OpenWork
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
from callback_desk.services.desk import Desk


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
    """

    code: str | None = field(repr=False)
    misses: Misses


def show_codes(desk: Desk) -> CodeState:
    """How it stands for whoever is signed in."""
    with desk.open_work(writes=False) as work:
        is_on = work.codes.of(desk.staff.staff_id) is not None
        return CodeState(is_on, work.codes.spare_left(desk.staff.staff_id))


def begin_enrolment(desk: Desk) -> Enrolment:
    """A secret for an app; nothing is stored yet."""
    secret = secrets.token_bytes(SECRET_BYTES)
    return Enrolment(secret, say_secret(secret), app_link(secret, desk.staff.name))


def turn_on(
    desk: Desk, enrolment: Enrolment, password: str, code: str, real_clock: Clock
) -> tuple[str, ...]:
    """Ask whoever is signed in for codes from now on.

    Args:
        desk: theirs.
        enrolment: what their app took over.
        password: theirs, once more.
        code: what the app shows for it.
        real_clock: the computer's.

    Returns:
        Spare codes, each of which opens the desk once; they are stored as hashes.

    Raises:
        CurrentPasswordWrong: the password is another's.
        CodeNotProven: the code is not of that secret.
    """
    desk.keys.check(desk.staff.name, password)
    now = real_clock()
    factor = SecondFactor(enrolment.secret, 0, desk.now())
    step = step_of(code, factor, now)
    if step is None:
        raise CodeNotProven()
    spare = tuple(
        say_spare(secrets.token_bytes(SPARE_BYTES)) for _ in range(SPARE_CODES)
    )
    kept = SecondFactor(enrolment.secret, step, desk.now())
    with desk.open_work() as work:
        me = desk.staff.staff_id
        work.codes.set(me, kept, _digests(me, spare))
        work.audit.add("codes_turned_on", me, desk.now(), "staff", me)
        work.commit()
    return spare


def turn_off(desk: Desk, password: str) -> None:
    """Ask whoever is signed in for codes no longer.

    Raises:
        CurrentPasswordWrong: the password is another's.
    """
    desk.keys.check(desk.staff.name, password)
    with desk.open_work() as work:
        me = desk.staff.staff_id
        work.codes.drop(me)
        work.audit.add("codes_turned_off", me, desk.now(), "staff", me)
        work.commit()


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


def _refused(staff: Staff, typed: Typed) -> CodeWrong:
    """Count it as a wrong password is: five of them, and it takes ever longer."""
    typed.misses.miss(staff.name)
    return CodeWrong()


def _digests(staff_id: int, codes: Sequence[str]) -> list[bytes]:
    return [
        sha256(f"{staff_id} {plain_code(code)}".encode()).digest() for code in codes
    ]
