"""Whose numbers a list is, where they are not the clinic's country's."""

import pytest

from callback_desk.reference.phone_reader import PhoneReader

AMERICAN = ["(212) 555-0142", "646-555-0188", "917 555 0117", "not a number", "x"] * 3
BRITISH = ["020 7946 0958", "07911 123456", "0161 496 0123"]


@pytest.mark.parametrize(
    ("home", "texts", "country"),
    [
        ("DK", AMERICAN[:3], "US"),
        ("DK", AMERICAN, None),  # too many are nobody's
        ("US", BRITISH, "GB"),
        (None, BRITISH, "GB"),
        ("US", AMERICAN, None),
        ("DK", [], None),
        ("DK", ["1" * 300, "\ud800", "+"], None),
    ],
)
def test_most_of_them_tell(
    home: str | None, texts: list[str], country: str | None
) -> None:
    assert PhoneReader(home).likelier_country(texts) == country


def test_another_country_is_lived_in_at_once() -> None:
    reader = PhoneReader("DK")
    assert reader.read("(212) 555-0142").number is None
    assert reader.read_plain(["2125550142"]) == [None]
    reader.live_in("US")
    assert reader.read("(212) 555-0142").number == "+12125550142"
    assert reader.read_plain(["2125550142"]) == ["+12125550142"]
    reader.live_in(None)
    assert reader.region == "US"
