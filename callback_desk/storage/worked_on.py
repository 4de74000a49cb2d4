"""What keeps the records of an import from being taken back with it."""

from sqlalchemy import ColumnElement, exists, or_

from callback_desk.storage.call_tables import LeadEditRow, ReachRow
from callback_desk.storage.safety_tables import SafetyLogRow
from callback_desk.storage.tables import AttemptRow, SubmissionRow


def tried(last_attempt: int) -> ColumnElement[bool]:
    """Whether somebody worked on the lead of a record.

    Args:
        last_attempt: the newest attempt when the record's import began.
    """
    return or_(
        exists().where(
            AttemptRow.lead_id == SubmissionRow.lead_id,
            AttemptRow.attempt_id > last_attempt,
        ),
        # Whose name or number was corrected, or who was joined, was worked on as well.
        exists().where(LeadEditRow.lead_id == SubmissionRow.lead_id),
        exists().where(ReachRow.lead_id == SubmissionRow.lead_id),
    )


def cared_for() -> ColumnElement[bool]:
    """Whether somebody was told about a record or its lead: the log names them."""
    return exists().where(
        or_(
            SafetyLogRow.lead_id == SubmissionRow.lead_id,
            SafetyLogRow.submission_id == SubmissionRow.submission_id,
        )
    )
