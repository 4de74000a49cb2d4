"""A file whose end a crash filled with zeros: the people in its head are read."""

import os
from pathlib import Path

import pytest

from callback_desk.domain.errors import FileEmpty, FileNotText
from callback_desk.domain.submission import Why
from callback_desk.intake import text_file
from callback_desk.intake.text_file import TextFile
from tests.intake.opening import read

HEAD = "Name,Phone,Message\n" + "".join(
    f"Ana Bell{n},212-555-01{n:02},please call\n" for n in range(40)
)
ZEROS = b"\0" * 70_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("zeros", [b"\0" * 6, b"\0" * 400, ZEROS])
@pytest.mark.parametrize(
    ("torn", "why"),
    [
        ("", Why.ENCODING),
        ("Bo Chen,212-55", Why.ENCODING),
        ("Bo Chen,212-555-0199,he", Why.ENCODING),
        ('Bo Chen,212-555-0199,"I want', Why.QUOTES),
    ],
)
def test_all_in_the_head_are_read_and_the_end_is_told_as_damaged(
    torn: str, why: Why, zeros: bytes, encoding: str, tmp_path: Path
) -> None:
    *whole, last = read((HEAD + torn).encode(encoding) + zeros, tmp_path)
    assert [one.name for one in whole] == [f"Ana Bell{n}" for n in range(40)]
    assert {one.problem for one in whole} == {None}
    assert last.problem is not None
    assert last.problem.why is why
    # Enough to be seen, and no more: what is stored is not the zeros.
    assert last.raw.startswith(torn)
    assert last.raw.strip("\ufffd") == torn
    assert len(last.raw) <= len(torn) + 16


def test_zeros_alone_are_an_empty_file(tmp_path: Path) -> None:
    for zeros in (b"\0" * 3, b"\0" * 100, ZEROS, b"\n\n" + ZEROS):
        with pytest.raises(FileEmpty):
            read(zeros, tmp_path)


def test_zeros_before_other_text_are_no_tail(tmp_path: Path) -> None:
    with pytest.raises(FileNotText):
        read(HEAD.encode() + ZEROS + b"Bo Chen,212-555-0199,hello\n", tmp_path)


def test_what_is_no_text_before_its_zeros_is_none(tmp_path: Path) -> None:
    with pytest.raises(FileNotText):
        read(HEAD.encode() + b"\1\0\0\2" * 500 + ZEROS, tmp_path)


def test_a_file_that_is_said_to_be_endless_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "LONGEST_TAIL", 4 * 1024 * 1024)
    path = tmp_path / "leads.csv"
    path.write_text(HEAD, "utf-8")
    os.truncate(path, 1 << 40)
    with pytest.raises(FileNotText):
        TextFile(path, path.name)
