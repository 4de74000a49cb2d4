"""Wall clocks become instants; INSTANT is RFC 3339, and nothing else is guessed."""

# ruff: noqa: DTZ001 - wall clocks have no zone, and that is what is tested

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from callback_desk.domain.errors import InstantUnreadable, UnknownZone
from callback_desk.domain.local_time import (
    from_epoch,
    midnight,
    read_instant,
    to_epoch,
    wall_to_epoch,
    zone_named,
)
from callback_desk.domain.submission import Precision
from tests.domain.calendars import NASTY_ZONES
from tests.domain.slow_walk import reading

NEW_YORK = ZoneInfo("America/New_York")
SECOND, MINUTE, DAY = Precision.SECOND, Precision.MINUTE, Precision.DAY


@pytest.mark.parametrize(
    ("text", "instant", "precision"),
    [
        ("2026-11-16T10:00:30Z", "2026-11-16T10:00:30", SECOND),
        ("2026-11-16T10:00:30.999Z", "2026-11-16T10:00:30", SECOND),
        ("2026-11-16T10:00:30,5Z", "2026-11-16T10:00:30", SECOND),
        ("2026-11-16T10:00Z", "2026-11-16T10:00", MINUTE),
        ("2026-11-16t10:00z", "2026-11-16T10:00", MINUTE),
        ("2026-11-16T10:00:00-05:00", "2026-11-16T15:00", SECOND),
        ("2026-11-16T10:00:00-00:00", "2026-11-16T10:00", SECOND),
        ("2026-11-16T10:00-05:00", "2026-11-16T15:00", MINUTE),
        ("2026-11-16T10:00+05:30", "2026-11-16T04:30", MINUTE),
        ("2026-11-16T10:00:00", "2026-11-16T15:00", SECOND),
        ("2026-11-16T10:00", "2026-11-16T15:00", MINUTE),
        ("2026-11-16 10:00", "2026-11-16T15:00", MINUTE),
        ("2026-07-16T10:00", "2026-07-16T14:00", MINUTE),
        ("2026-11-16", "2026-11-16T05:00", DAY),
        ("2028-02-29", "2028-02-29T05:00", DAY),
        ("1970-01-01T00:00Z", "1970-01-01T00:00", MINUTE),
        ("2199-12-31T18:59:59", "2199-12-31T23:59:59", SECOND),
    ],
)
def test_an_instant_is_read(text: str, instant: str, precision: Precision) -> None:
    expected = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert read_instant(text, NEW_YORK) == (expected, precision)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        # Twice: the first.
        ("2026-11-01T01:00", "2026-11-01T05:00"),
        ("2026-11-01T01:30", "2026-11-01T05:30"),
        ("2026-11-01T01:59:59", "2026-11-01T05:59:59"),
        ("2026-11-01T02:00", "2026-11-01T07:00"),
        # Not at all: the instant after the gap.
        ("2026-03-08T01:59:59", "2026-03-08T06:59:59"),
        ("2026-03-08T02:00", "2026-03-08T07:00"),
        ("2026-03-08T02:30", "2026-03-08T07:00"),
        ("2026-03-08T02:59:59", "2026-03-08T07:00"),
        ("2026-03-08T03:00", "2026-03-08T07:00"),
        # What is written with an offset happens once.
        ("2026-11-01T01:30:00-05:00", "2026-11-01T06:30"),
        ("2026-03-08T02:30:00-05:00", "2026-03-08T07:30"),
    ],
)
def test_an_hour_twice_means_the_first_and_a_missing_one_the_end_of_the_gap(
    text: str, instant: str
) -> None:
    expected = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert read_instant(text, NEW_YORK)[0] == expected


