"""Putting the pages of the log in their places, beside what goes on.

Of a long import it takes a tenth of the time that storing takes, half of it waiting for
the disk, and whoever stores needs not wait for it. Now and then it does all the same:
only where all of the log is in its place, it begins anew, and else it grows with the
file.

Behind calls it is for their sake: a log that grows lets each of them wait for the
system to note its new size as well, which takes as long as the call itself.
"""

from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from sqlalchemy import Connection, Engine

from callback_desk.storage.desk_key import DeskKey
from callback_desk.storage.engine import put_in_place

# So many commits write the same pages of indexes again, which go there once then.
_COMMITS = 3
# So many times that is done beside, and then once while whoever stores waits.
_BESIDE = 3
# So many units of work that last, and the log begins anew. Each is about ten pages.
_CALLS = 40


class LogPlacing:
    """Puts what was committed in its place, every few commits.

    Args:
        engine: on the database.
        key: of the database, which does not change meanwhile.
    """

    def __init__(self, engine: Engine, key: DeskKey) -> None:
        self._engine = engine
        self._key = key
        self._commits = 0
        self._beside = 0
        self._calls = 0
        self._thread: Thread | None = None
        self._behind_calls: Thread | None = None
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

    def recorded(self) -> None:
        """Do so beside if it is time, behind what is to last; nobody waits for it.

        What goes wrong there goes wrong for nobody: all of it stays in the log.
        """
        self._calls += 1
        if self._calls < _CALLS or self._thread is not None:
            return
        if self._behind_calls is not None and self._behind_calls.is_alive():
            return
        self._calls = 0
        leave = self._key.stay()
        thread = Thread(target=self._place_quietly, args=(leave,))
        try:
            thread.start()
        except RuntimeError:
            leave()
            return
        self._behind_calls = thread

    def finish(self) -> None:
        """Wait for what is done beside; what went wrong there goes wrong here."""
        quiet, self._behind_calls = self._behind_calls, None
        if quiet is not None:
            quiet.join()
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

    def _place_quietly(self, leave: Callable[[], None]) -> None:
        try:
            with suppress(Exception), self._engine.connect() as connection:
                put_in_place(connection)
        finally:
            leave()
