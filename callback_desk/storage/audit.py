"""The audit: who did what, in the same transaction as the act itself."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert

from callback_desk.domain.audit_finding import AuditFinding, AuditHead
from callback_desk.domain.audit_trail import AuditAsked, AuditEntry
from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.ports import Clock
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.storage import audit_query
from callback_desk.storage.audit_chain import link, move_head, read_head, verify
from callback_desk.storage.audit_table import AuditRow
from callback_desk.storage.prepared import Prepared, columns_of
from callback_desk.storage.tables import table_of

_ADD = Prepared(insert(table_of(AuditRow)), columns_of(AuditRow))


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
        before = read_head(self._connection)
        said = {
            "audit_id": before.audit_id + 1,
            "at": to_epoch(at),
            "real_at": to_epoch(self._real_clock()),
            "staff_id": staff_id,
            "action": action,
            "subject": subject,
            "subject_id": subject_id,
        }
        chain = link(before.chain, *said.values())
        _ADD.run(self._connection, {**said, "chain": chain})
        move_head(self._connection, AuditHead(before.audit_id + 1, chain))

    def head(self) -> AuditHead:
        """The last row, and its link."""
        return read_head(self._connection)

    def verify(
        self, known: AuditHead | None = None, heed: Heed = go_on
    ) -> AuditFinding:
        """Whether every row is as it was written, up to the last.

        Args:
            known: a head from elsewhere, such as a backup's, that must lie on it.
            heed: is asked now and then.
        """
        return verify(self._connection, known, heed)

    def entries(
        self, asked: AuditAsked, before: int | None, limit: int | None
    ) -> Sequence[AuditEntry]:
        """The rows that fit, the newest first, from before a number on."""
        return audit_query.entries(self._connection, asked, before, limit)
