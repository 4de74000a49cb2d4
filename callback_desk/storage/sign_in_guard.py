"""Wrong passwords: counted beside the database, and answered later and later.

The count must stand outside the database, which a wrong password does not open, and on
the disk, so that starting the program again does not help. Names stand there hashed,
as they do in the key file; those that nobody has are counted alike.
"""

import json
import os
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from callback_desk.domain.errors import WrongPassword
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.ports import Clock
from callback_desk.domain.staff_errors import SignInDelayed

# So many misses cost nothing; each further one doubles the wait, up to the longest.
FREE_MISSES = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
MOST_DOUBLINGS = 10
# What is kept of names that nobody has must not grow without end.
MOST_NAMES = 200

Key = TypeVar("Key")


def guard_path(database: Path) -> Path:
    """Where the misses of a desk are counted."""
    return database.with_name(f"{database.name}-misses")


def wait_after(misses: int) -> timedelta:
    """How long nobody is let in by a name after so many misses in a row."""
    if misses < FREE_MISSES:
        return timedelta(0)
    doublings = min(misses - FREE_MISSES, MOST_DOUBLINGS)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


class SignInGuard:
    """Counts the misses of one desk.

    Args:
        path: the file.
        hash_name: how a name stands there.
        clock: the computer's.
    """

    def __init__(
        self, path: Path, hash_name: Callable[[str], str], clock: Clock
    ) -> None:
        self._path = path
        self._hash_name = hash_name
        self._clock = clock

    def admit(self, name: str, unwrap: Callable[[], Key]) -> Key:
        """Let somebody in who knows the password, and whose wait is over.

        Args:
            name: who.
            unwrap: gets the key, or raises `WrongPassword`.

        Raises:
            SignInDelayed: there were too many; this password is not looked at.
            WrongPassword: it was another one.
        """
        misses, last = self._of(name)
        now = self._clock()
        if misses and now < last:
            # A clock that was put back makes nobody wait longer than the wait itself:
            # that is counted from now.
            self._count(name, misses, now)
            last = now
        over_at = last + wait_after(misses)
        if misses and now < over_at:
            raise SignInDelayed(wait=_say(over_at - now))
        try:
            return unwrap()
        except WrongPassword:
            self._count(name, misses + 1, now)
            raise

    def _count(self, name: str, misses: int, now: datetime) -> None:
        """Note a miss, the newest last; where that cannot be written it is let pass."""
        told = self._read()
        told.pop(self._hash_name(name), None)
        told[self._hash_name(name)] = (misses, to_epoch(now))
        self._write(dict(list(told.items())[-MOST_NAMES:]))

    def misses(self, name: str) -> int:
        """How many wrong passwords there were since the last right one."""
        return self._of(name)[0]

    def miss(self, name: str) -> None:
        """Count a miss behind a right password: a wrong code."""
        misses, _ = self._of(name)
        self._count(name, misses + 1, self._clock())

    def forgive(self, name: str) -> None:
        """Forget the misses of somebody who knew the password."""
        told = self._read()
        if told.pop(self._hash_name(name), None) is not None:
            self._write(told)

    def _of(self, name: str) -> tuple[int, datetime]:
        misses, last = self._read().get(self._hash_name(name), (0, 0))
        return misses, from_epoch(last)

    def _read(self) -> dict[str, tuple[int, int]]:
        try:
            told = json.loads(self._path.read_text("utf-8"))
            return {
                str(name): (int(misses), int(last))
                for name, (misses, last) in told.items()
            }
        except (OSError, ValueError, TypeError, AttributeError):
            # Not there yet, or damaged: counting begins anew.
            return {}

    def _write(self, told: dict[str, tuple[int, int]]) -> None:
        try:
            handle, part = tempfile.mkstemp(dir=self._path.parent, prefix=".misses-")
        except OSError:
            return
        try:
            with open(handle, "w", encoding="utf-8") as file:
                json.dump(told, file)
            os.replace(part, self._path)
        except OSError:
            Path(part).unlink(missing_ok=True)


def _say(wait: timedelta) -> str:
    seconds = int(wait.total_seconds()) + 1
    return f"{seconds} s" if seconds < 60 else f"{-(-seconds // 60)} min"
