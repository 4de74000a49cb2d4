"""What became of one file of leads, or would become of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from callback_desk.domain.errors import DeskError
from callback_desk.domain.file_reading import FileReading
from callback_desk.domain.grown_file import GrowingFile
from callback_desk.domain.import_errors import NoPhoneColumn
from callback_desk.domain.ports import LeadFile, TellsReading
from callback_desk.domain.record import Placed
from callback_desk.domain.submission import Verdict


@dataclass(slots=True)
class FileReport:
    """What became of one file.

    Attributes:
        recognised_as: the form product and medium, or None if it could not be read.
        encoding: its codec, or None.
        reading: how its columns were understood; None for mails and other errors than
            that of a file without a phone column.
        batch: the batch it was stored as; None for a preview or an error.
        counts: records by verdict; they sum to `seen`.
        seen: how many records the file holds.
        error: why nothing of it was taken in, or None.
        stopped: whether somebody stopped it, so that nothing of it was taken in.
        digest: SHA-256 of the file's bytes, or None if it could not be read.
        length: those bytes, of a file to whose end its program adds; else None.
        not_backed_up: why there is no backup of what stood there before a long file,
            or None.
    """

    recognised_as: str | None = None
    encoding: str | None = None
    reading: FileReading | None = None
    batch: int | None = None
    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(map(str, Verdict), 0)
    )
    seen: int = 0
    error: DeskError | None = None
    stopped: bool = False
    not_backed_up: DeskError | None = None
    digest: str | None = field(default=None, compare=False)
    length: int | None = field(default=None, compare=False)


def report_on(file: LeadFile) -> FileReport:
    """The report of a file of which no record was read yet."""
    reading = file.reading if isinstance(file, TellsReading) else None
    told = file.recognised_as, file.encoding, reading
    length = file.length if isinstance(file, GrowingFile) else None
    return FileReport(*told, digest=file.digest, length=length)


def failed(error: DeskError) -> FileReport:
    """The report of a file that is not taken in; how it was read, if that is known."""
    reading = error.reading if isinstance(error, NoPhoneColumn) else None
    return FileReport(reading=reading, error=error)


def count_records(
    report: FileReport, placed: Sequence[Placed], new_people: int = 0, known: int = 0
) -> None:
    """Count records by their verdicts, new and known ones beside; each has just one."""
    report.counts[Verdict.NEW] += new_people
    report.counts[Verdict.KNOWN] += known
    for verdict, count in Counter(p.record.verdict for p in placed).items():
        report.counts[verdict] += count
    report.seen += len(placed) + new_people + known
    if report.seen != sum(report.counts.values()):
        raise AssertionError("a record has no verdict")
