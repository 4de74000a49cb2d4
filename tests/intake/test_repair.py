"""Cells are mended where an export damaged them, and each repair has its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.intake import repair
from callback_desk.intake.repair import mend_cell, without_prefix

SENTENCE = (
    "(Security Alert: Suspicious content is detected. See https://contactform7.com/"
    "heads-up-about-spreadsheet-vulnerabilities for details.) "
)


@pytest.mark.parametrize(
    ("cell", "mended", "repairs"),
    [
        (SENTENCE + "+1 646 555 0188", "+1 646 555 0188",
         ["removed the export's security sentence"]),
        (SENTENCE + "-- call me", "-- call me", [repair.SECURITY_SENTENCE]),
        ("'=cmd", "=cmd", [repair.APOSTROPHE]),
        ("'+12125550142", "+12125550142", [repair.APOSTROPHE]),
        ("'＝x", "＝x", [repair.APOSTROPHE]),
        ('="2125550142"', "2125550142", [repair.FORMULA]),
        ("a\0b", "ab", [repair.NUL]),
        ("'tis fine", "'tis fine", []),
        ("(Security Alert: I typed this", "(Security Alert: I typed this", []),
        ("(212) 555-0142", "(212) 555-0142", []),
        ("", "", []),
    ],
)  # fmt: skip
def test_a_cell_is_mended_and_the_repair_named(
    cell: str, mended: str, repairs: list[str]
) -> None:
    named: list[str] = []
    assert mend_cell(cell, named) == mended
    assert named == repairs


def test_a_products_prefix_is_removed_once() -> None:
    named: list[str] = []
    assert without_prefix("p:+1212", ("p:",), named) == "+1212"
    assert named == ["removed the export's p: prefix"]
    assert without_prefix("+1212", ("p:",), []) == "+1212"


@given(st.text(max_size=60))
def test_what_needs_no_repair_stays_as_it_is(cell: str) -> None:
    named: list[str] = []
    mended = mend_cell(cell, named)
    assert (mended == cell) == (not named)
