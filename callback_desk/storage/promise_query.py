"""The promises that fell due in a period, with their leads' histories: three reads."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from callback_desk.domain.asking import Place
from callback_desk.domain.due_promise import Origin, StoredPromise
from callback_desk.domain.lead import Attempt, Request
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.storage.asking_parts import next_due
from callback_desk.storage.asking_rows import UNKNOWN_SOURCE
from callback_desk.storage.attempt_rows import ATTEMPTS, attempt_of
from callback_desk.storage.pending import is_seen
from callback_desk.storage.prepared import Prepared
from callback_desk.storage.prepared_lookup import PreparedLookup
from callback_desk.storage.request_rows import REQUESTS, request_of
from callback_desk.storage.tables import (
    AttemptRow,
    BatchRow,
    LeadRow,
    RequestRow,
    SubmissionRow,
)

Rows = Sequence[Sequence[Any]]
_IN_PERIOD = (
    RequestRow.due_at >= bindparam("begins"),
    RequestRow.due_at < bindparam("ends"),
)
_LEADS_DUE = (
    select(RequestRow.lead_id)
    .join(LeadRow, LeadRow.lead_id == RequestRow.lead_id)
    .where(*_IN_PERIOD, LeadRow.joined_into.is_(None), is_seen(LeadRow.batch_id))
)
_DUE_OF = (
    select(
        RequestRow.request_id,
        LeadRow.lead_id,
        LeadRow.name,
        LeadRow.phone,
        LeadRow.safety,
        LeadRow.barred,
        BatchRow.made_at,
        SubmissionRow.source_name,
        SubmissionRow.recognised_as,
        SubmissionRow.form,
        SubmissionRow.campaign,
        SubmissionRow.interests,
    )
    .join(LeadRow, LeadRow.lead_id == RequestRow.lead_id)
    .outerjoin(SubmissionRow, SubmissionRow.submission_id == RequestRow.opened_by)
    .outerjoin(BatchRow, BatchRow.batch_id == SubmissionRow.batch_id)
    .where(LeadRow.joined_into.is_(None), is_seen(LeadRow.batch_id))
    .order_by(RequestRow.due_at, RequestRow.request_id)
)
_DUE = Prepared(_DUE_OF.where(*_IN_PERIOD))
_REQUESTS = Prepared(REQUESTS.where(RequestRow.lead_id.in_(_LEADS_DUE)))
_ATTEMPTS = Prepared(ATTEMPTS.where(AttemptRow.lead_id.in_(_LEADS_DUE)))
# The same of some alone, so that very many hold nobody up.
_SOME_DUE = PreparedLookup(lambda keys: _DUE_OF.where(RequestRow.request_id.in_(keys)))
_THEIR_REQUESTS = PreparedLookup(
    lambda keys: REQUESTS.where(RequestRow.lead_id.in_(keys))
)
_THEIR_ATTEMPTS = PreparedLookup(
    lambda keys: ATTEMPTS.where(AttemptRow.lead_id.in_(keys))
)


class PromiseStore:
    """Promises for a review, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def due_between(self, begins: datetime, ends: datetime) -> list[StoredPromise]:
        """Those whose deadline in force lies from `begins` until before `ends`."""
        period = {"begins": to_epoch(begins), "ends": to_epoch(ends)}
        return _promises(
            _DUE.rows(self._connection, period),
            _REQUESTS.rows(self._connection, period),
            _ATTEMPTS.rows(self._connection, period),
        )

    def due_behind(
        self, place: Place, ends: datetime, most: int
    ) -> tuple[list[StoredPromise], Place | None]:
        """The next due before `ends`, behind a place; where they end, if more are."""
        found, following = next_due(self._connection, place, to_epoch(ends), most)
        leads = list(dict.fromkeys(lead_id for _, _, lead_id, _ in found))
        promises = _promises(
            _SOME_DUE.rows(self._connection, [row[1] for row in found]),
            _THEIR_REQUESTS.rows(self._connection, leads),
            _THEIR_ATTEMPTS.rows(self._connection, leads),
        )
        # Many numbers are looked up in several reads, each in its own order.
        promises.sort(key=lambda one: (one.request.due_at, one.request.request_id))
        return promises, following


def _promises(
    due: Rows, their_requests: Rows, their_attempts: Rows
) -> list[StoredPromise]:
    requests: defaultdict[int, list[Request]] = defaultdict(list)
    by_number: dict[int, Request] = {}
    for lead_id, *stored in their_requests:
        request = by_number[stored[0]] = request_of(*stored)
        requests[lead_id].append(request)
    attempts: defaultdict[int, list[Attempt]] = defaultdict(list)
    for lead_id, *stored in their_attempts:
        attempts[lead_id].append(attempt_of(*stored))
    return [
        StoredPromise(
            lead_id=lead_id,
            name=name,
            phone=phone,
            safety=bool(safety),
            barred=bool(barred),
            request=by_number[request_id],
            origin=_origin(by_number[request_id], *origin),
            requests=requests[lead_id],
            attempts=attempts[lead_id],
        )
        for request_id, lead_id, name, phone, safety, barred, *origin in due
    ]


def _origin(
    request: Request,
    made_at: int | None,
    source_name: str | None,
    recognised_as: str | None,
    form: str | None,
    campaign: str | None,
    interests: str | None,
) -> Origin:
    return Origin(
        imported_at=request.received_at if made_at is None else from_epoch(made_at),
        source=source_name or recognised_as or UNKNOWN_SOURCE,
        form=form,
        campaign=campaign,
        interests=tuple(json.loads(interests)) if interests else (),
    )
