"""Importing leads: every record of a file gets a verdict, and none is lost."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from callback_desk.domain.errors import FileError
from callback_desk.domain.import_ports import MetPeople
from callback_desk.domain.ports import LeadFile, Work
from callback_desk.domain.record import Placed, Record
from callback_desk.domain.record_block import ReadsBlocks
from callback_desk.domain.stopping import Stopped
from callback_desk.domain.submission import Submission, Verdict
from callback_desk.services import submission_chunks
from callback_desk.services.block_judging import BlockJudge
from callback_desk.services.desk import Desk
from callback_desk.services.file_import import FileImport
from callback_desk.services.file_opener import Opener, opened_heeding
from callback_desk.services.file_report import (
    FileReport,
    count_records,
    failed,
    report_on,
)
from callback_desk.services.hearing import (
    Hearing,
    OnProgress,
    OnRecord,
    ShouldStop,
    ignore_progress,
    ignore_record,
    never,
)
from callback_desk.services.in_force import in_force
from callback_desk.services.long_file import ready_apart
from callback_desk.services.pending_imports import drop_pending
from callback_desk.services.repeats import settle_repeats
from callback_desk.services.source_settings import SourceSettings
from callback_desk.services.taking_back import finish_taking_back
from callback_desk.services.who_is_who import WhoIsWho

__all__ = [
    "ImportRun",
    "OnRecord",
    "Opener",
    "ShouldStop",
    "SourceSettings",
    "ignore_record",
    "import_file",
    "preview_files",
    "without_text",
]


def without_text(record: Record) -> Record:
    """A record without the text that it came as, for lists that hold very many."""
    return replace(record, submission=replace(record.submission, raw="", beside=""))


def import_file(
    desk: Desk,
    open_file: Opener,
    settings: SourceSettings,
    on_record: OnRecord = ignore_record,
    *,
    on_progress: OnProgress = ignore_progress,
    should_stop: ShouldStop = never,
    hears_all: bool = True,
    reads_all: bool = False,
) -> FileReport:
    """Import one file: all of it or, if it cannot be read or is stopped, nothing.

    It is stored chunk by chunk, in a batch that nobody sees until the last of them, so
    that calls are recorded in between.

    Args:
        desk: where to.
        open_file: opens the file.
        settings: what staff say of it.
        on_record: as told of `Hearing`, like all that follow.
        on_progress: the same.
        should_stop: the same.
        hears_all: the same; a long file is taken in much faster without.
        reads_all: the same.

    Raises:
        DeskError: of the desk itself (locked, full, unknown zone).
    """
    try:
        hearing = Hearing(on_record, on_progress, should_stop, hears_all, reads_all)
        with ready_apart(desk.works_apart, open_file):
            file = opened_heeding(open_file, hearing.heed)
            with desk.open_work.importing():
                drop_pending(desk.open_work)
                finish_taking_back(desk)
                return FileImport(desk, file, settings, hearing).run()
    except Stopped:
        return FileReport(stopped=True)
    except FileError as error:
        return failed(error)


def preview_files(
    desk: Desk,
    files: Sequence[tuple[Opener, OnRecord]],
    settings: SourceSettings,
    on_again: OnRecord = ignore_record,  # of files before one that failed
) -> list[FileReport]:
    """What importing these files in this order would do; nothing is written."""
    with desk.open_work(writes=False) as work, _met(work) as met:
        run = ImportRun(desk, work, settings, remember=True, met=met)
        reports: list[FileReport] = []
        for number, (open_file, hear) in enumerate(files):
            reports.append(_preview(run, open_file, hear))
            if reports[-1].error is not None:
                # What a file showed before it failed would not be stored.
                met.forget()
                run = ImportRun(desk, work, settings, remember=True, met=met)
                for (again, _), report in zip(files[:number], reports, strict=False):
                    if report.error is None:
                        _preview(run, again, on_again)
        return reports


@contextmanager
def _met(work: Work) -> Iterator[MetPeople]:
    met = work.imports.met()
    try:
        yield met
    finally:
        met.forget()


def _preview(run: "ImportRun", open_file: Opener, on_record: OnRecord) -> FileReport:
    try:
        file = open_file()
        report = report_on(file)
        run.hear(file, report, on_record)
        return report
    except FileError as error:
        return failed(error)


class ImportRun:
    """A preview of files, or mails that are stored in one transaction.

    Args:
        desk: where to.
        work: the unit of work.
        settings: what staff say of the source.
        remember: nothing gets stored.
        met: keeps whom a preview of many meets.
    """

    def __init__(
        self,
        desk: Desk,
        work: Work,
        settings: SourceSettings,
        *,
        remember: bool,
        met: MetPeople | None = None,
    ) -> None:
        self._desk = desk
        self._source = settings
        self._settings = in_force(desk, work)
        self.judge = settings.judge(desk, self._settings)
        self._work = work
        self._people = WhoIsWho(work, self._settings, remember=remember, met=met)

    def hear(self, file: LeadFile, report: FileReport, on_record: OnRecord) -> None:
        """Judge, place and count the records of a file."""
        self.judge = self._source.of(file).judge(self._desk, self._settings)
        for records in self._judged(file):
            for one in self._placed(records, report):
                on_record(one.record)

    def _judged(self, file: LeadFile) -> Iterator[list[Record]]:
        """What is judged of a file, so much at a time as takes a moment to read."""
        if isinstance(file, ReadsBlocks):
            by_block, weight = BlockJudge(self.judge), submission_chunks.HEAVY_CHUNK
            for block in file.blocks(submission_chunks.BRIEF_BLOCK, weight):
                yield by_block.records(by_block.judge(block))
        else:
            for chunk in submission_chunks.brief_chunks_of(file.submissions()):
                yield [self.judge.judge(submission) for submission in chunk]

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
            here = judged[number]
            judged[number] = replace(here, verdict=Verdict.KNOWN, problem=None)
        return self._placed(judged, report)

    def _placed(self, judged: Sequence[Record], report: FileReport) -> list[Placed]:
        placed = self._people.place(judged, self.judge.now)
        count_records(report, placed)
        return placed

    def settle(self, placed: Sequence[Placed], batch: int) -> None:
        """Work the leads out anew that asked again, once their records are stored."""
        settle_repeats(self._work, self._people, placed, batch, self._settings)
