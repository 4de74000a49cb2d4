"""Importing leads: every record of a file gets a verdict, and none is lost."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from callback_desk.domain.errors import DeskError, FileError
from callback_desk.domain.import_errors import CalendarChangedMeanwhile
from callback_desk.domain.judged_block import JudgedBlock
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.ports import LeadFile, TellsProgress, TellsReading, Work
from callback_desk.domain.record import Placed, Record
from callback_desk.domain.record_block import ReadsBlocks, RecordBlock
from callback_desk.domain.submission import Submission, Verdict
from callback_desk.services import submission_chunks
from callback_desk.services.backups import back_up_before
from callback_desk.services.block_judging import BlockJudge
from callback_desk.services.block_placing import keep_chunk
from callback_desk.services.calendar_settings import keep_holidays
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.file_report import (
    FileReport,
    count_records,
    failed,
    report_on,
)
from callback_desk.services.grown_files import (
    count_beginning,
    keep_length,
    known_beginning,
    submissions_behind,
)
from callback_desk.services.in_force import in_force
from callback_desk.services.judging import Judge
from callback_desk.services.pending_imports import drop_pending
from callback_desk.services.remembered_readings import keep_reading
from callback_desk.services.repeats import settle_repeats
from callback_desk.services.who_is_who import WhoIsWho

Opener = Callable[[], LeadFile]
OnRecord = Callable[[Record], None]
# Records taken in so far, and how much of the file that is: 0 to 1, None if not known.
OnProgress = Callable[[int, float | None], None]
ShouldStop = Callable[[], bool]
_Chunk = list[Submission] | RecordBlock


def ignore_record(record: Record) -> None:
    """Do nothing with a record: for callers that want the counts alone."""


def without_text(record: Record) -> Record:
    """A record without the text that it came as, for lists that hold very many."""
    return replace(record, submission=replace(record.submission, raw="", beside=""))


def ignore_progress(done: int, fraction: float | None) -> None:
    """Do nothing with how far it is."""


def never() -> bool:
    """Go on to the end."""
    return False


@dataclass(frozen=True, slots=True)
class _Hearing:
    """Who hears of an import, of how much, and says whether it goes on."""

    on_record: OnRecord
    on_progress: OnProgress
    should_stop: ShouldStop
    reads_all: bool


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What staff say of a file.

    Attributes:
        zone: IANA name of the zone of times written without one; None: the clinic's.
        source_name: the name under which reports count it, or None.
    """

    zone: str | None = None
    source_name: str | None = None

    def of(self, file: LeadFile) -> "SourceSettings":
        """These, and for what they leave out what was said of the file itself."""
        if not isinstance(file, TellsReading):
            return self
        said = file.reading.choices
        return SourceSettings(
            self.zone or said.zone, self.source_name or said.source_name
        )

    def judge(self, desk: Desk, in_force_now: SettingsInForce) -> Judge:
        """The judge of what comes so, now.

        Raises:
            UnknownZone: the zone is none.
        """
        calendar = in_force_now.calendar
        zone = zone_named(self.zone or calendar.definition.timezone)
        words = in_force_now.safety
        return Judge(desk, calendar, zone, desk.now(), self.source_name, words)


def import_file(
    desk: Desk,
    open_file: Opener,
    settings: SourceSettings,
    on_record: OnRecord = ignore_record,
    *,
    on_progress: OnProgress = ignore_progress,
    should_stop: ShouldStop = never,
    reads_all: bool = False,
) -> FileReport:
    """Import one file: all of it or, if it cannot be read or is stopped, nothing.

    It is stored chunk by chunk, in a batch that nobody sees until the last of them, so
    that calls are recorded in between.

    Args:
        desk: where to.
        open_file: opens the file.
        settings: what staff say of it.
        on_record: hears every record that is read, in file order; what it heard of a
            file that is reported with an error, or as stopped, did not happen.
        on_progress: hears after every chunk how far it is.
        should_stop: is asked between the chunks.
        reads_all: that too which an earlier import has of a file that has grown, and
            which is only counted otherwise.

    Raises:
        DeskError: of the desk itself (locked, full, unknown zone).
    """
    try:
        file = open_file()
        with desk.open_work.importing():
            drop_pending(desk.open_work)
            hearing = _Hearing(on_record, on_progress, should_stop, reads_all)
            return _Import(desk, file, settings, hearing).run()
    except FileError as error:
        return failed(error)


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
        report = report_on(file)
        run.hear(file, report, on_record)
    except FileError as error:
        return failed(error)
    return report


class ImportRun:
    """A preview of files, or mails that are stored in one transaction.

    Args:
        desk: where to.
        work: the unit of work.
        settings: what staff say of the source.
        remember: nothing gets stored, so what was seen must be kept in mind.
    """

    def __init__(
        self, desk: Desk, work: Work, settings: SourceSettings, *, remember: bool
    ) -> None:
        self._desk = desk
        self._source = settings
        self._settings = in_force(desk, work)
        self.judge = settings.judge(desk, self._settings)
        self._work = work
        self._people = WhoIsWho(work, self._settings, remember=remember)

    def hear(self, file: LeadFile, report: FileReport, on_record: OnRecord) -> None:
        """Judge, place and count the records of a file."""
        self.judge = self._source.of(file).judge(self._desk, self._settings)
        for chunk in submission_chunks.chunks_of(file.submissions()):
            for one in self.place(chunk, report):
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
        count_records(report, placed)
        return placed

    def settle(self, placed: Sequence[Placed], batch: int) -> None:
        """Work the leads out anew that asked again, once their records are stored."""
        settle_repeats(self._work, self._people, placed, batch, self._settings)


