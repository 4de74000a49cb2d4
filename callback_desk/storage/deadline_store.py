"""The promises that still run: read in one question, moved in one go."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from operator import attrgetter

from sqlalchemy import (
    BindParameter,
    Connection,
    and_,
    bindparam,
    case,
    false,
    func,
    null,
    select,
    true,
    update,
)

from callback_desk.domain.running_promise import PromiseMove, RunningPromise
from callback_desk.domain.submission import Verdict
from callback_desk.storage.pending import is_seen
from callback_desk.storage.prepared import Prepared
from callback_desk.storage.tables import (
    LeadRow,
    RequestRow,
    SubmissionRow,
    table_of,
)

PIECE_BITS = 10
# Both give the fields of `RunningPromise` in their order.
_DUE_FROM = func.coalesce(RequestRow.due_from, RequestRow.received_at)
_DUE_AT_LEAST: BindParameter[int] = bindparam("due_from")
_OF_LEADS = Prepared(
    select(
        LeadRow.lead_id,
        null(),
        LeadRow.request_id,
        LeadRow.name,
        LeadRow.phone,
        LeadRow.safety,
        LeadRow.dialled,
        RequestRow.received_at,
        _DUE_FROM,
        RequestRow.due_at,
        LeadRow.goal_at,
        func.coalesce(RequestRow.due_version_id, RequestRow.version_id),
    )
    # By the lead too, so that the index over the deadlines of requests serves.
    .join(
        RequestRow,
        and_(
            RequestRow.request_id == LeadRow.request_id,
            RequestRow.lead_id == LeadRow.lead_id,
        ),
    )
    .where(
        LeadRow.is_open,
        ~LeadRow.contact,
        RequestRow.due_at >= _DUE_AT_LEAST,
        is_seen(LeadRow.batch_id),
    )
    .order_by(_DUE_FROM, LeadRow.lead_id)
)
_OF_RECORDS = Prepared(
    select(
        null(),
        SubmissionRow.submission_id,
        null(),
        SubmissionRow.name,
        SubmissionRow.phone,
        true(),
        false(),
        SubmissionRow.received_at,
        SubmissionRow.received_at,
        SubmissionRow.due_at,
        null(),
        SubmissionRow.due_version_id,
    )
    .where(
        SubmissionRow.verdict == Verdict.NEEDS_LOOK.value,
        SubmissionRow.safety_lane.is_not(None),
        SubmissionRow.settled_at.is_(None),
        SubmissionRow.due_at >= _DUE_AT_LEAST,
        is_seen(SubmissionRow.batch_id),
    )
    .order_by(SubmissionRow.received_at, SubmissionRow.submission_id)
)
_REQUESTS, _LEADS = table_of(RequestRow), table_of(LeadRow)
_SUBMISSIONS = table_of(SubmissionRow)
_MOVE_REQUEST = Prepared(
    update(_REQUESTS).where(_REQUESTS.c.request_id == bindparam("request")),
    ("due_at", "due_version_id"),
)
# Nobody has reached those who are moved: the deadline is what to act by, except for
# safety leads, which have no part of the queue.
_MOVE_LEAD = Prepared(
    update(_LEADS)
    .where(_LEADS.c.lead_id == bindparam("lead"))
    .values(
        due_at=bindparam("due"),
        goal_at=bindparam("goal"),
        act_by=case((_LEADS.c.queue_part.is_(None), None), else_=bindparam("due")),
    )
)
_MOVE_RECORD = Prepared(
    update(_SUBMISSIONS)
    .where(_SUBMISSIONS.c.submission_id == bindparam("record"))
    .values(
        promised_due_at=func.coalesce(
            _SUBMISSIONS.c.promised_due_at, _SUBMISSIONS.c.due_at
        ),
        due_at=bindparam("due"),
        due_version_id=bindparam("version"),
    )
)


class DeadlineStore:
    """Running promises, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def running(self, due_from: int = 0) -> list[RunningPromise]:
        """Those of open leads that nobody has reached, and of kept records in danger.

        In order of the receipt by which the deadline goes.

        Args:
            due_from: what has fallen due before that epoch second is left out.
        """
        since = {"due_from": due_from}
        of_leads = _OF_LEADS.rows(self._connection, since)
        of_records = _OF_RECORDS.rows(self._connection, since)
        running = map(RunningPromise._make, chain(of_leads, of_records))
        return sorted(running, key=attrgetter("due_from"))

    def move(self, moves: Sequence[PromiseMove], version: int) -> None:
        """Keep what a version of the calendar makes of them, and the queue's order.

        Another zone moves returns as well: that is for `refresh_order`.
        """
        of_leads = _as_stored(moves)
        _MOVE_REQUEST.run_all(
            self._connection,
            [
                {
                    "request": move.promise.request_id,
                    "due_at": move.due_at,
                    "due_version_id": version,
                }
                for move in of_leads
                if move.moves_deadline
            ],
        )
        _MOVE_LEAD.run_all(
            self._connection,
            [
                {
                    "lead": move.promise.lead_id,
                    "due": move.due_at,
                    "goal": move.goal_at,
                }
                for move in of_leads
            ],
        )
        _MOVE_RECORD.run_all(
            self._connection,
            [
                {
                    "record": move.promise.record_id,
                    "due": move.due_at,
                    "version": version,
                }
                for move in moves
                if move.promise.record_id is not None
            ],
        )


def _as_stored(moves: Sequence[PromiseMove]) -> list[PromiseMove]:
    """Those of leads, in the order of the tables: each page is written once.

    Put in order by the piece: to sort a hundred thousand at once holds the window up.
    """
    pieces: dict[int, list[PromiseMove]] = defaultdict(list)
    for move in moves:
        lead_id = move.promise.lead_id
        if lead_id is not None:
            pieces[lead_id >> PIECE_BITS].append(move)
    return [
        move
        for number in sorted(pieces)
        for move in sorted(pieces[number], key=_by_lead)
    ]


def _by_lead(move: PromiseMove) -> int:
    return move.promise.lead_id or 0
