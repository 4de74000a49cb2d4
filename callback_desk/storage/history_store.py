"""What was stored by a past moment, inside one transaction."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger as Epoch
from sqlalchemy import (
    BindParameter,
    Connection,
    bindparam,
    exists,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import aliased

from callback_desk.domain.lead import Request
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.past_queue import PastAsking, PastLead
from callback_desk.domain.safety_care import Act
from callback_desk.domain.standing import OpenLead
from callback_desk.domain.submission import Precision, Verdict
from callback_desk.storage.lead_rows import attempts_of, requests_of
from callback_desk.storage.pending import is_seen
from callback_desk.storage.prepared import Prepared
from callback_desk.storage.prepared_lookup import PreparedLookup
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
_FIRST: BindParameter[int] = bindparam("first")
_AFTER: BindParameter[int] = bindparam("after")
_CAME = func.coalesce(
    type_coerce(SubmissionRow.settled_at, Epoch), type_coerce(BatchRow.made_at, Epoch)
)
_SENT = exists().where(SubmissionRow.lead_id == LeadRow.lead_id)
_SENT_AND_CAME = _SENT.where(BatchRow.batch_id == SubmissionRow.batch_id)
# Who is closed now, and of whom nothing was stored since the moment, was closed then;
# of whom all came later, nobody knew.
_LEADS = Prepared(
    select(LeadRow.lead_id, LeadRow.name, LeadRow.phone, LeadRow.extension)
    .where(
        LeadRow.lead_id >= _FIRST,
        LeadRow.lead_id < _AFTER,
        LeadRow.joined_into.is_(None),
        is_seen(LeadRow.batch_id),
        or_(
            LeadRow.is_open,
            exists().where(
                AttemptRow.lead_id == LeadRow.lead_id, AttemptRow.entered_at > _MOMENT
            ),
            exists().where(
                RequestRow.lead_id == LeadRow.lead_id, RequestRow.received_at > _MOMENT
            ),
            _SENT_AND_CAME.where(_CAME > _MOMENT),
            exists().where(
                SafetyLogRow.lead_id == LeadRow.lead_id,
                SafetyLogRow.entered_at > _MOMENT,
            ),
        ),
        or_(_SENT_AND_CAME.where(_CAME <= _MOMENT), ~_SENT),
    )
    .order_by(LeadRow.lead_id)
)
_LAST = Prepared(select(func.max(LeadRow.lead_id)))
_ORIGINS = PreparedLookup(
    lambda keys: select(
        RequestOriginRow.request_id,
        RequestOriginRow.received_at,
        RequestOriginRow.precision,
        RequestOriginRow.promised_due_at,
        RequestOriginRow.due_at,
        RequestOriginRow.due_version_id,
        RequestOriginRow.due_from,
        RequestOriginRow.due_precision,
    ).where(RequestOriginRow.request_id.in_(keys))
)
# What was asked, as the desk came to know it: by an import, or by a decision.
_ASKED = PreparedLookup(
    lambda keys: (
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
            SubmissionRow.lead_id.in_(keys),
            SubmissionRow.request_id.is_not(None),
            SubmissionRow.verdict != Verdict.KNOWN.value,
            is_seen(SubmissionRow.batch_id),
        )
        .order_by(SubmissionRow.submission_id)
    )
)
_RELEASED = Prepared(
    select(SafetyLogRow.lead_id, func.max(type_coerce(SafetyLogRow.entered_at, Epoch)))
    .where(
        SafetyLogRow.act == Act.RELEASED.value,
        SafetyLogRow.lead_id >= _FIRST,
        SafetyLogRow.lead_id < _AFTER,
        SafetyLogRow.entered_at <= _MOMENT,
    )
    .group_by(SafetyLogRow.lead_id)
)
_LIFTED = aliased(AttemptRow)
_BARRED = Prepared(
    select(LeadRow.lead_id)
    .join(BarredNumberRow, BarredNumberRow.phone == LeadRow.phone)
    .join(AttemptRow, AttemptRow.attempt_id == BarredNumberRow.attempt_id)
    .outerjoin(_LIFTED, _LIFTED.attempt_id == BarredNumberRow.lifted_by)
    .where(
        LeadRow.lead_id >= _FIRST,
        LeadRow.lead_id < _AFTER,
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

    def last_lead(self) -> int:
        """The highest number of a lead; 0 where there is none."""
        ((last,),) = _LAST.rows(self._connection)
        return last or 0

    def leads_at(self, moment: datetime, numbers: range) -> list[PastLead]:
        """The leads of these numbers that may have been open then."""
        connection, until = self._connection, to_epoch(moment)
        values = {"moment": until, "first": numbers.start, "after": numbers.stop}
        leads = _LEADS.rows(connection, values)
        lead_ids = [row[0] for row in leads]
        if not lead_ids:
            return []
        attempts = attempts_of(connection, lead_ids)
        askings, flagged = self._askings(lead_ids)
        released = dict(_RELEASED.rows(connection, values))
        barred = {lead_id for (lead_id,) in _BARRED.rows(connection, values)}
        return [
            PastLead(
                lead_id=lead_id,
                name=name,
                phone=phone,
                extension=extension,
                askings=tuple(askings[lead_id]),
                attempts=tuple(
                    one for one in attempts[lead_id] if one.entered_at <= moment
                ),
                flagged_at=_instant(flagged.get(lead_id)),
                released_at=_instant(released.get(lead_id)),
                barred=lead_id in barred,
            )
            for lead_id, name, phone, extension in leads
        ]

    def _askings(
        self, lead_ids: Sequence[int]
    ) -> tuple[dict[int, list[PastAsking]], dict[int, int]]:
        """By lead its askings, and when the desk first knew of danger."""
        connection = self._connection
        known: defaultdict[int, list[Any]] = defaultdict(list)
        flagged: dict[int, int] = {}
        for request_id, lead_id, *asked in _ASKED.rows(connection, lead_ids):
            known[request_id].append(asked)
            if asked[-2] is not None:
                first = flagged.get(lead_id)
                flagged[lead_id] = asked[-1] if first is None else min(first, asked[-1])
        # Only what somebody joined has ever been moved.
        joined = [number for number, asked in known.items() if len(asked) > 1]
        origins = {row[0]: row[1:] for row in _ORIGINS.rows(connection, joined)}
        return {
            lead_id: [
                _asking(
                    *(request, known.get(request.request_id, ())),
                    origins.get(request.request_id),
                )
                for request in requests
            ]
            for lead_id, requests in requests_of(connection, lead_ids).items()
        }, flagged

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


def _asking(request: Request, asked: Sequence[Any], origin: Any) -> PastAsking:  # noqa: ANN401 - rows
    if not asked:
        return PastAsking(request, None, request.received_at)
    if len(asked) == 1:
        return PastAsking(request, None, from_epoch(asked[0][-1]))
    in_time = sorted(asked, key=_by_time)
    return PastAsking(
        request=request,
        first=_origin(request, origin),
        known_at=from_epoch(in_time[0][-1]),
        joined=tuple(
            (from_epoch(one[-1]), _joined(request, one)) for one in in_time[1:]
        ),
    )


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
