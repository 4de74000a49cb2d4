"""Putting the pages of a long import's log in their places, beside what goes on.

It takes a tenth of the time that storing takes, half of it waiting for the disk, and
whoever stores needs not wait for it. Now and then it does all the same: only where all
of the log is in its place, it begins anew, and else it grows with the file.
"""

from collections.abc import Callable
from threading import Thread

from sqlalchemy import Connection, Engine

from callback_desk.storage.desk_key import DeskKey
from callback_desk.storage.engine import put_in_place

# So many commits write the same pages of indexes again, which go there once then.
_COMMITS = 3
# So many times that is done beside, and then once while whoever stores waits.
_BESIDE = 3


class LogPlacing:
    """Puts what need not last yet in its place, every few commits.

    Args:
        engine: on the database.
        key: of the database, which does not change meanwhile.
    """

    def __init__(self, engine: Engine, key: DeskKey) -> None:
        self._engine = engine
        self._key = key
        self._commits = 0
        self._beside = 0
        self._thread: Thread | None = None
        self._error: Exception | None = None

    def committed(self, connection: Connection) -> None:
        """Do so if it is time, behind a commit; in nobody's turn.

        Args:
            connection: of whoever stores, outside a transaction.
        """
        self._commits = (self._commits + 1) % _COMMITS
        if self._commits:
            return
        self.finish()
        if self._beside < _BESIDE and self._begun():
            self._beside += 1
        else:
            self._beside = 0
            put_in_place(connection)

    def finish(self) -> None:
        """Wait for what is done beside; what went wrong there goes wrong here."""
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()
        error, self._error = self._error, None
        if error is not None:
            raise error

    def _begun(self) -> bool:
        """Begin to do it beside; whether there could be a thread for that."""
        leave = self._key.stay()
        thread = Thread(target=self._place, args=(leave,))
        try:
            thread.start()
        except RuntimeError:
            leave()
            return False
        self._thread = thread
        return True

    def _place(self, leave: Callable[[], None]) -> None:
        try:
            with self._engine.connect() as connection:
                put_in_place(connection)
        except Exception as error:
            self._error = error
        finally:
            leave()
