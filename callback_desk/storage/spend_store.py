"""What was spent on advertising, inside one transaction."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from callback_desk.storage.raw_text import storable
from callback_desk.storage.report_tables import AdSpendRow
from callback_desk.storage.tables import table_of


class SpendStore:
    """Spend by source and month; the newest row of each counts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_months(self, first: str, last: str) -> dict[tuple[str, str], int]:
        """Cents by source and month, `2026-11`, from one month to another."""
        rows = self._connection.execute(
            select(AdSpendRow.source, AdSpendRow.month, AdSpendRow.cents)
            .where(AdSpendRow.month >= first, AdSpendRow.month <= last)
            .order_by(AdSpendRow.spend_id)
        )
        newest = {(source, month): cents for source, month, cents in rows}
        return {key: cents for key, cents in newest.items() if cents is not None}

    def set(
        self, source: str, month: str, cents: int | None, staff_id: int, at: datetime
    ) -> None:
        """Keep what was spent; None takes it back."""
        self._connection.execute(
            insert(table_of(AdSpendRow)).values(
                at=at,
                staff_id=staff_id,
                source=storable(source),
                month=month,
                cents=cents,
            )
        )
