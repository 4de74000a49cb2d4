"""Which fingerprints are here already, and of which records they are.

Records that came by the block are not told by their fingerprints as long as their batch
is pending: nearly all have a lead of that batch, by whose number they are found. Before
the batch is whole, all of them are put in their place, sorted.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, bindparam, exists, func, literal_column, select
from sqlalchemy.dialects.postgresql import insert

from callback_desk.domain.record import Placed
from callback_desk.domain.submission import Verdict
from callback_desk.storage.fingerprint_table import FingerprintRow
from callback_desk.storage.pending import is_seen
from callback_desk.storage.prepared import WITH_THE_WHOLE, Prepared, PreparedInsert
from callback_desk.storage.prepared_lookup import PreparedLookup
from callback_desk.storage.settlement_rows import corrected_fingerprints
from callback_desk.storage.tables import LeadRow, SubmissionRow, table_of
from callback_desk.translation import _

MAKE_KNOWN = tuple(v.value for v in (Verdict.NEW, Verdict.REPEAT, Verdict.NEEDS_LOOK))
NO_BATCH = 0
_MAKES_KNOWN = SubmissionRow.verdict.in_(
    [literal_column(f"'{verdict}'") for verdict in MAKE_KNOWN]
)
_ALL_NOTED = select(FingerprintRow.fingerprint, FingerprintRow.submission_id)
_NOTED = PreparedLookup(
    lambda keys: _ALL_NOTED.where(FingerprintRow.fingerprint.in_(keys)), _ALL_NOTED
)
_KNOWN = PreparedLookup(
    lambda keys: select(SubmissionRow.fingerprint).where(
        SubmissionRow.submission_id.in_(keys),
        _MAKES_KNOWN,
        is_seen(SubmissionRow.batch_id, bindparam("own")),
    )
)
_OF_OWN_LEADS = PreparedLookup(
    lambda keys: (
        select(SubmissionRow.fingerprint)
        .join(LeadRow, LeadRow.lead_id == SubmissionRow.lead_id)
        .where(
            LeadRow.phone.in_(keys),
            LeadRow.batch_id == bindparam("own"),
            _MAKES_KNOWN,
        )
    )
)
_ADD = PreparedInsert(FingerprintRow)
_FIRST = Prepared(
    select(SubmissionRow.submission_id)
    .where(SubmissionRow.batch_id == bindparam("own"))
    .order_by(SubmissionRow.chunk_id, SubmissionRow.submission_id)
    .limit(1)
)
# By their numbers alone, which follow each other: an index has them by the chunk.
_BEHIND = (
    SubmissionRow.batch_id + 0 == bindparam("own"),
    SubmissionRow.submission_id > bindparam("behind"),
)
# Those of a batch follow each other but where somebody else's came in between.
_NEWEST = Prepared(select(func.max(SubmissionRow.submission_id)))
# Those without a lead are there already.
_ADD_BEHIND = Prepared(
    insert(table_of(FingerprintRow))
    .prefix_with(WITH_THE_WHOLE, dialect="sqlite")
    .from_select(
        ["fingerprint", "submission_id"],
        select(SubmissionRow.fingerprint, SubmissionRow.submission_id)
        .where(*_BEHIND, SubmissionRow.submission_id <= bindparam("last"))
        .order_by(SubmissionRow.fingerprint, SubmissionRow.submission_id),
    )
    .on_conflict_do_nothing()
)


def known_among(
    connection: Connection,
    fingerprints: Collection[bytes],
    own: int | None = None,
    phones: Collection[str] = (),
) -> set[bytes]:
    """Those of the fingerprints that are here already, or in one's own pending batch.

    A known record makes nothing known: what it repeats may have been taken back.

    Args:
        connection: to look in.
        fingerprints: of some records.
        own: one's own pending batch.
        phones: of those records; who has another number is not found in that batch.
    """
    asked_by = {"own": own or NO_BATCH}
    noted = [number for _, number in _NOTED.rows(connection, fingerprints)]
    rows = _KNOWN.rows(connection, noted, asked_by)
    found = {fingerprint for (fingerprint,) in rows}
    if own is not None and phones:
        rows = _OF_OWN_LEADS.rows(connection, phones, asked_by)
        found |= {fingerprint for (fingerprint,) in rows}.intersection(fingerprints)
    return found | corrected_fingerprints(connection, fingerprints)


def note(
    connection: Connection, placed: Sequence[Placed], numbers: Sequence[int]
) -> None:
    """Let records, by their numbers, be known by their fingerprints."""
    rows = [
        {"fingerprint": one.record.fingerprint, "submission_id": number}
        for one, number in zip(placed, numbers, strict=True)
    ]
    _ADD.run(connection, rows)


def note_leadless(
    connection: Connection, placed: Sequence[Placed], numbers: Sequence[int]
) -> None:
    """The same of those that no lead of their own pending batch leads to."""
    leadless = [
        (one, number)
        for one, number in zip(placed, numbers, strict=True)
        if one.lead_id is None and one.record.verdict.value in MAKE_KNOWN
    ]
    note(connection, [one for one, _ in leadless], [number for _, number in leadless])


def note_behind(
    connection: Connection, batch_id: int, behind: int, most: int
) -> int | None:
    """Let those records of a batch be known that are not yet, at most so many.

    Args:
        connection: inside a transaction.
        batch_id: a pending one.
        behind: the number of the last one that is known by now; 0: there is none.
        most: records that are looked at.

    Returns:
        the number of the last one; None once there are none behind that number.
    """
    if not behind:
        found = _FIRST.rows(connection, {"own": batch_id})
        if not found:
            return None
        behind = found[0][0] - 1
    ((newest,),) = _NEWEST.rows(connection)
    last = min(behind + most, newest or 0)
    if last <= behind:
        return None
    _ADD_BEHIND.run(connection, {"own": batch_id, "behind": behind, "last": last})
    return int(last)


def fingerprint_problems(connection: Connection) -> list[str]:
    """What is wrong with them, one sentence each."""
    is_noted = exists().where(
        FingerprintRow.fingerprint == SubmissionRow.fingerprint,
        FingerprintRow.submission_id == SubmissionRow.submission_id,
    )
    missing = select(SubmissionRow.submission_id).where(
        is_seen(SubmissionRow.batch_id), ~is_noted
    )
    has_it = exists().where(
        SubmissionRow.submission_id == FingerprintRow.submission_id,
        SubmissionRow.fingerprint == FingerprintRow.fingerprint,
    )
    wrong = select(FingerprintRow.submission_id).where(~has_it)
    return [
        *(
            _("Record {n} would be new if it came in again.", n=number)
            for number in connection.scalars(missing)
        ),
        *(
            _("Record {n} is told by a fingerprint that it does not have.", n=number)
            for number in connection.scalars(wrong)
        ),
    ]
