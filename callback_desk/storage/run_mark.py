"""Which runs of the program are there at a desk, on this computer.

Each holds a lock on an empty file of its own beside the database, as in `turn_file`:
the system lets go of it when the run ends, however that happens. No run of another
computer is ever there: a desk is refused on a network share.
"""

import glob
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from callback_desk.paths import make_private_file

RUN, WAIT_S = "run", 1.0
# Another run that looks for those that ended may take a file away as it is made.
TRIES = 5


class RunMark:
    """That this run is there, until it is let go of."""

    def __init__(self, path: Path, run: str) -> None:
        """Be there; the marks of runs that ended go.

        Where nothing can be written beside the database nobody is told: to the others
        this run has ended.

        Args:
            path: the database.
            run: a name that no other run has.
        """
        self._path, self.mine = path, run
        self._connection: Any = None
        with suppress(OSError, driver.Error):
            self._hold()
            self._sweep()

    def is_there(self, run: str) -> bool:
        """Whether a run has not ended; the mark of one that did goes."""
        place = _place(self._path, run)
        if run == self.mine or not place.exists():
            return run == self.mine
        try:
            with closing(_connect(place, 0.0)) as connection:
                connection.execute("BEGIN EXCLUSIVE")
                # Elsewhere than on POSIX it goes once nobody looks at it.
                with suppress(OSError):
                    place.unlink()
        except driver.Error as error:
            return "locked" in str(error)
        return False

    def close(self) -> None:
        """Be there no longer."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(OSError):
                _place(self._path, self.mine).unlink()
            connection.close()

    def _hold(self) -> None:
        for _try in range(TRIES):
            place = _place(self._path, self.mine)
            make_private_file(place)
            connection = _connect(place, WAIT_S)
            try:
                connection.execute("BEGIN EXCLUSIVE")
            except driver.Error:
                connection.close()
                raise
            if place.exists():
                self._connection = connection
                return
            connection.close()

    def _sweep(self) -> None:
        before = f"{self._path.name}-{RUN}-"
        for found in self._path.parent.glob(f"{glob.escape(before)}*"):
            self.is_there(found.name.removeprefix(before))


def _place(path: Path, run: str) -> Path:
    return path.with_name(f"{path.name}-{RUN}-{run}")


def _connect(place: Path, waits_s: float) -> Any:  # noqa: ANN401 - the driver's
    # Looking makes no file, nor does the lock make one beside it.
    connection = driver.connect(
        f"{place.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=waits_s,
    )
    connection.execute("PRAGMA journal_mode = MEMORY")
    return connection
