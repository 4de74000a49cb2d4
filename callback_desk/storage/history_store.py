"""What was stored by a past moment, inside one transaction."""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger as Epoch
from sqlalchemy import Connection, bindparam, func, or_, select, type_coerce
from sqlalchemy.orm import aliased

from callback_desk.domain.lead import Attempt, Request
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.past_queue import PastAsking, PastLead
from callback_desk.domain.safety_care import Act
from callback_desk.domain.standing import OpenLead
from callback_desk.domain.submission import Precision, Verdict
from callback_desk.storage.attempt_rows import ATTEMPTS, attempt_of
from callback_desk.storage.pending import is_seen
from callback_desk.storage.prepared import Prepared, Values
from callback_desk.storage.request_origin_table import RequestOriginRow
from callback_desk.storage.request_rows import request_of
from callback_desk.storage.safety_tables import SafetyLogRow
from callback_desk.storage.tables import (
    AttemptRow,
    BarredNumberRow,
    BatchRow,
    LeadRow,
    RequestRow,
    SubmissionRow,
)

_MOMENT = bindparam("moment", type_=Epoch)
_SEEN = (LeadRow.joined_into.is_(None), is_seen(LeadRow.batch_id))
_CAME = func.coalesce(
    type_coerce(SubmissionRow.settled_at, Epoch), type_coerce(BatchRow.made_at, Epoch)
)
# Who is closed now, and of whom nothing was stored since the moment, was closed then.
_LEADS_IN_QUESTION = select(LeadRow.lead_id).where(
    *_SEEN,
    or_(
        LeadRow.is_open,
        LeadRow.lead_id.in_(
            select(AttemptRow.lead_id).where(AttemptRow.entered_at > _MOMENT)
        ),
        LeadRow.lead_id.in_(
            select(RequestRow.lead_id).where(RequestRow.received_at > _MOMENT)
        ),
        LeadRow.lead_id.in_(
            select(SubmissionRow.lead_id)
            .join(BatchRow, BatchRow.batch_id == SubmissionRow.batch_id)
            .where(SubmissionRow.lead_id.is_not(None), _CAME > _MOMENT)
        ),
        LeadRow.lead_id.in_(
            select(SafetyLogRow.lead_id).where(
                SafetyLogRow.lead_id.is_not(None), SafetyLogRow.entered_at > _MOMENT
            )
        ),
    ),
)
_LEADS = Prepared(
    select(LeadRow.lead_id, LeadRow.name, LeadRow.phone, LeadRow.extension)
    .where(LeadRow.lead_id.in_(_LEADS_IN_QUESTION))
    .order_by(LeadRow.lead_id)
)
_REQUESTS = Prepared(
    select(
        RequestRow.lead_id,
        RequestRow.request_id,
        RequestRow.received_at,
        RequestRow.precision,
        RequestRow.promised_due_at,
        RequestRow.due_at,
        RequestRow.version_id,
        RequestRow.due_version_id,
        RequestRow.due_from,
        RequestRow.due_precision,
    )
    .where(RequestRow.lead_id.in_(_LEADS_IN_QUESTION))
    .order_by(RequestRow.request_id)
)
_ORIGINS = Prepared(
    select(
        RequestOriginRow.request_id,
        RequestOriginRow.received_at,
        RequestOriginRow.precision,
        RequestOriginRow.promised_due_at,
        RequestOriginRow.due_at,
        RequestOriginRow.due_version_id,
        RequestOriginRow.due_from,
        RequestOriginRow.due_precision,
    )
)
# What was asked, as the desk came to know it: by an import, or by a decision.
_ASKED = Prepared(
    select(
        SubmissionRow.request_id,
        SubmissionRow.lead_id,
        SubmissionRow.submission_id,
        SubmissionRow.received_at,
        SubmissionRow.precision,
        func.coalesce(SubmissionRow.promised_due_at, SubmissionRow.due_at),
        SubmissionRow.due_version_id,
        SubmissionRow.safety_lane,
        _CAME,
    )
    .join(BatchRow, BatchRow.batch_id == SubmissionRow.batch_id)
    .where(
        SubmissionRow.lead_id.in_(_LEADS_IN_QUESTION),
        SubmissionRow.request_id.is_not(None),
        SubmissionRow.verdict != Verdict.KNOWN.value,
        is_seen(SubmissionRow.batch_id),
    )
    .order_by(SubmissionRow.submission_id)
)
_ATTEMPTS = Prepared(
    ATTEMPTS.where(
        AttemptRow.entered_at <= _MOMENT, AttemptRow.lead_id.in_(_LEADS_IN_QUESTION)
    )
)
_RELEASED = Prepared(
    select(SafetyLogRow.lead_id, func.max(type_coerce(SafetyLogRow.entered_at, Epoch)))
    .where(
        SafetyLogRow.act == Act.RELEASED.value,
        SafetyLogRow.lead_id.is_not(None),
        SafetyLogRow.entered_at <= _MOMENT,
    )
    .group_by(SafetyLogRow.lead_id)
)
_LIFTED = aliased(AttemptRow)
_BARRED = Prepared(
    select(BarredNumberRow.phone)
    .join(AttemptRow, AttemptRow.attempt_id == BarredNumberRow.attempt_id)
    .outerjoin(_LIFTED, _LIFTED.attempt_id == BarredNumberRow.lifted_by)
    .where(
        AttemptRow.entered_at <= _MOMENT,
        or_(_LIFTED.attempt_id.is_(None), _LIFTED.entered_at > _MOMENT),
    )
)
_KEPT = Prepared(
    select(
        SubmissionRow.submission_id,
        SubmissionRow.name,
        SubmissionRow.phone,
        SubmissionRow.extension,
        SubmissionRow.received_at,
        SubmissionRow.due_at,
        SubmissionRow.promised_due_at,
    )
    .join(BatchRow, BatchRow.batch_id == SubmissionRow.batch_id)
    .where(
        SubmissionRow.verdict == Verdict.NEEDS_LOOK.value,
        SubmissionRow.safety_lane.is_not(None),
        SubmissionRow.settled_at.is_(None) | (SubmissionRow.settled_at > _MOMENT),
        BatchRow.made_at <= _MOMENT,
        is_seen(SubmissionRow.batch_id),
    )
)


