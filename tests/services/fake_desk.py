"""A desk on the fakes, with files of leads written in the tests themselves."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from callback_desk import shipped
from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.errors import DeskError, FileChanged
from callback_desk.domain.interests import InterestWords
from callback_desk.domain.kept_file import Layout
from callback_desk.domain.outcome import SHIPPED_OUTCOMES
from callback_desk.domain.ports import LeadFile
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices
from callback_desk.domain.record import Record
from callback_desk.domain.safety import SafetyWords
from callback_desk.domain.staff import Role, Staff
from callback_desk.domain.staff_errors import CurrentPasswordWrong
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.domain.submission import (
    PhoneReading,
    Precision,
    Submission,
    WrittenTime,
)
from callback_desk.intake.watched_folder import DiskFolders
from callback_desk.services.desk import Desk
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import (
    Opener,
    SourceSettings,
    import_file,
    preview_files,
)
from tests.desks import CALENDAR, MANAGER, MONDAY
from tests.services.fake_backups import FakeBackups
from tests.services.fake_mail import FakeServer, read_fake_mail
from tests.services.fake_provider import FakeProvider
from tests.services.fake_stored import Stored
from tests.services.fakes import FakeStore

NEW_YORK = ZoneInfo("America/New_York")
# Thanksgiving alone: a test can tell whether the source was asked.
THANKSGIVING = date(2026, 11, 26)
WORDS = {"harm_to_self": {"plain": "want to die\nsuicid*"}}


class FakePhones:
    """Reads ten digits, with an extension behind an x."""

    def read(self, text: str) -> PhoneReading:
        """The number, or the problem with it."""
        found = re.fullmatch(r"\D*(\d{10})(?: ?x(\d+))?", text)
        if found is None:
            return PhoneReading(problem=f"{text!r} is no number")
        return PhoneReading(f"+1{found[1]}", found[2])

    def read_plain(self, texts: Sequence[str]) -> list[str | None]:
        """The numbers of those that are ten digits and nothing else."""
        return [f"+1{t}" if re.fullmatch(r"[0-9]{10}", t) else None for t in texts]

    def live_in(self, country: str | None) -> None:
        """Ten digits are a number anywhere."""

    def likelier_country(self, texts: Sequence[str]) -> str | None:
        """What is no number here is none anywhere."""
        return None

    def show(self, number: str, extension: str | None) -> str:
        """The number as it is."""
        return number


@dataclass
class FakeHolidays:
    """Names one holiday, and remembers which years it was asked for."""

    asked: list[int] = field(default_factory=list)

    @property
    def library(self) -> str:
        """The library's name and version."""
        return "fake 1"

    def holidays(
        self, country: str, subdivision: str | None, year: int
    ) -> Mapping[date, tuple[str, ...]]:
        """Thanksgiving, if it is of that year."""
        self.asked.append(year)
        if year != THANKSGIVING.year:
            return {}
        return {THANKSGIVING: ("Thanksgiving Day",)}


@dataclass
class FakeKeys:
    """Remembers who may open the desk; refuses once it is told to fail."""

    admitted: dict[str, str] = field(default_factory=dict)
    failure: Exception | None = None
    is_due: bool = False
    waiting: tuple[list[str], bool] = ([], False)
    renewed_for: list[Sequence[str]] = field(default_factory=list)
    busy: DeskError | None = None

    def admit(self, name: str, password: str) -> None:
        """Let somebody in."""
        if self.failure is not None:
            raise self.failure
        self.admitted[name] = password

    def dismiss(self, name: str) -> None:
        """Let somebody in no more."""
        if self.failure is not None:
            raise self.failure
        self.admitted.pop(name, None)
        self.is_due = True

    def change(self, name: str, current: str, new: str) -> None:
        """Give somebody another password."""
        if self.failure is not None:
            raise self.failure
        if self.admitted[name] != current:
            raise CurrentPasswordWrong()
        self.admitted[name] = new

    desk: Path = Path("/clinic/desk.db")

    def check(self, name: str, password: str) -> None:
        """Whether somebody was admitted by that."""
        if self.admitted.get(name) != password:
            raise CurrentPasswordWrong()

    recovery_key: str = ""

    def set_recovery_key(self, recovery_key: str) -> None:
        """Give the desk another recovery key."""
        if self.failure is not None:
            raise self.failure
        self.recovery_key, self.is_due = recovery_key, True

    def renewal_is_due(self) -> bool:
        """Whether somebody was dismissed since the key was renewed."""
        return self.is_due

    def waits_for(self, names: Sequence[str]) -> tuple[list[str], bool]:
        """For whom it waits."""
        waiting, recovery_waits = self.waiting
        return [name for name in waiting if name in names], recovery_waits

    def stamp(self) -> str:
        """Who may open it, and how."""
        return repr(sorted(self.admitted.items()))

    def renew(
        self, names: Sequence[str], seen: str, staff_id: int, at: datetime
    ) -> None:
        """Remember for whom."""
        assert seen == self.stamp()
        if self.busy is not None:
            raise self.busy
        self.renewed_for.append(names)
        self.is_due = False


