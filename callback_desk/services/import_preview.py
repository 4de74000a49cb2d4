"""A preview of files: what importing them would bring, row by row.

Rows are kept as small as a list needs them, and of each verdict no more than a person
looks through; every record is counted. While it is made, whoever waits for it may
read the rows that are there already.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from time import monotonic
from typing import Final, NamedTuple

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.person_name import names_agree
from callback_desk.domain.record import Record
from callback_desk.domain.record_place import Ordinals
from callback_desk.domain.settlement import Fix
from callback_desk.domain.submission import Precision, Problem, Verdict
from callback_desk.services.desk import Desk
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import (
    Opener,
    ShouldStop,
    SourceSettings,
    preview_files,
    without_text,
)
from callback_desk.services.in_force import in_force
from callback_desk.services.needs_look import Judging
from callback_desk.services.numbers_elsewhere import NumbersElsewhere, numbers_elsewhere
from callback_desk.services.submission_chunks import Steady
from callback_desk.services.watched_preview import OnRows, WatchedPreview

MOST_SHOWN: Final = 20_000
"""Rows of one verdict that are kept, and as many of people in danger beside them."""

MOST_KEPT_TEXT: Final = 32 * 1024 * 1024
"""Characters of all records that need a look, and as many of those in danger."""

LONGEST_CELL: Final = 2_000
"""Characters of a cell that are kept: a visitor may have typed a million."""

_COMES_IN = frozenset({Verdict.NEW, Verdict.REPEAT})

Key = tuple[int, int, int]
"""The number of a record's file, its row in that, and which of that row it is."""


class SeenRow(NamedTuple):
    """A record as the preview shows it.

    Attributes:
        place: the number of its file, the first being 0.
        row: its row in the file.
        verdict: what would become of it.
        name: as it came.
        phone: E.164, or None.
        extension: digits, or None.
        phone_text: as it came.
        email: as it came, or "".
        received_at: when it was sent.
        precision: how exactly that is known.
        problem: why it needs a look or would be skipped, or None.
        repairs: what was mended to read it.
        safety: whether it has words that must not wait.
        barred: whether the number said "do not call".
        mended: whether somebody corrected it here.
        ordinal: which record of its row it is.
    """

    place: int
    row: int
    verdict: Verdict
    name: str
    phone: str | None
    extension: str | None
    phone_text: str
    email: str
    received_at: datetime
    precision: Precision
    problem: Problem | None
    repairs: tuple[str, ...]
    safety: bool
    barred: bool
    mended: bool = False
    ordinal: int = 0

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return self.place, self.row, self.ordinal


@dataclass(slots=True)
class PreviewRows:
    """The rows of a preview, added by whoever makes it; never shortened meanwhile.

    Attributes:
        rows: in the order of their files.
        kept: the records that need a look, to be corrected.
        counts: all records so far by verdict, those without a row, too.
        in_danger: how many of them have words that must not wait.
    """

    rows: list[SeenRow] = field(default_factory=list)
    kept: dict[Key, Record] = field(default_factory=dict)
    counts: Counter[Verdict] = field(default_factory=Counter)
    in_danger: int = 0
    _shown: Counter[Verdict | None] = field(default_factory=Counter)
    _of_place: Counter[tuple[int, Verdict]] = field(default_factory=Counter)
    _danger_of_place: Counter[int] = field(default_factory=Counter)
    _kept_text: Counter[bool] = field(default_factory=Counter)
    _ordinals: Ordinals = field(default_factory=Ordinals)

    def add(self, place: int, record: Record) -> None:
        """Add a record."""
        verdict, flagged = record.verdict, record.safety.flagged
        ordinal = self._ordinals.of((place, record.submission.row))
        self.counts[verdict] += 1
        self._of_place[place, verdict] += 1
        if flagged:
            self.in_danger += 1
            self._danger_of_place[place] += 1
        looked_at = verdict is Verdict.NEEDS_LOOK
        full = looked_at and self._kept_text[flagged] >= MOST_KEPT_TEXT
        # Those in danger have room of their own, which nobody else takes.
        room = None if flagged else verdict
        if full or self._shown[room] >= MOST_SHOWN:
            return
        self._shown[room] += 1
        row = seen_row(place, record)._replace(ordinal=ordinal)
        if looked_at:
            self.kept[row.key] = kept = without_text(record)
            self._kept_text[flagged] += len(kept.submission.message)
        self.rows.append(row)

    def without(self, places: set[int]) -> "PreviewRows":
        """The same without what files showed before they turned out unreadable."""
        left = PreviewRows(
            [row for row in self.rows if row.place not in places],
            {key: kept for key, kept in self.kept.items() if key[0] not in places},
        )
        for (place, verdict), count in self._of_place.items():
            if place not in places:
                left.counts[verdict] += count
        danger = self._danger_of_place.items()
        left.in_danger = sum(n for place, n in danger if place not in places)
        return left

    @property
    def danger_unlisted(self) -> int:
        """How many of those in danger are counted without a row."""
        return self.in_danger - sum(row.safety for row in self.rows)


def seen_row(place: int, record: Record, *, mended: bool = False) -> SeenRow:
    """A record as the preview shows it."""
    said = record.submission
    return SeenRow(
        place,
        said.row,
        record.verdict,
        said.name[:LONGEST_CELL],
        record.phone,
        record.extension,
        said.phone_text[:LONGEST_CELL],
        (said.email or "")[:LONGEST_CELL],
        record.received_at,
        record.precision,
        record.problem,
        record.repairs,
        record.safety.flagged,
        record.barred,
        mended,
    )


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
