"""Batches, and the records in them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from callback_desk.domain.errors import UnknownRecord
from callback_desk.domain.lead import Request
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.ports import LeadFile
from callback_desk.domain.queue_part import QueuePart
from callback_desk.domain.record import Placed, Record
from callback_desk.domain.submission import Verdict
from callback_desk.storage.raw_text import RawTexts, storable, store_raw
from callback_desk.storage.record_rows import record_of, row_of, submission_columns
from callback_desk.storage.settings_store import SettingsStore
from callback_desk.storage.settlement_rows import corrected_fingerprints, layout_text
from callback_desk.storage.tables import (
    BarredNumberRow,
    BatchRow,
    LeadRow,
    NumberRow,
    RequestRow,
    SubmissionRow,
    table_of,
)

PENDING, DONE = "pending", "done"


class ImportStore:
    """What an import asks and keeps, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def known_fingerprints(self, fingerprints: Collection[bytes]) -> set[bytes]:
        """Those of them that are here already."""
        rows = self._connection.execute(
            select(SubmissionRow.fingerprint).where(
                SubmissionRow.fingerprint.in_(fingerprints),
                SubmissionRow.verdict != Verdict.SKIPPED.value,
            )
        )
        by_hand = corrected_fingerprints(self._connection, fingerprints)
        return {fingerprint for (fingerprint,) in rows} | by_hand

    def record(self, record_id: int) -> Record:
        """A record as it was judged, with its raw text.

        Raises:
            UnknownRecord: there is none of that number.
        """
        row = self._connection.execute(
            select(*submission_columns()).where(
                SubmissionRow.submission_id == record_id
            )
        ).one_or_none()
        if row is None:
            raise UnknownRecord(record_id=record_id)
        _, calendar = SettingsStore(self._connection).calendar()
        raw = RawTexts(self._connection).of(row)
        return record_of(row, raw, zone_named(calendar.timezone))

    def barred(self, phones: Collection[str]) -> set[str]:
        """Those of the numbers that may not be called."""
        rows = self._connection.execute(
            select(BarredNumberRow.phone).where(
                BarredNumberRow.phone.in_(phones), BarredNumberRow.lifted_by.is_(None)
            )
        )
        return {phone for (phone,) in rows}

    def reserve(self, kind: str, count: int) -> int:
        """The first of so many new numbers of a kind; none is ever given twice."""
        last = self._connection.scalar(
            update(NumberRow)
            .where(NumberRow.kind == kind)
            .values(next=NumberRow.next + count)
            .returning(NumberRow.next)
        )
        if last is None:
            raise LookupError(f"no numbers of kind {kind}")
        return int(last) - count

    def begin_batch(
        self, file: LeadFile, source_name: str | None, at: datetime, staff_id: int
    ) -> int:
        """Start a batch that nobody sees yet; its number."""
        result = self._connection.execute(
            insert(BatchRow).values(
                made_at=at,
                staff_id=staff_id,
                file_name=storable(file.name),
                digest=file.digest,
                source_name=None if source_name is None else storable(source_name),
                recognised_as=file.recognised_as,
                encoding=file.encoding,
                layout=None if file.layout is None else layout_text(file.layout),
                state=PENDING,
                seen=0,
                **dict.fromkeys((v.value for v in Verdict), 0),
            )
        )
        (batch_id,) = result.inserted_primary_key or (0,)
        return int(batch_id)

    def add_records(self, batch_id: int, placed: Sequence[Placed], zone: str) -> None:
        """Keep records with their raw text, new leads and new requests."""
        self.add_people(placed)
        raw = [p.record.submission.raw for p in placed]
        places = store_raw(self._connection, batch_id, raw)
        first = self.reserve("submission", len(placed))
        version, _ = SettingsStore(self._connection).calendar()
        self._insert(
            SubmissionRow,
            [
                row_of(one, batch_id, place, zone)
                | {"submission_id": first + number, "due_version_id": version}
                for number, (one, place) in enumerate(zip(placed, places, strict=True))
            ],
        )

    def add_people(self, placed: Sequence[Placed]) -> None:
        """Keep the new leads and new requests of records, without the records."""
        self._insert(LeadRow, [_lead_row(p) for p in placed if p.is_new_lead])
        self._insert(RequestRow, [_request_row(p) for p in placed if p.is_new_request])

    def _insert(
        self,
        table: type[LeadRow | RequestRow | SubmissionRow],
        rows: Sequence[Mapping[str, object]],
    ) -> None:
        if rows:
            self._connection.execute(insert(table_of(table)), rows)

    def move_request_earlier(self, lead_id: int, request: Request) -> None:
        """Keep a request's earlier receipt and deadline."""
        self._connection.execute(
            update(RequestRow)
            .where(
                RequestRow.request_id == request.request_id,
                RequestRow.lead_id == lead_id,
            )
            .values(
                received_at=request.received_at,
                precision=request.precision,
                due_at=request.due_at,
                promised_due_at=request.promised_due_at,
                due_version_id=request.due_version,
                due_from=request.due_from,
                due_precision=request.due_precision,
            )
        )

    def finish_batch(self, batch_id: int, counts: Mapping[str, int], seen: int) -> None:
        """Let the batch be seen, with its counts."""
        self._connection.execute(
            update(BatchRow)
            .where(BatchRow.batch_id == batch_id)
            .values(state=DONE, seen=seen, **counts)
        )


def _lead_row(placed: Placed) -> dict[str, object]:
    record, request = placed.record, _request_of(placed)
    return {
        "lead_id": placed.lead_id,
        "name": storable(record.submission.name),
        "phone": record.phone,
        "extension": record.extension,
        "email": storable(record.submission.email or "") or None,
        "safety": record.safety.flagged,
        "is_open": True,
        "request_id": request.request_id,
        "received_at": request.received_at,
        "promised_due_at": request.promised_due_at,
        "due_at": request.due_at,
        "goal_at": placed.goal_at,
        "next_call_at": None,
        "next_is_agreed": False,
        "attempts": 0,
        "asked": 1,
        "last_outcome": None,
        "dialled": False,
        "contact": False,
        "barred": record.barred,
        "queue_part": None if record.safety.flagged else QueuePart.WAITING,
        "act_by": None if record.safety.flagged else request.due_at,
        "returns_at": None,
    }


def _request_row(placed: Placed) -> dict[str, object]:
    request = _request_of(placed)
    return {
        "request_id": request.request_id,
        "lead_id": placed.lead_id,
        "received_at": request.received_at,
        "precision": request.precision,
        "promised_due_at": request.promised_due_at,
        "due_at": request.due_at,
        "version_id": request.calendar_version,
        "due_version_id": request.due_version,
        "due_from": request.due_from,
        "due_precision": request.due_precision,
    }


def _request_of(placed: Placed) -> Request:
    if placed.request is None:
        raise ValueError("a lead without a request")
    return placed.request
