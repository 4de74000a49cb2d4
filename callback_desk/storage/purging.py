"""People removed after the years they were kept for; what is counted stays.

The rows of a lead stay, so that every report counts as before, but hold codes and times
alone: no name, number, address, note, answer or raw text. Fingerprints stay as well, so
that an old file does not bring anybody back. Numbers that were barred stay so by their
hashes. What is freed in the file is written over by the rewriting that follows.
"""

import zlib
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)

from callback_desk.domain.half_typed import ELSEWHERE
from callback_desk.domain.packed_texts import LEVEL
from callback_desk.domain.retention import REMOVED_NAME, Purge
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.storage.bars import Bars, carry_bars
from callback_desk.storage.call_tables import (
    AttemptDetailsRow,
    LeadEditRow,
    LeadJoinMoveRow,
    LeadJoinRow,
    LeadNumberRow,
    ReachRow,
)
from callback_desk.storage.day_tables import ClaimRow, HalfTypedNoteRow, LeadOwnerRow
from callback_desk.storage.folder_tables import WatchedFileRow
from callback_desk.storage.purge_scope import Purgeable, find_purgeable, parts_of
from callback_desk.storage.review_table import MissedReviewRow
from callback_desk.storage.safety_tables import SafetyLogRow
from callback_desk.storage.search_index import forget_changed
from callback_desk.storage.settlement_table import SettlementRow
from callback_desk.storage.tables import (
    AttemptRow,
    BarredNumberRow,
    BatchRow,
    LeadRow,
    RawChunkRow,
    RequestRow,
    SubmissionRow,
)

_SAYS_NOTHING = {
    "raw_start": 0,
    "raw_length": 0,
    "why_words": None,
    "name": "",
    "phone_text": "",
    "phone": None,
    "extension": None,
    "email": None,
    "message": "",
    "answers": "",
    "safety_words": None,
    "safety_answer": None,
    "page": None,
    "external_id": None,
    "repairs": None,
}


