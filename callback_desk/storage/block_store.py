"""Storing new people by the column, as a long file brings them."""

from collections.abc import Sequence

from sqlalchemy import Connection

from callback_desk.domain.judged_block import NewPeople
from callback_desk.domain.queue_part import QueuePart
from callback_desk.domain.submission import Source, Verdict
from callback_desk.storage.prepared import PreparedInsert
from callback_desk.storage.raw_text import RawPlaces, all_storable
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
    names = all_storable(columns.names)
    emails = [email or None for email in all_storable(columns.emails)]
    numbers = [first + place for place in columns.places]
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
    precision = block.precision.value
    _ADD_REQUESTS.run_columns(
        connection,
        {
            "request_id": new.request_ids,
            "lead_id": new.lead_ids,
            "received_at": people.received,
            "promised_due_at": people.dues,
            "due_at": people.dues,
            "opened_by": numbers,
        },
        {"precision": precision, "version_id": version},
    )
    said, always = _sources(columns.sources)
    places = columns.places
    _ADD_SUBMISSIONS.run_columns(
        connection,
        {
            "submission_id": numbers,
            "row": list(map(block.first_row.__add__, places)),
            "chunk_id": list(map(raw.chunk_ids.__getitem__, places)),
            "raw_start": list(map(raw.starts.__getitem__, places)),
            "raw_length": list(map(raw.lengths.__getitem__, places)),
            "fingerprint": people.fingerprints,
            "lead_id": new.lead_ids,
            "request_id": new.request_ids,
            "name": names,
            "phone_text": all_storable(columns.phone_texts),
            "phone": people.phones,
            "email": emails,
            "message": all_storable(columns.messages),
            "answers": all_storable(columns.answers),
            "received_at": people.received,
            "due_at": people.dues,
            "interests": list(map(as_json, people.interests)),
            "external_id": [i or None for i in all_storable(columns.external_ids)],
            **said,
        },
        {
            **always,
            "batch_id": batch_id,
            "verdict": Verdict.NEW.value,
            "recognised_as": block.recognised_as,
            "precision": precision,
            "zone": zone,
            "due_version_id": version,
        },
    )


def _sources(
    sources: Sequence[Source],
) -> tuple[dict[str, list[str | None]], dict[str, None]]:
    """The columns that sources fill, and those that none of them does."""
    # By their places in memory: most are the same few, and told apart much faster so.
    of_place = dict(zip(map(id, sources), sources, strict=True))
    kinds = {
        place: (
            stored(source.name),
            stored(source.form),
            stored(source.page),
            stored(source.campaign),
        )
        for place, source in of_place.items()
    }
    rows = [kinds[id(source)] for source in sources]
    filled: dict[str, list[str | None]] = {}
    empty: dict[str, None] = {}
    for number, name in enumerate(_OF_SOURCE):
        if any(kind[number] is not None for kind in kinds.values()):
            filled[name] = [row[number] for row in rows]
        else:
            empty[name] = None
    return filled, empty
