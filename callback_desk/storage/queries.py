"""Reads that go straight: one SELECT, domain values out."""

from sqlalchemy import Connection, exists, or_, select

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.standing import OpenLead, goal_for
from callback_desk.domain.submission import Verdict
from callback_desk.storage.pending import is_seen
from callback_desk.storage.tables import BarredNumberRow, LeadRow, SubmissionRow


def open_leads(connection: Connection, calendar: BusinessCalendar) -> list[OpenLead]:
    """Every open lead, and every kept record with safety words.

    A number that may not be called takes its leads off the list, but not those in
    danger: somebody must decide about them.
    """
    barred = exists().where(
        BarredNumberRow.phone == LeadRow.phone, BarredNumberRow.lifted_by.is_(None)
    )
    leads = connection.execute(
        select(
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
            barred.label("barred"),
        ).where(
            LeadRow.is_open, or_(LeadRow.safety, ~barred), is_seen(LeadRow.batch_id)
        )
    )
    open_ones = [OpenLead(record_id=None, **row._asdict()) for row in leads]
    kept = connection.execute(
        select(
            SubmissionRow.submission_id,
            SubmissionRow.name,
            SubmissionRow.phone,
            SubmissionRow.extension,
            SubmissionRow.received_at,
            SubmissionRow.due_at,
        ).where(
            SubmissionRow.verdict == Verdict.NEEDS_LOOK.value,
            SubmissionRow.safety_lane.is_not(None),
            SubmissionRow.settled_at.is_(None),
            is_seen(SubmissionRow.batch_id),
        )
    )
    for number, name, phone, extension, received_at, due_at in kept:
        open_ones.append(
            OpenLead(
                lead_id=None,
                record_id=number,
                name=name,
                phone=phone,
                extension=extension,
                safety=True,
                received_at=received_at,
                due_at=due_at,
                promised_due_at=due_at,
                goal_at=goal_for(calendar, received_at, safety=True),
                next_call_at=None,
                next_is_agreed=False,
                attempts=0,
                asked=1,
                last_outcome=None,
                dialled=False,
                contact=False,
            )
        )
    return open_ones
