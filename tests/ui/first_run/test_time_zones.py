"""Time zones of a country, and the likeliest one."""

from zoneinfo import ZoneInfo

import pytest

from callback_desk.ui.first_run.time_zones import (
    computer_zone,
    keeps_clock,
    likeliest,
    zones_of,
)
from tests.ui.first_run.known_places import NOW, LibraryBook


def test_the_us_begins_with_its_east_in_words() -> None:
    first = zones_of("US")[0]
    assert first.zone == "America/New_York"
    assert first.words == "New York: Eastern"


def test_every_country_of_the_holidays_has_a_zone_that_exists() -> None:
    for country in LibraryBook().countries():
        zones = zones_of(country)
        assert zones
        for place in zones:
            ZoneInfo(place.zone)


@pytest.mark.parametrize(
    ("computer", "chosen"),
    [
        ("America/Denver", "America/Denver"),
        ("US/Pacific", "America/Los_Angeles"),  # the same clocks by an older name
        ("Europe/Berlin", "America/New_York"),  # no such clock there: the first
        ("UTC", "America/New_York"),
    ],
)
def test_the_computers_zone_is_taken_where_it_is_there(
    computer: str, chosen: str
) -> None:
    zones = zones_of("US")
    assert zones[likeliest(zones, computer, NOW)].zone == chosen


@pytest.mark.parametrize(
    ("computer", "country", "keeps"),
    [
        ("America/Denver", "US", True),
        ("US/Pacific", "US", True),
        ("America/New_York", "DK", False),
        ("Europe/Berlin", "DK", True),  # another zone, the same clock
        ("Etc/UTC", "DK", True),
    ],
)
def test_a_computer_tells_that_it_is_in_another_country(
    computer: str, country: str, keeps: bool
) -> None:
    assert keeps_clock(zones_of(country), computer, NOW) is keeps


def test_the_computers_zone_exists() -> None:
    ZoneInfo(computer_zone())