@pytest.mark.parametrize(
    ("zone", "day", "starts"),
    [
        # Midnight is left out when Cairo's clocks go forward …
        ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00"),
        # … and happens twice when Havana's go back.
        ("America/Havana", "2026-11-01", "2026-11-01T04:00"),
        # The evening before happens twice when Santiago's go back.
        ("America/Santiago", "2026-04-05", "2026-04-05T04:00"),
    ],
)
def test_a_bare_date_is_the_first_instant_of_that_day(
    zone: str, day: str, starts: str
) -> None:
    expected = datetime.fromisoformat(starts).replace(tzinfo=UTC)
    assert read_instant(day, ZoneInfo(zone)) == (expected, DAY)
    assert expected.astimezone(ZoneInfo(zone)).date() == date.fromisoformat(day)
    before = expected - timedelta(seconds=1)
    assert before.astimezone(ZoneInfo(zone)).date() < date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "10:00",
        " 2026-11-16",
        "2026-11-16 ",
        "2026-11-16\n",
        "16.11.2026",
        "2026-11-31",
        "2026-02-29",
        "2026-11",
        "2026-1-16",
        "20261116",
        "20261116T100000Z",
        "2026-W47-1",
        "2026-320",
        "2026-11-16x10:00",
        "2026-11-16T10",
        "2026-11-16T1000",
        "2026-11-16T24:00",
        "2026-11-16T10:60",
        "2026-11-16T10:00:61",
        "2026-11-16T10:00:00+24:00",
        "2026-11-16T10:00:00+0500",
        "2026-11-16T10:00 Z",
        "2026-11-16T10:00Z or so",
        "٢٠٢٦-١١-١٦",
        "2026-11-16T10:0０",
        "2026-11-16\ud800",
        "1969-12-31T23:59:59Z",
        "1969-12-31",
        "2200-01-01",
        "2200-01-01T00:00Z",
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:59-12:00",
    ],
)
def test_what_is_no_instant_between_1970_and_2199_is_refused(text: str) -> None:
    with pytest.raises(InstantUnreadable) as refused:
        read_instant(text, NEW_YORK)
    assert repr(text) in refused.value.sentence


@given(st.text() | st.from_regex(r"[0-9TtZz:.,+ -]{0,30}", fullmatch=True))
@settings(max_examples=200)
def test_any_text_is_an_instant_or_a_sentence(text: str) -> None:
    try:
        instant, precision = read_instant(text, NEW_YORK)
    except InstantUnreadable:
        return
    assert 1970 <= instant.year <= 2200
    assert precision is not Precision.UNKNOWN


@given(
    st.datetimes(datetime(1970, 1, 2), datetime(2199, 12, 30)),
    st.sampled_from(NASTY_ZONES),
)
@settings(max_examples=200)
def test_an_instant_written_with_its_offset_is_read_back(
    wall: datetime, zone: str
) -> None:
    instant = wall.replace(microsecond=0, tzinfo=UTC)
    written = instant.astimezone(ZoneInfo(zone)).isoformat()
    assert read_instant(written, NEW_YORK) == (instant, SECOND)


near_changes = st.sampled_from(
    [(2026, 3, 8), (2026, 11, 1), (2026, 4, 5), (2026, 10, 4), (2026, 4, 24),
     (2026, 10, 29), (2026, 3, 29), (2026, 10, 25), (2026, 9, 6), (2026, 10, 30)]
)  # fmt: skip


@given(
    near_changes.map(lambda day: datetime(*day)),
    st.integers(-3600, 27 * 3600),
    st.sampled_from(NASTY_ZONES),
)
@example(datetime(2026, 3, 8), 2 * 3600, "America/New_York")
@example(datetime(2026, 4, 5), int(1.75 * 3600), "Australia/Lord_Howe")
@settings(max_examples=300)
def test_wall_times_agree_with_a_slow_search_where_clocks_change(
    day: datetime, seconds: int, zone: str
) -> None:
    wall = day + timedelta(seconds=seconds)
    assert from_epoch(wall_to_epoch(wall, ZoneInfo(zone))) == reading(zone, wall)


@given(st.integers(0, 7_258_118_399))
def test_epoch_seconds_survive_the_way_there_and_back(seconds: int) -> None:
    assert to_epoch(from_epoch(seconds)) == seconds
    assert to_epoch(from_epoch(seconds).astimezone(NEW_YORK)) == seconds


def test_parts_of_a_second_are_dropped_before_1970_too() -> None:
    after = datetime(1970, 1, 1, 0, 0, 1, 999_999, UTC)
    assert to_epoch(after) == 1
    assert to_epoch(after - timedelta(seconds=2)) == -1


def test_an_instant_without_a_zone_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="zone"):
        to_epoch(datetime(2026, 11, 16))


def test_midnight_begins_the_day_it_is_asked_for() -> None:
    at = from_epoch(midnight(date(2026, 3, 8), NEW_YORK))
    assert at == datetime(2026, 3, 8, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "name",
    ["", "Mars/Olympus", "EDT", "+05:00", "../etc/passwd", "/etc/localtime", "America",
     "America/New_York\n", "a\0b", "\ud800", "x" * 300],
)  # fmt: skip
def test_a_zone_that_does_not_exist_is_named(name: str) -> None:
    with pytest.raises(UnknownZone) as refused:
        zone_named(name)
    assert repr(name) in refused.value.sentence


@pytest.mark.parametrize("name", [*NASTY_ZONES, "UTC", "Etc/GMT+12"])
def test_a_zone_is_found_by_its_name(name: str) -> None:
    assert zone_named(name).key == name
