"""Sign-in codes, inside one transaction."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, insert, select, update

from callback_desk.domain.sign_in_code import SecondFactor
from callback_desk.storage.second_factor_tables import SecondFactorRow, SpareCodeRow
from callback_desk.storage.tables import table_of


class SecondFactorStore:
    """What codes are worked out from, and which spare ones are left."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, staff_id: int) -> SecondFactor | None:
        """A member's, or None where they want no codes."""
        row = self._connection.execute(
            select(
                SecondFactorRow.secret, SecondFactorRow.last_step, SecondFactorRow.since
            ).where(SecondFactorRow.staff_id == staff_id)
        ).first()
        return None if row is None else SecondFactor(*row)

    def set(self, staff_id: int, factor: SecondFactor, spare: Sequence[bytes]) -> None:
        """Ask a member for codes from now on, in place of earlier ones.

        Args:
            staff_id: whom.
            factor: what their codes are worked out from.
            spare: the hashes of their spare codes.
        """
        self.drop(staff_id)
        self._connection.execute(
            insert(table_of(SecondFactorRow)).values(
                staff_id=staff_id,
                secret=factor.secret,
                last_step=factor.last_step,
                since=factor.since,
            )
        )
        for digest in spare:
            self._connection.execute(
                insert(table_of(SpareCodeRow)).values(staff_id=staff_id, digest=digest)
            )

    def use(self, staff_id: int, step: int) -> bool:
        """Note which code was used last; whether it, and none behind it, was not."""
        done = self._connection.execute(
            update(table_of(SecondFactorRow))
            .where(SecondFactorRow.staff_id == staff_id)
            .where(SecondFactorRow.last_step < step)
            .values(last_step=step)
        )
        return done.rowcount > 0

    def use_spare(self, staff_id: int, digest: bytes) -> bool:
        """Spend a spare code; whether there was such a one."""
        done = self._connection.execute(
            delete(SpareCodeRow).where(
                SpareCodeRow.staff_id == staff_id, SpareCodeRow.digest == digest
            )
        )
        return done.rowcount > 0

    def spare_left(self, staff_id: int) -> int:
        """How many spare codes are left."""
        rows = self._connection.execute(
            select(SpareCodeRow.code_id).where(SpareCodeRow.staff_id == staff_id)
        )
        return len(rows.all())

    def spare_of_all(self) -> dict[int, int]:
        """Who is asked for codes, and how many spare ones they have left."""
        rows = self._connection.execute(
            select(SecondFactorRow.staff_id, func.count(SpareCodeRow.code_id))
            .outerjoin(SpareCodeRow, SpareCodeRow.staff_id == SecondFactorRow.staff_id)
            .group_by(SecondFactorRow.staff_id)
        )
        return {staff_id: left for staff_id, left in rows}

    def drop(self, staff_id: int) -> None:
        """Ask a member for no codes any more; that nobody did is as good."""
        for table in (SecondFactorRow, SpareCodeRow):
            self._connection.execute(delete(table).where(table.staff_id == staff_id))
