"""What an old file says again of people who were removed: counted, never kept.

Their records still have fingerprints, by which such a record is known; but a known
record keeps its raw text, and with it the person would be back.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from callback_desk.domain.record import Placed
from callback_desk.domain.safety import SafetyFinding
from callback_desk.domain.submission import Source, Verdict
from callback_desk.storage.fingerprint_table import FingerprintRow
from callback_desk.storage.prepared_lookup import PreparedLookup
from callback_desk.storage.settlement_table import SettlementRow
from callback_desk.storage.tables import SubmissionRow

_REMOVED = PreparedLookup(
    lambda keys: (
        select(FingerprintRow.fingerprint)
        .join(
            SubmissionRow, SubmissionRow.submission_id == FingerprintRow.submission_id
        )
        .where(FingerprintRow.fingerprint.in_(keys), SubmissionRow.raw_length == 0)
    )
)
_REMOVED_BY_HAND = PreparedLookup(
    lambda keys: (
        select(SettlementRow.fingerprint)
        .join(SubmissionRow, SubmissionRow.submission_id == SettlementRow.submission_id)
        .where(SettlementRow.fingerprint.in_(keys), SubmissionRow.raw_length == 0)
    )
)


def removed_among(
    connection: Connection, fingerprints: Collection[bytes]
) -> set[bytes]:
    """Those of the fingerprints that records have whose person was removed."""
    found = _REMOVED.rows(connection, fingerprints)
    found += _REMOVED_BY_HAND.rows(connection, fingerprints)
    return {fingerprint for (fingerprint,) in found}


def without_removed(
    connection: Connection,
    placed: Sequence[Placed],
    at: Sequence[int],
    raw: Sequence[str],
) -> tuple[Sequence[Placed], Sequence[str]]:
    """Known records and all raw texts, without what they say of who was removed.

    Args:
        connection: to look in.
        placed: the records.
        at: their places among the texts.
        raw: the texts.
    """
    known = {p.record.fingerprint for p in placed if p.record.verdict is Verdict.KNOWN}
    removed = removed_among(connection, known) if known else set()
    if not removed:
        return placed, raw
    records, texts = list(placed), list(raw)
    for number, (one, place) in enumerate(zip(placed, at, strict=True)):
        if one.record.verdict is Verdict.KNOWN and one.record.fingerprint in removed:
            records[number] = _emptied(one)
            texts[place] = ""
    return records, texts


def _emptied(placed: Placed) -> Placed:
    record = placed.record
    source = record.submission.source
    said_nothing = replace(
        record,
        submission=replace(
            record.submission,
            raw="",
            source=Source(source.name, source.form, None, source.campaign),
            external_id=None,
        ),
        problem=None,
        phone=None,
        extension=None,
        interests=(),
        safety=SafetyFinding(own_words=None, answer=None, lane=None),
        repairs=(),
    )
    return replace(placed, record=said_nothing)
