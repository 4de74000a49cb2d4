"""Checking what is stored: the file's own integrity, and what must always hold."""

import zlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, exists, func, select
from sqlalchemy import Row as Fetched
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as driver

from callback_desk.domain.lead import read_history
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.queue_part import returns_at
from callback_desk.domain.safety_care import Act
from callback_desk.domain.standing import OpenLead
from callback_desk.domain.submission import Verdict
from callback_desk.storage.bars import barred_among
from callback_desk.storage.fingerprints import fingerprint_problems
from callback_desk.storage.grown_file_table import GrownFileRow
from callback_desk.storage.import_store import DONE
from callback_desk.storage.lead_rows import ASKINGS
from callback_desk.storage.lead_store import LeadStore
from callback_desk.storage.pending import is_seen
from callback_desk.storage.queries import OPEN_LEAD
from callback_desk.storage.queue_order import order_of
from callback_desk.storage.raw_text import RawTexts
from callback_desk.storage.safety_tables import SafetyLogRow
from callback_desk.storage.search_checking import index_problems, say_damage
from callback_desk.storage.settings_store import SettingsStore
from callback_desk.storage.tables import (
    BatchRow,
    LeadRow,
    RawChunkRow,
    RequestRow,
    Row,
    SubmissionRow,
)
from callback_desk.translation import _

# Leads whose history is read in one question.
CHUNK = 500


def problems(connection: Connection) -> tuple[list[str], int]:
    """What is wrong, one sentence each, and how many rows there are in all."""
    found: list[str] = []
    rows = 0
    try:
        for look in _LOOKS_AT_THE_FILE:
            found += look(connection)
        found += _uncounted_batches(connection)
        found += fingerprint_problems(connection)
        found += _unreadable_raw_texts(connection)
        found += _wrong_states(connection)
        found += index_problems(connection)
        rows = sum(
            connection.scalar(select(func.count()).select_from(table)) or 0
            for table in Row.metadata.sorted_tables
        )
    except (DBAPIError, driver.DatabaseError):
        # What cannot be read has been named above; if not, it is news.
        if not found:
            raise
    return found, rows


def _damaged_pages(connection: Connection) -> list[str]:
    return [
        _("The file is damaged: {line}.", line=line)
        for (line,) in _asked(connection, "PRAGMA cipher_integrity_check")
    ]


def _damaged_tables(connection: Connection) -> list[str]:
    return [
        say_damage(line)
        for (line,) in _asked(connection, "PRAGMA integrity_check")
        if line != "ok"
    ]


def _lost_rows(connection: Connection) -> list[str]:
    return [
        _say_lost(table, parent)
        for table, _row, parent, _key in _asked(connection, "PRAGMA foreign_key_check")
    ]


def _lost_parts(connection: Connection) -> list[str]:
    """What records name without a foreign key."""
    found = []
    for part, named in (
        (BatchRow.batch_id, SubmissionRow.batch_id),
        (RawChunkRow.chunk_id, SubmissionRow.chunk_id),
        (RequestRow.request_id, SubmissionRow.request_id),
    ):
        lost = select(SubmissionRow.submission_id).where(
            is_seen(SubmissionRow.batch_id),
            named.is_not(None),
            ~exists().where(part == named),
        )
        found += [
            _say_lost("submissions", part.class_.__tablename__)
            for _lost in connection.scalars(lost)
        ]
    return found


def _say_lost(table: str, parent: str) -> str:
    return _(
        "A row of {table} points to one of {parent} that is not there.",
        table=table,
        parent=parent,
    )


_LOOKS_AT_THE_FILE = (_damaged_pages, _damaged_tables, _lost_rows, _lost_parts)


def _asked(connection: Connection, pragma: str) -> Sequence[Sequence[Any]]:
    """What SQLite says of itself; other databases look after themselves."""
    if connection.dialect.name != "sqlite":
        return []
    return connection.exec_driver_sql(pragma).all()


def _uncounted_batches(connection: Connection) -> list[str]:
    """Every record seen has exactly one verdict, in the counts and in the rows."""
    columns = [getattr(BatchRow, verdict.value) for verdict in Verdict]
    found = []
    batches = connection.execute(
        select(BatchRow.batch_id, BatchRow.seen, *columns).where(BatchRow.state == DONE)
    )
    stored: dict[int, dict[str, int]] = {}
    # What a file held that has grown since stands with the import before.
    before = {
        row.batch_id: {
            Verdict.KNOWN.value: row.known_before,
            Verdict.SKIPPED.value: row.skipped_before,
        }
        for row in connection.execute(select(*GrownFileRow.__table__.columns))
    }
    for batch_id, verdict, count in connection.execute(
        select(SubmissionRow.batch_id, SubmissionRow.verdict, func.count())
        .where(is_seen(SubmissionRow.batch_id))
        .group_by(SubmissionRow.batch_id, SubmissionRow.verdict)
    ):
        stored.setdefault(batch_id, {})[verdict] = count
    for batch_id, seen, *counts in batches:
        said = dict(zip((v.value for v in Verdict), counts, strict=True))
        rows = dict.fromkeys(said, 0) | stored.get(batch_id, {})
        for verdict, count in before.get(batch_id, {}).items():
            rows[verdict] += count
        if said != rows or sum(counts) != seen:
            found.append(_("The counts of import {n} do not add up.", n=batch_id))
    return found


