"""The unit of work: one transaction; commit is visible, leaving rolls back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import get_ident

from sqlalchemy import Connection, Engine

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.lead_search import FoundLead
from callback_desk.domain.ports import Clock
from callback_desk.domain.standing import OpenLead
from callback_desk.storage import checking, queries, search_query
from callback_desk.storage.audit import AuditLog
from callback_desk.storage.engine import begun, told_as_desk_errors
from callback_desk.storage.import_store import ImportStore
from callback_desk.storage.import_turn import import_turn
from callback_desk.storage.lead_store import LeadStore
from callback_desk.storage.settings_store import SettingsStore, StaffStore


class SqlWork:
    """One transaction over everything stored."""

    def __init__(self, connection: Connection, real_clock: Clock) -> None:
        self._connection = connection
        self.leads = LeadStore(connection)
        self.imports = ImportStore(connection)
        self.settings = SettingsStore(connection)
        self.staff = StaffStore(connection)
        self.audit = AuditLog(connection, real_clock)

    def open_leads(self, calendar: BusinessCalendar) -> list[OpenLead]:
        """Every open lead, and every kept record with safety words."""
        return queries.open_leads(self._connection, calendar)

    def find_leads(self, text: str, limit: int) -> list[FoundLead]:
        """The leads that fit a typed text, closed ones too, the open ones first."""
        return search_query.find_leads(self._connection, text, limit)

    def problems(self) -> tuple[list[str], int]:
        """What is wrong with the stored data, and how many rows were looked at."""
        return checking.problems(self._connection)

    def commit(self) -> None:
        """Keep what was written."""
        self._connection.commit()


class SqlStore:
    """Begins units of work on one database.

    Each thread keeps its connection from one unit of work to the next: fetching one
    from the pool and giving it back costs as much as half the statements of a call.
    """

    def __init__(self, engine: Engine, path: Path, real_clock: Clock) -> None:
        self._engine = engine
        self._path = path
        self._real_clock = real_clock
        self._kept: dict[int, Connection] = {}

    @contextmanager
    def __call__(self, *, writes: bool = True) -> Iterator[SqlWork]:
        """A unit of work; a writing one waits for the others to finish.

        Raises:
            DeskError: the database is locked, read-only, full or damaged.
        """
        thread = get_ident()
        with told_as_desk_errors(self._path):
            # A unit of work inside another gets a connection of its own.
            connection = self._kept.pop(thread, None) or self._engine.connect()
            try:
                with begun(connection, writes=writes):
                    yield SqlWork(connection, self._real_clock)
            except BaseException:
                connection.close()
                raise
            self._keep(thread, connection)

    @contextmanager
    def importing(self, *, waits: bool = True) -> Iterator[None]:
        """The turn to import, which one at a time has, in whatever process.

        Raises:
            ImportGoingOn: somebody else has it, and goes on having it.
        """
        with import_turn(self._path, waits=waits):
            yield

    def _keep(self, thread: int, connection: Connection) -> None:
        if thread in self._kept:
            connection.close()
        else:
            self._kept[thread] = connection

    def close(self) -> None:
        """Let go of the file."""
        for connection in self._kept.values():
            connection.close()
        self._kept.clear()
        self._engine.dispose()
