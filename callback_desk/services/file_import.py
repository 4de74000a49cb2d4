"""The import of one file: chunk by chunk, in a batch that nobody sees yet.

Reading and judging, which take long, hold no lock. Several blocks are stored by one
transaction: each of those writes anew what pages of the indexes it touched.
"""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import replace

from callback_desk.domain.errors import DeskError
from callback_desk.domain.grown_file import GrowingFile
from callback_desk.domain.import_errors import CalendarChangedMeanwhile
from callback_desk.domain.import_ports import KeepsBlocks
from callback_desk.domain.judged_block import JudgedBlock
from callback_desk.domain.ports import LeadFile, Work
from callback_desk.domain.record import Placed, Record
from callback_desk.domain.record_block import ReadsBlocks, RecordBlock
from callback_desk.domain.stopping import Stopped
from callback_desk.domain.submission import Submission, Verdict
from callback_desk.services import submission_chunks
from callback_desk.services.backups import back_up_before
from callback_desk.services.block_judging import BlockJudge
from callback_desk.services.block_placing import fingerprints_of, keep_chunk
from callback_desk.services.calendar_settings import keep_holidays
from callback_desk.services.desk import Desk
from callback_desk.services.file_report import FileReport, count_records, report_on
from callback_desk.services.grown_files import (
    count_beginning,
    keep_length,
    known_beginning,
    submissions_behind,
)
from callback_desk.services.hearing import Hearing
from callback_desk.services.in_force import in_force
from callback_desk.services.long_file import LongFile
from callback_desk.services.pending_imports import drop_pending
from callback_desk.services.reading_apart import fraction_of
from callback_desk.services.remembered_readings import keep_reading
from callback_desk.services.repeats import settle_repeats
from callback_desk.services.source_settings import SourceSettings
from callback_desk.services.still_here import leads_by_now
from callback_desk.services.who_is_who import WhoIsWho

_Chunk = list[Submission] | RecordBlock | JudgedBlock
_Judged = list[Record] | JudgedBlock


