"""Where somebody may be, and when they may be called there."""

import pytest

from callback_desk.domain.call_rules import CallRules
from callback_desk.domain.whereabouts import Whereabouts, whereabouts, zones_unknown
from tests.domain.calendars import local

RULES = CallRules()
EAST, WEST = "America/New_York", "America/Los_Angeles"


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
