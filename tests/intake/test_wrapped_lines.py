"""Lines that were quoted as a whole are lines of cells."""

from pathlib import Path

import pytest

from callback_desk.domain.submission import Why
from callback_desk.intake.record_cells import read_cells
from tests.intake.opening import opened, read


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_is_read_as_its_cells(mark: str, end: str, tmp_path: Path) -> None:
    lines = (
        '"Name,Phone,Message"',
        '"Ann Lee,2127365000,""well{mark} hello"""',
        '"Bo Ray,2127365001,I want to die"',
        '"Cy Fox,2127365002,""one\ntwo"""',
    )
    text = end.join(line.replace(",", mark) for line in lines) + end
    file = opened(text.replace("{mark}", mark), tmp_path)
    told = list(file.submissions())
    assert [(one.name, one.phone_text, one.message) for one in told] == [
        ("Ann Lee", "2127365000", f"well{mark} hello"),
        ("Bo Ray", "2127365001", "I want to die"),
        ("Cy Fox", "2127365002", "one\ntwo"),
    ]
    assert {one.problem for one in told} == {None}
    assert read_cells(told[0].raw, file.layout)[0] == "Ann Lee"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_quoted_cells_with_backslashes_are_no_such_lines(
    mark: str, tmp_path: Path
) -> None:
    lines = (
        '"Name","Phone","Message","Date"',
        '"Ann Lee","2127365000","he said \\"yes\\"","2026-11-13 16:59:05"',
        '"Bo Ray","2127365001","c\'est la vie{mark} \\"oui\\"","2026-11-13 16:59:05"',
    )
    text = "\n".join(line.replace(",", mark) for line in lines) + "\n"
    told = read(text.replace("{mark}", mark), tmp_path)
    assert [(one.message, one.received is not None) for one in told] == [
        ('he said "yes"', True),
        (f'c\'est la vie{mark} "oui"', True),
    ]
    assert {one.repairs for one in told} == {()}


def test_a_line_that_does_not_fit_is_kept_for_what_it_is(tmp_path: Path) -> None:
    people = [f'"Ann Lee,212736500{i},hello"\n' for i in range(5)]
    text = '"Name,Phone,Message"\n' + "".join(people)
    odd = '"Bo Ray,2127365009,well, hello"\nCy Fox,2127365008,plain\n'
    *_, more, plain = read(text + odd, tmp_path)
    assert more.problem is not None
    assert (more.problem.why, more.name) == (Why.COLUMNS, "Bo Ray")
    assert (plain.problem, plain.name) == (None, "Cy Fox")
