"""A file that was imported before and has grown: only what was added is read.

What stands before is counted as what it would be told: known, or skipped again. Its
records and their raw text are stored with the import that has them.
"""

from collections.abc import Collection, Iterable
from functools import partial

from callback_desk.domain.grown_file import Beginning, GrowingFile
from callback_desk.domain.ports import LeadFile, OpenWork, Work
from callback_desk.domain.submission import Submission, Verdict
from callback_desk.services.file_report import FileReport


def known_beginning(work: Work, file: LeadFile) -> Beginning | None:
    """What of a file need not be read again, if anything.

    By whoever has the turn to import: no import is taken back meanwhile.
    """
    if not isinstance(file, GrowingFile) or not file.beginnings:
        return None
    return work.grown_files.known_beginning(file.beginnings, file.read_as)


def submissions_behind(
    file: LeadFile, beginning: Beginning | None
) -> Iterable[Submission]:
    """The records of a file, but for those of its known beginning."""
    if beginning is None or not isinstance(file, GrowingFile):
        return file.submissions()
    return file.submissions_behind(beginning.length)


def count_beginning(report: FileReport, beginning: Beginning | None) -> None:
    """Count the records that are not read again."""
    if beginning is not None:
        report.counts[Verdict.KNOWN] += beginning.known
        report.counts[Verdict.SKIPPED] += beginning.skipped
        report.seen += beginning.known + beginning.skipped


def keep_length(
    work: Work, file: LeadFile, batch_id: int, beginning: Beginning | None
) -> None:
    """Keep with an import how long its file was, if that is one that grows."""
    if isinstance(file, GrowingFile):
        work.grown_files.keep(batch_id, file.length, file.read_as, beginning)


def earlier_lengths(open_work: OpenWork) -> Collection[int]:
    """How long files were that may have grown when they come again."""
    with open_work(writes=False) as work:
        return work.grown_files.lengths()


def length_teller(open_work: OpenWork) -> partial[Collection[int]]:
    """What tells these lengths, for whoever opens files."""
    return partial(earlier_lengths, open_work)
