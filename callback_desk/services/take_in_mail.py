"""Taking fetched mails in: stored and remembered in one step, each of them once."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256

from callback_desk.domain.mailbox import FetchedMail, FolderPlace, Mailbox, SeenMail
from callback_desk.domain.ports import Work
from callback_desk.domain.record import Placed, Record
from callback_desk.domain.submission import Submission, Verdict
from callback_desk.services.calendar_settings import keep_holidays
from callback_desk.services.desk import Desk
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import (
    ImportRun,
    OnRecord,
    SourceSettings,
)
from callback_desk.services.taking_back import finish_taking_back

IMAP = "imap"
# Message-ID and digest: what a mail is known by, wherever it lies.
_Key = tuple[str, bytes]


@dataclass(slots=True)
class MailIntake:
    """Stores mails by the portion under one batch.

    Attributes:
        desk: where to.
        mailbox: whose they are.
        place: where they lie.
        report: the counts of what is stored.
        on_record: hears every record once it is stored.
    """

    desk: Desk
    mailbox: Mailbox
    place: FolderPlace
    report: FileReport
    on_record: OnRecord

    @contextmanager
    def _turn(self) -> Iterator[Work]:
        """A unit of work, in the turn to import; nothing is half taken back then."""
        with self.desk.open_work.importing():
            finish_taking_back(self.desk)
            with self.desk.open_work() as work:
                yield work

    def keep(self, portion: Sequence[FetchedMail]) -> None:
        """Store what some mails say and that they were seen; all of it or nothing.

        Whoever is importing is waited for: the same person may stand in that file. One
        transaction holds a portion, so its batch is never pending for anybody else.
        """
        told = deepcopy(self.report)
        with self._turn() as work:
            # Somebody else may read the same mailbox.
            seen = work.mail.seen_uids(self.place, min(mail.uid for mail in portion))
            mails = [mail for mail in portion if mail.uid not in seen]
            if not mails:
                return
            known = work.mail.known({mail.digest for mail in mails})
            lot = self._read(mails, known)
            run = ImportRun(self.desk, work, SourceSettings(), remember=False)
            staff_id, now = self.desk.staff.staff_id, run.judge.now
            if told.batch is None:
                batch = _MailBatch(self.mailbox.name, self.place)
                told.batch = work.imports.begin_batch(batch, None, now, staff_id)
                work.audit.add("imported", staff_id, now, "batch", told.batch)
            placed = run.place(lot.submissions, told, lot.known)
            work.imports.add_records(told.batch, placed, run.judge.zone.key)
            run.settle(placed, told.batch)
            work.imports.finish_batch(told.batch, told.counts, told.seen)
            work.mail.add_seen(self.place, lot.seen(placed), told.batch)
            calendar = run.judge.calendar
            keep_holidays(work, calendar.definition, self.desk.holidays, calendar.years)
            work.commit()
        self.report = told
        for one in placed:
            self.on_record(one.record)

    def _read(self, mails: Sequence[FetchedMail], known: dict[_Key, bool]) -> "_Lot":
        lot = _Lot(known)
        for mail in mails:
            row = self.report.seen + len(lot.submissions) + 1
            lot.add(mail, self.desk.read_mail(mail, row))
        return lot


@dataclass(frozen=True, slots=True)
class _MailInLot:
    uid: int
    key: _Key
    places: range


@dataclass(slots=True)
class _Lot:
    """What some mails say, and which of it is here already.

    Attributes:
        leads: mails that were taken in before, and whether each holds a lead.
        submissions: what the mails say, in their order.
        known: the places of what is here already.
    """

    leads: dict[_Key, bool]
    submissions: list[Submission] = field(default_factory=list)
    known: list[int] = field(default_factory=list)
    _mails: list[_MailInLot] = field(default_factory=list)
    _keys: set[_Key] = field(default_factory=set)

    def add(self, mail: FetchedMail, submissions: Iterable[Submission]) -> None:
        """Add a mail; it may lie there twice, copied by a mail program."""
        key = mail.message_id, mail.digest
        start = len(self.submissions)
        self.submissions.extend(submissions)
        places = range(start, len(self.submissions))
        if key in self.leads or key in self._keys:
            self.known.extend(places)
        self._keys.add(key)
        self._mails.append(_MailInLot(mail.uid, key, places))

    def seen(self, placed: Sequence[Placed]) -> list[SeenMail]:
        """The mails, to be remembered, once their records were placed."""
        for mail in self._mails:
            is_lead = any(_is_lead(placed[place].record) for place in mail.places)
            self.leads.setdefault(mail.key, is_lead)
        return [
            SeenMail(mail.uid, *mail.key, is_lead=self.leads[mail.key])
            for mail in self._mails
        ]


def _is_lead(record: Record) -> bool:
    """Whether a record is somebody's asking; what needs a look may be anything."""
    if record.verdict is not Verdict.KNOWN:
        return record.verdict in (Verdict.NEW, Verdict.REPEAT)
    submission = record.submission
    return (
        submission.problem is None
        and record.phone is not None
        and bool(submission.name.strip())
    )


@dataclass(frozen=True, slots=True)
class _MailBatch:
    """What a batch is told of a mailbox; its records are added by the portion."""

    name: str
    place: FolderPlace
    recognised_as: str = IMAP
    encoding: str | None = None
    layout: None = None

    @property
    def digest(self) -> str:
        """Of the folder, as long as its mails keep their numbers."""
        place = self.place
        told = f"{place.mailbox_id}\n{place.folder}\n{place.uid_validity}"
        return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()

    def submissions(self) -> Iterable[Submission]:
        """None: they come by the portion."""
        return ()
