"""The unit of work: one transaction; commit is visible, leaving rolls back."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock, get_ident

from sqlalchemy import Connection, Engine

from callback_desk.domain.being_told import Coming
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import (
    QueueKey,
    QueueKind,
    QueuePage,
    QueueSummary,
)
from callback_desk.domain.day_progress import DayCounts
from callback_desk.domain.lead_search import FoundLead
from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.ports import Clock
from callback_desk.domain.standing import OpenLead
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.domain.while_away import ChangedMeanwhile
from callback_desk.storage import (
    called_leads,
    checking,
    coming_query,
    day_query,
    engine,
    queries,
    queue_counts,
    queue_pages,
    search_index,
    search_query,
)
from callback_desk.storage.asking_query import AskingStore
from callback_desk.storage.audit import AuditLog
from callback_desk.storage.bars import Bars, carry_bars
from callback_desk.storage.calendar_store import CalendarStore
from callback_desk.storage.claim_store import ClaimStore, OwnerStore
from callback_desk.storage.clinic_text_store import ClinicTextStore
from callback_desk.storage.deadline_store import DeadlineStore
from callback_desk.storage.desk_day_store import (
    CallSheetStore,
    DeskNumberStore,
    NoticeStore,
)
from callback_desk.storage.desk_file import DeskFile
from callback_desk.storage.desk_key import DeskKey
from callback_desk.storage.engine import (
    begun,
    data_version,
    is_behind,
    put_in_place,
    rewrite,
    told_as_desk_errors,
)
from callback_desk.storage.fact_store import FactStore
from callback_desk.storage.folder_store import FolderStore
from callback_desk.storage.grown_file_store import GrownFileStore
from callback_desk.storage.half_typed_store import HalfTypedStore
from callback_desk.storage.history_store import HistoryStore
from callback_desk.storage.import_list import StoredImportList
from callback_desk.storage.import_store import ImportStore
from callback_desk.storage.import_turn import import_turn
from callback_desk.storage.lead_store import LeadStore
from callback_desk.storage.log_placing import LogPlacing
from callback_desk.storage.mail_store import MailStore
from callback_desk.storage.people_store import PeopleStore
from callback_desk.storage.promise_query import PromiseStore
from callback_desk.storage.purging import PurgeStore
from callback_desk.storage.queue_order import mark_all_barred
from callback_desk.storage.reading_store import ReadingStore
from callback_desk.storage.review_store import ReviewStore
from callback_desk.storage.safety_store import SafetyStore
from callback_desk.storage.second_factor_store import SecondFactorStore
from callback_desk.storage.settings_store import SettingsStore
from callback_desk.storage.settlement_store import SettlementStore
from callback_desk.storage.spend_store import SpendStore
from callback_desk.storage.staff_store import StaffStore
from callback_desk.storage.turn_file import turn_beside
from callback_desk.storage.visit_store import VisitStore


class SqlWork:
    """One transaction after another over everything stored, on one connection."""

    def __init__(self, connection: Connection, real_clock: Clock) -> None:
        self.connection = connection
        self.leads = LeadStore(connection)
        self.people = PeopleStore(connection)
        self.imports = ImportStore(connection)
        self.import_list = StoredImportList(connection)
        self.folders = FolderStore(connection)
        self.mail = MailStore(connection)
        self.kept = SettlementStore(connection)
        self.settings = SettingsStore(connection)
        self.calendars = CalendarStore(connection)
        self.deadlines = DeadlineStore(connection)
        self.staff = StaffStore(connection)
        self.codes = SecondFactorStore(connection)
        self.safety = SafetyStore(connection)
        self.texts = ClinicTextStore(connection)
        self.promises = PromiseStore(connection)
        self.reviews = ReviewStore(connection)
        self.askings = AskingStore(connection)
        self.spend = SpendStore(connection)
        self.visits = VisitStore(connection)
        self.history = HistoryStore(connection)
        self.audit = AuditLog(connection, real_clock)
        self.claims = ClaimStore(connection)
        self.owners = OwnerStore(connection)
        self.notices = NoticeStore(connection)
        self.sheets = CallSheetStore(connection)
        self.numbers = DeskNumberStore(connection)
        self.readings = ReadingStore(connection)
        self.grown_files = GrownFileStore(connection)
        self.purging = PurgeStore(connection)
        self.facts = FactStore(connection)
        self.half_typed = HalfTypedStore(connection)

    def open_leads(self, calendar: BusinessCalendar) -> list[OpenLead]:
        """Every open lead, and every kept record with safety words."""
        return queries.open_leads(self.connection, calendar)

    def queue_page(
        self,
        calendar: BusinessCalendar,
        now: datetime,
        after: QueueKey | None,
        limit: int,
        kind: QueueKind | None,
    ) -> QueuePage:
        """The queue from a place on, all of it or one kind, at most so many."""
        return queue_pages.queue_page(
            self.connection, calendar, now, after, limit, kind
        )

    def sum_up_queue(
        self, calendar: BusinessCalendar, now: datetime, up_to: int
    ) -> QueueSummary:
        """How the queue stands; nothing is counted beyond `up_to`."""
        return queue_counts.sum_up_queue(self.connection, calendar, now, up_to)

    def any_rested(self, now: datetime) -> bool:
        """Whether the rest of a called lead is over who is still kept as asleep."""
        return called_leads.any_rested(self.connection, to_epoch(now))

    def wake_rested(self, now: datetime, most: int) -> int:
        """Keep those whose rest is over as awake, at most so many; how many."""
        return called_leads.wake_rested(self.connection, to_epoch(now), most)

    def find_leads(self, text: str, limit: int) -> list[FoundLead]:
        """The leads that fit a typed text, closed ones too, the open ones first."""
        return search_query.find_leads(self.connection, text, limit)

    def waits_for_index(self) -> bool:
        """Whether so many leads wait for the search index that it is worth its time."""
        return search_index.waits_for_index(self.connection)

    def index_some(self, most: int) -> int:
        """Take in what waits for the search index, at most so many; how many."""
        return search_index.index_some(self.connection, most)

    def forget_index(self) -> None:
        """Empty the search index: all is taken in anew."""
        search_index.forget_index(self.connection)

    def day_counts(self, begins: datetime, ends: datetime, up_to: int) -> DayCounts:
        """What falls due within a day, and what was left before; each up to a limit."""
        return day_query.day_counts(self.connection, begins, ends, up_to)

    def carry_bars(self, bars: Bars, at: datetime) -> int:
        """Bar what another copy of this desk bars; how many were not barred here."""
        carried = carry_bars(self.connection, bars, at)
        if carried:
            mark_all_barred(self.connection)
        return carried

    def problems(self) -> tuple[list[str], int]:
        """What is wrong with the stored data, and how many rows were looked at."""
        return checking.problems(self.connection)

    def coming(
        self, calendar: BusinessCalendar, now: datetime, until: datetime
    ) -> list[Coming]:
        """The instants from now until then by which somebody should act."""
        return coming_query.coming(self.connection, calendar, now, until)

    def count_ahead(
        self, calendar: BusinessCalendar, now: datetime, tomorrow: datetime
    ) -> tuple[int, int]:
        """How many untried promises end before tomorrow, and agreed calls."""
        return coming_query.count_ahead(self.connection, calendar, now, tomorrow)

    def changed_since(self, since: datetime, staff_id: int) -> ChangedMeanwhile:
        """What came in, what others recorded and what moved since an instant."""
        return coming_query.changed_since(self.connection, since, staff_id)

    def data_version(self) -> int:
        """A number that changes once somebody else has written."""
        return data_version(self.connection)

    def commit(self) -> None:
        """Keep what was written."""
        self.connection.commit()


class SqlStore:
    """Begins units of work on one database.

    Each thread keeps its connection from one unit of work to the next, with the work
    that sits on it: fetching one from the pool and giving it back costs as much as half
    the statements of a call.
    """

    def __init__(
        self,
        engine: Engine,
        path: Path,
        real_clock: Clock,
        key: DeskKey | None = None,
    ) -> None:
        """Begin nothing yet.

        Args:
            engine: on the database.
            path: where it is.
            real_clock: the computer's.
            key: what the engine opens it with; where that is never exchanged, None.
        """
        self._engine = engine
        self._path = path
        self._key = key or DeskKey(b"")
        self._key.closes(self.close)
        self._real_clock = real_clock
        self._kept: dict[int, SqlWork] = {}
        self._writing = RLock()
        self._placing = LogPlacing(engine, self._key)
        self._file = DeskFile(path)

    @contextmanager
    def __call__(self, *, writes: bool = True, lasts: bool = True) -> Iterator[SqlWork]:
        """A unit of work; a writing one waits for the others to finish.

        Args:
            writes: whether it may write.
            lasts: whether what it commits must be there even if the power fails.

        Raises:
            DeskError: it is gone, another's, locked, read-only, full or damaged.
        """
        thread = get_ident()
        self._key.enter()
        try:
            if self._file.was_replaced():
                # A copy was put in its place: nobody may go on with the one before.
                self.close()
            with self._file.told_apart(), told_as_desk_errors(self._path):
                # A unit of work inside another gets a connection of its own.
                work = self._kept.pop(thread, None)
                if work is None:
                    work = SqlWork(self._engine.connect(), self._real_clock)
                try:
                    if writes and lasts and is_behind(work.connection):
                        # The next commit brings all of it to the disk: before its turn.
                        self._placing.finish()
                        put_in_place(work.connection)
                    begun_here = begun(work.connection, writes=writes, lasts=lasts)
                    with self._turn(writes), begun_here:
                        yield work
                        if writes and lasts:
                            self._placing.recorded()
                    if not lasts:
                        self._placing.committed(work.connection)
                except BaseException:
                    work.connection.close()
                    raise
                self._keep(thread, work)
        finally:
            self._key.leave()

    @contextmanager
    def _turn(self, writes: bool) -> Iterator[None]:
        """The turn to write among this program's threads; readers need none.

        The database lets its writers ask again and again, and whoever asks in the wrong
        moments waits for seconds beside a long import. Whoever waits here is next. Who
        waits too long asks the database, which tells that it is locked.
        """
        seconds = engine.BUSY_TIMEOUT_MS / 1000
        has_it = writes and self._writing.acquire(timeout=seconds)
        try:
            yield
        finally:
            if has_it:
                self._writing.release()

    @contextmanager
    def importing(self, *, waits: bool = True) -> Iterator[None]:
        """The turn to import, which one at a time has, in whatever process.

        Raises:
            ImportGoingOn: somebody else has it, and goes on having it.
        """
        with import_turn(self._path, waits=waits):
            yield

    def moving_mail(
        self, mailbox_id: int, waits_s: float
    ) -> AbstractContextManager[bool]:
        """The turn to change a mailbox's mails on the server; whether one has it."""
        return turn_beside(self._path, f"mail-{mailbox_id}", waits_s)

    def rewrite(self, heed: Heed = go_on) -> None:
        """Write the whole file anew, so that nothing of removed rows is left in it.

        Raises:
            Stopped: somebody wanted it no more; the file is as it was.
            DeskError: somebody else is at it just now, or the disk is full.
        """
        with self._key.in_use(), told_as_desk_errors(self._path):
            rewrite(self._engine, heed)

    def _keep(self, thread: int, work: SqlWork) -> None:
        if thread in self._kept:
            work.connection.close()
        else:
            self._kept[thread] = work

    def close(self) -> None:
        """Let go of the file."""
        try:
            with told_as_desk_errors(self._path):
                self._placing.finish()
        finally:
            # Another thread may just be keeping one.
            for thread in list(self._kept):
                kept = self._kept.pop(thread, None)
                if kept is not None:
                    kept.connection.close()
            self._engine.dispose()
