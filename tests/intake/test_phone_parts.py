"""Codes in columns of their own come before their number, once."""

import pytest

from callback_desk.intake.field_names import Field
from callback_desk.intake.phone_parts import joined, looks_like_code, part_of_phone


@pytest.mark.parametrize(
    ("number", "area", "country", "whole"),
    [
        ("555-0142", "212", "", "(212) 555-0142"),
        ("5550142", "212.0", "1.0", "+1 (212) 5550142"),
        ("212-555-0142", "646", "", "212-555-0142"),
        ("20 7946 0958", "", "+44", "+44 20 7946 0958"),
        ("+44 20 7946 0958", "212", "1", "+44 20 7946 0958"),
        ("0044 20 7946 0958", "", "1", "0044 20 7946 0958"),
        ("12125550142", "", "1", "+12125550142"),
        ("212-555-0142 x44", "", "1", "+1 212-555-0142 x44"),
        ("none", "212", "1", "none"),
        ("", "212", "1", ""),
    ],
)
def test_a_number_is_put_together(
    number: str, area: str, country: str, whole: str
) -> None:
    assert joined(number, area, country) == whole


def test_a_part_is_told_by_its_header_and_its_cells() -> None:
    assert part_of_phone("Phone (Area Code)") is Field.PHONE_AREA
    assert part_of_phone("Código de área") is Field.PHONE_AREA
    assert part_of_phone("Phone Country Code") is Field.PHONE_COUNTRY
    assert part_of_phone("Phone") is part_of_phone("Country") is None
    assert all(map(looks_like_code, ("646", "(646)", "+44", "0044", "UK (+44)", "1.0")))
    assert not any(map(looks_like_code, ("US", "212-555-0142", "", "12345")))
