"""The seams: what the services ask of storage and of the data libraries."""

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol, runtime_checkable

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.day_ports import (
    CallSheets,
    Claims,
    DeskNumbers,
    LooksAhead,
    Notices,
    Owners,
)
from callback_desk.domain.due_promise import DuePromises
from callback_desk.domain.fact_ports import FactsWork
from callback_desk.domain.file_reading import FileReading
from callback_desk.domain.grown_file import GrownFilesWork
from callback_desk.domain.half_typed import HalfTypedWork
from callback_desk.domain.import_list import ImportList
from callback_desk.domain.import_ports import Imports
from callback_desk.domain.kept_file import Layout
from callback_desk.domain.lead import (
    Attempt,
    LeadDetails,
    LeadState,
    NewAttempt,
    Person,
    Request,
)
from callback_desk.domain.mail_ports import Mailboxes
from callback_desk.domain.people_ports import People
from callback_desk.domain.phone_port import PhoneReader as PhoneReader
from callback_desk.domain.queue_reads import QueueReads
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices
from callback_desk.domain.reading_ports import Readings
from callback_desk.domain.record import StoredSubmission
from callback_desk.domain.report_ports import ReportWork
from callback_desk.domain.retention import PurgeWork, Rewrites
from callback_desk.domain.review import Reviews
from callback_desk.domain.safety_ports import SafetyWork
from callback_desk.domain.search_work import SearchWork
from callback_desk.domain.settings_ports import Calendars, Deadlines, Settings
from callback_desk.domain.settlement_ports import Kept
from callback_desk.domain.staff_ports import StaffWork
from callback_desk.domain.standing import OpenLead
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.domain.submission import Submission
from callback_desk.domain.watched_folder import Folders

Clock = Callable[[], datetime]


class OpenLeadFile(Protocol):
    """Opens a file of leads."""

    def __call__(
        self, path: Path, choices: ReadingChoices = NO_CHOICES, heed: Heed = go_on
    ) -> "LeadFile":
        """The file, read as staff say now or said before of one with its headers.

        What takes long heeds whether it is wanted on.

        Raises:
            FileError: it cannot be read, or has no phone column.
        """
        ...


class LeadFile(Protocol):
    """A file of leads, opened for reading."""

    @property
    def name(self) -> str:
        """The file as it was given."""
        ...

    @property
    def recognised_as(self) -> str:
        """The form product and medium."""
        ...

    @property
    def encoding(self) -> str | None:
        """The codec it is written in, or None."""
        ...

    @property
    def digest(self) -> str:
        """SHA-256 of its bytes, hex."""
        ...

    @property
    def layout(self) -> Layout | None:
        """How it was laid out, or None where that means nothing."""
        ...

    def submissions(self) -> Iterable[Submission]:
        """Every record seen, in file order.

        Raises:
            DeskError: the file changed or vanished meanwhile.
        """
        ...


@runtime_checkable
class TellsReading(Protocol):
    """A file that can tell how its columns were understood."""

    @property
    def reading(self) -> FileReading:
        """What was taken for what."""
        ...


class Leads(Protocol):
    """Leads with their requests and attempts."""

    def details(
        self, lead_ids: Collection[int], own: int | None = None
    ) -> dict[int, LeadDetails]:
        """Who these leads are, by lead; of pending batches those of one's own alone.

        Raises:
            UnknownLead: there is none of one of these numbers.
        """
        ...

    def people_with(
        self, phones: Collection[str], own: int | None = None
    ) -> list[Person]:
        """The leads that have one of these numbers, one's own pending ones too."""
        ...

    def requests(self, lead_ids: Collection[int]) -> dict[int, list[Request]]:
        """The requests of leads, by lead."""
        ...

    def attempts(self, lead_ids: Collection[int]) -> dict[int, list[Attempt]]:
        """The attempts of leads, by lead."""
        ...

    def lead_of_attempt(self, attempt_id: int) -> int:
        """Whose attempt it is.

        Raises:
            UnknownAttempt: there is none of that number.
        """
        ...

    def add_attempt(self, lead_id: int, staff_id: int, attempt: NewAttempt) -> int:
        """Add an attempt; its number."""
        ...

    def store_state(
        self, lead: OpenLead, state: LeadState, returns_at: datetime | None
    ) -> None:
        """Keep what a lead's history comes to, and until when it rests."""
        ...

    def add_askings(self, counts: Mapping[int, int]) -> None:
        """Count that leads asked so many times more, of whom nothing else changed."""
        ...

    def refresh_order(
        self, calendar: BusinessCalendar, lead_ids: Collection[int] | None = None
    ) -> None:
        """Put leads in order anew where deadlines or the clinic's zone changed."""
        ...

    def bar_number(self, phone: str, attempt_id: int) -> None:
        """Never call this number again, by that attempt."""
        ...

    def lift_bar(self, attempt_id: int, by_attempt_id: int) -> str | None:
        """Take back the bar that an attempt set; which number it barred, if any."""
        ...

    def submissions(self, lead_id: int) -> list[StoredSubmission]:
        """What a lead sent, oldest first."""
        ...


