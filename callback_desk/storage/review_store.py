"""Reviews of missed callbacks, inside one transaction."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.missed_cause import Looked
from callback_desk.domain.outcome import Direction
from callback_desk.domain.review import Review
from callback_desk.storage.audit_table import AuditRow
from callback_desk.storage.prepared import Prepared, columns_of
from callback_desk.storage.prepared_lookup import PreparedLookup
from callback_desk.storage.raw_text import storable
from callback_desk.storage.review_table import OF_LEAD, MissedReviewRow
from callback_desk.storage.tables import AttemptRow, StaffRow, table_of

SHOWN, CLAIMED = ("lead_seen",), ("lead_claimed", "lead_taken_over")
_OF = PreparedLookup(
    lambda keys: (
        select(
            MissedReviewRow.request_id,
            MissedReviewRow.at,
            StaffRow.name,
            MissedReviewRow.cause,
            MissedReviewRow.note,
        )
        .join(StaffRow, StaffRow.staff_id == MissedReviewRow.staff_id)
        .where(MissedReviewRow.request_id.in_(keys))
        .order_by(MissedReviewRow.review_id)
    )
)
_ADD = Prepared(
    insert(table_of(MissedReviewRow)), columns_of(MissedReviewRow, but=("review_id",))
)
_LOOKS = PreparedLookup(
    lambda keys: (
        select(AuditRow.subject_id, AuditRow.action, AuditRow.at)
        .where(OF_LEAD, AuditRow.subject_id.in_(keys))
        .order_by(AuditRow.audit_id)
    )
)
_DIALS = Prepared(
    select(AttemptRow.attempt_id, AttemptRow.corrects, AttemptRow.at)
    .where(
        AttemptRow.at >= bindparam("begins"),
        AttemptRow.at < bindparam("ends"),
        AttemptRow.direction == Direction.OUT.value,
    )
    .order_by(AttemptRow.at)
)


class ReviewStore:
    """What was said of missed callbacks, and what that is judged by."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, request_ids: Collection[int]) -> dict[int, Review]:
        """The newest review by request; those without one are left out."""
        return {
            request_id: Review(from_epoch(at), by, cause, note)
            for request_id, at, by, cause, note in _OF.rows(
                self._connection, request_ids
            )
        }

    def add(
        self, request_id: int, staff_id: int, at: datetime, cause: str, note: str
    ) -> None:
        """Sign a missed callback off."""
        _ADD.run(
            self._connection,
            {
                "request_id": request_id,
                "at": to_epoch(at),
                "staff_id": staff_id,
                "cause": storable(cause),
                "note": storable(note),
            },
        )

    def looked_at(self, lead_ids: Collection[int]) -> dict[int, Looked]:
        """When these leads were seen and opened, by lead."""
        shown: dict[int, list[datetime]] = {}
        claimed: dict[int, list[datetime]] = {}
        for lead_id, action, at in _LOOKS.rows(self._connection, lead_ids):
            if action in SHOWN:
                shown.setdefault(lead_id, []).append(from_epoch(at))
            elif action in CLAIMED:
                claimed.setdefault(lead_id, []).append(from_epoch(at))
        return {
            lead_id: Looked(
                tuple(shown.get(lead_id, ())), tuple(claimed.get(lead_id, ()))
            )
            for lead_id in lead_ids
        }

    def dials_between(self, begins: datetime, ends: datetime) -> list[datetime]:
        """When the desk dialled, as far as that was not corrected or taken back."""
        period = {"begins": to_epoch(begins), "ends": to_epoch(ends)}
        rows = _DIALS.rows(self._connection, period)
        replaced = {corrects for _, corrects, _ in rows}
        return [from_epoch(at) for number, _, at in rows if number not in replaced]
