"""Storing new people and what is known by the column, as a long file brings them."""

from collections.abc import Sequence
from functools import partial
from typing import TypeAlias

from sqlalchemy import Connection, bindparam, insert, select

from callback_desk.domain.judged_block import NewPeople, PlainPeople
from callback_desk.domain.queue_part import QueuePart
from callback_desk.domain.record_block import RecordBlock
from callback_desk.domain.submission import Source, Verdict
from callback_desk.storage.prepared import WITH_THE_WHOLE, Prepared, PreparedInsert
from callback_desk.storage.raw_text import RawPlaces, all_storable
from callback_desk.storage.record_rows import as_json, stored
from callback_desk.storage.tables import (
    LeadRow,
    RequestRow,
    SubmissionRow,
    table_of,
)

# What new people have none of stays out of the statements: binding NULL takes time too.
_ADD_LEADS = PreparedInsert(
    LeadRow,
    but=(
        *("extension", "next_call_at", "last_outcome", "returns_at", "joined_into"),
        "asleep",
    ),
)
# Of what was stored just before: no value is handed over a second time.
_ADD_REQUESTS = Prepared(
    insert(table_of(RequestRow))
    .prefix_with(WITH_THE_WHOLE, dialect="sqlite")
    .from_select(
        [
            *("request_id", "lead_id", "received_at", "precision"),
            *("promised_due_at", "due_at", "version_id", "opened_by"),
        ],
        select(
            SubmissionRow.request_id,
            SubmissionRow.lead_id,
            SubmissionRow.received_at,
            SubmissionRow.precision,
            SubmissionRow.due_at.label("promised_due_at"),
            SubmissionRow.due_at,
            SubmissionRow.due_version_id,
            SubmissionRow.submission_id,
        )
        .where(
            SubmissionRow.submission_id >= bindparam("first"),
            SubmissionRow.submission_id <= bindparam("last"),
        )
        .order_by(SubmissionRow.submission_id),
    )
)
_NEVER_PLAIN = (
    *("why", "why_words", "extension", "safety_words", "safety_answer"),
    *("safety_lane", "repairs", "settled_at", "promised_due_at", "waits_for"),
)
_ADD_SUBMISSIONS = PreparedInsert(SubmissionRow, but=_NEVER_PLAIN)
_OF_KNOWN = ("lead_id", "request_id", "email")
_ADD_KNOWN = PreparedInsert(SubmissionRow, but=(*_NEVER_PLAIN, *_OF_KNOWN))
_SAID_BEFORE = {"name": "", "phone_text": "", "message": "", "answers": ""}
_JUST_CAME = {
    "safety": False,
    "is_open": True,
    "next_is_agreed": False,
    "attempts": 0,
    "asked": 1,
    "dialled": False,
    "contact": False,
    "barred": False,
    "queue_part": QueuePart.WAITING.value,
}
_OF_SOURCE = ("source_name", "form", "page", "campaign")

_Said: TypeAlias = dict[str, Sequence[object]]
_Alike: TypeAlias = dict[str, object]


def store_new_people(
    connection: Connection,
    new: NewPeople,
    batch_id: int,
    first: int,
    raw: RawPlaces,
    zone: str,
    version: int,
) -> None:
    """Keep people whom nobody knew: leads, requests and what they sent.

    Nothing else of their block may be there yet.

    Args:
        connection: inside a transaction.
        new: the people.
        batch_id: that brings them.
        first: the number of the block's first record.
        raw: where the texts of the block's records are kept, by their places.
        zone: of times that are written without one.
        version: of the calendar that their deadlines were reckoned by.
    """
    people, columns, block = new.people, new.people.columns, new.judged.block
    places = columns.places
    if not people.phones:
        return
    names = all_storable(columns.names)
    emails = [email or None for email in all_storable(columns.emails)]
    _ADD_LEADS.run_columns(
        connection,
        {
            "lead_id": new.lead_ids,
            "name": names,
            "phone": people.phones,
            "email": emails,
            "request_id": new.request_ids,
            "received_at": people.received,
            "promised_due_at": people.dues,
            "due_at": people.dues,
            "goal_at": people.goals,
            "act_by": people.dues,
        },
        {**_JUST_CAME, "batch_id": batch_id},
    )
    said, alike = _sources(columns.sources)
    _add_chunks(said, alike, _picked(places, raw.chunk_ids))
    _ADD_SUBMISSIONS.run_columns(
        connection,
        {
            **_as_submissions(people, block, first, raw),
            **said,
            "lead_id": new.lead_ids,
            "request_id": new.request_ids,
            "name": names,
            "phone_text": all_storable(columns.phone_texts),
            "email": emails,
            "message": all_storable(columns.messages),
            "answers": all_storable(columns.answers),
        },
        _of_all(block, Verdict.NEW, batch_id, zone, version),
        alike,
    )
    ends = {"first": first + places[0], "last": first + places[-1]}
    _ADD_REQUESTS.run(connection, ends)


