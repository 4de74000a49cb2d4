"""Whether the file that a desk was opened on is still where it was.

The system lets an open file be deleted or moved and goes on writing to it; with a
write-ahead log SQLite does not look. What would be recorded then is lost with it.

The log itself goes where a process lost its locks: on POSIX systems all of them go when
it opens the file once more and closes that (a file dialog does, to see what it is).
Another desk takes itself for the last one then, and deletes the log on leaving.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from os import stat
from pathlib import Path

from callback_desk.domain.errors import DatabaseDamaged, DeskGone
from callback_desk.domain.key_errors import OtherKeyInPlace

# What SQLite says of a file that the key does not open.
NOT_OPENED = "not a database"


class DeskFile:
    """Remembers which file stands at a path, and which log beside it."""

    def __init__(self, path: Path) -> None:
        self._path, self._told = path, str(path)
        self._log_told = f"{path}-wal"
        self._first: tuple[int, int] | None = None
        self._known: tuple[int, int] | None = None
        self._log: tuple[int, int] | None = None

    def was_replaced(self) -> bool:
        """Whether another file stands there than at the last look, or another log.

        Raises:
            DeskGone: there is none.
        """
        try:
            seen = stat(self._told)
        except OSError as error:
            raise DeskGone(path=self._path) from error
        before, self._known = self._known, (seen.st_dev, seen.st_ino)
        self._first = self._first or self._known
        log_before, self._log = self._log, self._seen_log()
        if before is not None and before != self._known:
            return True
        return log_before is not None and log_before != self._log

    @contextmanager
    def told_apart(self) -> Iterator[None]:
        """Tell a sound file that another key opens from one that is damaged.

        Raises:
            OtherKeyInPlace: another one was put there since the first look.
        """
        try:
            yield
        except DatabaseDamaged as error:
            if self._first == self._known or NOT_OPENED not in error.sentence:
                raise
            raise OtherKeyInPlace(path=self._path) from error

    def _seen_log(self) -> tuple[int, int] | None:
        """The log that stands there; None before the first one, and with none."""
        try:
            seen = stat(self._log_told)
        except OSError:
            return None
        return seen.st_dev, seen.st_ino
