"""The clinic's own texts, inside one transaction."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select

from callback_desk.domain.clinic_text import ClinicText, NewClinicText
from callback_desk.storage.raw_text import storable
from callback_desk.storage.safety_tables import ClinicTextRow
from callback_desk.storage.settings_store import GROW
from callback_desk.storage.tables import StaffRow


class ClinicTextStore:
    """Texts by code; setting one anew keeps those before it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> Mapping[str, ClinicText]:
        """Those that the clinic has set, by code."""
        newest = select(func.max(ClinicTextRow.text_id)).group_by(ClinicTextRow.code)
        rows = self._connection.execute(
            select(*ClinicTextRow.__table__.columns, StaffRow.name.label("by"))
            .join(StaffRow, StaffRow.staff_id == ClinicTextRow.staff_id)
            .where(ClinicTextRow.text_id.in_(newest))
        )
        return {
            row.code: ClinicText(
                code=row.code,
                text=row.text,
                approved_by=row.approved_by,
                approved_on=_day(row.approved_on),
                set_at=row.set_at,
                set_by=row.by,
            )
            for row in rows
        }

    def put(self, text: NewClinicText, at: datetime, staff_id: int) -> None:
        """Keep a text; the ones before it stay. Other desks read settings anew."""
        on = text.approved_on
        self._connection.execute(
            insert(ClinicTextRow).values(
                code=text.code,
                text=storable(text.text),
                approved_by=storable(text.approved_by),
                approved_on=None if on is None else on.isoformat(),
                set_at=at,
                staff_id=staff_id,
            )
        )
        self._connection.execute(GROW)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
