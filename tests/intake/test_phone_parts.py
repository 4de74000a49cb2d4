"""Codes in columns of their own come before their number, once."""

from pathlib import Path

import pytest

from callback_desk.domain.submission import Why
from callback_desk.intake.field_names import Field
from callback_desk.intake.phone_parts import joined, looks_like_code, part_of_phone
from tests.intake.opening import read


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


def told(text: str, folder: Path) -> list[tuple[str, Why | None]]:
    """Of each record of a file its phone text, and why it needs a look."""
    return [
        (one.phone_text, one.problem.why if one.problem else None)
        for one in read(text, folder)
    ]


def test_a_code_comes_before_the_number_of_its_own_column(tmp_path: Path) -> None:
    text = (
        "Name,Phone Country Code,Phone,Mobile Country Code,Mobile,Message\n"
        "Bo Smith,1,,44,2079460958,hi\n"
        "Cy Lane,1,212-736-0142,,,hi\nDi Lopez,,,1,212-736-0143,hi\n"
    )
    assert told(text, tmp_path) == [
        ("+44 2079460958", None),
        ("+1 212-736-0142", None),
        ("+1 212-736-0143", None),
    ]
    text = (
        "Name,Home Area Code,Home Phone,Work Area Code,Work Phone\n"
        "Ann Poe,212,,917,555-0177\nBea Cole,212,555-0178,917,555-0179\n"
    )
    assert told(text, tmp_path) == [("(917) 555-0177", None), ("(212) 555-0178", None)]


@pytest.mark.parametrize(
    ("header", "row", "phone", "why"),
    [
        ("Phone,Phone Country Code,Mobile", ",44,2079460958", "2079460958", Why.PHONE),
        ("Phone,Phone Country Code,Mobile", ",1,2127360142", "2127360142", None),
        ("Phone,Area Code,Mobile", "555-0177,917,", "555-0177", Why.PHONE),
        ("Phone,Area Code,Mobile", "+442079460958,917,", "+442079460958", None),
        ("Country Code,Phone,Cell", "44,,2079460958", "2079460958", Why.PHONE),
        (
            "Country Code,Phone,Fax Country Code",
            "1,2127360142,44",
            "+1 2127360142",
            None,
        ),
        ("Phone,Country Code", "2079460958,44", "+44 2079460958", None),
    ],
)
def test_a_code_that_may_be_anothers_is_not_guessed(
    tmp_path: Path, header: str, row: str, phone: str, why: Why | None
) -> None:
    us = ",".join(
        "1" if "Code" in name else "212-736-0199" for name in header.split(",")
    )
    text = f"Name,{header}\nBo Smith,{row}\nCy Lane,{us}\n"
    assert told(text, tmp_path)[0] == (phone, why)


@pytest.mark.parametrize(
    ("labels", "cells"),
    [
        ("Country code,Country code (mobile),Phone", "+44,+1,646 555 0101"),
        ("Country code,City,Calling code,Phone", "+44,NY,+1,646 555 0101"),
        ("Home country code,Work country code,Mobile", "+44,+1,646 555 0101"),
    ],
)
def test_two_codes_that_differ_call_nobody_by_either(
    labels: str, cells: str, tmp_path: Path
) -> None:
    (submission,) = read(f"Name,{labels}\nAnn Lee,{cells}\n", tmp_path)
    assert submission.problem is not None
    assert submission.problem.why is Why.PHONE


@pytest.mark.parametrize(
    ("labels", "cells", "phone"),
    [
        ("Home country code,Mobile country code,Mobile", "+44,+1,646 555 0101", "+1"),
        ("Country code,Dial code,Phone", "+44,0044,20 7946 0958", "+44"),
        ("Country code,Dial code,Phone", ",+44,20 7946 0958", "+44"),
    ],
)
def test_two_codes_that_agree_or_are_named_come_before_the_number(
    labels: str, cells: str, phone: str, tmp_path: Path
) -> None:
    (submission,) = read(f"Name,{labels}\nAnn Lee,{cells}\n", tmp_path)
    assert submission.problem is None
    assert submission.phone_text.startswith(f"{phone} ")
