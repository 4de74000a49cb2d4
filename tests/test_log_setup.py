"""The log's last lines: codes and places, and not a word of what an exception says."""

import logging

import pytest

from callback_desk.log_setup import (
    LONGEST_LINE,
    MOST_LINES,
    RecentLines,
    places_of,
)

SAID = "Zephyrine Quillfeather 555-0142"


def failed() -> Exception:
    try:
        try:
            raise KeyError(SAID)
        except KeyError as error:
            raise ValueError(SAID) from error
    except ValueError as error:
        return error


@pytest.fixture
def recent() -> RecentLines:
    return RecentLines()


def log(recent: RecentLines, words: str, error: Exception | None = None) -> None:
    info = None if error is None else (type(error), error, error.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, "", 1, words, (), info)
    record.created = 0.0
    recent.handle(record)


def test_an_exception_is_its_kind_and_places(recent: RecentLines) -> None:
    log(recent, "a bug", failed())
    first, *places = recent.lines
    assert first == "1970-01-01 00:00:00Z error a bug"
    assert [p.strip() for p in places if ":" not in p] == ["ValueError", "KeyError"]
    assert any("test_log_setup.py" in place for place in places)
    assert SAID not in "\n".join(recent.lines)


def test_no_place_says_where_somebodys_home_is() -> None:
    told = places_of(failed())
    assert not any(place.startswith("/") for place in told)
    assert all(place.split(":")[0].count("/") <= 2 for place in told)


def test_a_circle_of_causes_ends() -> None:
    one, two = ValueError(), KeyError()
    one.__cause__, two.__cause__ = two, one
    assert places_of(one) == ["ValueError", "KeyError"]


def test_it_does_not_grow(recent: RecentLines) -> None:
    for number in range(MOST_LINES + 5):
        log(recent, f"{number} " + "x" * 2 * LONGEST_LINE)
    assert len(recent.lines) == MOST_LINES
    assert all(len(line) <= LONGEST_LINE for line in recent.lines)
    assert recent.lines[0].split()[3] == "5"