class PurgeStore:
    """Removes people from what is stored."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def look(self, before: datetime, day: date) -> Purge:
        """What would be removed; `day` is the clinic's date of that instant."""
        found = find_purgeable(self._connection, before, day)
        return self._told(before, found)

    def purge(
        self, before: datetime, day: date, at: datetime, heed: Heed = go_on
    ) -> Purge:
        """Remove it, asking between its parts whether to go on."""
        found = find_purgeable(self._connection, before, day)
        told = self._told(before, found)
        self._carry_bars(found.family, at)
        for some in parts_of(found.family):
            heed()
            self._empty_leads(some)
        chunks: set[int] = set()
        for some in parts_of(found.records):
            heed()
            chunks |= self._empty_records(some)
        for chunk_id in sorted(chunks):
            heed()
            self._rewrite_chunk(chunk_id)
        self._forget_files()
        self._forget_typed(before)
        if found.family:
            forget_changed(self._connection)
        return told

    def _forget_typed(self, before: datetime) -> None:
        """Words that stand with no lead may name anybody."""
        row = HalfTypedNoteRow
        self._connection.execute(
            delete(row).where(row.lead_id <= ELSEWHERE, row.at < before)
        )

    def _told(self, before: datetime, found: Purgeable) -> Purge:
        attempts = sum(
            self._count(AttemptRow.lead_id.in_(some), AttemptRow)
            for some in parts_of(found.family)
        )
        return Purge(
            before=before,
            leads=len(found.leads),
            records=len(found.records),
            attempts=attempts,
            bars=len(self._bars_of(found.family)),
            kept_open=found.kept_open,
            kept_safety=found.kept_safety,
        )

    def _count(self, where: ColumnElement[bool], row: Any) -> int:  # noqa: ANN401 - any table
        counted = select(func.count()).select_from(row).where(where)
        return self._connection.scalar(counted) or 0

    def _bars_of(self, family: Sequence[int]) -> set[str]:
        found: set[str] = set()
        for some in parts_of(family):
            found.update(
                self._connection.scalars(
                    select(BarredNumberRow.phone)
                    .join(
                        AttemptRow, AttemptRow.attempt_id == BarredNumberRow.attempt_id
                    )
                    .where(
                        AttemptRow.lead_id.in_(some),
                        BarredNumberRow.lifted_by.is_(None),
                    )
                )
            )
        return found

    def _carry_bars(self, family: Sequence[int], at: datetime) -> None:
        phones = self._bars_of(family)
        for some in parts_of(family):
            theirs = select(AttemptRow.attempt_id).where(AttemptRow.lead_id.in_(some))
            self._connection.execute(
                delete(BarredNumberRow).where(BarredNumberRow.attempt_id.in_(theirs))
            )
        carry_bars(self._connection, Bars(phones=frozenset(phones)), at)

    def _empty_leads(self, some: Sequence[int]) -> None:
        run = self._connection.execute
        theirs = select(AttemptRow.attempt_id).where(AttemptRow.lead_id.in_(some))
        requests = select(RequestRow.request_id).where(RequestRow.lead_id.in_(some))
        joins = select(LeadJoinRow.join_id).where(
            or_(LeadJoinRow.lead_id.in_(some), LeadJoinRow.into_id.in_(some))
        )
        run(
            update(AttemptDetailsRow)
            .where(AttemptDetailsRow.attempt_id.in_(theirs))
            .values(owner=None, outside_because=None, phone=None)
        )
        run(
            update(AttemptRow)
            .where(AttemptRow.lead_id.in_(some), AttemptRow.why.is_not(None))
            .values(why="")
        )
        run(update(AttemptRow).where(AttemptRow.lead_id.in_(some)).values(note=""))
        run(
            update(MissedReviewRow)
            .where(MissedReviewRow.request_id.in_(requests))
            .values(note="")
        )
        run(
            update(SafetyLogRow)
            .where(SafetyLogRow.lead_id.in_(some))
            .values(note="", who="")
        )
        run(delete(LeadJoinMoveRow).where(LeadJoinMoveRow.join_id.in_(joins)))
        run(
            delete(LeadJoinRow).where(
                or_(LeadJoinRow.lead_id.in_(some), LeadJoinRow.into_id.in_(some))
            )
        )
        theirs_alone = (ReachRow, LeadNumberRow, LeadEditRow, HalfTypedNoteRow)
        for row in (*theirs_alone, ClaimRow, LeadOwnerRow):
            run(delete(row).where(row.lead_id.in_(some)))
        run(
            update(LeadRow)
            .where(LeadRow.lead_id.in_(some))
            .values(
                name=REMOVED_NAME, phone="", extension=None, email=None, barred=False
            )
        )

    def _empty_records(self, some: Sequence[int]) -> set[int]:
        """Let records say nothing; the chunks in which their raw texts lie."""
        of_them = SubmissionRow.submission_id.in_(some)
        chunks = set(
            self._connection.scalars(select(SubmissionRow.chunk_id).where(of_them))
        )
        self._connection.execute(
            update(SubmissionRow).where(of_them).values(**_SAYS_NOTHING)
        )
        decided = SettlementRow.submission_id.in_(some)
        self._connection.execute(update(SettlementRow).where(decided).values(words=""))
        self._connection.execute(
            update(SettlementRow)
            .where(decided, SettlementRow.name.is_not(None))
            .values(
                name="",
                phone_text="",
                phone=None,
                extension=None,
                email=None,
                message="",
                safety_words=None,
                safety_answer=None,
                repairs=None,
            )
        )
        # What is about a lead as well goes, or stays, with it.
        self._connection.execute(
            update(SafetyLogRow)
            .where(SafetyLogRow.submission_id.in_(some), SafetyLogRow.lead_id.is_(None))
            .values(note="", who="")
        )
        return chunks

    def _rewrite_chunk(self, chunk_id: int) -> None:
        """Keep of a chunk the raw texts that records still have."""
        batch_id, packed = self._connection.execute(
            select(RawChunkRow.batch_id, RawChunkRow.packed).where(
                RawChunkRow.chunk_id == chunk_id
            )
        ).one()
        whole = zlib.decompress(packed)
        pieces: list[bytes] = []
        start = 0
        for row in self._connection.execute(
            select(
                SubmissionRow.submission_id,
                SubmissionRow.raw_start,
                SubmissionRow.raw_length,
            )
            .where(
                SubmissionRow.batch_id == batch_id,
                SubmissionRow.chunk_id == chunk_id,
                SubmissionRow.raw_length > 0,
            )
            .order_by(SubmissionRow.raw_start)
        ).all():
            pieces.append(whole[row.raw_start : row.raw_start + row.raw_length])
            self._connection.execute(
                update(SubmissionRow)
                .where(SubmissionRow.submission_id == row.submission_id)
                .values(raw_start=start)
            )
            start += row.raw_length
        self._connection.execute(
            update(RawChunkRow)
            .where(RawChunkRow.chunk_id == chunk_id)
            .values(packed=zlib.compress(b"".join(pieces), LEVEL))
        )

    def _forget_files(self) -> None:
        """Forget what files were called of which no record says anything any more."""
        of_batch = SubmissionRow.batch_id == BatchRow.batch_id
        empty = and_(
            exists().where(of_batch, SubmissionRow.raw_length == 0),
            ~exists().where(of_batch, SubmissionRow.raw_length > 0),
        )
        batches = list(
            self._connection.scalars(
                select(BatchRow.batch_id).where(
                    empty, BatchRow.file_name != REMOVED_NAME
                )
            )
        )
        for some in parts_of(batches):
            self._connection.execute(
                update(BatchRow)
                .where(BatchRow.batch_id.in_(some))
                .values(file_name=REMOVED_NAME, layout=None)
            )
            self._connection.execute(
                update(WatchedFileRow)
                .where(WatchedFileRow.batch_id.in_(some))
                .values(name=REMOVED_NAME)
            )
