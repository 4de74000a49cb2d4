"""Records kept for a look, and what people decided about them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    func,
    insert,
    literal,
    literal_column,
    select,
    tuple_,
    update,
)

from callback_desk.domain.errors import UnknownRecord
from callback_desk.domain.kept_file import KeptSource
from callback_desk.domain.record import Placed
from callback_desk.domain.settlement import (
    BroughtDecision,
    KeptKey,
    KeptRow,
    NewSettlement,
    Settled,
    Settlement,
    Undoing,
)
from callback_desk.domain.settlement_errors import UnknownSettlement
from callback_desk.domain.submission import Precision, Problem, Verdict, Why
from callback_desk.storage.import_store import ImportStore
from callback_desk.storage.pending import is_seen, remove_leads
from callback_desk.storage.settlement_rows import (
    corrections,
    layout_of,
    settlement_values,
    stands,
)
from callback_desk.storage.settlement_table import SettlementRow
from callback_desk.storage.tables import (
    IS_PENDING,
    BatchRow,
    RequestRow,
    StaffRow,
    SubmissionRow,
    table_of,
)

# Written out: a bound value would keep the index of the kept ones from being used.
_KEPT = SubmissionRow.verdict == literal_column(f"'{Verdict.NEEDS_LOOK.value}'")
_SEEN = is_seen(SubmissionRow.batch_id)
_WAITS = _KEPT & SubmissionRow.settled_at.is_(None) & _SEEN
_CALM = SubmissionRow.safety_lane.is_(None)
_ORDER = (_CALM, SubmissionRow.due_at, SubmissionRow.submission_id)


class SettlementStore:
    """What the page of kept records asks and keeps, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, after: KeptKey | None, limit: int) -> list[KeptRow]:
        """Those that nobody has settled: in danger first, then by due time."""
        question = _rows().where(_WAITS).order_by(*_ORDER).limit(limit)
        if after is not None:
            place = tuple_(
                literal(after.calm), _instant(after.due_at), literal(after.record_id)
            )
            question = question.where(tuple_(*_ORDER) > place)
        return [_kept_row(row) for row in self._connection.execute(question)]

    def count(self, at_most: int) -> int:
        """How many nobody has settled, counted no further than that."""
        some = select(SubmissionRow.submission_id).where(_WAITS).limit(at_most)
        counted = select(func.count()).select_from(some.subquery())
        return self._connection.scalar(counted) or 0

    def row(self, record_id: int) -> KeptRow:
        """One record, settled or not.

        Raises:
            UnknownRecord: there is none of that number that was kept.
        """
        question = _rows().where(_KEPT, _SEEN, SubmissionRow.submission_id == record_id)
        row = self._connection.execute(question).one_or_none()
        if row is None:
            raise UnknownRecord(record_id=record_id)
        return _kept_row(row)

    def source(self, record_id: int) -> KeptSource:
        """The import that a kept record came by.

        Raises:
            UnknownRecord: there is none of that number that was kept.
        """
        row = self._connection.execute(
            select(BatchRow.batch_id, BatchRow.file_name, BatchRow.layout)
            .join(SubmissionRow, SubmissionRow.batch_id == BatchRow.batch_id)
            .where(_KEPT, _SEEN, SubmissionRow.submission_id == record_id)
        ).one_or_none()
        if row is None:
            raise UnknownRecord(record_id=record_id)
        return KeptSource(row.batch_id, row.file_name, layout_of(row.layout))

    def of_batch(self, batch_id: int) -> Sequence[int]:
        """The unsettled records of an import, in the order of its file."""
        return self._connection.scalars(
            select(SubmissionRow.submission_id)
            .where(_WAITS, SubmissionRow.batch_id == batch_id)
            .order_by(SubmissionRow.row, SubmissionRow.submission_id)
        ).all()

    def standing(self, record_id: int) -> Settlement | None:
        """The decision that stands about a record, or None while there is none."""
        row = corrections(self._connection, [record_id]).get(record_id)
        return None if row is None else _settlement(row)

    def undoing(self, settlement_id: int) -> Undoing:
        """A decision, with what taking it back needs.

        Raises:
            UnknownSettlement: there is none of that number.
        """
        row = self._connection.execute(
            select(*table_of(SettlementRow).columns, StaffRow.name.label("by"))
            .join(StaffRow, StaffRow.staff_id == SettlementRow.staff_id)
            .where(SettlementRow.settlement_id == settlement_id)
        ).one_or_none()
        if row is None:
            raise UnknownSettlement(settlement_id=settlement_id)
        return Undoing(settlement=_settlement(row), made_safety=row.made_safety)

    def brought_by(self, batch_id: int) -> Sequence[BroughtDecision]:
        """The standing decisions that came with an import, the newest first."""
        rows = self._connection.execute(
            select(
                SettlementRow.settlement_id,
                SettlementRow.submission_id,
                SettlementRow.by_record,
            )
            .where(SettlementRow.by_batch == batch_id, stands())
            .order_by(SettlementRow.settlement_id.desc())
        )
        return [BroughtDecision(*row) for row in rows]

    def marked(self, record_id: int) -> bytes | None:
        """What a kept record is known by while it waits; None: none such waits."""
        return self._connection.scalar(
            select(SubmissionRow.fingerprint).where(
                _WAITS, SubmissionRow.submission_id == record_id
            )
        )

    def is_there(self, record_id: int) -> bool:
        """Whether a record is here, whatever it was."""
        found = select(SubmissionRow.submission_id).where(
            SubmissionRow.submission_id == record_id
        )
        return self._connection.scalar(found) is not None

    def settle(self, new: NewSettlement, staff_id: int) -> int:
        """Store a decision; its number."""
        result = self._connection.execute(
            insert(SettlementRow).values(settlement_values(new, staff_id))
        )
        (settlement_id,) = result.inserted_primary_key or (0,)
        return int(settlement_id)

    def add_people(self, placed: Sequence[Placed]) -> None:
        """Keep the new leads and new requests of settled records."""
        ImportStore(self._connection).add_people(placed)

    def attach(self, record_id: int, placed: Placed, at: datetime) -> None:
        """Let a record belong to the lead and request that it was put to."""
        request_id = placed.request.request_id if placed.request else None
        self._move(record_id, placed.lead_id, request_id, at)
        if placed.is_new_request:
            self._connection.execute(
                update(RequestRow)
                .where(RequestRow.request_id == request_id)
                .values(opened_by=record_id)
            )

    def put_aside(self, record_id: int, at: datetime) -> None:
        """Let a record wait no more, without a lead."""
        self._move(record_id, None, None, at)

    def release(self, record_id: int) -> None:
        """Let a record wait again, without a lead."""
        self._move(record_id, None, None, None)

    def _move(
        self,
        record_id: int,
        lead_id: int | None,
        request_id: int | None,
        at: datetime | None,
    ) -> None:
        self._connection.execute(
            update(SubmissionRow)
            .where(SubmissionRow.submission_id == record_id)
            .values(lead_id=lead_id, request_id=request_id, settled_at=at)
        )

    def others_of(self, lead_id: int, record_id: int) -> Mapping[int, int]:
        """How many other submissions each request of a lead has."""
        rows = self._connection.execute(
            select(SubmissionRow.request_id, func.count())
            .where(
                SubmissionRow.lead_id == lead_id,
                SubmissionRow.submission_id != record_id,
                SubmissionRow.request_id.is_not(None),
            )
            .group_by(SubmissionRow.request_id)
        )
        return {row[0]: row[1] for row in rows if row[0] is not None}

    def flagged_besides(self, lead_id: int, record_id: int) -> bool:
        """Whether another submission of the lead has words about safety."""
        found = self._connection.scalar(
            select(SubmissionRow.submission_id)
            .where(
                SubmissionRow.lead_id == lead_id,
                SubmissionRow.submission_id != record_id,
                SubmissionRow.safety_lane.is_not(None),
            )
            .limit(1)
        )
        return found is not None

    def is_waited_for(self, lead_id: int) -> bool:
        """Whether a record of a file that is still coming in asks again for a lead."""
        waits = select(SubmissionRow.submission_id).where(
            SubmissionRow.batch_id.in_(select(BatchRow.batch_id).where(IS_PENDING)),
            SubmissionRow.waits_for == lead_id,
        )
        return self._connection.scalar(waits.limit(1)) is not None

    def remove_lead(self, lead_id: int) -> None:
        """Take a lead away that nothing belongs to any more, with its requests."""
        remove_leads(self._connection, [lead_id])


