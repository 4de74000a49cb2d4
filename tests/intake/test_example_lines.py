"""A label's line that gives an example of a number is nobody; any other one may be."""

from pathlib import Path

import pytest

from callback_desk.intake.example_lines import tells_how
from tests.intake.opening import opened

PEOPLE = "Bob Roe,212-555-0143,my leg\nCy Fox,212-555-0144,my arm\n"


@pytest.mark.parametrize(
    "line",
    [
        "(e.g. 212-555-0100)",
        "Format: (212) 555-0100",
        "Must be 10 digits, like 212-555-0100, no dashes",
        "US numbers only; such as 212-555-0100; no spaces",
        "Include area code, example 212-555-0100, digits only",
        "(por ejemplo 212-555-0100, con c\u00f3digo)",
        "10 digits (2125550100)",
    ],
)
def test_a_label_of_two_lines_is_one(line: str, tmp_path: Path) -> None:
    assert tells_how(line)
    file = opened(f'Name,"Phone\n{line}",Story\n{PEOPLE}', tmp_path)
    assert file.layout.headers == ("Name", f"Phone\n{line}", "Story")
    assert [one.name for one in file.submissions()] == ["Bob Roe", "Cy Fox"]


@pytest.mark.parametrize(
    "line",
    [
        "212-555-0100",
        "Ana Lopez,212-555-0100,please no dashes",
        "like my sister, 212-555-0100, no code",
        "e.g. 212-555-0100, I want to die",
        "call 212-555-0100 for example",
        "no 212-555-0100 please",
    ],
)
def test_whoever_a_torn_quote_swallowed_is_kept(line: str, tmp_path: Path) -> None:
    assert not tells_how(line)
    file = opened(f'Name,"Phone\n{line}",Story\n{PEOPLE}', tmp_path)
    first, *others = file.submissions()
    assert line in first.raw
    assert [one.name for one in others] == ["Bob Roe", "Cy Fox"]
