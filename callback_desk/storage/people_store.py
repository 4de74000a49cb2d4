"""Who leads are and how to reach them, inside one transaction."""

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from callback_desk.domain.lead_identity import (
    Edited,
    Join,
    LeadEdit,
    NumberState,
    OtherNumber,
)
from callback_desk.domain.lead_search import FoundLead
from callback_desk.domain.reach import (
    BestTime,
    Reach,
    ToldReach,
    Voicemail,
    Writing,
    Written,
)
from callback_desk.storage import caller_query, joining
from callback_desk.storage.call_tables import LeadEditRow, LeadNumberRow, ReachRow
from callback_desk.storage.queue_order import mark_barred
from callback_desk.storage.raw_text import storable
from callback_desk.storage.tables import LeadRow, StaffRow, table_of

_LEADS = table_of(LeadRow)


class PeopleStore:
    """Names, numbers, how to reach somebody, and who is whom."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def reach(self, lead_ids: Collection[int]) -> dict[int, ToldReach]:
        """What was confirmed last, by lead; none where nothing was."""
        # The newest of a lead comes last, and stays.
        return dict(self._told(lead_ids))

    def reach_told(self, lead_id: int) -> list[ToldReach]:
        """What was confirmed of a lead, one time after the other."""
        return [told for _lead_id, told in self._told([lead_id])]

    def _told(self, lead_ids: Collection[int]) -> Iterator[tuple[int, ToldReach]]:
        rows = self._connection.execute(
            select(*ReachRow.__table__.columns, StaffRow.name.label("told_by"))
            .join(StaffRow, StaffRow.staff_id == ReachRow.staff_id)
            .where(ReachRow.lead_id.in_(lead_ids))
            .order_by(ReachRow.reach_id)
        )
        for row in rows:
            reach = Reach(
                voicemail=Voicemail(row.voicemail) if row.voicemail else None,
                speak_with=row.speak_with,
                best_time=BestTime(row.best_time) if row.best_time else None,
                best_hours=row.best_hours,
                language=row.language,
                call_name=row.call_name,
                writing=_writing(text=row.text_only, email=row.email_only),
            )
            yield row.lead_id, ToldReach(reach, at=row.at, by=row.told_by)

    def tell_reach(
        self,
        lead_id: int,
        reach: Reach,
        at: datetime,
        staff_id: int,
        join_id: int | None = None,
    ) -> None:
        """Keep how to reach a lead; what was told before stays in the history.

        By a join alone, it goes again with the split.
        """
        result = self._connection.execute(
            insert(ReachRow).values(
                lead_id=lead_id,
                at=at,
                staff_id=staff_id,
                voicemail=reach.voicemail,
                speak_with=storable(reach.speak_with),
                best_time=reach.best_time,
                best_hours=storable(reach.best_hours),
                language=storable(reach.language),
                call_name=storable(reach.call_name),
                text_only=reach.writing in (Writing.TEXT, Writing.EITHER),
                email_only=reach.writing in (Writing.EMAIL, Writing.EITHER),
            )
        )
        if join_id is not None:
            (reach_id,) = result.inserted_primary_key or (0,)
            joining.note_told(self._connection, join_id, int(reach_id))

    def numbers(self, lead_id: int) -> list[OtherNumber]:
        """A lead's other numbers, those that were removed left out."""
        rows = self._connection.execute(
            select(
                LeadNumberRow.number_id,
                LeadNumberRow.phone,
                LeadNumberRow.extension,
                LeadNumberRow.state,
            )
            .where(
                LeadNumberRow.lead_id == lead_id,
                LeadNumberRow.state != NumberState.REMOVED,
            )
            .order_by(LeadNumberRow.number_id)
        )
        return [
            OtherNumber(number_id, phone, extension, NumberState(state))
            for number_id, phone, extension, state in rows
        ]

    def add_number(
        self,
        lead_id: int,
        phone: str,
        extension: str | None,
        state: NumberState,
        at: datetime,
        staff_id: int,
    ) -> int:
        """Keep another number of a lead; its number."""
        result = self._connection.execute(
            insert(LeadNumberRow).values(
                lead_id=lead_id,
                phone=phone,
                extension=extension,
                state=state,
                at=at,
                staff_id=staff_id,
            )
        )
        (number_id,) = result.inserted_primary_key or (0,)
        return int(number_id)

    def given_at(self, lead_id: int, at: datetime) -> set[str]:
        """The other numbers that a lead got at an instant, removed or not."""
        row = LeadNumberRow
        asked = select(row.phone).where(row.lead_id == lead_id, row.at == at)
        return set(self._connection.scalars(asked))

    def mark_number(self, number_id: int, state: NumberState) -> None:
        """Say what is known of another number now."""
        self._connection.execute(
            update(LeadNumberRow)
            .where(LeadNumberRow.number_id == number_id)
            .values(state=state)
        )

    def rename(self, lead_id: int, name: str) -> None:
        """Give a lead another name."""
        self._connection.execute(
            update(_LEADS)
            .where(_LEADS.c.lead_id == lead_id)
            .values(name=storable(name))
        )

    def set_number(self, lead_id: int, phone: str, extension: str | None) -> None:
        """Call a lead by another number; a bar on it counts at once."""
        self._connection.execute(
            update(_LEADS)
            .where(_LEADS.c.lead_id == lead_id)
            .values(phone=phone, extension=extension)
        )
        mark_barred(self._connection, phone)

    def edits(self, lead_id: int) -> list[LeadEdit]:
        """What of a lead was corrected, the oldest first."""
        rows = self._connection.execute(
            select(
                LeadEditRow.edit_id,
                LeadEditRow.at,
                StaffRow.name,
                LeadEditRow.what,
                LeadEditRow.before,
                LeadEditRow.after,
                LeadEditRow.attempt_id,
            )
            .join(StaffRow, StaffRow.staff_id == LeadEditRow.staff_id)
            .where(LeadEditRow.lead_id == lead_id)
            .order_by(LeadEditRow.edit_id)
        )
        return [
            LeadEdit(edit_id, at, by, Edited(what), before, after, attempt_id)
            for edit_id, at, by, what, before, after, attempt_id in rows
        ]

    def add_edit(
        self,
        lead_id: int,
        what: Edited,
        before: str,
        after: str,
        at: datetime,
        staff_id: int,
        attempt_id: int | None = None,
    ) -> None:
        """Keep that something was corrected."""
        self._connection.execute(
            insert(LeadEditRow).values(
                lead_id=lead_id,
                what=what,
                before=storable(before),
                after=storable(after),
                at=at,
                staff_id=staff_id,
                attempt_id=attempt_id,
            )
        )

    def words(self, lead_ids: Collection[int]) -> dict[int, list[Written]]:
        """What leads wrote, by lead, the newest first."""
        return caller_query.words_of(self._connection, lead_ids)

    def tried_since(
        self, since: datetime, codes: Collection[str], limit: int
    ) -> list[tuple[FoundLead, datetime]]:
        """The leads that were dialled since an instant, the newest dial first."""
        return caller_query.tried_since(self._connection, since, codes, limit)

    def joins(self, lead_id: int) -> list[Join]:
        """The leads that became part of this one and can be split again."""
        return joining.joins_of(self._connection, lead_id)

    def join(self, into: int, lead_id: int, at: datetime, staff_id: int) -> int:
        """Move all that a lead asked and all its attempts to another; its number."""
        return joining.join(self._connection, into, lead_id, at, staff_id)

    def split(self, join_id: int, at: datetime, staff_id: int) -> None:
        """Move back what a join moved, as far as it is still there."""
        joining.split(self._connection, join_id, at, staff_id)


def _writing(*, text: bool, email: bool) -> Writing | None:
    if text and email:
        return Writing.EITHER
    if email:
        return Writing.EMAIL
    return Writing.TEXT if text else None
