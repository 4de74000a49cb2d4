"""The staff, as domain values."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from callback_desk.domain.staff import Role, Staff, Tenure
from callback_desk.domain.staff_name import staff_name_key
from callback_desk.storage.raw_text import storable
from callback_desk.storage.tables import StaffRow


class StaffStore:
    """Who works here, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Staff]:
        """Everybody, those who left too, in the order they came."""
        return [tenure.member for tenure in self.tenures()]

    def tenures(self) -> list[Tenure]:
        """As `all`, with the times when they came and left."""
        rows = self._connection.execute(
            select(
                *(StaffRow.staff_id, StaffRow.name, StaffRow.role, StaffRow.active),
                *(StaffRow.languages, StaffRow.added_at, StaffRow.left_at),
            ).order_by(StaffRow.staff_id)
        )
        return [
            Tenure(
                Staff(staff_id, name, Role(role), active, tuple(spoken.splitlines())),
                *(since, left_at),
            )
            for staff_id, name, role, active, spoken, since, left_at in rows
        ]

    def named(self, name: str) -> Staff | None:
        """The member of that sign-in name, or None."""
        key = staff_name_key(name)
        return next((s for s in self.all() if staff_name_key(s.name) == key), None)

    def add(self, name: str, role: Role, at: datetime) -> Staff:
        """Add a member."""
        result = self._connection.execute(
            insert(StaffRow).values(
                name=name,
                name_key=staff_name_key(name),
                role=role,
                active=True,
                added_at=at,
                left_at=None,
            )
        )
        (staff_id,) = result.inserted_primary_key or (0,)
        return Staff(int(staff_id), name, role)

    def leave(self, staff_id: int, at: datetime) -> None:
        """Note that a member left."""
        self._set(staff_id, {"active": False, "left_at": at})

    def come_back(self, staff_id: int, role: Role) -> Staff:
        """Note that a member who left is here again."""
        self._set(staff_id, {"active": True, "left_at": None, "role": role})
        return next(member for member in self.all() if member.staff_id == staff_id)

    def set_languages(self, staff_id: int, languages: Sequence[str]) -> None:
        """Note which languages a member speaks beside English."""
        self._set(staff_id, {"languages": storable("\n".join(languages))})

    def _set(self, staff_id: int, values: Mapping[str, object]) -> None:
        self._connection.execute(
            update(StaffRow).where(StaffRow.staff_id == staff_id).values(values)
        )
