"""A preview of files: what importing them would bring, row by row.

Rows are kept as small as a list needs them, and of each verdict no more than a person
looks through; every record is counted. While it is made, whoever waits for it may
read the rows that are there already.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from time import monotonic

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.person_name import names_agree
from callback_desk.domain.record import Record
from callback_desk.domain.settlement import Fix
from callback_desk.domain.submission import Verdict
from callback_desk.services.desk import Desk
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import (
    Opener,
    ShouldStop,
    SourceSettings,
    preview_files,
)
from callback_desk.services.in_force import in_force
from callback_desk.services.needs_look import Judging
from callback_desk.services.numbers_elsewhere import NumbersElsewhere, numbers_elsewhere
from callback_desk.services.preview_rows import (
    Key,
    PreviewRows,
    SeenRow,
    seen_row,
)
from callback_desk.services.submission_chunks import Steady
from callback_desk.services.watched_preview import OnRows, WatchedPreview

_COMES_IN = frozenset({Verdict.NEW, Verdict.REPEAT})


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file of a preview: its name, and what would become of it."""

    name: str
    report: FileReport


@dataclass(frozen=True, slots=True)
class Preview:
    """What importing files would bring.

    Attributes:
        files: each with its own counts, or what is wrong with it.
        rows: their records.
        calendar: whose days times are told in.
        elsewhere: whose the numbers are where they are not the clinic's country's.
    """

    files: tuple[SeenFile, ...]
    rows: PreviewRows
    calendar: BusinessCalendar
    elsewhere: NumbersElsewhere | None = None

    @property
    def counts(self) -> dict[str, int]:
        """The records of all files that can be read, by verdict."""
        whole = dict.fromkeys(map(str, Verdict), 0)
        for file in self.files:
            if file.report.error is None:
                for verdict, count in file.report.counts.items():
                    whole[verdict] += count
        return whole

    @property
    def refused(self) -> list[SeenFile]:
        """The files of which nothing would be taken in."""
        return [file for file in self.files if file.report.error is not None]


def preview_import(
    desk: Desk,
    files: Sequence[tuple[str, Opener]],
    settings: SourceSettings,
    on_rows: OnRows,
    should_stop: ShouldStop,
    steady: Steady = monotonic,
) -> Preview:
    """What importing these files in this order would do; nothing is written.

    Args:
        desk: where they would go.
        files: what opens each, with the name that it is called by.
        settings: what staff say of all of them.
        on_rows: hears the rows while they come, from time to time.
        should_stop: is asked at each record.
        steady: tells that time.

    Raises:
        Stopped: somebody wanted it no more.
        DeskError: of the desk itself (locked, unknown zone).
    """
    watched = WatchedPreview(len(files), on_rows, should_stop, steady, PreviewRows())
    openers = [
        (partial(watched.open, number, opener), partial(watched.hear, number))
        for number, (_, opener) in enumerate(files)
    ]
    reports = preview_files(desk, openers, settings, watched.hear_again)
    with desk.open_work(writes=False) as work:
        calendar = in_force(desk, work).calendar
    failed = {n for n, report in enumerate(reports) if report.error is not None}
    seen = tuple(
        SeenFile(name, report) for (name, _), report in zip(files, reports, strict=True)
    )
    rows = watched.rows.without(failed) if failed else watched.rows
    home = calendar.definition.country
    return Preview(seen, rows, calendar, numbers_elsewhere(desk, rows.rows, home))


def foresee_mending(
    desk: Desk, record: Record, key: Key, fix: Fix, others: Sequence[SeenRow]
) -> SeenRow:
    """What a record of a preview would become as somebody corrected it.

    Args:
        desk: where it would go.
        record: as it was judged.
        key: its key.
        fix: its fields as they were left.
        others: the other rows of the preview, corrected ones as they are now.

    Raises:
        InstantUnreadable, ExtensionUnreadable: a field says something that cannot be.
    """
    with desk.open_work(writes=False) as work:
        judging = Judging(desk, work, in_force(desk, work), remember=True)
        corrected = judging.place_corrected(record, fix).record
    row = seen_row(key[0], corrected, mended=True)._replace(ordinal=key[2])
    if row.verdict is not Verdict.NEW:
        return row
    for other in others:
        is_theirs = other.phone == row.phone and other.verdict in _COMES_IN
        if is_theirs and names_agree(other.name, row.name):
            return row._replace(verdict=Verdict.REPEAT)
    return row


def counted(preview: Preview, mends: Mapping[Key, SeenRow]) -> dict[str, int]:
    """The records of a preview by verdict, corrected ones as what they are now."""
    counts = preview.counts
    for mended in mends.values():
        counts[Verdict.NEEDS_LOOK] -= 1
        counts[mended.verdict] += 1
    return counts
