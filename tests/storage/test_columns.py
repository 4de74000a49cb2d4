"""Column types that keep meaning."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect, create_engine, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import StatementError

from callback_desk.storage.columns import Instant, JsonList
from callback_desk.storage.tables import Row, StaffRow

DIALECTS: tuple[Dialect, ...] = (
    sqlite.dialect(),
    postgresql.dialect(),  # type: ignore[no-untyped-call] # SQLAlchemy's own
)
AWARE = st.datetimes(
    datetime(1, 1, 3),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(9999, 12, 29),  # noqa: DTZ001 - the same
    timezones=st.builds(
        timezone, st.integers(-14 * 60, 14 * 60).map(lambda m: timedelta(minutes=m))
    ),
)


@given(AWARE)
def test_an_instant_comes_back_as_it_was_to_the_second_in_utc(at: datetime) -> None:
    for dialect in DIALECTS:
        stored = Instant().process_bind_param(at, dialect)
        assert isinstance(stored, int)
        back = Instant().process_result_value(stored, dialect)
        assert back is not None
        assert back.tzinfo is UTC
        assert timedelta(0) <= at - back < timedelta(seconds=1)


def test_a_naive_datetime_is_refused() -> None:
    for dialect in DIALECTS:
        with pytest.raises(ValueError, match="needs a zone"):
            Instant().process_bind_param(datetime(2026, 11, 16), dialect)  # noqa: DTZ001


def test_no_statement_stores_a_naive_datetime() -> None:
    engine = create_engine("sqlite://")
    Row.metadata.tables[StaffRow.__tablename__].create(engine)
    naive = {"name": "A", "name_key": "a", "role": "r", "active": True}
    with engine.begin() as connection:
        with pytest.raises(StatementError):
            connection.execute(
                insert(StaffRow).values(**naive, added_at=datetime(2026, 11, 16))  # noqa: DTZ001
            )
        assert connection.execute(select(StaffRow.staff_id)).all() == []
    engine.dispose()


def test_nothing_stays_nothing() -> None:
    for dialect in DIALECTS:
        assert Instant().process_bind_param(None, dialect) is None
        assert Instant().process_result_value(None, dialect) is None
        assert JsonList().process_bind_param(None, dialect) is None
        assert JsonList().process_result_value(None, dialect) == ()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))).map(tuple))
def test_a_list_of_texts_comes_back_as_it_was(texts: tuple[str, ...]) -> None:
    for dialect in DIALECTS:
        stored = JsonList().process_bind_param(texts, dialect)
        assert JsonList().process_result_value(stored, dialect) == texts


def test_an_empty_list_takes_no_room() -> None:
    for dialect in DIALECTS:
        assert JsonList().process_bind_param((), dialect) is None
