"""Rows of the audit, the newest first."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, select

from callback_desk.domain.audit_trail import AuditAsked, AuditEntry
from callback_desk.storage.audit_table import AuditRow
from callback_desk.storage.tables import StaffRow


def entries(
    connection: Connection, asked: AuditAsked, before: int | None, limit: int | None
) -> Sequence[AuditEntry]:
    """The rows that fit.

    Args:
        connection: inside a transaction.
        asked: which.
        before: the number of the last one that is known, or None for the newest.
        limit: how many at most; None for all.
    """
    rows = connection.execute(
        select(
            *(AuditRow.audit_id, AuditRow.at, AuditRow.real_at, StaffRow.name),
            *(AuditRow.action, AuditRow.subject, AuditRow.subject_id),
        )
        .join(StaffRow, StaffRow.staff_id == AuditRow.staff_id)
        .where(*_wanted(asked, before))
        .order_by(AuditRow.audit_id.desc())
        .limit(limit)
    )
    return [AuditEntry(*row) for row in rows]


def _wanted(asked: AuditAsked, before: int | None) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if before is not None:
        wanted.append(AuditRow.audit_id < before)
    if asked.acts:
        wanted.append(AuditRow.action.in_(asked.acts))
    if asked.staff_id is not None:
        wanted.append(AuditRow.staff_id == asked.staff_id)
    if asked.begins is not None:
        wanted.append(AuditRow.at >= asked.begins)
    if asked.ends is not None:
        wanted.append(AuditRow.at < asked.ends)
    return wanted
