"""A number in three columns is one number."""

from pathlib import Path

import pytest

from callback_desk.intake.phone_pieces import with_line
from tests.intake.opening import opened


@pytest.mark.parametrize(
    "headers",
    [
        "Phone Area,Phone Prefix,Phone Line",
        "Area Code,Prefix,Line Number",
        "Phone,Phone,Phone",
        "Phone 1,Phone 2,Phone 3",
        "Teléfono,,",
    ],
)
@pytest.mark.parametrize("cells", ["212,736,0500", "(212),736,0500", "212, 736 ,-0500"])
def test_its_parts_are_put_together(headers: str, cells: str, tmp_path: Path) -> None:
    rows = f"Ann Lee,{cells},hi\nBo Ray,646,736,5001,ho\n"
    file = opened(f"Name,{headers},Message\n{rows}", tmp_path)
    one_by_one = list(file.submissions())
    assert [one.phone_text for one in one_by_one] == [
        "(212) 736-0500",
        "(646) 736-5001",
    ]
    by_block = [one for block in file.blocks(9, 2**20) for one in block.submissions()]
    assert by_block == one_by_one


def test_digits_that_a_spreadsheet_dropped_are_not_guessed(tmp_path: Path) -> None:
    rows = "Ann Lee,212,736,5000\nBo Ray,212,736,501\n"
    file = opened(f"Name,Area,Prefix,Line\n{rows}", tmp_path)
    assert [one.phone_text for one in file.submissions()][1] == "(212) 736-501"


def test_scores_beside_a_number_are_none_of_it(tmp_path: Path) -> None:
    rows = "Ann Lee,212,736,5000,212-736-5009\n"
    file = opened(f"Name,Area of pain,Q2,Q3,Phone\n{rows}", tmp_path)
    assert [one.phone_text for one in file.submissions()] == ["212-736-5009"]


@pytest.mark.parametrize(
    ("prefix", "line", "number"),
    [("736", "5000", "736-5000"), ("736.0", "5000.0", "736-5000"), ("736", "", "736")],
)
def test_the_last_digits_come_behind(prefix: str, line: str, number: str) -> None:
    assert with_line(prefix, line) == number
