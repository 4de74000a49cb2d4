"""What staff said of files, stored by the headers of these."""

import json
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from callback_desk.domain.reading_choices import ReadingChoices
from callback_desk.storage.reading_table import ReadingRow


class ReadingStore:
    """What was said, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def said_of(self, key: bytes) -> ReadingChoices | None:
        """What was said last of files with these headers, or None."""
        row = self._connection.execute(
            select(ReadingRow.columns, ReadingRow.month_first, ReadingRow.zone).where(
                ReadingRow.header_key == key
            )
        ).one_or_none()
        if row is None:
            return None
        return ReadingChoices(
            json.loads(row.columns), month_first=row.month_first, zone=row.zone
        )

    def keep(
        self,
        key: bytes,
        choices: ReadingChoices,
        batch_id: int,
        at: datetime,
        staff_id: int,
    ) -> None:
        """Keep what was said with an import, in place of what was said before."""
        self._connection.execute(delete(ReadingRow).where(ReadingRow.header_key == key))
        self._connection.execute(
            insert(ReadingRow).values(
                header_key=key,
                columns=json.dumps(dict(choices.columns), ensure_ascii=False),
                month_first=choices.month_first,
                zone=choices.zone,
                batch_id=batch_id,
                at=at,
                staff_id=staff_id,
            )
        )

    def forget(self, batch_id: int) -> None:
        """Forget what was said with an import that is taken back."""
        self._connection.execute(
            delete(ReadingRow).where(ReadingRow.batch_id == batch_id)
        )
