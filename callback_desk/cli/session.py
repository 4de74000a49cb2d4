"""What stands before every command: which desk, who is asking, and what time it is."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from getpass import getpass
from pathlib import Path
from typing import Final

import typer

from callback_desk import bootstrap
from callback_desk.domain.code_errors import CodeWanted
from callback_desk.domain.errors import PasswordUnusable, StaffNotNamed
from callback_desk.domain.local_time import read_instant, zone_named
from callback_desk.paths import default_desk
from callback_desk.services.desk import Desk
from callback_desk.translation import _

_LONGEST_LINE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Session:
    """The four options that stand before a command.

    Attributes:
        db: the desk's database.
        staff: who is asking, or None.
        password_file: whose first line is the password; None asks on the terminal.
        now: an INSTANT that stands in for the real time, or None.
        code: from a telephone, where they sign in with one as well; None asks on the
            terminal.
    """

    db: Path | None
    staff: str | None
    password_file: Path | None
    now: str | None
    code: str | None = None

    @property
    def path(self) -> Path:
        """Where the desk is."""
        return self.db or default_desk()

    def staff_name(self) -> str:
        """Who is asking.

        Raises:
            StaffNotNamed: nobody said.
        """
        if not self.staff or not self.staff.strip():
            raise StaffNotNamed()
        return self.staff

    def password(self) -> str:
        """Their password, from its file or the terminal.

        Raises:
            PasswordUnusable: the file cannot be read, or nobody can be asked.
        """
        return read_password(self.password_file, _("Password: "))

    def new_password(self) -> str:
        """The password that they will have; on a terminal it is asked twice.

        Raises:
            PasswordUnusable: as for the password, or the two differ.
        """
        return new_password(self.password_file)

    def clock(self, zone: str = "UTC") -> datetime:
        """The desk's time: the real one, or what `--now` says in the clinic's zone.

        Raises:
            InstantUnreadable: `--now` is no INSTANT.
        """
        if self.now is None:
            return bootstrap.real_time()
        return read_instant(self.now, zone_named(zone))[0]

    @contextmanager
    def open_desk(self, password: str | None = None) -> Iterator[Desk]:
        """The desk, opened for who is asking.

        Args:
            password: theirs, where it was asked for already.

        Raises:
            DeskError: it cannot be opened, or not by them.
        """
        name = self.staff_name()
        given = self.password() if password is None else password
        opening = partial(bootstrap.open_desk, self.path, name, given, self.clock)
        with ExitStack() as stack:
            try:
                desk = stack.enter_context(opening(code=self.code))
            except CodeWanted:
                if self.code is not None or not sys.stdin.isatty():
                    raise
                code = read_password(None, _("Code: "))
                desk = stack.enter_context(opening(code=code))
            yield desk


def session_of(context: typer.Context) -> Session:
    """What stands before the command that is being run."""
    session: Session = context.obj
    return session


def read_password(
    file: Path | None, prompt: str, option: str = "--password-file"
) -> str:
    """A password: the first line of a file, or asked on the terminal.

    Args:
        file: whose first line it is.
        prompt: asks for it.
        option: what names such a file.

    Raises:
        PasswordUnusable: the file cannot be read, or there is no terminal to ask on.
    """
    if file is not None:
        try:
            # Editors on Windows begin a file with a mark; a device would never end.
            with file.open(encoding="utf-8-sig") as lines:
                return lines.readline(_LONGEST_LINE).rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise PasswordUnusable(
                reason=_("{file} cannot be read", file=file)
            ) from error
    if not sys.stdin.isatty():
        raise PasswordUnusable(
            reason=_("there is no terminal to ask on and no {option}", option=option)
        )
    try:
        return getpass(prompt, sys.stderr)
    except EOFError as error:
        raise PasswordUnusable(reason=_("none was given")) from error


def new_password(file: Path | None) -> str:
    """A new password; on a terminal it is asked twice.

    Raises:
        PasswordUnusable: it cannot be had, or the two differ.
    """
    password = read_password(file, _("New password: "))
    if file is None and password != read_password(None, _("Again: ")):
        raise PasswordUnusable(reason=_("the two differ"))
    return password
