"""The imports so far, and what taking one back would reach; nothing is changed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    ScalarSelect,
    Select,
    case,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from callback_desk.domain.import_errors import UnknownBatch
from callback_desk.domain.import_list import (
    ImportKey,
    ImportState,
    ListedImport,
    Reach,
)
from callback_desk.domain.plain_text import fold
from callback_desk.domain.record_place import Ordinals, RecordPlace
from callback_desk.domain.sort_order import SortOrder
from callback_desk.domain.submission import Verdict
from callback_desk.storage.audit_table import AuditRow
from callback_desk.storage.tables import (
    IS_PENDING,
    BatchRow,
    StaffRow,
    SubmissionRow,
)
from callback_desk.storage.worked_on import cared_for, tried

# Numbers in one statement; some databases take no more than a thousand.
_AT_ONCE = 500
_TAKEN_BACK = ImportState.UNDONE, ImportState.UNDOING
_BEGUN = *_TAKEN_BACK, ImportState.IN_PART
_STANDS = BatchRow.state.in_([one for one in ImportState if one.stands])
_WAITS = (SubmissionRow.verdict == Verdict.NEEDS_LOOK.value) & (
    SubmissionRow.settled_at.is_(None)
)


class StoredImportList:
    """What is asked of imports as a whole, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def listed(self, before: int | None, limit: int) -> Sequence[ListedImport]:
        """The newest first, with who took them back."""
        question = _listed().order_by(BatchRow.batch_id.desc()).limit(limit)
        if before is not None:
            question = question.where(BatchRow.batch_id < before)
        return self._told(question)

    def listed_by(
        self, order: SortOrder, behind: int, limit: int
    ) -> Sequence[ListedImport]:
        """Sorted over all of them, with who took them back."""
        value = self._value(ImportKey(order.column))
        return self._told(
            _listed()
            .order_by(
                value.desc() if order.falls else value.asc(), BatchRow.batch_id.desc()
            )
            .limit(limit)
            .offset(behind)
        )

    def _value(self, key: ImportKey) -> ColumnElement[Any]:
        match key:
            case ImportKey.WHEN:
                return BatchRow.batch_id.expression
            case ImportKey.WHO:
                return self._place_of_name()
            case ImportKey.FILE:
                return func.lower(BatchRow.file_name)
            case ImportKey.BROUGHT:
                return BatchRow.seen.expression
            case ImportKey.STATE:
                return case(
                    (_STANDS, _waiting()),
                    (BatchRow.state.in_(_TAKEN_BACK), -1),
                    else_=0,
                )

    def _place_of_name(self) -> ColumnElement[Any]:
        """Where who imported stands among the staff: the database folds no accents."""
        staff = self._connection.execute(select(StaffRow.staff_id, StaffRow.name)).all()
        places = {
            name: n for n, name in enumerate(sorted({fold(one.name) for one in staff}))
        }
        return case(
            {one.staff_id: places[fold(one.name)] for one in staff},
            value=BatchRow.staff_id,
        )

    def _told(self, question: Select[Any]) -> Sequence[ListedImport]:
        rows = self._connection.execute(question)
        return [
            ListedImport(
                batch_id=row.batch_id,
                at=row.made_at,
                by=row.by,
                file_name=row.file_name,
                recognised_as=row.recognised_as,
                source_name=row.source_name,
                state=ImportState(row.state),
                seen=row.seen,
                counts={
                    verdict: getattr(row, verdict) for verdict in map(str, Verdict)
                },
                waiting=row.waiting if ImportState(row.state).stands else 0,
                undone_at=row.undone_at,
                undone_by=row.undone_by,
            )
            for row in rows
        ]

    def whole(self) -> tuple[int, int]:
        """How many imports everybody sees, and how many records these brought."""
        whole = select(func.count(), func.coalesce(func.sum(BatchRow.seen), 0))
        count, seen = self._connection.execute(whole.where(~IS_PENDING)).one()
        return count, seen

    def reach(self, batch_id: int, now: datetime) -> Reach:
        """What taking an import back would reach."""
        last_attempt = self._connection.execute(
            select(func.coalesce(BatchRow.last_attempt, 0)).where(
                BatchRow.batch_id == batch_id, _STANDS
            )
        ).scalar_one_or_none()
        if last_attempt is None:
            raise UnknownBatch(batch_id=batch_id)
        other = aliased(SubmissionRow)
        worked_on = or_(tried(last_attempt, now), cared_for())
        elsewhere = exists().where(
            other.lead_id == SubmissionRow.lead_id, other.batch_id != batch_id
        )
        of_leads = (
            select(
                SubmissionRow.lead_id,
                func.max(worked_on.cast(Integer)).label("kept"),
                elsewhere.label("elsewhere"),
            )
            .where(
                SubmissionRow.batch_id == batch_id, SubmissionRow.lead_id.is_not(None)
            )
            .group_by(SubmissionRow.lead_id)
            .order_by(SubmissionRow.lead_id)
        )
        gone, less, kept = 0, 0, []
        for row in self._connection.execute(of_leads):
            if row.kept:
                kept.append(row.lead_id)
            elif row.elsewhere:
                less += 1
            else:
                gone += 1
        waiting = self._connection.scalar(
            select(func.count()).where(
                _WAITS, SubmissionRow.batch_id == batch_id, ~cared_for()
            )
        )
        return Reach(gone, less, tuple(kept), waiting or 0)

    def numbers_of(
        self, batch_id: int, rows: Sequence[int]
    ) -> Mapping[RecordPlace, int]:
        """The numbers of an import's records in these rows, by their places."""
        found: dict[RecordPlace, int] = {}
        asked, ordinals = sorted(set(rows)), Ordinals()
        for start in range(0, len(asked), _AT_ONCE):
            some = self._connection.execute(
                select(SubmissionRow.row, SubmissionRow.submission_id)
                .where(
                    SubmissionRow.batch_id == batch_id,
                    SubmissionRow.row.in_(asked[start : start + _AT_ONCE]),
                )
                # Records are stored in the order of their file.
                .order_by(SubmissionRow.row, SubmissionRow.submission_id)
            )
            for row, submission_id in some:
                found[RecordPlace(row, ordinals.of(row))] = submission_id
        return found


def _waiting() -> ScalarSelect[int]:
    """How many records of an import wait for a look."""
    return (
        select(func.count())
        .where(_WAITS, SubmissionRow.batch_id == BatchRow.batch_id)
        .scalar_subquery()
    )


def _listed() -> Select[Any]:
    """The imports, in no order, with who took them back."""
    undoing, undone_by = aliased(AuditRow), aliased(StaffRow)
    newest = (
        select(func.max(AuditRow.audit_id))
        .where(
            AuditRow.action == "import_undone",
            AuditRow.subject_id == BatchRow.batch_id,
        )
        .scalar_subquery()
    )
    return (
        select(
            *BatchRow.__table__.columns,
            StaffRow.name.label("by"),
            _waiting().label("waiting"),
            undoing.at.label("undone_at"),
            undone_by.name.label("undone_by"),
        )
        .join(StaffRow, StaffRow.staff_id == BatchRow.staff_id)
        .outerjoin(
            undoing,
            BatchRow.state.in_(_BEGUN) & (undoing.audit_id == newest),
        )
        .outerjoin(undone_by, undone_by.staff_id == undoing.staff_id)
    )
