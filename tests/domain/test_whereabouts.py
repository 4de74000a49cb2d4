"""Where somebody may be, and when they may be called there."""

import pytest

from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.call_rules import CallRules
from callback_desk.domain.local_time import from_epoch
from callback_desk.domain.whereabouts import (
    CallTimes,
    Whereabouts,
    call_times,
    whereabouts,
    zones_unknown,
)
from tests.domain.calendars import PLAIN, calendar_of, local

RULES = CallRules()
EAST, WEST = "America/New_York", "America/Los_Angeles"
DESK = calendar_of(read_calendar(PLAIN))


def at_home(*zones: str) -> Whereabouts:
    return Whereabouts(zones, is_assumed=False)


@pytest.mark.parametrize(
    ("zones", "clinic", "fine"),
    [
        ((EAST,), "2026-11-30 08:00", True),
        ((EAST,), "2026-11-30 07:59", False),
        ((EAST,), "2026-11-30 20:59", True),
        ((EAST,), "2026-11-30 21:00", False),
        ((WEST,), "2026-11-30 10:59", False),
        ((WEST,), "2026-11-30 11:00", True),
        ((EAST, WEST), "2026-11-30 10:00", False),
        ((EAST, WEST), "2026-11-30 11:00", True),
        ((EAST, WEST), "2026-11-30 21:00", False),
        # It is Tuesday there already.
        (("Asia/Tokyo",), "2026-11-30 19:00", True),
        (("Asia/Tokyo",), "2026-11-30 10:00", False),
        (("Pacific/Honolulu",), "2026-11-30 12:59", False),
        (("Pacific/Honolulu",), "2026-11-30 13:00", True),
    ],
)
def test_it_must_be_eight_to_nine_in_every_zone(
    zones: tuple[str, ...], clinic: str, fine: bool
) -> None:
    assert at_home(*zones).may_be_called(local(clinic), RULES) is fine


def test_it_ends_with_the_first_zone_and_begins_with_the_last() -> None:
    both = at_home(EAST, WEST)
    assert both.fine_until(local("2026-11-30 12:00"), RULES) == local(
        "2026-11-30 21:00"
    )
    assert both.fine_from(local("2026-11-30 09:00"), RULES) == local("2026-11-30 11:00")
    assert both.fine_from(local("2026-11-30 22:00"), RULES) == local("2026-12-01 11:00")


def test_zones_that_share_no_hour_are_never_fine() -> None:
    apart = at_home("Asia/Tokyo", EAST, "Europe/London")
    assert apart.fine_from(local("2026-11-30 09:00"), RULES) is None


def test_where_nothing_is_known_the_clinic_s_zone_stands_for_it() -> None:
    where = whereabouts("+18005550142", zones_unknown, EAST)
    assert where == Whereabouts((EAST,), is_assumed=True)


@pytest.mark.parametrize(
    ("zones", "spans"),
    [
        ((EAST,), [("09:00", "17:00")]),
        ((WEST,), [("11:00", "17:00")]),
        (("Europe/London",), [("09:00", "16:00")]),
        (("Pacific/Honolulu",), [("13:00", "17:00")]),
        # It is eight in the morning of the next day there.
        (("Australia/Sydney",), [("16:00", "17:00")]),
        (("Asia/Tokyo",), []),
        ((WEST, "Europe/London"), [("11:00", "16:00")]),
    ],
)
def test_of_a_day_counts_what_both_desks_and_they_have(
    zones: tuple[str, ...], spans: list[tuple[str, str]]
) -> None:
    monday = local("2026-11-30 12:00")
    times = CallTimes(DESK, at_home(*zones), RULES)
    day = times.day(times.local_date(monday))
    told = [(local(f"2026-11-30 {a}"), local(f"2026-11-30 {b}")) for a, b in spans]
    assert [(from_epoch(a), from_epoch(b)) for a, b in day.spans] == told
    assert day.counts is bool(spans)


def test_where_the_hours_never_meet_the_desk_s_own_stand() -> None:
    at = local("2026-11-30 12:00")
    assert call_times(DESK, at_home("Asia/Tokyo"), RULES, at) is DESK
    saturday = local("2026-12-05 12:00")
    sydney = call_times(DESK, at_home("Australia/Sydney"), RULES, saturday)
    assert sydney is not DESK, "on Monday they do"