class FileImport:
    """The import of one file, by whoever has the turn to import."""

    def __init__(
        self, desk: Desk, file: LeadFile, settings: SourceSettings, hearing: Hearing
    ) -> None:
        self._desk = desk
        self._file = file
        self._source = settings.of(file)
        self._hearing = hearing
        with desk.open_work(writes=False) as work:
            self._settings = in_force(desk, work)
            self._known = None if hearing.reads_all else known_beginning(work, file)
        self._judge = self._source.judge(desk, self._settings)
        self._by_block = BlockJudge(self._judge)
        self._long: LongFile | None = None
        if isinstance(file, ReadsBlocks):
            self._long = LongFile(file, self._by_block, desk.works_apart, hearing.heed)
        self._batch: int | None = None
        self._is_backed_up = False
        # The last record that is known by its fingerprint.
        self._noted = 0
        self._report = report_on(file)
        count_beginning(self._report, self._known)

    def run(self) -> FileReport:
        """Take all of it in, or drop what was taken in so far.

        The chunk behind is read before some are stored: what is wrong with the file's
        end is known by then.
        """
        try:
            with closing(self._chunks()) as chunks:
                self._take_in(chunks)
        except Stopped:
            return self._dropped(FileReport(stopped=True))
        except BaseException:
            # What cannot be dropped now is dropped by the next who opens the desk.
            with suppress(DeskError):
                self._dropped(self._report)
            raise
        return self._report

    def _take_in(self, chunks: Iterator[_Chunk]) -> None:
        chunk: _Chunk | None = next(chunks, [])
        some: list[_Judged] = []
        while chunk is not None:
            some.append(self._judged(chunk))
            following = next(chunks, None)
            self._hearing.heed()
            is_last = following is None
            if is_last or _are_enough(some):
                self._back_up(some, is_long=len(some) > 1 or not is_last)
                if is_last and self._batch is not None:
                    self._store(some, is_last=False)
                    self._note_fingerprints(self._batch)
                    some = []
                    self._back_up(some, is_long=True)
                self._store(some, is_last=is_last)
                fraction = self._fraction(following)
                self._hearing.on_progress(self._report.seen, fraction)
                some = []
            chunk = following

    def _back_up(self, some: list[_Judged], *, is_long: bool) -> None:
        """Back up what stands there before much that is new is stored.

        What is known already changes nothing. Where new records show only behind
        known ones, those that nobody sees yet are in the backup, too, and dropped when
        that is brought back. What an archive of mails weighs says nothing: pictures
        do, not records.
        """
        if self._is_backed_up or not is_long:
            return
        if isinstance(self._file, GrowingFile):
            known = self._known.length if self._known else 0
            brings = self._file.count_behind(known) if self._batch is None else 0
            is_due = brings > submission_chunks.CHUNK
        elif self._batch is None:
            known, count = self._known_among(some)
            brings = count - known
            # Where half of the first ones are new, so are those behind, most likely.
            is_due = brings > submission_chunks.CHUNK or brings >= max(1, count / 2)
        else:
            counts = self._report.counts
            brings = self._report.seen - counts[Verdict.KNOWN] - counts[Verdict.SKIPPED]
            is_due = brings > submission_chunks.CHUNK
        if is_due:
            self._is_backed_up = True
            self._report.not_backed_up = back_up_before(self._desk)

    def _known_among(self, some: list[_Judged]) -> tuple[int, int]:
        """How many records of some chunks came in before, and how many there are."""
        told = [
            fingerprint for judged in some for fingerprint in fingerprints_of(judged)
        ]
        with self._desk.open_work(writes=False) as work:
            here = work.imports.known_fingerprints(set(told))
        return sum(one in here for one in told), len(told)

    def _chunks(self) -> Generator[_Chunk, None, None]:
        """The records, by the column where the file can be read so."""
        size, weight = submission_chunks.CHUNK, submission_chunks.HEAVY_CHUNK
        if self._long is not None:
            yield from self._long.blocks(size, weight)
        else:
            behind = submissions_behind(self._file, self._known)
            yield from submission_chunks.chunks_of(self._heeding(behind))

    def _heeding(self, submissions: Iterable[Submission]) -> Iterator[Submission]:
        """Submissions as long as they are wanted: mails take long to read."""
        for submission in submissions:
            self._hearing.heed()
            yield submission

    def _judged(self, chunk: _Chunk) -> _Judged:
        if isinstance(chunk, list):
            return [self._judge.judge(one) for one in self._heeding(chunk)]
        if isinstance(chunk, RecordBlock):
            chunk = self._by_block.judge(chunk)
        return self._by_block.records(chunk) if self._hearing.wants_each else chunk

    def _store(self, some: list[_Judged], *, is_last: bool) -> None:
        """One transaction: chunks and, behind the last one, what makes it whole."""
        placed: list[Placed] = []
        # What is in a batch that nobody sees yet may be lost: then all of it is.
        with self._desk.open_work(lasts=is_last) as work:
            batch = self._batch or self._begin(work)
            for judged in some:
                placed += self._keep(work, batch, judged)
            if is_last:
                self._finish(work, batch)
            work.commit()
            self._batch, self._report.batch = batch, batch
        for one in placed:
            self._hearing.on_record(one.record)

    def _note_fingerprints(self, batch: int) -> None:
        """The long way to the last transaction, so that this one is short."""
        is_left = True
        while is_left:
            with self._desk.open_work(lasts=False) as work:
                is_left = self._note_some(work, batch)
                work.commit()

    def _note_some(self, work: Work, batch: int) -> bool:
        """Let some records be known by their fingerprints; whether any were left."""
        imports = work.imports
        if not isinstance(imports, KeepsBlocks):
            return False
        noted = imports.note_fingerprints(batch, self._noted, submission_chunks.NOTED)
        self._noted = noted or self._noted
        return noted is not None

    def _keep(self, work: Work, batch: int, judged: _Judged) -> list[Placed]:
        """Keep one chunk; the records that were placed one by one."""
        people = WhoIsWho(work, self._settings, remember=False, batch=batch)
        kept = keep_chunk(work, people, self._by_block, judged, batch)
        settle_repeats(*(work, people, kept.placed, batch, self._settings), unseen=True)
        count_records(self._report, *kept)
        return kept.placed

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
        while self._note_some(work, batch):
            pass
        people = WhoIsWho(work, settings, remember=False, batch=batch)
        while waiting := work.imports.waiting(batch, submission_chunks.CHUNK):
            # Somebody may have joined two of these leads while the file came in.
            by_now = leads_by_now(work, {one.lead_id for one in waiting})
            waiting = [replace(one, lead_id=by_now[one.lead_id]) for one in waiting]
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
        return fraction_of(self._file) if self._long is None else self._long.fraction


def _are_enough(some: list[_Judged]) -> bool:
    """Whether what was judged is stored now; single records weigh more."""
    if isinstance(some[-1], JudgedBlock):
        return len(some) >= submission_chunks.TOGETHER
    return True