def _instant(at: datetime) -> Any:  # noqa: ANN401 - SQLAlchemy's own type
    return literal(at, SubmissionRow.__table__.c.due_at.type)


def _rows() -> Select[*tuple[Any, ...]]:
    return select(
        SubmissionRow.submission_id,
        SubmissionRow.name,
        SubmissionRow.phone_text,
        SubmissionRow.why,
        SubmissionRow.why_words,
        SubmissionRow.safety_lane,
        SubmissionRow.received_at,
        SubmissionRow.precision,
        SubmissionRow.due_at,
        SubmissionRow.row,
        BatchRow.file_name,
    ).join(BatchRow, BatchRow.batch_id == SubmissionRow.batch_id)


def _kept_row(row: Row[*tuple[Any, ...]]) -> KeptRow:
    return KeptRow(
        record_id=row.submission_id,
        name=row.name,
        phone_text=row.phone_text,
        problem=Problem(Why(row.why), row.why_words or "") if row.why else None,
        safety=row.safety_lane is not None,
        received_at=row.received_at,
        precision=Precision(row.precision),
        due_at=row.due_at,
        file_name=row.file_name,
        row=row.row,
    )


def _settlement(row: Row[*tuple[Any, ...]]) -> Settlement:
    return Settlement(
        settlement_id=row.settlement_id,
        record_id=row.submission_id,
        at=row.at,
        by=row.by,
        how=Settled(row.how),
        lead_id=row.lead_id,
        made_lead=row.made_lead,
        made_request=row.made_request,
        request_id=row.request_id,
        takes_back=row.takes_back,
    )
