"""To whom the rule of how long people are kept applies.

A person goes once nothing happened with them since, neither at the desk nor by what
they sent; open leads, those whom a clinician has not signed for, and whoever has a
record that still waits for somebody to decide stay.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from callback_desk.domain.submission import Verdict
from callback_desk.storage.call_tables import (
    AttemptDetailsRow,
    LeadEditRow,
    LeadJoinRow,
    LeadNumberRow,
    ReachRow,
)
from callback_desk.storage.day_tables import ClaimRow, HalfTypedNoteRow, LeadOwnerRow
from callback_desk.storage.fingerprint_table import FingerprintRow
from callback_desk.storage.pending import is_seen
from callback_desk.storage.review_table import MissedReviewRow
from callback_desk.storage.safety_tables import SafetyLogRow
from callback_desk.storage.settlement_table import SettlementRow
from callback_desk.storage.tables import (
    AttemptRow,
    BatchRow,
    LeadRow,
    RequestRow,
    SubmissionRow,
)

_AT_ONCE = 500
_NOBODYS = (Verdict.KNOWN.value, Verdict.SKIPPED.value)


@dataclass(frozen=True, slots=True)
class Purgeable:
    """Whom a rule applies to.

    Attributes:
        leads: the people.
        family: they, and the leads that were joined to them.
        records: what they sent, and old records of nobody.
        kept_open: how many old leads stay because they are open.
        kept_safety: how many stay because a clinician has not signed.
    """

    leads: tuple[int, ...]
    family: tuple[int, ...]
    records: tuple[int, ...]
    kept_open: int
    kept_safety: int


def find_purgeable(connection: Connection, before: datetime, day: date) -> Purgeable:
    """Whom a rule applies to; `day` is the clinic's date of the instant."""
    rows = connection.execute(
        select(
            LeadRow.lead_id,
            LeadRow.joined_into,
            LeadRow.is_open,
            LeadRow.safety,
            LeadRow.phone,
        ).where(is_seen(LeadRow.batch_id))
    ).all()
    into = {row.lead_id: row.joined_into for row in rows}

    def root(lead_id: int) -> int:
        while into.get(lead_id) is not None:
            lead_id = into[lead_id]
        return lead_id

    recent = {root(lead_id) for lead_id in _lately(connection, before, day)}
    waiting = _waiting_numbers(connection)
    waiting_roots = {root(row.lead_id) for row in rows if row.phone in waiting}
    leads, kept_open, kept_safety = [], 0, 0
    for row in rows:
        gone_already = row.phone == ""
        if row.joined_into is not None or row.lead_id in recent or gone_already:
            continue
        if row.safety:
            kept_safety += 1
        elif row.is_open or row.lead_id in waiting_roots:
            kept_open += 1
        else:
            leads.append(row.lead_id)
    chosen = set(leads)
    family = [row.lead_id for row in rows if root(row.lead_id) in chosen]
    going, staying = set(family), {row.phone for row in rows} - {""}
    staying -= {row.phone for row in rows if row.lead_id in going}
    staying |= {row.phone for row in rows if root(row.lead_id) not in chosen}
    records = _records_of(connection, family) | _records_of_nobody(
        connection, before, staying
    )
    return Purgeable(
        *(tuple(sorted(leads)), tuple(sorted(family)), tuple(sorted(records))),
        *(kept_open, kept_safety),
    )


