"""Taking a file in with the decisions that come with it.

What staff corrected in its preview, and kept records whose mended copies stand in it:
both are decisions about kept records like any other, made with the import: they name
it, and taking the import back takes them back. The records themselves stay stored as
they came.
"""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import MappingProxyType

from callback_desk.domain.errors import DeskError
from callback_desk.domain.kept_file import read_mark
from callback_desk.domain.ports import Work
from callback_desk.domain.record import Record
from callback_desk.domain.record_place import Ordinals, RecordPlace
from callback_desk.domain.settlement import Aside, Fix, NewSettlement, Settled
from callback_desk.domain.settlement_errors import RecordHereAlready
from callback_desk.domain.submission import Verdict
from callback_desk.services.desk import Desk
from callback_desk.services.file_report import FileReport
from callback_desk.services.hearing import (
    OnProgress,
    OnRecord,
    ShouldStop,
    ignore_progress,
    ignore_record,
    never,
)
from callback_desk.services.import_leads import Opener, import_file
from callback_desk.services.settle_record import accept_record, set_record_aside
from callback_desk.services.source_settings import SourceSettings

NO_FIXES: Mapping[RecordPlace, Fix] = MappingProxyType({})
_COMES_IN = frozenset({Verdict.NEW, Verdict.REPEAT})


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of one file.

    Attributes:
        report: its counts, as the import made them; they never change.
        fixed: what became of kept records that were corrected beforehand, by verdict.
        settled: how many records that waited before are mended by it.
    """

    report: FileReport
    fixed: Mapping[Verdict, int] = field(default_factory=dict)
    settled: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """Its records by what became of them in the end."""
        counts = dict(self.report.counts)
        for verdict, count in self.fixed.items():
            counts[verdict] += count
            counts[Verdict.NEEDS_LOOK] -= count
        return counts


@dataclass(slots=True)
class _Marks:
    """Which records of a file stand in for records that were kept before."""

    on_record: OnRecord
    found: list[tuple[str, RecordPlace, bool]] = field(default_factory=list)
    ordinals: Ordinals = field(default_factory=Ordinals)

    def hear(self, record: Record) -> None:
        """Note a record that comes in, with its place, and whether it is in danger."""
        mends, row = record.submission.mends, record.submission.row
        place = RecordPlace(row, self.ordinals.of(row))
        if mends is not None and record.verdict in _COMES_IN:
            self.found.append((mends, place, record.safety.flagged))
        self.on_record(record)


def take_in_file(
    desk: Desk,
    open_file: Opener,
    settings: SourceSettings,
    fixes: Mapping[RecordPlace, Fix] = NO_FIXES,
    on_record: OnRecord = ignore_record,
    *,
    on_progress: OnProgress = ignore_progress,
    should_stop: ShouldStop = never,
    hears_all: bool = False,
    reads_all: bool = False,
) -> TakenIn:
    """Import one file, then settle what was decided about its records beforehand.

    A correction that turns out to be none any more (somebody took the same person in
    meanwhile) leaves its record waiting for a look: nothing is lost.

    Args:
        desk: where to.
        open_file: opens the file.
        settings: what staff say of it.
        fixes: by place, what somebody made of records that need a look.
        on_record: as for `import_file`.
        on_progress: as for `import_file`.
        should_stop: as for `import_file`.
        hears_all: as for `import_file`; a record that says which kept one it mends is
            heard in any case.
        reads_all: as for `import_file`.

    Raises:
        DeskError: of the desk itself (locked, full, unknown zone).
    """
    marks = _Marks(on_record)
    report = import_file(
        desk,
        open_file,
        settings,
        marks.hear,
        on_progress=on_progress,
        should_stop=should_stop,
        hears_all=hears_all,
        reads_all=reads_all,
    )
    if report.batch is None:
        return TakenIn(report)
    fixed = _settle_fixes(desk, report.batch, fixes)
    settled = _settle_marks(desk, report.batch, marks.found)
    return TakenIn(report, fixed, settled)


def _settle_fixes(
    desk: Desk, batch: int, fixes: Mapping[RecordPlace, Fix]
) -> Counter[Verdict]:
    fixed: Counter[Verdict] = Counter()
    if not fixes:
        return fixed
    with desk.open_work(writes=False) as work:
        numbers = work.import_list.numbers_of(batch, [row for row, _ in fixes])
    for place in sorted(fixes):
        if place in numbers:
            with suppress(DeskError):
                fixed[_settle_fix(desk, batch, numbers[place], fixes[place])] += 1
    return fixed


def _settle_fix(desk: Desk, batch: int, record_id: int, fix: Fix) -> Verdict:
    """Take a corrected record in; as what it is taken."""
    try:
        return accept_record(desk, record_id, fix, batch).record.verdict
    except RecordHereAlready:
        set_record_aside(desk, record_id, Aside.HERE_ALREADY, by_batch=batch)
        return Verdict.KNOWN


def _settle_marks(
    desk: Desk, batch: int, found: list[tuple[str, RecordPlace, bool]]
) -> int:
    if not found:
        return 0
    with desk.open_work() as work:
        rows = [place.row for _, place, _ in found]
        numbers = work.import_list.numbers_of(batch, rows)
        settled = sum(
            _settle_mark(desk, work, batch, mark, numbers[place], in_danger=in_danger)
            for mark, place, in_danger in found
            if place in numbers
        )
        work.commit()
    return settled


def _settle_mark(
    desk: Desk, work: Work, batch: int, mark: str, by_record: int, *, in_danger: bool
) -> bool:
    """Let a kept record wait no more whose mended copy came in; whether it did.

    Words that must not wait are never settled by a copy from which they are gone.
    """
    told = read_mark(mark)
    if told is None:
        return False
    record_id, begins = told
    fingerprint = work.kept.marked(record_id)
    if fingerprint is None or not fingerprint.startswith(begins):
        return False
    if work.imports.record(record_id).safety.flagged and not in_danger:
        return False
    now, staff_id = desk.now(), desk.staff.staff_id
    work.kept.put_aside(record_id, now)
    work.kept.settle(
        NewSettlement(
            record_id,
            now,
            Settled.SET_ASIDE,
            reason=Aside.HERE_ALREADY,
            words="mended in a saved file",
            by_batch=batch,
            by_record=by_record,
        ),
        staff_id,
    )
    # Whom the desk told of the person is not to be told once more.
    work.safety.follow(record_id, work.imports.record(by_record).lead_id)
    work.audit.add("record_set_aside", staff_id, now, "record", record_id)
    return True
