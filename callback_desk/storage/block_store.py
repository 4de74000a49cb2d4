"""Storing new people by the column, as a long file brings them."""

from collections.abc import Sequence
from itertools import repeat

from sqlalchemy import Connection

from callback_desk.domain.judged_block import NewPeople
from callback_desk.domain.queue_part import QueuePart
from callback_desk.domain.submission import Verdict
from callback_desk.storage.prepared import PreparedInsert
from callback_desk.storage.raw_text import RawPlace, storable
from callback_desk.storage.record_rows import as_json, stored
from callback_desk.storage.tables import LeadRow, RequestRow, SubmissionRow

# What new people have none of stays out of the statements: binding NULL takes time too.
_ADD_LEADS = PreparedInsert(
    LeadRow,
    but=(
        *("extension", "next_call_at", "last_outcome", "returns_at", "joined_into"),
        "asleep",
    ),
)
_ADD_REQUESTS = PreparedInsert(
    RequestRow, but=("due_version_id", "due_from", "due_precision")
)
_ADD_SUBMISSIONS = PreparedInsert(
    SubmissionRow,
    but=(
        *("why", "why_words", "extension", "safety_words", "safety_answer"),
        *("safety_lane", "repairs", "settled_at", "promised_due_at", "waits_for"),
    ),
)


def store_new_people(
    connection: Connection,
    new: NewPeople,
    batch_id: int,
    first: int,
    raw: Sequence[RawPlace],
    zone: str,
    version: int,
) -> None:
    """Keep people whom nobody knew: leads, requests and what they sent.

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
    if not people.phones:
        return
    names = list(map(storable, columns.names))
    emails = [storable(email) or None for email in columns.emails]
    numbers = [first + place for place in columns.places]
    _ADD_LEADS.run_columns(
        connection,
        {
            "lead_id": new.lead_ids,
            "name": names,
            "phone": people.phones,
            "email": emails,
            "safety": repeat(0),
            "is_open": repeat(1),
            "request_id": new.request_ids,
            "received_at": people.received,
            "promised_due_at": people.dues,
            "due_at": people.dues,
            "goal_at": people.goals,
            "next_is_agreed": repeat(0),
            "attempts": repeat(0),
            "asked": repeat(1),
            "dialled": repeat(0),
            "contact": repeat(0),
            "barred": repeat(0),
            "queue_part": repeat(QueuePart.WAITING.value),
            "act_by": people.dues,
            "batch_id": repeat(batch_id),
        },
    )
    precision = block.precision.value
    _ADD_REQUESTS.run_columns(
        connection,
        {
            "request_id": new.request_ids,
            "lead_id": new.lead_ids,
            "received_at": people.received,
            "precision": repeat(precision),
            "promised_due_at": people.dues,
            "due_at": people.dues,
            "version_id": repeat(version),
            "opened_by": numbers,
        },
    )
    places = [raw[place] for place in columns.places]
    sources = columns.sources
    _ADD_SUBMISSIONS.run_columns(
        connection,
        {
            "submission_id": numbers,
            "batch_id": repeat(batch_id),
            "row": [block.first_row + place for place in columns.places],
            "chunk_id": [place.chunk_id for place in places],
            "raw_start": [place.start for place in places],
            "raw_length": [place.length for place in places],
            "verdict": repeat(Verdict.NEW.value),
            "recognised_as": repeat(block.recognised_as),
            "fingerprint": people.fingerprints,
            "lead_id": new.lead_ids,
            "request_id": new.request_ids,
            "name": names,
            "phone_text": map(storable, columns.phone_texts),
            "phone": people.phones,
            "email": emails,
            "message": map(storable, columns.messages),
            "answers": map(storable, columns.answers),
            "received_at": people.received,
            "precision": repeat(precision),
            "zone": repeat(zone),
            "due_at": people.dues,
            "interests": map(as_json, people.interests),
            "source_name": [stored(source.name) for source in sources],
            "form": [stored(source.form) for source in sources],
            "page": [stored(source.page) for source in sources],
            "campaign": [stored(source.campaign) for source in sources],
            "external_id": [storable(told) or None for told in columns.external_ids],
            "due_version_id": repeat(version),
        },
    )
