"""An encrypted desk with a year behind it: closed and open leads, with their calls.

Written past the engine, as in `full_desk`; what a report reads is there in full.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from tests.benchmarks.full_desk import (
    DAY,
    FIRST_NAMES,
    HOUR,
    LAST_NAMES,
    NOW,
    raw_connection,
)
from tests.desks import copy_desk

SOURCES = ("Website form", "Google, winter pain", "Meta lead ads", "Phone")
CAMPAIGNS = (None, "winter", "spring")
INTERESTS = ('["depression"]', '["chronic_pain", "crps"]', "[]", '["ptsd"]')
# What came of calls, and how often in twenty.
OUTCOMES = (
    *["no_answer"] * 6,
    *["left_voicemail"] * 5,
    *["booked"] * 4,
    *["thinking"] * 2,
    *["not_interested"] * 2,
    "wrong_number",
)
CLOSING = frozenset({"booked", "not_interested"})
REACHED = frozenset({"left_voicemail", "booked", "thinking", "not_interested"})
DAYS = 365
ONE_YEAR = DAYS * DAY


def make_year_desk(folder: Path, leads: int) -> Path:
    """A desk with so many leads that asked within the last year, at its own place."""
    place = folder / f"year-{leads}"
    place.mkdir()
    path = copy_desk(place)
    connection = raw_connection(path)
    try:
        _fill(connection, leads)
    finally:
        connection.close()
    return path


def _fill(connection: Any, leads: int) -> None:  # noqa: ANN401 - the driver has no types
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -200000")
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO batches (batch_id, made_at, staff_id, file_name, digest, "
        "recognised_as, state, seen, new, repeat, known, needs_look, skipped) VALUES "
        "(?, ?, 1, 'day.csv', '', 'generic-csv', 'whole', 0, 0, 0, 0, 0, 0)",
        [(day + 1, NOW - ONE_YEAR + (day + 1) * DAY) for day in range(DAYS)],
    )
    connection.execute(
        "INSERT INTO raw_chunks (chunk_id, batch_id, packed) VALUES (1, 1, ?)",
        (zlib.compress(b""),),
    )
    calls: list[tuple[object, ...]] = []
    for table, rows in (
        ("leads", _leads(leads, calls)),
        ("requests", _requests(leads)),
        ("submissions", _submissions(leads)),
        ("attempts", iter(calls)),
    ):
        _insert(connection, table, rows)
    connection.execute("COMMIT")


def _insert(connection: Any, table: str, rows: Iterator[Any]) -> None:  # noqa: ANN401 - see above
    names = COLUMNS[table]
    marks = ", ".join("?" for _ in names)
    connection.executemany(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})",  # noqa: S608
        rows,
    )


COLUMNS = {
    "leads": (
        *("lead_id", "name", "phone", "safety", "is_open", "request_id"),
        *("received_at", "promised_due_at", "due_at", "goal_at", "next_is_agreed"),
        *("attempts", "asked", "last_outcome", "dialled", "contact", "barred"),
        *("queue_part", "act_by"),
    ),
    "requests": (
        *("request_id", "lead_id", "received_at", "precision", "promised_due_at"),
        *("due_at", "version_id", "opened_by"),
    ),
    "submissions": (
        *("submission_id", "batch_id", "row", "chunk_id", "raw_start", "raw_length"),
        *("verdict", "recognised_as", "fingerprint", "lead_id", "request_id", "name"),
        *("phone_text", "phone", "message", "answers", "received_at", "precision"),
        *("zone", "due_at", "interests", "source_name", "campaign"),
    ),
    "attempts": (
        *("lead_id", "at", "entered_at", "staff_id", "outcome", "direction"),
        *("channel", "note", "next_is_agreed"),
    ),
}


def _times(random: Random, leads: int, number: int) -> tuple[int, int]:
    """When somebody asked, and when it was due: in order, over the year."""
    received = NOW - ONE_YEAR + ONE_YEAR * number // (leads + 1)
    received += random.randrange(HOUR)
    return received, received // DAY * DAY + DAY + 22 * HOUR


def _day_of(received: int) -> int:
    """The batch that somebody came by: each day's leads come in at its end."""
    return min((received - NOW + ONE_YEAR) // DAY + 1, DAYS)


def _leads(leads: int, calls: list[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    random = Random(leads)  # noqa: S311 - no secret
    for number in range(1, leads + 1):
        received, due = _times(Random(number), leads, number)  # noqa: S311 - no secret
        at, last = received, None
        tries = random.choice((0, 1, 1, 1, 2, 2, 3))
        contact = False
        for _ in range(tries):
            at += random.randrange(HOUR, 20 * HOUR)
            if at > NOW:
                break
            last = random.choice(OUTCOMES)
            contact |= last in REACHED
            calls.append((number, at, at, 1, last, "out", "phone", "", False))
        is_open = last not in CLOSING
        part = "reached" if contact else "tried" if last else "waiting"
        yield (
            number,
            f"{FIRST_NAMES[number % 8]} {LAST_NAMES[number % 7]}",
            f"+1212{2_000_000 + number:07}",
            *(number % 500 == 0, is_open, number, received, due, due, due - 20 * HOUR),
            *(False, tries, 1, last, last is not None, contact, False),
            *((part, due) if is_open and number % 500 else (None, None)),
        )


def _requests(leads: int) -> Iterator[tuple[object, ...]]:
    for number in range(1, leads + 1):
        received, due = _times(Random(number), leads, number)  # noqa: S311 - no secret
        yield (number, number, received, "minute", due, due, 1, number)


def _submissions(leads: int) -> Iterator[tuple[object, ...]]:
    for number in range(1, leads + 1):
        received, due = _times(Random(number), leads, number)  # noqa: S311 - no secret
        yield (
            *(number, _day_of(received), number, 1, 0, 0, "new", "generic-csv"),
            *(number.to_bytes(8, "big"), number, number),
            *(FIRST_NAMES[number % 8], "", f"+1212{2_000_000 + number:07}"),
            *("I have had pain for years and nothing has helped so far.", "[]"),
            *(received, "minute", "America/New_York", due, INTERESTS[number % 4]),
            *(SOURCES[number % 4], CAMPAIGNS[number % 3]),
        )
