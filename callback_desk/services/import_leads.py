"""Importing leads: every record of a file gets a verdict, and none is lost."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from callback_desk.domain.errors import DeskError, FileError
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.ports import LeadFile, Work
from callback_desk.domain.record import Placed, Record
from callback_desk.domain.submission import Submission, Verdict
from callback_desk.services.calendar_settings import keep_holidays
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.judging import Judge
from callback_desk.services.lead_upkeep import read_histories, settle_lead
from callback_desk.services.who_is_who import WhoIsWho

# Records judged and stored together: their people are looked up in one question.
CHUNK = 500
# Characters of raw text at which they are enough, whatever their number.
HEAVY_CHUNK = 1024 * 1024

Opener = Callable[[], LeadFile]
OnRecord = Callable[[Record], None]


def ignore_record(record: Record) -> None:
    """Do nothing with a record: for callers that want the counts alone."""


def without_text(record: Record) -> Record:
    """A record without the text that it came as, for lists that hold very many."""
    return replace(record, submission=replace(record.submission, raw="", beside=""))


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What staff say of a file.

    Attributes:
        zone: IANA name of the zone of times written without one; None: the clinic's.
        source_name: the name under which reports count it, or None.
    """

    zone: str | None = None
    source_name: str | None = None


@dataclass(slots=True)
class FileReport:
    """What became of one file.

    Attributes:
        recognised_as: the form product and medium, or None if it could not be read.
        encoding: its codec, or None.
        batch: the batch it was stored as; None for a preview or an error.
        counts: records by verdict; they sum to `seen`.
        seen: how many records the file holds.
        error: why nothing of it was taken in, or None.
    """

    recognised_as: str | None = None
    encoding: str | None = None
    batch: int | None = None
    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(map(str, Verdict), 0)
    )
    seen: int = 0
    error: DeskError | None = None


def import_file(
    desk: Desk,
    open_file: Opener,
    settings: SourceSettings,
    on_record: OnRecord = ignore_record,
) -> FileReport:
    """Import one file in one unit of work: all of it or, if it cannot be read, nothing.

    Args:
        desk: where to.
        open_file: opens the file.
        settings: what staff say of it.
        on_record: hears every record in file order; what it heard of a file that is
            reported with an error did not happen.

    Raises:
        DeskError: of the desk itself (locked, full, unknown zone).
    """
    try:
        file = open_file()
        with desk.open_work() as work:
            run = ImportRun(desk, work, settings, remember=False)
            batch = work.imports.begin_batch(
                file, settings.source_name, run.judge.now, desk.staff.staff_id
            )
            report = FileReport(file.recognised_as, file.encoding, batch)
            for placed in run.placed(file, report, on_record):
                work.imports.add_records(batch, placed, run.judge.zone.key)
                run.settle(placed)
            work.imports.finish_batch(batch, report.counts, report.seen)
            keep_holidays(
                work,
                run.judge.calendar.definition,
                desk.holidays,
                run.judge.calendar.years,
            )
            work.audit.add(
                "imported", desk.staff.staff_id, run.judge.now, "batch", batch
            )
            work.commit()
            return report
    except FileError as error:
        return FileReport(error=error)


def preview_files(
    desk: Desk,
    files: Sequence[tuple[Opener, OnRecord]],
    settings: SourceSettings,
) -> list[FileReport]:
    """What importing these files in this order would do; nothing is written."""
    with desk.open_work(writes=False) as work:
        run = ImportRun(desk, work, settings, remember=True)
        reports: list[FileReport] = []
        for number, (open_file, hear) in enumerate(files):
            reports.append(_preview(run, open_file, hear))
            if reports[-1].error is not None:
                # What a file showed before it failed would not be stored.
                run = ImportRun(desk, work, settings, remember=True)
                for (again, _), report in zip(files[:number], reports, strict=False):
                    if report.error is None:
                        _preview(run, again, ignore_record)
        return reports


def _preview(run: "ImportRun", open_file: Opener, on_record: OnRecord) -> FileReport:
    try:
        file = open_file()
        report = FileReport(file.recognised_as, file.encoding)
        for _ in run.placed(file, report, on_record):
            pass
    except FileError as error:
        return FileReport(error=error)
    return report


def _chunks(submissions: Iterable[Submission]) -> Iterator[list[Submission]]:
    """Submissions by the chunk: few of them, where they are heavy."""
    chunk: list[Submission] = []
    weight = 0
    for submission in submissions:
        chunk.append(submission)
        weight += len(submission.raw)
        if len(chunk) == CHUNK or weight >= HEAVY_CHUNK:
            yield chunk
            chunk, weight = [], 0
    if chunk:
        yield chunk


class ImportRun:
    """One run over files or mails: the judge, and who is who.

    Args:
        desk: where to.
        work: the unit of work.
        settings: what staff say of the source.
        remember: nothing gets stored, so what was seen must be kept in mind.
    """

    def __init__(
        self, desk: Desk, work: Work, settings: SourceSettings, *, remember: bool
    ) -> None:
        self.settings = in_force(desk, work)
        calendar = self.settings.calendar
        self.judge = Judge(
            desk=desk,
            calendar=calendar,
            zone=zone_named(settings.zone or calendar.definition.timezone),
            now=desk.now(),
            source_name=settings.source_name,
        )
        self._work = work
        self._people = WhoIsWho(work, self.settings, remember=remember)

    def placed(
        self, file: LeadFile, report: FileReport, on_record: OnRecord
    ) -> Iterator[list[Placed]]:
        """The records of a file, judged, placed and counted, chunk by chunk."""
        for chunk in _chunks(file.submissions()):
            placed = self.place(chunk, report)
            yield placed
            for one in placed:
                on_record(one.record)

    def place(
        self,
        submissions: Sequence[Submission],
        report: FileReport,
        known: Collection[int] = (),
    ) -> list[Placed]:
        """Judge, place and count some submissions.

        Args:
            submissions: what came in.
            report: where they are counted.
            known: the places of those among them that are here already.
        """
        judged = [self.judge.judge(submission) for submission in submissions]
        for number in known:
            judged[number] = replace(
                judged[number], verdict=Verdict.KNOWN, problem=None
            )
        placed = self._people.place(judged, self.judge.now)
        for verdict, count in Counter(p.record.verdict for p in placed).items():
            report.counts[verdict] += count
        report.seen += len(submissions)
        if report.seen != sum(report.counts.values()):
            raise AssertionError("a record has no verdict")
        return placed

    def settle(self, placed: Sequence[Placed]) -> None:
        """Work the leads out anew that asked again, or asked twice in the chunk."""
        for lead_id, request in self._people.moved_requests():
            self._work.imports.move_request_earlier(lead_id, request)
        repeats = [p for p in placed if p.record.verdict is Verdict.REPEAT]
        flagged = {p.lead_id for p in repeats if p.record.safety.flagged}
        again = sorted({p.lead_id for p in repeats if p.lead_id is not None})
        for history in read_histories(self._work, again).values():
            settle_lead(
                self._work,
                history,
                self.settings,
                flagged=history.details.lead_id in flagged,
            )
