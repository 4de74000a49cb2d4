"""Records kept for a look, in memory."""

# ruff: noqa: D102 - the ports say what each method does

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from callback_desk.domain.errors import UnknownRecord
from callback_desk.domain.kept_file import KeptSource
from callback_desk.domain.lead import Request
from callback_desk.domain.record import Placed
from callback_desk.domain.settlement import (
    BroughtDecision,
    KeptKey,
    KeptRow,
    NewSettlement,
    Settlement,
    Undoing,
)
from callback_desk.domain.settlement_errors import UnknownSettlement
from callback_desk.domain.submission import Verdict
from tests.services.fake_stored import Stored


class AddsPeople(Protocol):
    """Keeps new leads and requests."""

    def add_people(self, placed: Sequence[Placed]) -> None: ...


class FakeKept:
    """The records that a person must look at."""

    def __init__(self, stored: Stored, people: AddsPeople) -> None:
        self._stored, self._people = stored, people

    def _row(self, number: int) -> KeptRow | None:
        if not 0 < number <= len(self._stored.records):
            return None
        batch, placed = self._stored.records[number - 1]
        record = placed.record
        if record.verdict is not Verdict.NEEDS_LOOK:
            return None
        return KeptRow(
            record_id=number,
            name=record.submission.name,
            phone_text=record.submission.phone_text,
            problem=record.problem,
            safety=record.safety.flagged,
            received_at=record.received_at,
            precision=record.precision,
            due_at=record.due_at,
            file_name=self._stored.batches[batch - 1].file_name,
            row=record.submission.row,
        )

    def _waiting(self) -> list[KeptRow]:
        numbers = range(1, len(self._stored.records) + 1)
        rows = (self._row(n) for n in numbers if n not in self._stored.settled)
        return sorted((r for r in rows if r is not None), key=_order)

    def rows(self, after: KeptKey | None, limit: int) -> list[KeptRow]:
        known = (after.calm, after.due_at, after.record_id) if after else None
        later = (r for r in self._waiting() if known is None or _order(r) > known)
        return list(later)[:limit]

    def count(self, at_most: int) -> int:
        return min(at_most, len(self._waiting()))

    def row(self, record_id: int) -> KeptRow:
        row = self._row(record_id)
        if row is None:
            raise UnknownRecord(record_id=record_id)
        return row

    def source(self, record_id: int) -> KeptSource:
        self.row(record_id)
        batch, _ = self._stored.records[record_id - 1]
        return KeptSource(batch, self._stored.batches[batch - 1].file_name, None)

    def of_batch(self, batch_id: int) -> Sequence[int]:
        return sorted(
            row.record_id
            for row in self._waiting()
            if self._stored.records[row.record_id - 1][0] == batch_id
        )

    def standing(self, record_id: int) -> Settlement | None:
        for number, new in enumerate(self._stored.settlements, 1):
            if new.record_id == record_id and self._stored.stands(number):
                return self._settlement(number)
        return None

    def _settlement(self, number: int) -> Settlement:
        new = self._stored.settlements[number - 1]
        by = self._stored.settled_by[number - 1]
        return Settlement(
            settlement_id=number,
            record_id=new.record_id,
            at=new.at,
            by=next(s.name for s in self._stored.staff if s.staff_id == by),
            how=new.how,
            lead_id=new.record.lead_id if new.record else None,
            made_lead=new.made_lead,
            made_request=new.made_request,
            request_id=new.request_id,
            takes_back=new.takes_back,
        )

    def undoing(self, settlement_id: int) -> Undoing:
        if not 0 < settlement_id <= len(self._stored.settlements):
            raise UnknownSettlement(settlement_id=settlement_id)
        new = self._stored.settlements[settlement_id - 1]
        return Undoing(
            settlement=self._settlement(settlement_id),
            made_safety=new.made_safety,
        )

    def brought_by(self, batch_id: int) -> Sequence[BroughtDecision]:
        return [
            BroughtDecision(number, new.record_id, new.by_record)
            for number, new in reversed(list(enumerate(self._stored.settlements, 1)))
            if new.by_batch == batch_id and self._stored.stands(number)
        ]

    def marked(self, record_id: int) -> bytes | None:
        waiting = {row.record_id for row in self._waiting()}
        if record_id not in waiting:
            return None
        return self._stored.records[record_id - 1][1].record.fingerprint

    def is_there(self, record_id: int) -> bool:
        return 0 < record_id <= len(self._stored.records)

    def settle(self, new: NewSettlement, staff_id: int) -> int:
        self._stored.settlements.append(new)
        self._stored.settled_by.append(staff_id)
        return len(self._stored.settlements)

    def add_people(self, placed: Sequence[Placed]) -> None:
        self._people.add_people(placed)

    def attach(self, record_id: int, placed: Placed, at: datetime) -> None:
        self._move(record_id, placed.lead_id, placed.request)
        self._stored.settled.add(record_id)

    def put_aside(self, record_id: int, at: datetime) -> None:
        self._stored.settled.add(record_id)

    def release(self, record_id: int) -> None:
        self._move(record_id, None, None)
        self._stored.settled.discard(record_id)

    def _move(
        self, record_id: int, lead_id: int | None, request: Request | None
    ) -> None:
        batch, placed = self._stored.records[record_id - 1]
        moved = replace(placed, lead_id=lead_id, request=request)
        self._stored.records[record_id - 1] = batch, moved

    def _others(self, lead_id: int, record_id: int) -> list[Placed]:
        return [
            placed
            for number, (_, placed) in enumerate(self._stored.records, 1)
            if placed.lead_id == lead_id and number != record_id
        ]

    def others_of(self, lead_id: int, record_id: int) -> Mapping[int, int]:
        return Counter(
            placed.request.request_id
            for placed in self._others(lead_id, record_id)
            if placed.request is not None
        )

    def flagged_besides(self, lead_id: int, record_id: int) -> bool:
        others = self._others(lead_id, record_id)
        return any(placed.record.safety.flagged for placed in others)

    def is_waited_for(self, lead_id: int) -> bool:
        return any(placed.waits_for == lead_id for _, placed in self._stored.records)

    def remove_lead(self, lead_id: int) -> None:
        del self._stored.leads[lead_id]
        for number, (of, _) in list(self._stored.requests.items()):
            if of == lead_id:
                del self._stored.requests[number]


def _order(row: KeptRow) -> tuple[bool, datetime, int]:
    return (row.key.calm, row.key.due_at, row.key.record_id)
