"""A number beside another country's name is not called as one of ours unasked."""

import pytest

from callback_desk.services.named_country import may_be_abroad


@pytest.mark.parametrize(
    ("answers", "phone", "may_be"),
    [
        ("Country: Mexico", "55 1234 5678", True),
        ("PTSD\nCountry of residence: México", "5512345678", True),
        ("País: España", "612 345 678", True),
        ("COUNTRY: UNITED KINGDOM", "(201) 794-6095", True),
        ("Country: Mexico", "+52 55 1234 5678", False),
        ("Country: Mexico", "1 (646) 555-0101", False),
        ("Country: United States", "646-555-0101", False),
        ("Country: usa", "646-555-0101", False),
        ("Country: Canada", "416-555-0101", False),
        ("Country: Georgia", "404-555-0101", False),
        ("Country: Kings County", "646-555-0101", False),
        ("Country music: Mexico", "646-555-0101", False),
        ("", "646-555-0101", False),
    ],
)
def test_the_country_beside_it_tells(answers: str, phone: str, may_be: bool) -> None:
    assert may_be_abroad(answers, phone) is may_be
