"""The seam between records and their rows: two explicit functions convert."""

import json
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row
from sqlalchemy.orm import InstrumentedAttribute

from callback_desk.domain.local_time import to_epoch, zone_named
from callback_desk.domain.record import Placed, Record
from callback_desk.domain.safety import Lane, SafetyFinding
from callback_desk.domain.submission import (
    Precision,
    Problem,
    Source,
    Submission,
    Verdict,
    Why,
    WrittenTime,
)
from callback_desk.storage.raw_text import RawPlace, storable
from callback_desk.storage.tables import SubmissionRow


def submission_columns() -> list[InstrumentedAttribute[Any]]:
    """All columns of a submission, to select."""
    return [getattr(SubmissionRow, c.key) for c in SubmissionRow.__table__.columns]


def row_of(
    placed: Placed,
    number: int,
    batch_id: int,
    place: RawPlace,
    zone: str,
    version: int,
) -> dict[str, object]:
    """The values of a new submission row, as they are stored, in the table's order.

    What a known record says is here already, so only its raw text is kept again.
    """
    record = placed.record
    submission = record.submission
    says = record.verdict is not Verdict.KNOWN
    finding = record.safety
    return {
        "submission_id": number,
        "batch_id": batch_id,
        "row": submission.row,
        "chunk_id": place.chunk_id,
        "raw_start": place.start,
        "raw_length": place.length,
        "verdict": record.verdict.value,
        "why": record.problem.why.value if record.problem else None,
        "why_words": storable(record.problem.words) if record.problem else None,
        "recognised_as": submission.recognised_as,
        "fingerprint": record.fingerprint,
        "lead_id": placed.lead_id,
        "request_id": placed.request.request_id if placed.request else None,
        "name": storable(submission.name) if says else "",
        "phone_text": storable(submission.phone_text) if says else "",
        "phone": record.phone,
        "extension": record.extension,
        "email": storable(submission.email) if says and submission.email else None,
        "message": storable(submission.message) if says else "",
        "answers": storable(submission.answers) if says else "",
        "received_at": to_epoch(record.received_at),
        "precision": record.precision.value,
        "zone": zone,
        "due_at": to_epoch(record.due_at),
        "interests": as_json(record.interests),
        "safety_words": storable(finding.own_words) if finding.own_words else None,
        "safety_answer": storable(finding.answer) if finding.answer else None,
        "safety_lane": finding.lane.value if finding.lane else None,
        "source_name": stored(submission.source.name),
        "form": stored(submission.source.form),
        "page": stored(submission.source.page),
        "campaign": stored(submission.source.campaign),
        "external_id": stored(submission.external_id),
        "repairs": as_json(record.repairs),
        "due_version_id": version,
        "waits_for": placed.waits_for,
    }


@lru_cache(maxsize=1_000)
def as_json(texts: tuple[str, ...]) -> str | None:
    """A list of texts as its column keeps it; the same ones come again and again."""
    stored = tuple(storable(text) for text in texts)
    return None if not stored else json.dumps(stored, ensure_ascii=False)


def stored(text: str | None) -> str | None:
    """A text as its column keeps it, or None."""
    return None if text is None else storable(text)


def record_of(row: Row[*tuple[Any, ...]], raw: str, clinic: ZoneInfo) -> Record:
    """The record of a submission's row, with its raw text and the clinic's zone."""
    problem = Problem(Why(row.why), row.why_words or "") if row.why else None
    precision = Precision(row.precision)
    written_at = row.received_at.astimezone(zone_named(row.zone))
    known = precision is not Precision.UNKNOWN
    return Record(
        submission=Submission(
            row=row.row,
            raw=raw,
            recognised_as=row.recognised_as,
            name=row.name,
            phone_text=row.phone_text,
            email=row.email,
            message=row.message,
            answers=row.answers,
            received=WrittenTime(written_at, precision) if known else None,
            source=Source(row.source_name, row.form, row.page, row.campaign),
            external_id=row.external_id,
            repairs=row.repairs,
            problem=problem,
        ),
        verdict=Verdict(row.verdict),
        problem=problem,
        phone=row.phone,
        extension=row.extension,
        received_at=row.received_at,
        received_on=row.received_at.astimezone(clinic).date(),
        precision=precision,
        due_at=row.due_at,
        interests=row.interests,
        safety=SafetyFinding(
            own_words=row.safety_words,
            answer=row.safety_answer,
            lane=Lane(row.safety_lane) if row.safety_lane else None,
        ),
        repairs=row.repairs,
        barred=False,
        fingerprint=row.fingerprint,
        lead_id=row.lead_id,
    )
