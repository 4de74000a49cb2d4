"""What keeps the records of an import from being taken back with it."""

from datetime import datetime

from sqlalchemy import ColumnElement, exists, or_

from callback_desk.storage.call_tables import LeadEditRow, ReachRow
from callback_desk.storage.day_tables import ClaimRow
from callback_desk.storage.safety_tables import SafetyLogRow
from callback_desk.storage.tables import AttemptRow, SubmissionRow


def tried(last_attempt: int, now: datetime) -> ColumnElement[bool]:
    """Whether somebody worked on the lead of a record, or has it open.

    Args:
        last_attempt: the newest attempt when the record's import began.
        now: when that is asked.
    """
    return or_(
        exists().where(
            AttemptRow.lead_id == SubmissionRow.lead_id,
            AttemptRow.attempt_id > last_attempt,
        ),
        # Whose name or number was corrected, or who was joined, was worked on as well.
        exists().where(LeadEditRow.lead_id == SubmissionRow.lead_id),
        exists().where(ReachRow.lead_id == SubmissionRow.lead_id),
        # Somebody may be on the phone with them: what comes of it would have no place.
        exists().where(
            ClaimRow.lead_id == SubmissionRow.lead_id, ClaimRow.expires_at > now
        ),
    )


def cared_for() -> ColumnElement[bool]:
    """Whether somebody was told about a record or its lead: the log names them."""
    return exists().where(
        or_(
            SafetyLogRow.lead_id == SubmissionRow.lead_id,
            SafetyLogRow.submission_id == SubmissionRow.submission_id,
        )
    )
