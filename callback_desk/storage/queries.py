"""Reads that go straight: one SELECT, domain values out."""

from itertools import starmap
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Text, literal_column, select

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.local_time import from_epoch
from callback_desk.domain.queue_part import QueuePart
from callback_desk.domain.standing import OpenLead, goal_for
from callback_desk.domain.submission import Verdict
from callback_desk.storage.pending import is_seen
from callback_desk.storage.prepared import Prepared
from callback_desk.storage.safety_store import with_care
from callback_desk.storage.tables import LeadRow, SubmissionRow

# What the queue knows of a lead, in the order of OpenLead's fields.
OPEN_LEAD = (
    LeadRow.lead_id,
    LeadRow.name,
    LeadRow.phone,
    LeadRow.extension,
    LeadRow.safety,
    LeadRow.received_at,
    LeadRow.due_at,
    LeadRow.promised_due_at,
    LeadRow.goal_at,
    LeadRow.next_call_at,
    LeadRow.next_is_agreed,
    LeadRow.attempts,
    LeadRow.asked,
    LeadRow.last_outcome,
    LeadRow.dialled,
    LeadRow.contact,
    LeadRow.barred,
)
_SEEN = is_seen(LeadRow.batch_id)
# The open ones but those in danger, who have no part. Written out part by part, so that
# the index over the open ones serves.
_LISTED = Prepared(
    select(*OPEN_LEAD).where(
        LeadRow.queue_part.is_not(None),
        LeadRow.queue_part.in_(
            [literal_column(f"'{part}'", Text()) for part in QueuePart]
        ),
        ~LeadRow.barred,
        _SEEN,
    )
)
_IN_DANGER = select(*OPEN_LEAD).where(LeadRow.is_open, LeadRow.safety)
_KEPT = select(
    SubmissionRow.submission_id,
    SubmissionRow.name,
    SubmissionRow.phone,
    SubmissionRow.extension,
    SubmissionRow.received_at,
    SubmissionRow.due_at,
    SubmissionRow.promised_due_at,
).where(
    SubmissionRow.verdict == Verdict.NEEDS_LOOK.value,
    SubmissionRow.safety_lane.is_not(None),
    SubmissionRow.settled_at.is_(None),
)
# By whether nothing is left out, because no batch is pending.
_IN_DANGER_BY = {True: Prepared(_IN_DANGER), False: Prepared(_IN_DANGER.where(_SEEN))}
_KEPT_BY = {
    True: Prepared(_KEPT),
    False: Prepared(_KEPT.where(is_seen(SubmissionRow.batch_id))),
}


def open_leads(connection: Connection, calendar: BusinessCalendar) -> list[OpenLead]:
    """Every open lead, and every kept record with safety words.

    A number that may not be called takes its leads off the list, but not those in
    danger: somebody must decide about them.
    """
    rows = [*_LISTED.rows(connection), *_IN_DANGER_BY[False].rows(connection)]
    leads = sorted(starmap(open_lead, rows), key=attrgetter("lead_id"))
    return with_care(connection, leads + _kept_records(connection, calendar))


def leads_in_danger(
    connection: Connection, calendar: BusinessCalendar, *, all_seen: bool = False
) -> list[OpenLead]:
    """The open safety leads, and every kept record with safety words.

    With `all_seen` nothing is left out: the caller saw that no batch is pending.
    """
    leads = [open_lead(*row) for row in _IN_DANGER_BY[all_seen].rows(connection)]
    kept = _kept_records(connection, calendar, all_seen=all_seen)
    return with_care(connection, leads + kept)


def open_lead(
    lead_id: int,
    name: str,
    phone: str,
    extension: str | None,
    safety: int,
    received_at: int,
    due_at: int,
    promised_due_at: int,
    goal_at: int,
    next_call_at: int | None,
    next_is_agreed: int,
    attempts: int,
    asked: int,
    last_outcome: str | None,
    dialled: int,
    contact: int,
    barred: int,
    *more: Any,  # noqa: ANN401 - what a statement asks beside
) -> OpenLead:
    """An open lead of its stored values, in the order of `OPEN_LEAD`."""
    return OpenLead(
        lead_id=lead_id,
        record_id=None,
        name=name,
        phone=phone,
        extension=extension,
        safety=bool(safety),
        received_at=from_epoch(received_at),
        due_at=from_epoch(due_at),
        promised_due_at=from_epoch(promised_due_at),
        goal_at=from_epoch(goal_at),
        next_call_at=None if next_call_at is None else from_epoch(next_call_at),
        next_is_agreed=bool(next_is_agreed),
        attempts=attempts,
        asked=asked,
        last_outcome=last_outcome,
        dialled=bool(dialled),
        contact=bool(contact),
        barred=bool(barred),
    )


def _kept_records(
    connection: Connection, calendar: BusinessCalendar, *, all_seen: bool = False
) -> list[OpenLead]:
    """Records kept for a look whose words must not wait."""
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
            goal_at=goal_for(calendar, from_epoch(received_at), safety=True),
            next_call_at=None,
            next_is_agreed=False,
            attempts=0,
            asked=1,
            last_outcome=None,
            dialled=False,
            contact=False,
        )
        for number, name, phone, extension, received_at, due_at, promised in (
            _KEPT_BY[all_seen].rows(connection)
        )
    ]
