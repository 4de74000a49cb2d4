"""The turn to import: one at a time has it, in whatever process on this computer.

It is a lock on an empty file beside the database, which the system lets go of when its
holder dies, however that happens. So whoever has the turn knows that a pending batch
is nobody's any more. Held through SQLite, which locks files alike on every system.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from callback_desk.domain.errors import DatabaseReadOnly
from callback_desk.domain.import_errors import ImportGoingOn
from callback_desk.paths import make_private_file

# A file of a million records is taken in within that time.
LONGEST_WAIT_S = 600.0


def turn_path(path: Path) -> Path:
    """The file whose lock is the turn."""
    return path.with_name(f"{path.name}-importing")


@contextmanager
def import_turn(path: Path, *, waits: bool = True) -> Iterator[None]:
    """Have the turn to import into the database at `path`.

    Raises:
        ImportGoingOn: somebody else has it, and goes on having it.
        DatabaseReadOnly: nothing can be written beside the database.
    """
    place = turn_path(path)
    try:
        if not place.exists():
            with suppress(FileExistsError):
                make_private_file(place)
        connection = driver.connect(
            str(place),
            isolation_level=None,
            check_same_thread=False,
            timeout=LONGEST_WAIT_S if waits else 0.0,
        )
    except (OSError, driver.Error) as error:
        raise DatabaseReadOnly(path=path) from error
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except driver.OperationalError as error:
            if "locked" in str(error):
                raise ImportGoingOn() from error
            raise DatabaseReadOnly(path=path) from error
        yield
    finally:
        connection.close()
