"""Batches, and the records in them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import (
    Connection,
    bindparam,
    func,
    insert,
    select,
    update,
)

from callback_desk.domain.errors import UnknownRecord
from callback_desk.domain.judged_block import NewPeople, PlainPeople
from callback_desk.domain.lead import Request
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.ports import LeadFile
from callback_desk.domain.record import Asking, Placed, Record, TakenBack, Waiting
from callback_desk.domain.submission import Verdict
from callback_desk.storage import undo
from callback_desk.storage.bars import barred_among
from callback_desk.storage.block_store import store_known, store_new_people
from callback_desk.storage.fingerprints import (
    known_among,
    note,
    note_behind,
    note_leadless,
)
from callback_desk.storage.met_people import MetInFile
from callback_desk.storage.pending import (
    drop_some,
    is_seen,
    pending_batches,
    remove_leads,
)
from callback_desk.storage.placed_rows import lead_row, request_of, request_row
from callback_desk.storage.prepared import Prepared, PreparedInsert
from callback_desk.storage.purged_records import removed_among, without_removed
from callback_desk.storage.raw_text import (
    RawPlace,
    RawPlaces,
    RawTexts,
    storable,
    store_raw,
)
from callback_desk.storage.record_rows import record_of, row_of, submission_columns
from callback_desk.storage.request_moves import move_earlier
from callback_desk.storage.settings_store import SettingsStore
from callback_desk.storage.settlement_rows import layout_text
from callback_desk.storage.tables import (
    AttemptRow,
    BatchRow,
    LeadRow,
    NumberRow,
    RequestRow,
    SubmissionRow,
    table_of,
)

PENDING, DONE = "pending", "done"
_NOT_YET = ("next_call_at", "last_outcome", "returns_at", "joined_into", "asleep")
_ADD_LEADS = PreparedInsert(LeadRow, but=_NOT_YET)
_ADD_REQUESTS = PreparedInsert(RequestRow)
_ADD_SUBMISSIONS = PreparedInsert(SubmissionRow, but=("settled_at", "promised_due_at"))
_JOIN = (
    update(table_of(SubmissionRow))
    .where(SubmissionRow.submission_id == bindparam("of_submission"))
    .values(
        lead_id=bindparam("to_lead"), request_id=bindparam("to_request"), waits_for=None
    )
)
_RESERVE = Prepared(
    update(table_of(NumberRow))
    .where(NumberRow.kind == bindparam("of_kind"))
    .values(next=NumberRow.next + bindparam("count"))
    .returning(NumberRow.next)
)


class ImportStore:
    """What an import asks and keeps, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def known_fingerprints(
        self,
        fingerprints: Collection[bytes],
        own: int | None = None,
        phones: Collection[str] = (),
    ) -> set[bytes]:
        """Those of them that are here already, or in one's own pending batch."""
        return known_among(self._connection, fingerprints, own, phones)

    def met(self) -> MetInFile:
        """Keeps who is met in a file that is only looked at; to be let go of."""
        return MetInFile()

    def record(self, record_id: int) -> Record:
        """A record as it was judged, with its raw text.

        Raises:
            UnknownRecord: there is none of that number.
        """
        row = self._connection.execute(
            select(*submission_columns()).where(
                SubmissionRow.submission_id == record_id,
                is_seen(SubmissionRow.batch_id),
            )
        ).one_or_none()
        if row is None:
            raise UnknownRecord(record_id=record_id)
        _, calendar = SettingsStore(self._connection).calendar()
        raw = RawTexts(self._connection).of(row)
        return record_of(row, raw, zone_named(calendar.timezone))

    def barred(self, phones: Collection[str]) -> set[str]:
        """Those of the numbers that may not be called."""
        return barred_among(self._connection, phones)

    def reserve(self, kind: str, count: int) -> int:
        """The first of so many new numbers of a kind; none is ever given twice."""
        given = {"of_kind": kind, "count": count}
        for (after,) in _RESERVE.rows(self._connection, given):
            return int(after) - count
        raise LookupError(f"no numbers of kind {kind}")

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
        connection = self._connection
        texts: Sequence[str] = [p.record.submission.raw for p in placed]
        placed, texts = without_removed(connection, placed, range(len(placed)), texts)
        first, raw = self._add_raw(batch_id, texts)
        version = SettingsStore(connection).calendar_version()
        numbers = range(first, first + len(placed))
        self._add(batch_id, placed, numbers, list(raw), zone, version)
        note(connection, placed, numbers)

    def add_block(
        self,
        batch_id: int,
        new: NewPeople,
        known: PlainPeople,
        placed: Sequence[Placed],
        at: Sequence[int],
        zone: str,
    ) -> None:
        """Keep a block: the people whom nobody knew, what is known, and the others."""
        connection, texts = self._connection, new.judged.block.raws
        placed, kept = without_removed(connection, placed, at, texts)
        first, raw = self._add_raw(batch_id, kept)
        version = SettingsStore(connection).calendar_version()
        # Before the others: whoever is there in the block then is new.
        store_new_people(connection, new, batch_id, first, raw, zone, version)
        block = new.judged.block
        store_known(connection, known, block, batch_id, first, raw, zone, version)
        numbers = [first + place for place in at]
        where = [raw[place] for place in at]
        self._add(batch_id, placed, numbers, where, zone, version)
        note_leadless(connection, placed, numbers)

    def removed_among(self, fingerprints: Collection[bytes]) -> set[bytes]:
        """Those of the fingerprints that records have whose person was removed."""
        return removed_among(self._connection, fingerprints)

    def note_fingerprints(self, batch_id: int, behind: int, most: int) -> int | None:
        """Let those records of a batch be known that came by the block."""
        return note_behind(self._connection, batch_id, behind, most)

    def _add_raw(self, batch_id: int, texts: Sequence[str]) -> tuple[int, RawPlaces]:
        """Keep the texts of records; the number of the first one, and the places."""
        first = self.reserve("submission", len(texts))
        return first, store_raw(self._connection, batch_id, texts)

    def _add(
        self,
        batch_id: int,
        placed: Sequence[Placed],
        numbers: Sequence[int],
        raw: Sequence[RawPlace],
        zone: str,
        version: int,
    ) -> None:
        """Keep records by their numbers, with their new leads and requests."""
        self.add_people(placed, batch_id, numbers)
        _ADD_SUBMISSIONS.run(
            self._connection,
            [
                row_of(one, number, batch_id, where, zone, version)
                for one, number, where in zip(placed, numbers, raw, strict=True)
            ],
        )

    def add_people(
        self,
        placed: Sequence[Placed],
        batch_id: int | None = None,
        numbers: Sequence[int] | None = None,
    ) -> None:
        """Keep the new leads and new requests of records, without the records.

        Args:
            placed: the records.
            batch_id: the batch that brings the leads; of none, they are seen at once.
            numbers: of the records; none where they are not kept with them.
        """
        leads = [lead_row(p, batch_id) for p in placed if p.is_new_lead]
        _ADD_LEADS.run(self._connection, leads)
        requests = [
            request_row(p, None if numbers is None else numbers[place])
            for place, p in enumerate(placed)
            if p.is_new_request
        ]
        _ADD_REQUESTS.run(self._connection, requests)

    def move_request_earlier(self, lead_id: int, request: Request) -> None:
        """Keep a request's earlier receipt and deadline, and once what they were."""
        move_earlier(self._connection, lead_id, request)

    def finish_batch(self, batch_id: int, counts: Mapping[str, int], seen: int) -> None:
        """Let the batch be seen, with its counts; a mailbox's grows by the portion.

        What was tried since its first portion stays told from what was before. One
        that was taken back between two portions stays so.
        """
        newest = select(func.max(AttemptRow.attempt_id)).scalar_subquery()
        self._connection.execute(
            update(BatchRow)
            .where(BatchRow.batch_id == batch_id, BatchRow.state.not_in(undo.TAKEN))
            .values(
                state=DONE,
                seen=seen,
                last_attempt=func.coalesce(BatchRow.last_attempt, newest, 0),
                **counts,
            )
        )

    def waiting(self, batch_id: int, count: int) -> list[Waiting]:
        """The first records of a pending batch that wait for leads of other batches."""
        rows = self._connection.execute(
            select(*submission_columns())
            .where(
                SubmissionRow.batch_id == batch_id, SubmissionRow.waits_for.is_not(None)
            )
            .order_by(SubmissionRow.submission_id)
            .limit(count)
        ).all()
        _, calendar = SettingsStore(self._connection).calendar()
        zone = zone_named(calendar.timezone)
        return [
            Waiting(row.submission_id, row.waits_for, record_of(row, "", zone))
            for row in rows
        ]

    def join_waiting(self, joined: Collection[tuple[int, Placed]]) -> None:
        """Put waiting records, by their numbers, to their leads and requests."""
        fresh = [request_row(p, number) for number, p in joined if p.is_new_request]
        _ADD_REQUESTS.run(self._connection, fresh)
        self._connection.execute(
            _JOIN,
            [
                {
                    "of_submission": number,
                    "to_lead": placed.lead_id,
                    "to_request": request_of(placed).request_id,
                }
                for number, placed in joined
            ],
        )

    def begin_taking_back(self, batch_id: int) -> None:
        """Let a batch be one that is taken back."""
        undo.begin_taking_back(self._connection, batch_id)

    def half_taken_back(self) -> list[int]:
        """The batches of which something may be left that was to be taken back."""
        return undo.half_taken_back(self._connection)

    def brought(
        self, batch_id: int, records: Collection[int] | None = None
    ) -> list[int]:
        """Whose records a batch holds, or some of its records are, in order."""
        return undo.brought(self._connection, batch_id, records)

    def take_back(
        self, batch_id: int, lead_ids: Collection[int], now: datetime
    ) -> TakenBack:
        """Remove what some leads sent by a batch, but of who was worked on since."""
        return undo.take_back(self._connection, batch_id, lead_ids, now)

    def take_leadless(self, batch_id: int, behind: int, most: int) -> int | None:
        """Remove records of a batch that no lead has."""
        return undo.take_leadless(self._connection, batch_id, behind, most)

    def end_taking_back(self, batch_id: int) -> None:
        """Let a batch be one that was taken back."""
        undo.end_taking_back(self._connection, batch_id)

    def stop_taking_back(self, batch_id: int, behind: int) -> int | None:
        """Let the rest of a batch stay, chunks by chunks."""
        return undo.stop_taking_back(self._connection, batch_id, behind)

    def askings(self, lead_ids: Collection[int]) -> dict[int, list[Asking]]:
        """The records by which leads asked, by lead, in the order they were stored."""
        return undo.askings(self._connection, lead_ids)

    def request_origins(self, request_ids: Collection[int]) -> dict[int, Request]:
        """The requests that were moved earlier, as they were asked first."""
        return undo.request_origins(self._connection, request_ids)

    def remove_request(self, request_id: int) -> None:
        """Remove a request of which no record is left."""
        undo.remove_request(self._connection, request_id)

    def remove_leads(self, lead_ids: Sequence[int]) -> None:
        """Remove leads of whom no record is left, with their requests."""
        remove_leads(self._connection, lead_ids)

    def pending_batches(self) -> list[int]:
        """The batches that are not whole yet."""
        return pending_batches(self._connection)

    def drop_some(self, batch_id: int, count: int) -> bool:
        """Remove so many records of a pending batch; whether it is gone altogether."""
        return drop_some(self._connection, batch_id, count)
