"""The seam between decisions about kept records and their rows."""

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Row, exists, select
from sqlalchemy.orm import aliased

from callback_desk.domain.kept_file import Layout
from callback_desk.domain.record import Record
from callback_desk.domain.safety import Lane, SafetyFinding
from callback_desk.domain.settlement import NewSettlement, Settled
from callback_desk.domain.submission import Precision, WrittenTime
from callback_desk.storage.prepared_lookup import PreparedLookup
from callback_desk.storage.raw_text import storable
from callback_desk.storage.settlement_table import SettlementRow
from callback_desk.storage.tables import StaffRow, table_of


def stands() -> ColumnElement[bool]:
    """Whether a settlement was not taken back, and takes none back itself."""
    later = aliased(SettlementRow)
    taken_back = exists().where(later.takes_back == SettlementRow.settlement_id)
    return ~taken_back & (SettlementRow.how != Settled.TAKEN_BACK.value)


_CORRECTED = PreparedLookup(
    lambda keys: select(SettlementRow.fingerprint).where(
        SettlementRow.fingerprint.in_(keys), stands()
    ),
    select(SettlementRow.fingerprint).where(
        SettlementRow.fingerprint.is_not(None), stands()
    ),
)


def corrections(
    connection: Connection, record_ids: Collection[int]
) -> dict[int, Row[*tuple[Any, ...]]]:
    """The standing settlements of these records, by record."""
    if not record_ids:
        return {}
    rows = connection.execute(
        select(*table_of(SettlementRow).columns, StaffRow.name.label("by"))
        .join(StaffRow, StaffRow.staff_id == SettlementRow.staff_id)
        .where(SettlementRow.submission_id.in_(record_ids), stands())
    )
    return {row.submission_id: row for row in rows}


def corrected_fingerprints(
    connection: Connection, fingerprints: Collection[bytes]
) -> set[bytes]:
    """Those of them that a record has since it was corrected by hand."""
    rows = _CORRECTED.rows(connection, fingerprints)
    return {fingerprint for (fingerprint,) in rows}


def as_corrected(
    record: Record, row: Row[*tuple[Any, ...]] | None, clinic: ZoneInfo
) -> Record:
    """A record as somebody corrected it; its raw text stays what came in."""
    if row is None or row.name is None:
        return record
    precision = Precision(row.precision)
    received_at = row.received_at.astimezone(clinic)
    known = precision is not Precision.UNKNOWN
    return replace(
        record,
        submission=replace(
            record.submission,
            name=row.name,
            phone_text=row.phone_text,
            email=row.email,
            message=row.message,
            received=WrittenTime(received_at, precision) if known else None,
            repairs=row.repairs,
            problem=None,
        ),
        problem=None,
        phone=row.phone,
        extension=row.extension,
        received_at=row.received_at,
        received_on=received_at.date(),
        precision=precision,
        due_at=row.due_at,
        interests=row.interests,
        safety=SafetyFinding(
            own_words=row.safety_words,
            answer=row.safety_answer,
            lane=Lane(row.safety_lane) if row.safety_lane else None,
        ),
        repairs=row.repairs,
    )


def settlement_values(new: NewSettlement, staff_id: int) -> dict[str, object]:
    """The values of a new settlement row, but for its number."""
    return {
        "submission_id": new.record_id,
        "at": new.at,
        "staff_id": staff_id,
        "how": new.how,
        "takes_back": new.takes_back,
        "by_batch": new.by_batch,
        "by_record": new.by_record,
        "reason": new.reason,
        "words": storable(new.words),
        "lead_id": new.record.lead_id if new.record else None,
        "request_id": new.request_id,
        "made_lead": new.made_lead,
        "made_request": new.made_request,
        "made_safety": new.made_safety,
        **(_corrected_values(new.record) if new.record else {}),
    }


def _corrected_values(record: Record) -> Mapping[str, object]:
    submission, finding = record.submission, record.safety
    return {
        "fingerprint": record.fingerprint,
        "name": storable(submission.name),
        "phone_text": storable(submission.phone_text),
        "phone": record.phone,
        "extension": record.extension,
        "email": storable(submission.email) if submission.email else None,
        "message": storable(submission.message),
        "received_at": record.received_at,
        "precision": record.precision,
        "due_at": record.due_at,
        "interests": record.interests,
        "safety_words": storable(finding.own_words) if finding.own_words else None,
        "safety_answer": storable(finding.answer) if finding.answer else None,
        "safety_lane": finding.lane,
        "repairs": tuple(storable(repair) for repair in record.repairs),
    }


def layout_text(layout: Layout) -> str:
    """How a file was laid out, as it is stored."""
    headers = [storable(header) for header in layout.headers]
    return json.dumps([headers, layout.delimiter, layout.style], ensure_ascii=False)


def layout_of(text: str | None) -> Layout | None:
    """How a file was laid out, as it was stored."""
    if text is None:
        return None
    headers, delimiter, style = json.loads(text)
    return Layout(tuple(headers), delimiter, style)
