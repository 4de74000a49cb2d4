"""Notes that were typed and not saved, inside one transaction."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from callback_desk.domain.half_typed import HalfTyped
from callback_desk.storage.day_tables import HalfTypedNoteRow
from callback_desk.storage.pending import is_seen
from callback_desk.storage.tables import LeadRow


class HalfTypedStore:
    """Kept for each person apart."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, staff_id: int, notes: Mapping[int, str], at: datetime) -> None:
        """Keep somebody's in the place of all that were kept before."""
        self._drop(staff_id)
        rows = [
            {"staff_id": staff_id, "lead_id": lead_id, "text": text, "at": at}
            for lead_id, text in notes.items()
        ]
        if rows:
            self._connection.execute(insert(HalfTypedNoteRow), rows)

    def take(self, staff_id: int) -> list[HalfTyped]:
        """Somebody's, which are not kept any more."""
        kept = self._connection.execute(
            select(HalfTypedNoteRow.lead_id, HalfTypedNoteRow.text)
            .where(HalfTypedNoteRow.staff_id == staff_id)
            .order_by(HalfTypedNoteRow.lead_id)
        ).all()
        self._drop(staff_id)
        found: dict[int, HalfTyped] = {}
        for lead_id, text in kept:
            whose = self._whose(lead_id)
            if whose is not None:
                now_id, name = whose
                before = found.get(now_id)
                both = text if before is None else f"{before.text}\n{text}"
                found[now_id] = HalfTyped(now_id, name, both)
        return list(found.values())

    def any(self, staff_id: int) -> bool:
        """Whether any are kept for somebody."""
        asked = select(HalfTypedNoteRow.lead_id).where(
            HalfTypedNoteRow.staff_id == staff_id
        )
        return self._connection.scalar(asked.limit(1)) is not None

    def _drop(self, staff_id: int) -> None:
        self._connection.execute(
            delete(HalfTypedNoteRow).where(HalfTypedNoteRow.staff_id == staff_id)
        )

    def _whose(self, lead_id: int) -> tuple[int, str] | None:
        """The lead by now and its name, or None where it is gone."""
        seen: set[int] = set()
        while lead_id not in seen:
            seen.add(lead_id)
            row = self._connection.execute(
                select(LeadRow.name, LeadRow.joined_into).where(
                    LeadRow.lead_id == lead_id, is_seen(LeadRow.batch_id)
                )
            ).one_or_none()
            if row is None:
                return None
            if row.joined_into is None:
                return lead_id, row.name
            lead_id = row.joined_into
        return None
