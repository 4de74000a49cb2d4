"""Notes that were typed and not saved, inside one transaction."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, delete, insert, select, update

from callback_desk.domain.half_typed import ELSEWHERE, LEFT, HalfTyped
from callback_desk.storage.day_tables import HalfTypedNoteRow
from callback_desk.storage.pending import is_seen
from callback_desk.storage.tables import LeadRow


class HalfTypedStore:
    """Kept for each person apart."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(
        self, staff_id: int, notes: Mapping[int, str], at: datetime, *, run: str
    ) -> None:
        """Keep what somebody typed in a run, in the place of all that it kept before.

        What stays as it was stays of the moment when it was typed: it is not for ever.
        """
        row = HalfTypedNoteRow
        typed = self._rows(staff_id, self.runs(staff_id))
        since = {(kept.lead_id, kept.text): kept.at for kept in reversed(typed)}
        self._connection.execute(
            delete(row).where(row.staff_id == staff_id, row.run == run)
        )
        rows = [
            {
                "staff_id": staff_id,
                "run": run,
                "lead_id": lead_id,
                "text": text,
                "at": since.get((lead_id, text), at),
            }
            for lead_id, text in notes.items()
        ]
        if rows:
            self._connection.execute(insert(row), rows)

    def leave(self, staff_id: int, notes: Mapping[int, str], at: datetime) -> None:
        """Keep what stands in no window, beside what was left before."""
        row = HalfTypedNoteRow
        left = {kept.lead_id: kept.text for kept in self._rows(staff_id, [LEFT])}
        for lead_id, text in notes.items():
            both = _both(text, left.get(lead_id, ""))
            if both == left.get(lead_id):
                continue
            self._delete(staff_id, LEFT, lead_id)
            self._connection.execute(
                insert(row).values(
                    staff_id=staff_id, run=LEFT, lead_id=lead_id, text=both, at=at
                )
            )

    def runs(self, staff_id: int) -> list[str]:
        """The runs that keep anything of somebody's."""
        row = HalfTypedNoteRow
        asked = select(row.run).where(row.staff_id == staff_id).distinct()
        return list(self._connection.scalars(asked.order_by(row.run)))

    def read(self, staff_id: int, runs: Collection[str]) -> list[HalfTyped]:
        """What some runs keep of somebody's.

        Of a lead that was joined it stands with the other.
        """
        found: dict[int, HalfTyped] = {}
        for kept in self._rows(staff_id, runs):
            whose = self._whose(kept.lead_id)
            now_id, name = (kept.lead_id, "") if whose is None else whose
            before = found.get(now_id)
            both = _both(before.text, kept.text) if before else kept.text
            found[now_id] = HalfTyped(now_id, name, both, is_gone=whose is None)
        return list(found.values())

    def let_go(self, staff_id: int, runs: Collection[str]) -> None:
        """Let go of what some runs kept, but for what can stand in no window."""
        for kept in self._rows(staff_id, runs):
            elsewhere = kept.lead_id <= ELSEWHERE
            stays = elsewhere or self._whose(kept.lead_id) is None
            if stays and kept.run == LEFT:
                continue
            if stays:
                lead_id = ELSEWHERE if elsewhere else kept.lead_id
                self.leave(staff_id, {lead_id: kept.text}, kept.at)
            self._delete(staff_id, kept.run, kept.lead_id)

    def delete_left(self, staff_id: int, shown: Mapping[int, str]) -> None:
        """Delete what was left and shown; what came since stays."""
        row = HalfTypedNoteRow
        for kept in self._rows(staff_id, [LEFT]):
            rest = _without(kept.text, shown.get(kept.lead_id))
            if not rest:
                self._delete(staff_id, LEFT, kept.lead_id)
            elif rest != kept.text:
                self._connection.execute(
                    update(row)
                    .where(
                        row.staff_id == staff_id,
                        row.run == LEFT,
                        row.lead_id == kept.lead_id,
                    )
                    .values(text=rest)
                )

    def now_of(self, lead_ids: Collection[int]) -> dict[int, int | None]:
        """Which lead each of these is by now; None where it is gone."""
        whose = {lead_id: self._whose(lead_id) for lead_id in lead_ids}
        return {lead_id: now and now[0] for lead_id, now in whose.items()}

    def _rows(
        self, staff_id: int, runs: Collection[str]
    ) -> Sequence[Row[str, int, str, datetime]]:
        """As they are kept, by the lead on which they were typed."""
        row = HalfTypedNoteRow
        asked = select(row.run, row.lead_id, row.text, row.at).where(
            row.staff_id == staff_id, row.run.in_(runs)
        )
        return self._connection.execute(asked.order_by(row.lead_id, row.at)).all()

    def _delete(self, staff_id: int, run: str, lead_id: int) -> None:
        row = HalfTypedNoteRow
        self._connection.execute(
            delete(row).where(
                row.staff_id == staff_id, row.run == run, row.lead_id == lead_id
            )
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


def _without(text: str, shown: str | None) -> str:
    """What is left of a text where what was shown of it is taken out."""
    if shown is None or text == shown:
        return "" if text == shown else text
    return text.removeprefix(f"{shown}\n").removesuffix(f"\n{shown}")


def _both(text: str, other: str) -> str:
    """Two texts beneath one another, unless one is in the other already."""
    if f"\n{text}\n".find(f"\n{other}\n") >= 0 or not other:
        return text
    return other if f"\n{text}\n" in f"\n{other}\n" else f"{text}\n{other}"
