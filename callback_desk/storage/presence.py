"""Who has the desk open: each window and command, in whatever process on this computer.

Locks on empty files beside the database, as in `turn_file`: whoever has the desk open
shares one; whoever must be alone at it takes it whole. The system lets go of them when
their holders die.
"""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from callback_desk.domain.errors import DatabaseReadOnly, DiskFull
from callback_desk.domain.key_errors import DeskOpenElsewhere, KeyBeingRenewed
from callback_desk.paths import make_private_file
from callback_desk.storage.turn_file import turn_beside

OPEN, ALONE = "open", "alone"
# A desk of 100,000 leads is written anew within that time.
LONGEST_WAIT_S = 60.0


def lock_files(path: Path) -> tuple[Path, ...]:
    """The files by which those at a desk know of one another."""
    return tuple(path.with_name(f"{path.name}-{what}") for what in (OPEN, ALONE))


class Presence:
    """That somebody has the desk open, for as long as it is not closed."""

    def __init__(self, path: Path, connection: Any) -> None:  # noqa: ANN401 - the driver's
        self._path, self._connection = path, connection

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only one who has it open; whoever comes meanwhile waits.

        Raises:
            DeskOpenElsewhere: another one has it open.
            DiskFull, DatabaseReadOnly: nothing can be written beside the database.
        """
        with _turn(self._path):
            # Nobody else is let in for good between this and being present again.
            self._connection.execute("ROLLBACK")
            try:
                _take_whole(self._path, self._connection)
                try:
                    yield
                finally:
                    self._connection.execute("ROLLBACK")
            finally:
                _share(self._path, self._connection)


@contextmanager
def present_at(path: Path) -> Iterator[Presence | None]:
    """Have the desk open; where nothing can be written beside it nobody is told.

    Raises:
        KeyBeingRenewed: somebody is alone at it, and goes on being so.
    """
    with ExitStack() as stack:
        presence = None
        with suppress(DatabaseReadOnly):
            connection = stack.enter_context(closing(_connect(path, LONGEST_WAIT_S)))
            _share(path, connection)
            presence = Presence(path, connection)
        yield presence


@contextmanager
def nobody_at(path: Path) -> Iterator[None]:
    """Keep everybody out of a desk that nobody has open.

    Raises:
        DeskOpenElsewhere: somebody has.
        DatabaseReadOnly: nothing can be written beside the database.
    """
    with _turn(path), closing(_connect(path, 0.0)) as connection:
        _take_whole(path, connection)
        yield


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    with turn_beside(path, ALONE, 0.0) as has_it:
        if not has_it:
            raise DeskOpenElsewhere()
        yield


def _connect(path: Path, waits_s: float) -> Any:  # noqa: ANN401 - the driver's
    place = path.with_name(f"{path.name}-{OPEN}")
    try:
        if not place.exists():
            with suppress(FileExistsError):
                make_private_file(place)
        return driver.connect(
            str(place), isolation_level=None, check_same_thread=False, timeout=waits_s
        )
    except (OSError, driver.Error) as error:
        raise DatabaseReadOnly(path=path) from error


def _share(path: Path, connection: Any) -> None:  # noqa: ANN401 - the driver's
    try:
        connection.execute("BEGIN")
        # The lock is taken with the first look, and kept as long as this goes on.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.OperationalError as error:
        if "locked" in str(error):
            raise KeyBeingRenewed() from error
        raise DatabaseReadOnly(path=path) from error


def _take_whole(path: Path, connection: Any) -> None:  # noqa: ANN401 - the driver's
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except driver.OperationalError as error:
        if "locked" in str(error):
            raise DeskOpenElsewhere() from error
        if "full" in str(error):
            raise DiskFull() from error
        raise DatabaseReadOnly(path=path) from error
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(LONGEST_WAIT_S * 1000)}")