def store_known(
    connection: Connection,
    known: PlainPeople,
    block: RecordBlock,
    batch_id: int,
    first: int,
    raw: RawPlaces,
    zone: str,
    version: int,
) -> None:
    """Keep records that came in before; what they say is here already.

    Args:
        connection: inside a transaction.
        known: the records.
        block: that they are of.
        batch_id: that brings them.
        first: the number of the block's first record.
        raw: where the texts of the block's records are kept, by their places.
        zone: of times that are written without one.
        version: of the calendar that deadlines are reckoned by.
    """
    if not known.phones:
        return
    said, alike = _sources(known.columns.sources)
    _add_chunks(said, alike, _picked(known.columns.places, raw.chunk_ids))
    _ADD_KNOWN.run_columns(
        connection,
        {**_as_submissions(known, block, first, raw), **said},
        {**_of_all(block, Verdict.KNOWN, batch_id, zone, version), **_SAID_BEFORE},
        alike,
    )


def _as_submissions(
    people: PlainPeople, block: RecordBlock, first: int, raw: RawPlaces
) -> dict[str, Sequence[object]]:
    """What is stored of each plain record, whoever sent it."""
    columns, places = people.columns, people.columns.places
    picked = partial(_picked, places)
    return {
        "submission_id": list(map(first.__add__, places)),
        "row": list(map(block.first_row.__add__, places)),
        "raw_start": picked(raw.starts),
        "raw_length": picked(raw.lengths),
        "fingerprint": people.fingerprints,
        "phone": people.phones,
        "received_at": people.received,
        "due_at": people.dues,
        "interests": list(map(as_json, people.interests)),
        "external_id": [i or None for i in all_storable(columns.external_ids)],
    }


def _of_all(
    block: RecordBlock, verdict: Verdict, batch_id: int, zone: str, version: int
) -> dict[str, object]:
    """What is the same of all plain records of a block."""
    return {
        "batch_id": batch_id,
        "verdict": verdict.value,
        "recognised_as": block.recognised_as,
        "precision": block.precision.value,
        "zone": zone,
        "due_version_id": version,
    }


def _picked(places: Sequence[int], values: Sequence[int]) -> list[int]:
    """The values at these places."""
    return list(map(values.__getitem__, places))


def _add_chunks(said: _Said, alike: _Alike, chunk_ids: list[int]) -> None:
    """Add where the raw texts are; nearly always one chunk has all of a block."""
    if chunk_ids.count(chunk_ids[0]) == len(chunk_ids):
        alike["chunk_id"] = chunk_ids[0]
    else:
        said["chunk_id"] = chunk_ids


def _sources(sources: Sequence[Source]) -> tuple[_Said, _Alike]:
    """The columns that sources fill, and what is the same in all rows."""
    # By their places in memory: most are the same few, and told apart much faster so.
    of_place = dict(zip(map(id, sources), sources, strict=True))
    kinds = {place: _as_columns(source) for place, source in of_place.items()}
    said: _Said = {}
    alike: _Alike = {}
    for number, name in enumerate(_OF_SOURCE):
        told = {place: kind[number] for place, kind in kinds.items()}
        first, *others = set(told.values())
        if others:
            said[name] = list(map(told.__getitem__, map(id, sources)))
        else:
            alike[name] = first
    return said, alike


def _as_columns(source: Source) -> tuple[str | None, ...]:
    return tuple(map(stored, (source.name, source.form, source.page, source.campaign)))
