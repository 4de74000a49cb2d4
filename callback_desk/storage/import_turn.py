"""The turn to import: one at a time has it, in whatever process on this computer.

It ends when its holder dies, however that happens. So whoever has the turn knows that a
pending batch is nobody's any more.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from callback_desk.domain.import_errors import ImportGoingOn
from callback_desk.storage.turn_file import turn_beside

# A file of a million records is taken in within that time.
LONGEST_WAIT_S = 600.0


@contextmanager
def import_turn(path: Path, *, waits: bool = True) -> Iterator[None]:
    """Have the turn to import into the database at `path`.

    Raises:
        ImportGoingOn: somebody else has it, and goes on having it.
        DatabaseReadOnly: nothing can be written beside the database.
    """
    with turn_beside(path, "importing", LONGEST_WAIT_S if waits else 0.0) as has_it:
        if not has_it:
            raise ImportGoingOn()
        yield