class Work(
    QueueReads,
    LooksAhead,
    SafetyWork,
    SearchWork,
    GrownFilesWork,
    ReportWork,
    PurgeWork,
    StaffWork,
    FactsWork,
    HalfTypedWork,
    Protocol,
):
    """A unit of work: one transaction over everything stored."""

    @property
    def leads(self) -> Leads:
        """Leads, requests, attempts."""
        ...

    @property
    def people(self) -> People:
        """Who leads are, and how to reach them."""
        ...

    @property
    def imports(self) -> Imports:
        """Batches and records."""
        ...

    @property
    def import_list(self) -> ImportList:
        """The imports so far."""
        ...

    @property
    def folders(self) -> Folders:
        """Watched folders, and which files of them were taken in."""
        ...

    @property
    def readings(self) -> Readings:
        """What was said of how files are to be read."""
        ...

    @property
    def mail(self) -> Mailboxes:
        """Mailboxes, and which mails were taken in."""
        ...

    @property
    def kept(self) -> Kept:
        """Records that a person must look at."""
        ...

    @property
    def settings(self) -> Settings:
        """The clinic's settings."""
        ...

    @property
    def calendars(self) -> Calendars:
        """The calendars that were ever in force."""
        ...

    @property
    def deadlines(self) -> Deadlines:
        """The promises that still run."""
        ...

    @property
    def promises(self) -> DuePromises:
        """Promises that fell due, for a review."""
        ...

    @property
    def reviews(self) -> Reviews:
        """What was said of missed callbacks, and what they are judged by."""
        ...

    @property
    def claims(self) -> Claims:
        """Who has which lead open."""
        ...

    @property
    def owners(self) -> Owners:
        """Who looks after which lead."""
        ...

    @property
    def notices(self) -> Notices:
        """The desk's notice line."""
        ...

    @property
    def sheets(self) -> CallSheets:
        """The call sheets that were printed."""
        ...

    @property
    def numbers(self) -> DeskNumbers:
        """The clinic's settings that are a number each."""
        ...

    def data_version(self) -> int:
        """A number that changes once somebody else has written."""
        ...

    def problems(self) -> tuple[list[str], int]:
        """What is wrong with the stored data, and how many rows were looked at."""
        ...

    def commit(self) -> None:
        """Keep what was written; leaving without it rolls back."""
        ...


class OpenWork(Rewrites, Protocol):
    """Begins a unit of work."""

    def __call__(
        self, *, writes: bool = True, lasts: bool = True
    ) -> AbstractContextManager[Work]:
        """A unit of work; a writing one waits for the others to finish.

        Args:
            writes: whether it may write.
            lasts: whether what it commits must be there even if the power fails; what
                need not be is there once something is committed that must.
        """
        ...

    def importing(self, *, waits: bool = True) -> AbstractContextManager[None]:
        """The turn to import, which one at a time has, in whatever process.

        Raises:
            ImportGoingOn: somebody else has it, and goes on having it.
        """
        ...

    def moving_mail(
        self, mailbox_id: int, waits_s: float
    ) -> AbstractContextManager[bool]:
        """The turn to change a mailbox's mails on the server; whether one has it.

        One at a time has it, in whatever process; a dead holder has it no more.
        """
        ...
