"""In which zones a number may be."""

import pytest

from callback_desk.reference.calling_hours import zones_of


@pytest.mark.parametrize(
    ("number", "zones"),
    [
        ("+12125550142", ("America/New_York",)),
        ("+14155550126", ("America/Los_Angeles",)),
        ("+12085550100", ("America/Boise", "America/Los_Angeles")),
        ("+18085550100", ("Pacific/Honolulu",)),
        ("+442079460018", ("Europe/London",)),
        # Toll-free, personal and made-up area codes belong to no place.
        ("+18005550142", ()),
        ("+18335550142", ()),
        ("+15005550100", ()),
        ("+19995550142", ()),
        ("nonsense", ()),
    ],
)
def test_all_zones_that_come_into_question_are_named(
    number: str, zones: tuple[str, ...]
) -> None:
    assert zones_of(number) == zones
