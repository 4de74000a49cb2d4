"""The notice line, the printed call sheets and the numbers that a clinic sets."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from callback_desk.domain.call_sheet import PrintedSheet
from callback_desk.domain.notice import Notice
from callback_desk.storage.day_tables import (
    CallSheetLineRow,
    CallSheetRow,
    DeskNumberRow,
    NoticeReadRow,
    NoticeRow,
)
from callback_desk.storage.raw_text import storable
from callback_desk.storage.tables import StaffRow


class NoticeStore:
    """The desk's notice line."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def newest(self) -> Notice | None:
        """The one in force, or None."""
        row = self._connection.execute(
            select(NoticeRow.notice_id, NoticeRow.text, StaffRow.name, NoticeRow.at)
            .join(StaffRow, StaffRow.staff_id == NoticeRow.staff_id)
            .order_by(NoticeRow.notice_id.desc())
            .limit(1)
        ).one_or_none()
        return Notice(*row) if row is not None and row[1] else None

    def set(self, text: str, staff_id: int, at: datetime) -> int:
        """Put a notice in the place of the one before; "" takes it down."""
        result = self._connection.execute(
            insert(NoticeRow).values(at=at, staff_id=staff_id, text=storable(text))
        )
        (notice_id,) = result.inserted_primary_key or (0,)
        return int(notice_id)

    def dismiss(self, notice_id: int, staff_id: int) -> None:
        """Note that somebody has read it."""
        if not self.is_dismissed(notice_id, staff_id):
            self._connection.execute(
                insert(NoticeReadRow).values(notice_id=notice_id, staff_id=staff_id)
            )

    def is_dismissed(self, notice_id: int, staff_id: int) -> bool:
        """Whether somebody has read it."""
        found = self._connection.scalar(
            select(NoticeReadRow.notice_id).where(
                NoticeReadRow.notice_id == notice_id,
                NoticeReadRow.staff_id == staff_id,
            )
        )
        return found is not None


class CallSheetStore:
    """The call sheets that were printed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, lead_ids: Sequence[int], staff_id: int, at: datetime) -> int:
        """Keep which leads stand on which lines, the first being 1; its number."""
        result = self._connection.execute(
            insert(CallSheetRow).values(at=at, staff_id=staff_id)
        )
        (sheet_id,) = result.inserted_primary_key or (0,)
        self._connection.execute(
            insert(CallSheetLineRow),
            [
                {"sheet_id": sheet_id, "line": line, "lead_id": lead_id}
                for line, lead_id in enumerate(lead_ids, 1)
            ],
        )
        return int(sheet_id)

    def sheet(self, sheet_id: int) -> PrintedSheet | None:
        """A sheet by its number, or None."""
        found = self._connection.execute(
            select(CallSheetRow.at, StaffRow.name)
            .join(StaffRow, StaffRow.staff_id == CallSheetRow.staff_id)
            .where(CallSheetRow.sheet_id == sheet_id)
        ).one_or_none()
        if found is None:
            return None
        lines = self._connection.execute(
            select(CallSheetLineRow.line, CallSheetLineRow.lead_id)
            .where(CallSheetLineRow.sheet_id == sheet_id)
            .order_by(CallSheetLineRow.line)
        )
        at, by = found
        return PrintedSheet(sheet_id, at, by, {line: lead for line, lead in lines})

    def newest(self) -> PrintedSheet | None:
        """The sheet that was printed last, or None."""
        sheet_id = self._connection.scalar(
            select(CallSheetRow.sheet_id)
            .order_by(CallSheetRow.sheet_id.desc())
            .limit(1)
        )
        return None if sheet_id is None else self.sheet(sheet_id)


class DeskNumberStore:
    """Settings of the clinic that are a number each."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def number(self, name: str, otherwise: int) -> int:
        """The number of a setting."""
        kept = self._connection.scalar(
            select(DeskNumberRow.number).where(DeskNumberRow.name == name)
        )
        return otherwise if kept is None else kept

    def set_number(self, name: str, number: int) -> None:
        """Set it."""
        self._connection.execute(
            delete(DeskNumberRow).where(DeskNumberRow.name == name)
        )
        self._connection.execute(insert(DeskNumberRow).values(name=name, number=number))
