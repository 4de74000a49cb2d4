"""Raw text: joined, compressed, found again exactly as it came in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Row, create_engine, event, literal, select

from callback_desk.domain.packed_texts import HEAVY_CHUNK
from callback_desk.storage.raw_text import RawTexts, storable, store_raw
from callback_desk.storage.tables import RawChunkRow, SubmissionRow
from tests.storage.stored_desk import connected, filled_desk

# Every code point there is: lone surrogates and NUL too.
ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=60)
PLACE = (SubmissionRow.chunk_id, SubmissionRow.raw_start, SubmissionRow.raw_length)


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    """A database in memory with the one table that is needed."""
    engine = create_engine("sqlite://")
    RawChunkRow.__table__.create(engine)  # type: ignore[attr-defined] # it is a Table
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def stored(connection: Connection, texts: list[str]) -> list[Row[*tuple[Any, ...]]]:
    """Rows that say where the texts are."""
    places = store_raw(connection, 1, texts)
    return [
        connection.execute(
            select(
                literal(chunk_id).label("chunk_id"),
                literal(start).label("raw_start"),
                literal(length).label("raw_length"),
            )
        ).one()
        for chunk_id, start, length in places
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.lists(ANY_TEXT, min_size=1, max_size=6), min_size=1, max_size=3))
def test_every_text_of_every_chunk_comes_back_as_it_was(
    connection: Connection, chunks: list[list[str]]
) -> None:
    rows = [row for texts in chunks for row in stored(connection, texts)]
    raw = RawTexts(connection)
    assert [raw.of(row) for row in rows] == [t for texts in chunks for t in texts]


def test_a_chunk_is_fetched_and_unpacked_once(connection: Connection) -> None:
    rows = stored(connection, ["one", "two", "three"])
    questions: list[str] = []

    def hear(*arguments: Any) -> None:  # noqa: ANN401 - what the event gives
        questions.append(arguments[2])

    event.listen(connection, "before_cursor_execute", hear)
    raw = RawTexts(connection)
    assert [raw.of(row) for row in rows] == ["one", "two", "three"]
    event.remove(connection, "before_cursor_execute", hear)
    assert len(questions) == 1


def test_alike_texts_are_compressed_together(connection: Connection) -> None:
    rows = stored(connection, [f"{n},Ana Lopez,please call me" for n in range(1000)])
    packed = connection.scalar(
        select(RawChunkRow.packed).where(RawChunkRow.chunk_id == rows[0].chunk_id)
    )
    assert packed is not None
    assert len(packed) < 5_000


def test_heavy_texts_stand_in_chunks_of_their_own(connection: Connection) -> None:
    texts = ["a" * HEAVY_CHUNK, "b", "ü" * (HEAVY_CHUNK // 2), "c", "d"] * 5
    rows = stored(connection, texts)
    assert [row.chunk_id - rows[0].chunk_id for row in rows[:6]] == [0, 1, 1, 2, 2, 2]
    raw = RawTexts(connection)
    assert [raw.of(row) for row in rows] == texts
    assert [raw.of(row) for row in reversed(rows)] == texts[::-1]


def test_an_imports_raw_text_stands_as_the_file_had_it(tmp_path: Path) -> None:
    row = 'Ana Lopez,2125550142,,"two\nlines, ""quoted""",2026-11-16 10:00'
    path = filled_desk(tmp_path, row)
    with connected(path) as connection:
        place = connection.execute(select(*PLACE)).one()
        assert RawTexts(connection).of(place) == row + "\n"


@given(ANY_TEXT)
def test_what_is_storable_is_taken_by_both_databases(text: str) -> None:
    clean = storable(text)
    assert "\0" not in clean
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert storable(clean) == clean


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_what_can_be_stored_is_left_alone(text: str) -> None:
    assert storable(text) is text


@pytest.mark.parametrize(("text", "clean"), [("a\0b", "a␀b"), ("a\ud800b", "a?b")])
def test_what_cannot_be_stored_stays_visible(text: str, clean: str) -> None:
    assert storable(text) == clean