def _unreadable_raw_texts(connection: Connection) -> list[str]:
    raw = RawTexts(connection)
    found = []
    for row in connection.execute(
        select(
            SubmissionRow.submission_id,
            SubmissionRow.chunk_id,
            SubmissionRow.raw_start,
            SubmissionRow.raw_length,
        )
        .where(is_seen(SubmissionRow.batch_id))
        .order_by(SubmissionRow.batch_id, SubmissionRow.chunk_id)
    ):
        try:
            whole = len(raw.of(row).encode("utf-8", "surrogatepass")) == row.raw_length
        except (zlib.error, UnicodeDecodeError):
            whole = False
        if not whole:
            n = row.submission_id
            found.append(_("The raw text of record {n} is damaged.", n=n))
    return found


def _wrong_states(connection: Connection) -> list[str]:
    """What the queue knows of a lead must be what its history comes to."""
    outcomes = SettingsStore(connection).outcomes()
    leads = LeadStore(connection)
    askings = connection.execute(
        select(SubmissionRow.lead_id, func.count())
        .where(SubmissionRow.verdict.in_(ASKINGS), is_seen(SubmissionRow.batch_id))
        .group_by(SubmissionRow.lead_id)
    )
    asked = {lead_id: count for lead_id, count in askings}
    in_danger = set(
        connection.scalars(
            select(SubmissionRow.lead_id).where(
                SubmissionRow.verdict.in_(ASKINGS),
                SubmissionRow.safety_lane.is_not(None),
                is_seen(SubmissionRow.batch_id),
            )
        )
    )
    _version, calendar = SettingsStore(connection).calendar()
    zone = zone_named(calendar.timezone)
    reviewed = set(
        connection.scalars(
            select(SafetyLogRow.lead_id).where(SafetyLogRow.act == Act.RELEASED.value)
        )
    )
    found = []
    rows = connection.execute(
        select(*LeadRow.__table__.columns)
        .where(is_seen(LeadRow.batch_id), LeadRow.joined_into.is_(None))
        .order_by(LeadRow.lead_id)
    ).all()
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]
        numbers = [row.lead_id for row in chunk]
        requests, attempts = leads.requests(numbers), leads.attempts(numbers)
        barred = barred_among(connection, {row.phone for row in chunk})
        for row in chunk:
            if not requests[row.lead_id]:
                found.append(_("Lead {n} has no request.", n=row.lead_id))
                continue
            lead = _lead_of(row)
            state = read_history(requests[row.lead_id], attempts[row.lead_id], outcomes)
            current = state.current
            told = (
                row.is_open,
                row.request_id,
                row.received_at,
                row.promised_due_at,
                row.due_at,
                row.next_call_at,
                row.next_is_agreed,
                row.attempts,
                row.last_outcome,
                row.asked,
                row.dialled,
                row.contact,
                (row.queue_part, row.act_by, row.returns_at, row.barred),
                # Whoever is asleep is woken by the end of the rest alone.
                row.asleep and row.returns_at is None,
            )
            true = (
                state.is_open or row.safety,
                current.request.request_id,
                current.request.received_at,
                current.request.promised_due_at,
                current.request.due_at,
                state.next_call_at,
                state.next_is_agreed,
                state.attempts,
                state.last_outcome,
                asked.get(row.lead_id, 0),
                current.first_dial_at is not None,
                current.first_contact_at is not None,
                (
                    *order_of(lead, is_open=row.is_open),
                    returns_at(lead, zone),
                    row.phone in barred,
                ),
                False,
            )
            flagged = state.handed_over or row.lead_id in in_danger
            unsigned = row.lead_id not in reviewed
            if told != true or (flagged and unsigned and not row.safety):
                n = row.lead_id
                found.append(_("Lead {n} does not stand as its history says.", n=n))
    return found


def _lead_of(row: Fetched[*tuple[Any, ...]]) -> OpenLead:
    """A lead as its own row has it."""
    return OpenLead(
        record_id=None, **{column.key: getattr(row, column.key) for column in OPEN_LEAD}
    )
