"""Names in two columns called alike, or in parts in one cell."""

from pathlib import Path

import pytest

from tests.intake.opening import opened, read


def names_of(text: str, folder: Path) -> list[tuple[str, str]]:
    file = opened(text, folder)
    one_by_one = list(file.submissions())
    by_block = [one for block in file.blocks(9, 2**20) for one in block.submissions()]
    assert by_block == one_by_one
    return [(one.name, one.answers) for one in one_by_one]


def test_two_columns_called_name_are_a_first_and_a_last_name(tmp_path: Path) -> None:
    text = "Name,Name,Phone\nAnn,Lee,2127365000\nBo,Ray,2127365001\n"
    assert names_of(text, tmp_path) == [("Ann Lee", ""), ("Bo Ray", "")]


@pytest.mark.parametrize(
    ("headers", "second"),
    [
        ("Name,Name", "Kim Roe"),
        ("Your name,Patient name", "Patient name: Kim Roe"),
        ("Full Name,Referred by Name", "Referred by Name: Kim Roe"),
    ],
)
def test_a_second_person_stands_in_sight(
    headers: str, second: str, tmp_path: Path
) -> None:
    text = f"{headers},Phone\nAnn Lee,Kim Roe,2127365000\nBo Ray,,2127365001\n"
    assert names_of(text, tmp_path) == [("Ann Lee", second), ("Bo Ray", "")]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ('{"first":"Ann","last":"Lee"}', "Ann Lee"),
        ('{"First Name":"Ann","Middle":null,"Last Name":"Lee"}', "Ann Lee"),
        ('{"prefix":"Dr","first":"Ann","last":"Lee","suffix":"jr."}', "Dr Ann Lee jr."),
        ('{"full_name":"Ann Lee"}', "Ann Lee"),
        ('{"nombre":"Ana","apellido":"López"}', "Ana López"),
        ('{"first":"","last":""}', '{"first":"","last":""}'),
        ('{"first":"Ann","note":"die"}', '{"first":"Ann","note":"die"}'),
        ('{"first":["Ann"]}', '{"first":["Ann"]}'),
        ("{Ann}", "{Ann}"),
        ("first = Ann\nlast = Lee", "Ann Lee"),
        ("first = Ann\nnote = I want to die", "first = Ann\nnote = I want to die"),
    ],
)
def test_a_name_in_parts_is_put_together(cell: str, name: str, tmp_path: Path) -> None:
    quoted = cell.replace('"', '""')
    text = f'Name,Phone\n"{quoted}",2127365000\n'
    assert [found for found, _ in names_of(text, tmp_path)] == [name]


def test_who_says_which_column_is_the_name_is_heard(tmp_path: Path) -> None:
    text = "Name,Name,Phone\nAnn,Lee,2127365000\n"
    (one,) = read(text, tmp_path, name="Name (2)")
    assert one.name == "Lee"
