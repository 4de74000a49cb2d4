"""The askings of a period, for reports: two reads, nothing of who they are."""

import json
from collections import defaultdict
from functools import lru_cache

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    or_,
    select,
)

from callback_desk.domain.asking import StoredAsking, StoredCall
from callback_desk.domain.figures import TIMED
from callback_desk.storage.call_tables import AttemptDetailsRow
from callback_desk.storage.pending import is_seen
from callback_desk.storage.prepared import Prepared, Values
from callback_desk.storage.promise_query import UNKNOWN_SOURCE
from callback_desk.storage.tables import (
    AttemptRow,
    LeadRow,
    RequestRow,
    StaffRow,
    SubmissionRow,
)

_BEGINS: BindParameter[int] = bindparam("begins")
_ENDS: BindParameter[int] = bindparam("ends")
_SEEN = (LeadRow.joined_into.is_(None), is_seen(LeadRow.batch_id))
# What was received before the end and fell due after the beginning: a deadline never
# lies before its receipt, so that one index serves for both.
_OF_PERIOD = (
    RequestRow.due_at >= _BEGINS,
    or_(RequestRow.due_at < _ENDS, RequestRow.received_at < _ENDS),
)
_LEADS_OF_PERIOD = (
    select(RequestRow.lead_id)
    .join(LeadRow, LeadRow.lead_id == RequestRow.lead_id)
    .where(*_OF_PERIOD, *_SEEN)
)
_LEADS_AGREED = (
    select(AttemptRow.lead_id)
    .join(LeadRow, LeadRow.lead_id == AttemptRow.lead_id)
    .where(
        AttemptRow.next_is_agreed,
        AttemptRow.next_call_at >= _BEGINS,
        AttemptRow.next_call_at < _ENDS,
        *_SEEN,
    )
)
_TIMED = frozenset(precision.value for precision in TIMED)


def _askings(*where: ColumnElement[bool]) -> Prepared:
    return Prepared(
        select(
            RequestRow.request_id,
            RequestRow.lead_id,
            RequestRow.received_at,
            RequestRow.precision,
            RequestRow.due_at,
            LeadRow.safety,
            SubmissionRow.source_name,
            SubmissionRow.recognised_as,
            SubmissionRow.campaign,
            SubmissionRow.interests,
        )
        .join(LeadRow, LeadRow.lead_id == RequestRow.lead_id)
        .outerjoin(SubmissionRow, SubmissionRow.submission_id == RequestRow.opened_by)
        .where(*where)
    )


def _calls(leads: Select[int]) -> Prepared:
    return Prepared(
        select(
            AttemptRow.lead_id,
            AttemptRow.attempt_id,
            AttemptRow.at,
            AttemptRow.outcome,
            AttemptRow.direction,
            StaffRow.name,
            AttemptRow.next_call_at,
            AttemptRow.next_is_agreed,
            AttemptRow.corrects,
            AttemptDetailsRow.reason,
            AttemptDetailsRow.closes,
        )
        .join(StaffRow, StaffRow.staff_id == AttemptRow.staff_id)
        .outerjoin(
            AttemptDetailsRow, AttemptDetailsRow.attempt_id == AttemptRow.attempt_id
        )
        .where(AttemptRow.lead_id.in_(leads))
    )


_ASKED = _askings(RequestRow.lead_id.in_(_LEADS_OF_PERIOD))
_CALLED = _calls(_LEADS_OF_PERIOD)
_ASKED_BY_AGREED = _askings(RequestRow.lead_id.in_(_LEADS_AGREED))
_CALLED_AS_AGREED = _calls(_LEADS_AGREED)

Told = list[tuple[list[StoredAsking], list[StoredCall]]]


class AskingStore:
    """Askings for a report, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_period(self, begins: int, ends: int) -> Told:
        """By lead, of every lead that asked or was due in a period."""
        return self._read(_ASKED, _CALLED, {"begins": begins, "ends": ends})

    def agreed_between(self, begins: int, ends: int) -> Told:
        """By lead, of every lead with a call agreed for that time."""
        values = {"begins": begins, "ends": ends}
        return self._read(_ASKED_BY_AGREED, _CALLED_AS_AGREED, values)

    def _read(self, asked: Prepared, called: Prepared, values: Values) -> Told:
        calls: defaultdict[int, list[StoredCall]] = defaultdict(list)
        for lead_id, *stored in called.rows(self._connection, values):
            calls[lead_id].append(StoredCall(*stored))
        leads: defaultdict[int, list[StoredAsking]] = defaultdict(list)
        for row in asked.rows(self._connection, values):
            request_id, lead_id, received_at, precision, due_at, safety, *rest = row
            source_name, recognised_as, campaign, interests = rest
            leads[lead_id].append(
                StoredAsking(
                    request_id,
                    lead_id,
                    received_at,
                    precision in _TIMED,
                    due_at,
                    bool(safety),
                    source_name or recognised_as or UNKNOWN_SOURCE,
                    campaign,
                    _read_interests(interests),
                )
            )
        found = []
        for lead_id, theirs in leads.items():
            made = calls.get(lead_id, [])
            made.sort()
            found.append((theirs, made))
        return found


@lru_cache(maxsize=4_096)
def _read_interests(stored: str | None) -> tuple[str, ...]:
    return tuple(json.loads(stored)) if stored else ()
