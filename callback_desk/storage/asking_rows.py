"""What is read of an asking and of a call for reports; nothing of who they are."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Text, func, or_, select, type_coerce

from callback_desk.domain.figures import TIMED
from callback_desk.storage.call_tables import AttemptDetailsRow
from callback_desk.storage.pending import is_seen
from callback_desk.storage.tables import (
    AttemptRow,
    LeadRow,
    RequestRow,
    StaffRow,
    SubmissionRow,
)

# What a request counts under whose record is not there any more.
UNKNOWN_SOURCE = "unknown"
SEEN = (LeadRow.joined_into.is_(None), is_seen(LeadRow.batch_id))


def askings_where(*where: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """What is stored of the askings for which something holds."""
    return (
        select(
            RequestRow.request_id,
            RequestRow.lead_id,
            RequestRow.received_at,
            or_(*(RequestRow.precision == one.value for one in TIMED)),
            RequestRow.due_at,
            LeadRow.safety,
            func.coalesce(
                SubmissionRow.source_name, SubmissionRow.recognised_as, UNKNOWN_SOURCE
            ),
            SubmissionRow.campaign,
            # As it is stored: few differ, and a report of a year reads each once.
            type_coerce(SubmissionRow.interests, Text),
        )
        .join(LeadRow, LeadRow.lead_id == RequestRow.lead_id)
        .outerjoin(SubmissionRow, SubmissionRow.submission_id == RequestRow.opened_by)
        .where(*where)
    )


def calls_where(*where: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """What is stored of the calls for which something holds."""
    return (
        select(
            AttemptRow.lead_id,
            AttemptRow.attempt_id,
            AttemptRow.at,
            AttemptRow.corrects,
            AttemptRow.next_call_at,
            AttemptRow.outcome,
            AttemptRow.direction,
            StaffRow.name,
            AttemptRow.next_is_agreed,
            AttemptDetailsRow.reason,
            AttemptDetailsRow.closes,
        )
        .join(StaffRow, StaffRow.staff_id == AttemptRow.staff_id)
        .outerjoin(
            AttemptDetailsRow, AttemptDetailsRow.attempt_id == AttemptRow.attempt_id
        )
        .where(*where)
    )
