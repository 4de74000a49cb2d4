"""The log's file beside the desk: what this run and those before had to say.

It holds the lines that `log_setup` makes: codes, ids and places in the sources. It is
for its owner alone, never grows beyond two parts, and is no reason for anything to
fail: a line that cannot be written is not.
"""

import os
import stat
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import RLock, Thread

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Of each part; the earlier one makes way.
MOST_BYTES = 256 * 1024
_FOR_ITS_OWNER = stat.S_IRUSR | stat.S_IWUSR
# How long a line waits for those of others, at most: a tenth of a second, and behind.
_MOST_TRIES, _BETWEEN_S = 50, 0.002
# Where no line stands: what is locked on Windows cannot be read.
_BEYOND = 1 << 30
_AS_IT_IS = getattr(os, "O_BINARY", 0)


class LogFile:
    """Written by every window and command of one desk, a line at a time."""

    def __init__(self, desk: Path) -> None:
        """Write nothing yet.

        Args:
            desk: its database; the file is called after it, and goes with it.
        """
        self._desk = desk
        self.path = desk.with_name(f"{desk.name}-log")
        self.earlier = desk.with_name(f"{desk.name}-log-earlier")
        self._turned = desk.with_name(f"{desk.name}-log-turned")
        self._guard = RLock()
        self._waiting: list[str] = []
        self._is_waited_for = False

    def add(self, lines: Iterable[str]) -> None:
        """Write lines; where there is no desk (any more), none.

        Nobody waits for that: while others write, a thread does.
        """
        try:
            if not self._desk.is_file():
                return
        except OSError:
            return
        text = "".join(f"{line.replace(chr(10), ' ')}\n" for line in lines)
        with self._guard:
            self._waiting.append(text)
            if self._is_waited_for or self._write(waits=False):
                return
            self._is_waited_for = True
        Thread(target=self._write_late, name="log").start()

    def _write_late(self) -> None:
        """Wait for others, then write all that came until then."""
        self._write(waits=True)

    def _write(self, *, waits: bool) -> bool:
        """Write what waits; False where others write now, and are not waited for."""
        try:
            opened = _open(self.path, os.O_APPEND)
        except OSError:
            with self._guard:
                self._take()
            return True
        try:
            is_alone = _wait_for_others(opened, _MOST_TRIES if waits else 1)
            if not (is_alone or waits):
                return False
            with self._guard, suppress(OSError):
                with suppress(OSError):
                    self._make_private()
                for text in self._take():
                    with suppress(OSError):
                        if is_alone:
                            self._make_room(opened)
                    os.write(opened, text.encode("utf-8", "replace"))
        finally:
            os.close(opened)
        return True

    def _take(self) -> list[str]:
        """What waits, which does so no more."""
        waiting, self._waiting = self._waiting, []
        self._is_waited_for = False
        return waiting

    def _make_private(self) -> None:
        """Shut others out of parts that they may read; folders do that on Windows."""
        if os.name != "posix":
            return
        for part in filter(Path.exists, (self.path, self.earlier)):
            if stat.S_IMODE(part.stat().st_mode) & ~_FOR_ITS_OWNER:
                part.chmod(_FOR_ITS_OWNER)

    def _make_room(self, opened: int) -> None:
        """Make what is written so far the earlier part.

        It is emptied, not put elsewhere: others may have it open.
        """
        if os.fstat(opened).st_size <= MOST_BYTES:
            return
        kept = b""
        # Who could not wait any longer may have written meanwhile.
        while len(kept) != (size := os.fstat(opened).st_size):
            os.lseek(opened, 0, os.SEEK_SET)
            kept = os.read(opened, size)
            with os.fdopen(_open(self._turned, os.O_TRUNC), "wb") as turned:
                turned.write(kept)
            os.replace(self._turned, self.earlier)
        os.ftruncate(opened, 0)

    def last(self, most: int) -> list[str]:
        """The last lines, the oldest first; none where it cannot be read."""
        lines: list[str] = []
        for part in (self.earlier, self.path):
            with suppress(OSError):
                lines += part.read_text("utf-8", "replace").splitlines()
        return lines[-most:]


def _open(path: Path, how: int) -> int:
    flags = os.O_CREAT | os.O_RDWR | _AS_IT_IS | how
    return os.open(path, flags, _FOR_ITS_OWNER)


def _wait_for_others(opened: int, tries: int) -> bool:
    """Be the only one who writes until it is closed; False where others go on."""
    for left in reversed(range(tries)):
        try:
            _lock(opened)
        except (BlockingIOError, PermissionError):
            if left:
                time.sleep(_BETWEEN_S)
        except OSError:
            return True  # There are no locks there.
        else:
            return True
    return False


def _lock(opened: int) -> None:
    if sys.platform == "win32":
        os.lseek(opened, _BEYOND, os.SEEK_SET)
        msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
