"""Notes that were typed and not saved, inside one transaction."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from callback_desk.domain.half_typed import IN_FIELDS, HalfTyped
from callback_desk.storage.day_tables import HalfTypedNoteRow
from callback_desk.storage.pending import is_seen
from callback_desk.storage.tables import LeadRow


class HalfTypedStore:
    """Kept for each person apart."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(
        self,
        staff_id: int,
        notes: Mapping[int, str],
        at: datetime,
        *,
        instead: Mapping[int, str] | None,
    ) -> None:
        """Keep somebody's, in the place of all that was kept before or of some of it.

        What they type meanwhile in another window of the desk stays theirs as well.

        What stays as it was stays of the moment when it was typed: it is not for ever.
        """
        row = HalfTypedNoteRow
        before, since = self._texts(staff_id), self._moments(staff_id)
        kept = dict[int, str]()
        for lead_id, text in before.items():
            rest = "" if instead is None else _without(text, instead.get(lead_id))
            if left := text if self._stays(lead_id) else rest:
                kept[lead_id] = left
        self._connection.execute(delete(row).where(row.staff_id == staff_id))
        for lead_id, text in notes.items():
            kept[lead_id] = _both(text, kept.get(lead_id, ""))
        rows = [
            {
                "staff_id": staff_id,
                "lead_id": lead_id,
                "text": text,
                "at": since[lead_id] if before.get(lead_id) == text else at,
            }
            for lead_id, text in kept.items()
        ]
        if rows:
            self._connection.execute(insert(row), rows)

    def read(self, staff_id: int) -> list[HalfTyped]:
        """Somebody's; of a lead that was joined they stand with the other."""
        found: dict[int, HalfTyped] = {}
        for lead_id, text in self._texts(staff_id).items():
            whose = self._whose(lead_id)
            now_id, name = (lead_id, "") if whose is None else whose
            before = found.get(now_id)
            both = text if before is None else f"{before.text}\n{text}"
            found[now_id] = HalfTyped(now_id, name, both, is_gone=whose is None)
        return list(found.values())

    def drop(self, staff_id: int, *, gone: bool = False) -> None:
        """Let go of somebody's: of those on leads that are gone, or of the others."""
        row = HalfTypedNoteRow
        let_go = [
            lead_id for lead_id in self._texts(staff_id) if self._stays(lead_id) is gone
        ]
        self._connection.execute(
            delete(row).where(row.staff_id == staff_id, row.lead_id.in_(let_go))
        )

    def now_of(self, lead_ids: Collection[int]) -> dict[int, int | None]:
        """Which lead each of these is by now; None where it is gone."""
        whose = {lead_id: self._whose(lead_id) for lead_id in lead_ids}
        return {lead_id: now and now[0] for lead_id, now in whose.items()}

    def any(self, staff_id: int) -> bool:
        """Whether any are kept for somebody."""
        row = HalfTypedNoteRow
        asked = select(row.lead_id).where(row.staff_id == staff_id)
        return self._connection.scalar(asked.limit(1)) is not None

    def _texts(self, staff_id: int) -> dict[int, str]:
        """As they are kept, by the lead on which they were typed."""
        row = HalfTypedNoteRow
        asked = select(row.lead_id, row.text).where(row.staff_id == staff_id)
        rows = self._connection.execute(asked.order_by(row.lead_id))
        return {one.lead_id: one.text for one in rows}

    def _moments(self, staff_id: int) -> dict[int, datetime]:
        """When they were typed, by the same leads."""
        row = HalfTypedNoteRow
        asked = select(row.lead_id, row.at).where(row.staff_id == staff_id)
        return {one.lead_id: one.at for one in self._connection.execute(asked)}

    def _stays(self, lead_id: int) -> bool:
        """Whether nobody has it any more but here: until its owner deletes it."""
        return lead_id != IN_FIELDS and self._whose(lead_id) is None

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


def _without(text: str, mine: str | None) -> str:
    """What is left of what is kept where some of it is taken out."""
    if mine is None:
        return text
    if text == mine:
        return ""
    return text.removeprefix(f"{mine}\n").removesuffix(f"\n{mine}")


def _both(text: str, before: str) -> str:
    """What was typed, and what was kept before unless it is in it already."""
    if before == text or before.startswith(f"{text}\n"):
        return before
    return f"{text}\n{before}" if before else text
