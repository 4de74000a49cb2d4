"""What every sign-in asks of the database, asked once beforehand of an empty one.

The first statement of a kind takes several times as long as the next: it is put into
SQL, and much is loaded for it. Nobody should wait for that with the password typed.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert, text

from callback_desk.domain.business_calendar import (
    BusinessCalendar,
    CalendarDefinition,
    Policy,
)
from callback_desk.domain.ports import Clock
from callback_desk.domain.staff import Role
from callback_desk.paths import make_private_file
from callback_desk.storage.engine import KEY_BYTES, open_engine, transaction
from callback_desk.storage.schema import REVISIONS, ensure_schema
from callback_desk.storage.tables import NumberRow, Row
from callback_desk.storage.unit_of_work import SqlStore

_CALENDAR = CalendarDefinition(
    timezone="UTC", hours=(((0, 24 * 60),),) * 7, policy=Policy.NEXT_DAY_CLOSE
)
_NOBODY, _ONE = "Nobody", 1


def rehearse(clock: Clock) -> None:
    """Ask what the main window asks first, of a database that is gone at once."""
    now = clock().replace(microsecond=0)
    calendar = BusinessCalendar(_CALENDAR, lambda year: {})
    with _empty_store(now, clock) as store, store(writes=False) as work:
        work.staff.named(_NOBODY)
        work.imports.pending_batches()
        work.settings.version()
        work.settings.calendar()
        work.settings.outcomes()
        work.queue_page(calendar, now, None, _ONE, None)
        work.sum_up_queue(calendar, now, _ONE)
        work.kept.count(_ONE)
        work.day_counts(now, now + timedelta(days=1), _ONE)


@contextmanager
def _empty_store(now: datetime, clock: Clock) -> Iterator[SqlStore]:
    with TemporaryDirectory(prefix="callback-desk-") as folder:
        path = Path(folder) / "desk.db"
        make_private_file(path)
        engine = open_engine(path, secrets.token_bytes(KEY_BYTES))
        store = SqlStore(engine, path, clock)
        try:
            with transaction(engine, path, writes=True) as connection:
                Row.metadata.create_all(connection)
                connection.execute(insert(NumberRow).values(kind="settings", next=1))
                connection.execute(text("CREATE TABLE alembic_version (version_num)"))
                newest = text("INSERT INTO alembic_version VALUES (:newest)")
                connection.execute(newest, {"newest": REVISIONS[-1]})
                connection.commit()
            ensure_schema(engine, path)
            with store() as work:
                staff = work.staff.add(_NOBODY, Role.RECEPTIONIST, now)
                work.settings.set_calendar(_CALENDAR, now, staff.staff_id)
                work.commit()
            yield store
        finally:
            store.close()