@dataclass
class FakeFile:
    """A file of leads; it breaks off after its records if it is told to."""

    records: Sequence[Submission]
    breaks: bool = False
    name: str = "leads.csv"
    recognised_as: str = "generic-csv"
    encoding: str | None = "utf-8"
    digest: str = "00"
    layout: Layout | None = None

    def submissions(self) -> Iterator[Submission]:
        """Every record, then the failure."""
        yield from self.records
        if self.breaks:
            raise FileChanged(file=self.name)


@cache
def real_interests() -> InterestWords:
    """The words that ship."""
    return shipped.interest_words()


@dataclass
class FakeDesk:
    """A desk on fakes, its clock to be moved, and what a test does with it."""

    now: datetime = MONDAY
    definition: CalendarDefinition = field(
        default_factory=lambda: read_calendar(CALENDAR)
    )
    holidays: FakeHolidays = field(default_factory=FakeHolidays)
    keys: FakeKeys = field(default_factory=FakeKeys)
    backups: FakeBackups = field(default_factory=FakeBackups)
    server: FakeServer = field(default_factory=FakeServer)

    def __post_init__(self) -> None:
        """Store what a new desk stores."""
        self.store = FakeStore(
            Stored(
                calendars=[self.definition],
                outcomes={outcome.code: outcome for outcome in SHIPPED_OUTCOMES},
                staff=[Staff(1, MANAGER, Role.OFFICE_MANAGER)],
            )
        )
        self.provider = FakeProvider()
        self.desk = Desk(
            staff=self.store.stored.staff[0],
            open_work=self.store,
            clock=lambda: self.now,
            holidays=self.holidays,
            phones=FakePhones(),
            open_lead_file=self._open,
            open_pasted=lambda text, choices=NO_CHOICES: FakeFile([], name=text),
            open_held=lambda held, choices=NO_CHOICES: FakeFile([], name=held.name),
            open_mailbox=self.server,
            sign_in_mailbox=self.provider,
            read_mail=read_fake_mail,
            read_cells=lambda raw, layout: raw.split(layout.delimiter),
            folder_reader=DiskFolders(),
            keys=self.keys,
            backups=self.backups,
            safety_words=SafetyWords.from_tables([WORDS]),
            interest_words=real_interests(),
        )

    def _open(
        self, path: Path, choices: ReadingChoices = NO_CHOICES, heed: Heed = go_on
    ) -> LeadFile:
        raise NotImplementedError("tests hand in their files")

    @property
    def stored(self) -> Stored:
        """What is stored."""
        return self.store.stored

    def signed_in(self, role: Role, name: str = "Ana Ruiz") -> Desk:
        """The desk with somebody else at it."""
        member = Staff(len(self.stored.staff) + 1, name, role)
        self.stored.staff.append(member)
        return replace(self.desk, staff=member)

    def take(
        self,
        *records: Submission,
        settings: SourceSettings | None = None,
        breaks: bool = False,
    ) -> tuple[FileReport, list[Record]]:
        """Import a file of these records."""
        heard: list[Record] = []
        report = import_file(
            self.desk,
            lambda: FakeFile(records, breaks),
            settings or SourceSettings(),
            heard.append,
        )
        return report, heard

    def verdicts(self, *records: Submission) -> list[str]:
        """The verdicts of importing a file of these records."""
        _, heard = self.take(*records)
        return [record.verdict.value for record in heard]

    def preview(
        self, *files: FakeFile, settings: SourceSettings | None = None
    ) -> tuple[list[FileReport], list[list[Record]]]:
        """Preview these files."""
        heard: list[list[Record]] = [[] for _ in files]
        reports = preview_files(
            self.desk,
            [
                (_opener(file), records.append)
                for file, records in zip(files, heard, strict=True)
            ],
            settings or SourceSettings(),
        )
        return reports, heard

    def new_lead(self, at: datetime | None = None, **fields: object) -> int:
        """Import one lead, received now unless said; its number."""
        written = (at or self.now).astimezone(NEW_YORK).replace(tzinfo=None)
        _, (record,) = self.take(asks(written, **fields))
        assert record.lead_id is not None
        return record.lead_id


def _opener(file: FakeFile) -> Opener:
    return lambda: file


def clock(text: str) -> datetime:
    """A wall time of the clinic as an instant, such as `2026-11-16 13:00`."""
    wall = datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)
    return wall.astimezone(UTC)


def asks(
    when: str | datetime | None = "2026-11-16 10:00", **fields: object
) -> Submission:
    """A submission of Ana Lopez, or of whom the fields say.

    Args:
        when: a wall time; a bare date is known to the day; None is no time at all.
        fields: of the submission, in place of the usual ones.
    """
    written = None
    if isinstance(when, str):
        is_day = len(when) == len("2026-11-16")
        precision = Precision.DAY if is_day else Precision.MINUTE
        written = WrittenTime(datetime.fromisoformat(when), precision)
    elif when is not None:
        written = WrittenTime(when, Precision.SECOND)
    usual: dict[str, object] = {
        "row": 2,
        "raw": "raw text",
        "recognised_as": "generic-csv",
        "name": "Ana Lopez",
        "phone_text": "2125550142",
        "message": "please call",
        "received": written,
    }
    return Submission(**(usual | fields))  # type: ignore[arg-type] # a test's own words


def sorted_verdicts(records: Iterable[Record]) -> list[str]:
    """The verdicts of records, sorted."""
    return sorted(record.verdict.value for record in records)
