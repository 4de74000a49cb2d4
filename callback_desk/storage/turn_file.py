"""A turn that one at a time has: a lock on an empty file beside the database.

The system lets go of it when its holder dies, however that happens, so nobody waits for
the dead. Held through SQLite, which locks files alike on every system, and on a shared
folder as it locks the database itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from callback_desk.domain.errors import DatabaseReadOnly
from callback_desk.paths import make_private_file


@contextmanager
def turn_beside(path: Path, what: str, waits_s: float) -> Iterator[bool]:
    """Have a turn for as long as one is inside; whether one has it.

    Args:
        path: the database.
        what: the turn's name, the end of its file's name.
        waits_s: seconds to wait for whoever has it.

    Raises:
        DatabaseReadOnly: nothing can be written beside the database.
    """
    place = path.with_name(f"{path.name}-{what}")
    try:
        if not place.exists():
            with suppress(FileExistsError):
                make_private_file(place)
        connection = driver.connect(
            str(place), isolation_level=None, check_same_thread=False, timeout=waits_s
        )
    except (OSError, driver.Error) as error:
        raise DatabaseReadOnly(path=path) from error
    try:
        has_it = True
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except driver.OperationalError as error:
            if "locked" not in str(error):
                raise DatabaseReadOnly(path=path) from error
            has_it = False
        yield has_it
    finally:
        connection.close()