class HistoryStore:
    """The past, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def leads_at(self, moment: datetime) -> list[PastLead]:
        """The leads that may have been open then."""
        values = {"moment": to_epoch(moment)}
        connection = self._connection
        attempts: defaultdict[int, list[Attempt]] = defaultdict(list)
        for lead_id, *stored in _ATTEMPTS.rows(connection, values):
            attempts[lead_id].append(attempt_of(*stored))
        askings, flagged = self._askings(values)
        released = dict(_RELEASED.rows(connection, values))
        barred = {phone for (phone,) in _BARRED.rows(connection, values)}
        return [
            PastLead(
                lead_id=lead_id,
                name=name,
                phone=phone,
                extension=extension,
                askings=tuple(askings.get(lead_id, ())),
                attempts=tuple(attempts.get(lead_id, ())),
                flagged_at=_instant(flagged.get(lead_id)),
                released_at=_instant(released.get(lead_id)),
                barred=phone in barred,
            )
            for lead_id, name, phone, extension in _LEADS.rows(connection, values)
        ]

    def _askings(
        self, values: Values
    ) -> tuple[dict[int, list[PastAsking]], dict[int, int]]:
        """By lead its askings, and when the desk first knew of danger."""
        known: defaultdict[int, list[Any]] = defaultdict(list)
        flagged: dict[int, int] = {}
        for request_id, lead_id, *asked in _ASKED.rows(self._connection, values):
            known[request_id].append(asked)
            if asked[-2] is not None:
                first = flagged.get(lead_id)
                flagged[lead_id] = asked[-1] if first is None else min(first, asked[-1])
        origins = {row[0]: row[1:] for row in _ORIGINS.rows(self._connection)}
        askings: defaultdict[int, list[PastAsking]] = defaultdict(list)
        for lead_id, *stored in _REQUESTS.rows(self._connection, values):
            request = request_of(*stored)
            asked = known.get(request.request_id, [])
            first_known = min((one[-1] for one in asked), default=None)
            askings[lead_id].append(
                PastAsking(
                    request=request,
                    first=_origin(request, origins.get(request.request_id)),
                    known_at=_instant(first_known) or request.received_at,
                    joined=tuple(
                        (from_epoch(one[-1]), _joined(request, one))
                        for one in sorted(asked, key=_by_time)[1:]
                    ),
                )
            )
        return askings, flagged

    def kept_at(self, moment: datetime) -> list[OpenLead]:
        """The records with safety words that nobody had settled by then."""
        rows = _KEPT.rows(self._connection, {"moment": to_epoch(moment)})
        return [
            OpenLead(
                lead_id=None,
                record_id=number,
                name=name,
                phone=phone,
                extension=extension,
                safety=True,
                received_at=from_epoch(received_at),
                due_at=from_epoch(due_at),
                promised_due_at=from_epoch(promised or due_at),
                goal_at=from_epoch(received_at),
                next_call_at=None,
                next_is_agreed=False,
                attempts=0,
                asked=1,
                last_outcome=None,
                dialled=False,
                contact=False,
            )
            for number, name, phone, extension, received_at, due_at, promised in rows
        ]


def _by_time(asked: list[Any]) -> tuple[int, int]:
    return asked[-1], asked[0]


def _instant(at: int | None) -> datetime | None:
    return None if at is None else from_epoch(at)


def _origin(request: Request, stored: Any) -> Request | None:  # noqa: ANN401 - a row
    if stored is None:
        return None
    received_at, precision, promised, due_at, *rest = stored
    return request_of(
        request.request_id,
        *(received_at, precision, promised, due_at, request.calendar_version, *rest),
    )


def _joined(request: Request, asked: list[Any]) -> Request:
    _, received_at, precision, due_at, version, *_ = asked
    return replace(
        request,
        received_at=from_epoch(received_at),
        precision=Precision(precision),
        promised_due_at=from_epoch(due_at),
        due_at=from_epoch(due_at),
        due_version=version,
        due_from=None,
        due_precision=None,
    )