def _lately(connection: Connection, before: datetime, day: date) -> set[int]:
    """The leads with whom anything happened since, or will."""
    of_attempt = select(AttemptRow.lead_id)
    asked = (
        select(RequestRow.lead_id).where(
            or_(RequestRow.received_at >= before, RequestRow.due_at >= before)
        ),
        select(SubmissionRow.lead_id).where(SubmissionRow.received_at >= before),
        select(SubmissionRow.lead_id)
        .join(BatchRow, BatchRow.batch_id == SubmissionRow.batch_id)
        .where(BatchRow.made_at >= before),
        of_attempt.where(
            or_(
                AttemptRow.at >= before,
                AttemptRow.entered_at >= before,
                AttemptRow.next_call_at >= before,
            )
        ),
        of_attempt.join(
            AttemptDetailsRow, AttemptDetailsRow.attempt_id == AttemptRow.attempt_id
        ).where(AttemptDetailsRow.appointment_on >= day.isoformat()),
        select(ReachRow.lead_id).where(ReachRow.at >= before),
        select(LeadNumberRow.lead_id).where(LeadNumberRow.at >= before),
        select(LeadEditRow.lead_id).where(LeadEditRow.at >= before),
        select(LeadJoinRow.into_id).where(
            or_(LeadJoinRow.at >= before, LeadJoinRow.split_at >= before)
        ),
        select(LeadJoinRow.lead_id).where(
            or_(LeadJoinRow.at >= before, LeadJoinRow.split_at >= before)
        ),
        select(SafetyLogRow.lead_id).where(SafetyLogRow.entered_at >= before),
        select(SettlementRow.lead_id).where(SettlementRow.at >= before),
        select(LeadOwnerRow.lead_id).where(LeadOwnerRow.at >= before),
        # Somebody is on the phone with them, or has typed what is not saved yet.
        select(ClaimRow.lead_id).where(ClaimRow.at >= before),
        select(HalfTypedNoteRow.lead_id).where(HalfTypedNoteRow.at >= before),
        select(RequestRow.lead_id)
        .join(MissedReviewRow, MissedReviewRow.request_id == RequestRow.request_id)
        .where(MissedReviewRow.at >= before),
    )
    found: set[int | None] = set()
    for question in asked:
        found.update(connection.scalars(question.distinct()))
    return {lead_id for lead_id in found if lead_id is not None}


def _waiting_numbers(connection: Connection) -> set[str]:
    """The numbers of records on which nobody has decided yet."""
    waits = select(SubmissionRow.phone).where(
        SubmissionRow.verdict == Verdict.NEEDS_LOOK.value,
        SubmissionRow.settled_at.is_(None),
        SubmissionRow.phone.is_not(None),
    )
    return {phone for phone in connection.scalars(waits) if phone}


def _records_of(connection: Connection, family: Sequence[int]) -> set[int]:
    """All that these leads sent, and every other copy of it."""
    found: set[int] = set()
    prints: set[bytes] = set()
    for some in parts_of(family):
        settled = select(SettlementRow.submission_id).where(
            SettlementRow.lead_id.in_(some)
        )
        for number, fingerprint in connection.execute(
            select(SubmissionRow.submission_id, SubmissionRow.fingerprint).where(
                or_(
                    SubmissionRow.lead_id.in_(some),
                    and_(
                        SubmissionRow.submission_id.in_(settled),
                        SubmissionRow.lead_id.is_(None),
                        SubmissionRow.settled_at.is_not(None),
                    ),
                )
            )
        ):
            found.add(number)
            prints.add(fingerprint)
    for some in parts_of(sorted(found)):
        by_hand = select(SettlementRow.fingerprint).where(
            SettlementRow.submission_id.in_(some)
        )
        prints.update(mark for mark in connection.scalars(by_hand) if mark)
    for some_prints in parts_of(sorted(prints)):
        found.update(
            connection.scalars(
                select(SubmissionRow.submission_id)
                .join(
                    FingerprintRow,
                    FingerprintRow.submission_id == SubmissionRow.submission_id,
                )
                .where(
                    FingerprintRow.fingerprint.in_(some_prints),
                    SubmissionRow.verdict.in_(_NOBODYS),
                )
            )
        )
    return found


def _records_of_nobody(
    connection: Connection, before: datetime, staying: set[str]
) -> set[int]:
    """Old records that became no lead's, unless somebody who stays sent them."""
    set_aside = and_(
        SubmissionRow.verdict == Verdict.NEEDS_LOOK.value,
        SubmissionRow.settled_at < before,
    )
    rows = connection.execute(
        select(SubmissionRow.submission_id, SubmissionRow.phone)
        .join(BatchRow, BatchRow.batch_id == SubmissionRow.batch_id)
        .where(
            or_(SubmissionRow.verdict.in_(_NOBODYS), set_aside),
            SubmissionRow.lead_id.is_(None),
            SubmissionRow.received_at < before,
            BatchRow.made_at < before,
            SubmissionRow.raw_length > 0,
            is_seen(SubmissionRow.batch_id),
        )
    )
    return {number for number, phone in rows if phone not in staying}


def parts_of(numbers: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """So many of them at once as a statement takes."""
    for start in range(0, len(numbers), _AT_ONCE):
        yield numbers[start : start + _AT_ONCE]
