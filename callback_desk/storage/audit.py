"""The audit: who did what, in the same transaction as the act itself."""

from datetime import datetime

from sqlalchemy import Connection, insert

from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.ports import Clock
from callback_desk.storage.audit_table import AuditRow
from callback_desk.storage.prepared import Prepared, columns_of
from callback_desk.storage.tables import table_of

_ADD = Prepared(
    insert(table_of(AuditRow)), columns_of(AuditRow, but=("audit_id", "chain"))
)


class AuditLog:
    """Adds audit rows; numbers only, never a name, a phone or a text."""

    def __init__(self, connection: Connection, real_clock: Clock) -> None:
        self._connection = connection
        self._real_clock = real_clock

    def add(
        self,
        action: str,
        staff_id: int,
        at: datetime,
        subject: str | None = None,
        subject_id: int | None = None,
    ) -> None:
        """Note an act; the computer's own time stands beside the desk's."""
        _ADD.run(
            self._connection,
            {
                "at": to_epoch(at),
                "real_at": to_epoch(self._real_clock()),
                "staff_id": staff_id,
                "action": action,
                "subject": subject,
                "subject_id": subject_id,
            },
        )