class _Import:
    """The import of one file, by whoever has the turn to import."""

    def __init__(
        self, desk: Desk, file: LeadFile, settings: SourceSettings, hearing: _Hearing
    ) -> None:
        self._desk = desk
        self._file = file
        self._source = settings.of(file)
        self._hearing = hearing
        with desk.open_work(writes=False) as work:
            self._settings = in_force(desk, work)
            self._known = None if hearing.reads_all else known_beginning(work, file)
        self._judge = self._source.judge(desk, self._settings)
        # Who hears each record hears it as one.
        nobody_hears = hearing.on_record is ignore_record
        self._by_block = BlockJudge(self._judge) if nobody_hears else None
        self._batch: int | None = None
        self._report = report_on(file)
        count_beginning(self._report, self._known)

    def run(self) -> FileReport:
        """Take all of it in, or drop what was taken in so far.

        Reading and judging, which take long, hold no lock. The chunk behind is read
        before one is stored: what is wrong with the file's end is known by then.
        """
        try:
            chunks = self._chunks()
            chunk: _Chunk | None = next(chunks, [])
            while chunk is not None:
                judged = self._judged(chunk)
                following = next(chunks, None)
                if self._hearing.should_stop():
                    return self._dropped(FileReport(stopped=True))
                if self._batch is None and following is not None:
                    self._report.not_backed_up = back_up_before(self._desk)
                self._store(judged, is_last=following is None)
                self._hearing.on_progress(self._report.seen, self._fraction(following))
                chunk = following
        except BaseException:
            # What cannot be dropped now is dropped by the next who opens the desk.
            with suppress(DeskError):
                self._dropped(self._report)
            raise
        return self._report

    def _chunks(self) -> Iterator[_Chunk]:
        """The records, by the column where the file can be read so."""
        size, weight = submission_chunks.CHUNK, submission_chunks.HEAVY_CHUNK
        if self._by_block is not None and isinstance(self._file, ReadsBlocks):
            yield from self._file.blocks(size, weight)
        else:
            behind = submissions_behind(self._file, self._known)
            yield from submission_chunks.chunks_of(behind)

    def _judged(self, chunk: _Chunk) -> list[Record] | JudgedBlock:
        if isinstance(chunk, RecordBlock) and self._by_block is not None:
            return self._by_block.judge(chunk)
        return [
            self._judge.judge(submission)
            for submission in (
                chunk.submissions() if isinstance(chunk, RecordBlock) else chunk
            )
        ]

    def _store(self, judged: list[Record] | JudgedBlock, *, is_last: bool) -> None:
        """One transaction: a chunk and, behind the last one, what makes it whole."""
        with self._desk.open_work() as work:
            batch = self._batch or self._begin(work)
            people = WhoIsWho(work, self._settings, remember=False, batch=batch)
            placed, new = keep_chunk(work, people, self._judge, judged, batch)
            settle_repeats(work, people, placed, batch, self._settings)
            count_records(self._report, placed, new)
            if is_last:
                self._finish(work, batch)
            work.commit()
        self._batch, self._report.batch = batch, batch
        for one in placed:
            self._hearing.on_record(one.record)

    def _begin(self, work: Work) -> int:
        return work.imports.begin_batch(
            self._file,
            self._source.source_name,
            self._judge.now,
            self._desk.staff.staff_id,
        )

    def _finish(self, work: Work, batch: int) -> None:
        """Let those join who asked before, and the batch be seen."""
        settings = in_force(self._desk, work)
        if settings.calendar_version != self._settings.calendar_version:
            raise CalendarChangedMeanwhile(file=self._file.name)
        people = WhoIsWho(work, settings, remember=False, batch=batch)
        while waiting := work.imports.waiting(batch, submission_chunks.CHUNK):
            joined = people.join_waiting(waiting, self._judge.now)
            work.imports.join_waiting(joined)
            settle_repeats(work, people, [p for _, p in joined], batch, settings)
        work.imports.finish_batch(batch, self._report.counts, self._report.seen)
        keep_length(work, self._file, batch, self._known)
        calendar = self._judge.calendar
        keep_holidays(work, calendar.definition, self._desk.holidays, calendar.years)
        staff_id = self._desk.staff.staff_id
        work.audit.add("imported", staff_id, self._judge.now, "batch", batch)
        if self._report.reading is not None:
            keep_reading(work, self._report.reading, batch, self._judge.now, staff_id)

    def _dropped(self, report: FileReport) -> FileReport:
        if self._batch is not None:
            drop_pending(self._desk.open_work)
        return report

    def _fraction(self, following: object) -> float | None:
        if following is None:
            return 1.0
        if isinstance(self._file, TellsProgress):
            return self._file.fraction_read()
        return None
